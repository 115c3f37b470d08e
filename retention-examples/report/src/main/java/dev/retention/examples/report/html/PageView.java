package dev.retention.examples.report.html;

import java.util.List;

/**
 * The page before it is HTML.
 *
 * @param language such as en
 * @param direction ltr or rtl
 * @param css its looks
 * @param title what it is
 * @param finding what happened, in a sentence
 * @param lead what to compare that with
 * @param tiles the shop in a few numbers
 * @param about what the numbers are of
 * @param contents the name of the contents
 * @param sections the sections in a manager's order
 * @param footer what made it
 */
record PageView(
        String language,
        String direction,
        String css,
        Phrase title,
        Phrase finding,
        List<Phrase> lead,
        List<Tile> tiles,
        List<Phrase> about,
        String contents,
        List<SectionView> sections,
        Phrase footer) {

    /** A number with its name and a remark. */
    record Tile(Phrase name, Phrase figure, Phrase remark) {}
}
