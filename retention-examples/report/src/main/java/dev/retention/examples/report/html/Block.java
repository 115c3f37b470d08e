package dev.retention.examples.report.html;

import java.util.List;

/** What sections of the page are made of. */
sealed interface Block {

    /**
     * A chart.
     *
     * @param name what it shows
     * @param legend its colours, where they are not named in it
     * @param svg the drawing
     * @param note what to mind; or null
     * @param summary the name of its numbers
     * @param numbers its numbers, which open; null if they are elsewhere
     */
    record Figure(Phrase name, List<Key> legend, String svg, Phrase note, Phrase summary, TableView numbers)
            implements Block {}

    /** A colour of a chart, by its class in the style sheet, and what it means. */
    record Key(String colour, Phrase name) {}

    /** Numbers of several charts, which open. */
    record Numbers(Phrase summary, TableView table) implements Block {}

    /** A table that is open, and a note on it or null. */
    record Open(TableView table, Phrase note, boolean isWide) implements Block {}

    /** Sentences. */
    record Text(List<Phrase> sentences, boolean isWide) implements Block {}

    /** Cards side by side. */
    record Cards(List<Card> cards) implements Block {}

    /** A card: a name, a number, and what follows from it. */
    record Card(Phrase name, Phrase figure, List<Phrase> sentences) {}

    /** Terms and what they mean. */
    record Definitions(List<Definition> definitions) implements Block {}

    /** A term and what it means. */
    record Definition(Phrase term, Phrase text) {}
}
