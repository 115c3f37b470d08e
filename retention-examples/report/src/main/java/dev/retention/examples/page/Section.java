package dev.retention.examples.page;

import java.util.List;

/**
 * A section of a page.
 *
 * @param name a word or two, such as "Segments"
 * @param about what the section shows, in half a sentence
 * @param blocks its tables and sentences
 */
public record Section(String name, String about, List<Block> blocks) {

    public Section {
        blocks = List.copyOf(blocks);
    }

    public static Section of(String name, String about, Block... blocks) {
        return new Section(name, about, List.of(blocks));
    }
}
