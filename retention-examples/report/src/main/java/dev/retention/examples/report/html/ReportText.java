package dev.retention.examples.report.html;

import dev.retention.examples.csv.SafeText;

/**
 * Text that others chose: names, values and headers of a file. This is its one way onto the page: what moves or hides other text is
 * gone, it is cut after 64 characters, and it always stands isolated.
 *
 * @param text what is left
 */
record ReportText(String text) {

    private static final int LONGEST = 64;

    static ReportText of(String foreign) {
        String start = foreign.substring(0, Math.min(foreign.length(), 8 * LONGEST));
        String line = SafeText.onOneLine(start).strip();
        if (line.codePointCount(0, line.length()) <= LONGEST && start.length() == foreign.length()) {
            return new ReportText(line);
        }
        return cut(line, LONGEST);
    }

    /** {@return the same in no more characters, for a chart} */
    ReportText within(int characters) {
        return text.codePointCount(0, text.length()) <= characters ? this : cut(text, characters);
    }

    private static ReportText cut(String line, int characters) {
        int end = line.offsetByCodePoints(0, Math.min(characters - 1, line.codePointCount(0, line.length())));
        return new ReportText(line.substring(0, end) + "…");
    }
}
