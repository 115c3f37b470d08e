package dev.retention.survival;

import dev.retention.PublicData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A public data set of R's package survival, read in place; the test is skipped where the environment does not say where it is. */
final class RData {

    private final List<String> names;
    private final List<List<String>> rows;

    private RData(List<String> names, List<List<String>> rows) {
        this.names = names;
        this.rows = rows;
    }

    static RData read(String name) {
        Path file = PublicData.file("survival/data_" + name + ".csv");
        try {
            List<List<String>> cells =
                    Files.readAllLines(file).stream().map(RData::cells).toList();
            return new RData(cells.get(0), cells.subList(1, cells.size()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A small set that was drawn, for those who have no data. */
    static RData drawn() {
        List<List<String>> cells = lines("drawn.csv").map(RData::cells).toList();
        return new RData(cells.get(0), cells.subList(1, cells.size()));
    }

    /** A figure that R printed. */
    record Figure(String name, String quantity, String index, double value) {}

    /** The figures of a resource; the name of a case may hold commas inside quotes. */
    static List<Figure> figures(String resource) {
        return lines(resource)
                .skip(1)
                .map(RData::cells)
                .map(c -> new Figure(
                        c.get(0),
                        c.get(1),
                        c.get(2),
                        c.get(3).equals("NA") ? Double.NaN : Double.parseDouble(c.get(3))))
                .toList();
    }

    private static Stream<String> lines(String resource) {
        try (var in = RData.class.getModule().getResourceAsStream("survival/" + resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    /** The rows for which it holds. */
    RData where(String column, Predicate<String> condition) {
        int c = names.indexOf(column);
        return new RData(
                names, rows.stream().filter(row -> condition.test(row.get(c))).toList());
    }

    /** The rows in which none of the columns is missing. */
    RData complete(String... columns) {
        RData data = this;
        for (String column : columns) {
            data = data.where(column, cell -> !cell.equals("NA"));
        }
        return data;
    }

    int size() {
        return rows.size();
    }

    String[] text(String column) {
        int c = names.indexOf(column);
        return rows.stream().map(row -> row.get(c)).toArray(String[]::new);
    }

    double[] numbers(String column) {
        return Arrays.stream(text(column)).mapToDouble(Double::parseDouble).toArray();
    }

    boolean[] isEqual(String column, String value) {
        String[] text = text(column);
        boolean[] equal = new boolean[text.length];
        IntStream.range(0, text.length).forEach(i -> equal[i] = text[i].equals(value));
        return equal;
    }

    /** 1 where the cell is the value, else 0. */
    double[] indicator(String column, String value) {
        return Arrays.stream(text(column))
                .mapToDouble(cell -> cell.equals(value) ? 1 : 0)
                .toArray();
    }

    static long[] ones(int size) {
        long[] ones = new long[size];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The entries of the delayed-entry cases: {@code floor(time * ((i * 7) mod 10) / 20)}, i from 1. */
    static double[] lateEntries(double[] times) {
        return IntStream.range(0, times.length)
                .mapToDouble(i -> Math.floor(times[i] * ((i + 1) * 7 % 10) / 20))
                .toArray();
    }
}
