package dev.retention.benchmarks;

import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * DuckDB in memory, over JDBC. Its jar is there with the Maven profile {@code peers} only, so its appender, the fast way in, is
 * called by reflection: it is not part of what is timed.
 */
final class DuckDb implements AutoCloseable {

    private final Connection connection;
    private final Statement statement;

    private DuckDb(Connection connection) throws SQLException {
        this.connection = connection;
        this.statement = connection.createStatement();
    }

    static DuckDb open(int threads) {
        try {
            var db = new DuckDb(DriverManager.getConnection("jdbc:duckdb:"));
            db.execute("set threads = " + threads);
            return db;
        } catch (SQLException e) {
            throw new IllegalStateException("DuckDB is there with the profile peers: mvn -Ppeers …", e);
        }
    }

    /** Whether its driver is on the class path. */
    static boolean isThere() {
        return DriverManager.drivers()
                .anyMatch(driver -> driver.getClass().getName().startsWith("org.duckdb."));
    }

    String version() {
        return query("select version()", row -> row.getString(1));
    }

    /** Makes the table {@code o (cust bigint, day integer, amt bigint)}. */
    void load(Orders orders) {
        execute("create table o (cust bigint, day integer, amt bigint)");
        try {
            var appender = new Appender(connection, "o");
            for (int row = 0; row < orders.size(); row++) {
                appender.row(orders.customers[row], orders.epochDays[row], orders.amountsMinor[row]);
            }
            appender.close();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Appender {

        private final Object appender;
        private final Method beginRow;
        private final Method appendLong;
        private final Method appendInt;
        private final Method endRow;

        Appender(Connection connection, String table) throws ReflectiveOperationException {
            appender = connection
                    .getClass()
                    .getMethod("createAppender", String.class, String.class)
                    .invoke(connection, "main", table);
            beginRow = appender.getClass().getMethod("beginRow");
            appendLong = appender.getClass().getMethod("append", long.class);
            appendInt = appender.getClass().getMethod("append", int.class);
            endRow = appender.getClass().getMethod("endRow");
        }

        void row(long customer, int day, long amount) throws ReflectiveOperationException {
            beginRow.invoke(appender);
            appendLong.invoke(appender, customer);
            appendInt.invoke(appender, day);
            appendLong.invoke(appender, amount);
            endRow.invoke(appender);
        }

        void close() throws ReflectiveOperationException {
            appender.getClass().getMethod("close").invoke(appender);
        }
    }

    void execute(String sql) {
        try {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Reads the one row of a query. */
    <T> T query(String sql, Reader<T> reader) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return reader.read(rows);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** Reads a small result, as it is part of what is timed, or any result where it is not. */
    long[][] queryRows(String sql, int columns) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            var table = new Table(columns);
            long[] values = new long[columns];
            while (rows.next()) {
                for (int c = 0; c < columns; c++) {
                    values[c] = rows.getLong(c + 1);
                }
                table.add(values);
            }
            return table.toColumns();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
