package dev.retention.examples.report.html;

/**
 * What every chart has.
 *
 * @param id its name on the page
 * @param name what it shows
 * @param reading what is to be seen in it, in a sentence
 * @param isRightToLeft whether its words are written from right to left
 */
record Chart(String id, Phrase name, Phrase reading, boolean isRightToLeft) {

    /** How wide a character is at most, on average. */
    private static final double CHARACTER = 6.3;

    /** {@return a drawing whose axes run from left to right, as in all languages} */
    Svg drawing(double height) {
        return new Svg(id, height, name, reading, isRightToLeft, false);
    }

    /** {@return a drawing of horizontal bars, which grow in the direction of reading} */
    Svg bars(double height) {
        return new Svg(id, height, name, reading, isRightToLeft, isRightToLeft);
    }

    /** {@return how wide a text is, rather too wide} */
    static double width(String text) {
        return CHARACTER
                * text.codePoints()
                        .filter(c -> Character.getType(c) != Character.FORMAT)
                        .count();
    }
}
