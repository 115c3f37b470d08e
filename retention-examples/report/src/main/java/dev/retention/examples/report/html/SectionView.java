package dev.retention.examples.report.html;

import java.util.List;

/**
 * A section of the page.
 *
 * @param id its name in links
 * @param question what it answers
 * @param finding the answer, computed
 * @param blocks what the answer rests on
 */
record SectionView(String id, Phrase question, Phrase finding, List<Block> blocks) {

    SectionView {
        blocks = List.copyOf(blocks);
    }
}
