package dev.retention.internal.text;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Scores as text: a digit each, or joined by dashes on a scale where one can have more digits. */
public final class ScoreCode {

    private ScoreCode() {}

    public static String of(int[] bins, int... scores) {
        return Arrays.stream(scores).mapToObj(Integer::toString).collect(Collectors.joining(separator(bins)));
    }

    public static int[] parse(String code, int... bins) {
        String[] parts = separator(bins).isEmpty() ? code.split("") : code.split("-", -1);
        int[] scores = new int[bins.length];
        boolean valid = parts.length == bins.length;
        for (int i = 0; valid && i < scores.length; i++) {
            scores[i] = number(parts[i]);
            valid = scores[i] >= 1 && scores[i] <= bins[i];
        }
        if (!valid) {
            throw new IllegalArgumentException("code must be one from " + of(bins, lowest(bins.length)) + " to "
                    + of(bins, bins) + ", got code=" + SafeText.of(code));
        }
        return scores;
    }

    private static int[] lowest(int length) {
        int[] ones = new int[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** The number that one to three ASCII digits write, or 0. */
    private static int number(String digits) {
        return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
    }

    private static String separator(int[] bins) {
        return Arrays.stream(bins).allMatch(b -> b <= 9) ? "" : "-";
    }
}
