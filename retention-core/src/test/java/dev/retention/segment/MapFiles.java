package dev.retention.segment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Published segment maps as files of this package's tests. */
public final class MapFiles {

    static final SegmentGrid CUBE = SegmentGrid.ofRfm(5, 5, 5);

    private MapFiles() {}

    /** A published map whose first matching rule wins. */
    public static SegmentMap firstMatch(String map) {
        return SegmentMap.firstMatch(grid(map), "Others", rules(map));
    }

    static SegmentGrid grid(String map) {
        return switch (map) {
            case "putler" -> SegmentGrid.ofRFm(6, 6);
            case "ten" -> SegmentGrid.ofRf(5, 5);
            default -> CUBE;
        };
    }

    static SegmentRule[] rules(String map) {
        return lines("segment_maps.csv", map).stream()
                .map(line -> rule(line, grid(map).axes()))
                .toArray(SegmentRule[]::new);
    }

    private static SegmentRule rule(String[] line, SegmentGrid.Axes axes) {
        if (!line[5].isEmpty()) {
            return SegmentRule.ofCells(line[1], line[5]);
        }
        int[] r = range(line[2]);
        int[] second = range(line[3]);
        SegmentRule rule = SegmentRule.named(line[1]).r(r[0], r[1]);
        return switch (axes) {
            case R_F -> rule.f(second[0], second[1]);
            case R_FM -> rule.fm(second[0], second[1]);
            case R_F_M -> rule.f(second[0], second[1]).m(range(line[4])[0], range(line[4])[1]);
        };
    }

    private static int[] range(String text) {
        return Arrays.stream(text.split("-")).mapToInt(Integer::parseInt).toArray();
    }

    static List<String[]> lines(String file, String map) {
        try (var in = MapFiles.class.getResourceAsStream("/segment/" + file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.startsWith(map + ","))
                    .map(line -> line.split(",", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
