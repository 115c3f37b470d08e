package dev.retention.survival;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The 6-MP trial of Freireich (1963), remission in weeks, with what R's survfit says of it. */
final class Freireich {

    static final List<Row> ROWS = read();

    static final SurvivalTable TREATED = table("6-MP");
    static final SurvivalTable PLACEBO = table("placebo");

    /** A line of the table that R printed. */
    record Row(
            String group,
            String interval,
            double time,
            long atRisk,
            long events,
            long censored,
            double survival,
            double error,
            double lower,
            double upper,
            double hazard,
            double hazardVariance) {}

    private Freireich() {}

    private static List<Row> read() {
        try (InputStream in = Freireich.class.getModule().getResourceAsStream("survival/kaplan_meier_r.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .map(line -> line.split(","))
                    .map(c -> new Row(
                            c[1],
                            c[2],
                            number(c[3]),
                            Long.parseLong(c[4]),
                            Long.parseLong(c[5]),
                            Long.parseLong(c[6]),
                            number(c[7]),
                            number(c[8]),
                            number(c[9]),
                            number(c[10]),
                            number(c[11]),
                            number(c[12])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double number(String cell) {
        return cell.equals("NA") ? Double.NaN : Double.parseDouble(cell);
    }

    private static SurvivalTable table(String group) {
        List<Row> rows = ROWS.stream()
                .filter(row -> row.group.equals(group) && row.interval.equals("plain"))
                .toList();
        int n = rows.size();
        double[] durations = new double[2 * n];
        boolean[] ended = new boolean[2 * n];
        long[] weights = new long[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            Row row = rows.get(i / 2);
            durations[i] = row.time;
            ended[i] = i % 2 == 0;
            weights[i] = ended[i] ? row.events : row.censored;
        }
        return SurvivalTable.of(durations, ended, weights);
    }
}
