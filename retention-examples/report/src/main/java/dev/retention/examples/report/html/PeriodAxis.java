package dev.retention.examples.report.html;

import java.util.List;

/**
 * An axis of months or quarters.
 *
 * @param names what a period is called within its year
 * @param years its year
 */
record PeriodAxis(List<String> names, List<String> years) {

    /** So many or fewer have room for their own names, if these are short. */
    private static final int MOST_NAMED = 6;

    /** How much room it takes. */
    static final double HEIGHT = 36;

    int size() {
        return names.size();
    }

    /** Draws it, with a tick at each period and a line between years. */
    void draw(Svg svg, double left, double right, double y) {
        double slot = (right - left) / size();
        boolean named = size() <= MOST_NAMED && names.stream().allMatch(name -> Chart.width(name) <= slot);
        svg.line(left, y, right, y, "a");
        int yearStart = 0;
        for (int i = 0; i < size(); i++) {
            double middle = left + (i + 0.5) * slot;
            svg.line(middle, y, middle, y + 3, "a");
            if (named) {
                svg.text(middle, y + 14, names.get(i), Svg.Anchor.MIDDLE, "m");
            }
            boolean yearEnds = i == size() - 1 || !years.get(i + 1).equals(years.get(i));
            if (yearEnds) {
                drawYear(svg, left + yearStart * slot, left + (i + 1) * slot, y, years.get(i), named);
                yearStart = i + 1;
            }
        }
    }

    private static void drawYear(Svg svg, double from, double to, double y, String year, boolean named) {
        if (to - from >= Chart.width(year)) {
            svg.text((from + to) / 2, y + (named ? 31 : 15), year, Svg.Anchor.MIDDLE, "m b");
        }
        svg.line(from, y, from, y + 8, "a");
    }
}
