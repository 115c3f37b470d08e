package dev.retention.examples.page;

/** What sections are made of. */
public sealed interface Block permits Table, Block.Note, Block.Paragraph {

    /**
     * A sentence or two that belong to what is above, a table or the heading: they stand right under it.
     *
     * @param text the sentences; a line feed says where a narrow page breaks them
     */
    record Note(String text) implements Block {}

    /**
     * A sentence or two of their own.
     *
     * @param text the sentences; a line feed says where a narrow page breaks them
     */
    record Paragraph(String text) implements Block {}
}
