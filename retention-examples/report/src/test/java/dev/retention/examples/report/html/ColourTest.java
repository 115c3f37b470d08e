package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The colours of the page: texts can be read, series can be told apart, by all and in both schemes. */
class ColourTest {

    private static final Pattern COLOUR = Pattern.compile("--([a-z0-9-]+): (#[0-9a-f]{6});");

    /** Machado, Oliveira and Fernandes (2009), severity 1.0: protanopia, deuteranopia, tritanopia. */
    private static final double[][][] DEFICIENCIES = {
        {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
        {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
        {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}
    };

    /** Colours nearer than that are hard to tell apart. */
    private static final double TOLD_APART = 15;

    private static String css() throws IOException {
        return new String(Words.class.getResourceAsStream("page.css").readAllBytes(), UTF_8);
    }

    private static Map<String, String> scheme(boolean dark) throws IOException {
        String css = css();
        int start = css.indexOf("@media screen and (prefers-color-scheme: dark)");
        String part = dark ? css.substring(start) : css.substring(0, start);
        var colours = new HashMap<String, String>();
        COLOUR.matcher(part).results().forEach(match -> colours.putIfAbsent(match.group(1), match.group(2)));
        return colours;
    }

    @Test
    void everyTextCanBeReadInBothSchemes() throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            Map<String, String> c = scheme(dark);
            for (String ground : new String[] {"bg", "panel"}) {
                for (String ink : new String[] {"text", "muted", "c1", "c2", "c3"}) {
                    assertContrast(c.get(ink), c.get(ground));
                }
            }
            for (int step = 0; step < 7; step++) {
                assertContrast(c.get("t" + step), c.get("q" + step));
            }
            assertContrast(c.get("on-c1"), c.get("c1"));
            assertContrast(c.get("text"), c.get("slip"));
            assertContrast(c.get("text"), c.get("gone"));
        }
    }

    private static void assertContrast(String ink, String ground) {
        double one = luminance(linear(ink));
        double other = luminance(linear(ground));
        double contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
        assertTrue(contrast >= 4.5, () -> ink + " on " + ground + ": " + contrast);
    }

    @Test
    void seriesOfAChartDifferForEverybody() throws IOException {
        for (boolean dark : new boolean[] {false, true}) {
            Map<String, String> c = scheme(dark);
            assertToldApart(c.get("c1"), c.get("c2"));
            assertToldApart(c.get("c1"), c.get("c4"));
            assertToldApart(c.get("c2"), c.get("c4"));
            assertToldApart(c.get("c1"), c.get("slip"));
            assertToldApart(c.get("slip"), c.get("gone"));
        }
    }

    private static void assertToldApart(String one, String other) {
        for (double[][] deficiency : DEFICIENCIES) {
            double distance = distance(lab(seen(linear(one), deficiency)), lab(seen(linear(other), deficiency)));
            assertTrue(distance >= TOLD_APART, () -> one + " and " + other + ": " + distance);
        }
    }

    @Test
    void linesDifferByTheirDashesToo() throws IOException {
        assertTrue(css().contains("svg .s2 { stroke: var(--c2); stroke-dasharray: 6 2; }"));
        assertTrue(css().contains("svg .s3 { stroke: var(--c3); stroke-dasharray: 2 2; }"));
    }

    @Test
    void paperIsLightWhateverTheScreen() throws IOException {
        String css = css();
        assertTrue(css.indexOf("prefers-color-scheme") == css.lastIndexOf("prefers-color-scheme"));
        assertTrue(css.contains("@media screen and (prefers-color-scheme: dark)"));
        String outside = css.replaceAll("--[a-z0-9-]+: #[0-9a-f]{6};", "");
        assertTrue(!Pattern.compile("#[0-9a-fA-F]{3,6}").matcher(outside).find(), "a colour outside the variables");
    }

    private static double[] linear(String hex) {
        var linear = new double[3];
        for (int i = 0; i < 3; i++) {
            double c = Integer.parseInt(hex.substring(1 + 2 * i, 3 + 2 * i), 16) / 255.0;
            linear[i] = c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
        }
        return linear;
    }

    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double[] seen(double[] linear, double[][] matrix) {
        var seen = new double[3];
        for (int i = 0; i < 3; i++) {
            double sum = 0;
            for (int j = 0; j < 3; j++) {
                sum += matrix[i][j] * linear[j];
            }
            seen[i] = Math.max(0, Math.min(1, sum));
        }
        return seen;
    }

    private static double[] lab(double[] linear) {
        double x = f((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.95047);
        double y = f(luminance(linear));
        double z = f((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }

    private static double distance(double[] one, double[] other) {
        return Math.sqrt(
                Math.pow(one[0] - other[0], 2) + Math.pow(one[1] - other[1], 2) + Math.pow(one[2] - other[2], 2));
    }
}
