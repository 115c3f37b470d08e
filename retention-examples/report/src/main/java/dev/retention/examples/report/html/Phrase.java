package dev.retention.examples.report.html;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.Stream;

/**
 * A sentence or a few words of the page.
 *
 * @param runs its pieces
 */
record Phrase(List<Run> runs) {

    static final Phrase EMPTY = new Phrase(List.of());

    /** An isolate: what is in it does not reorder what is around it. */
    private static final char FIRST_STRONG_ISOLATE = '\u2068';

    private static final char POP_ISOLATE = '\u2069';

    /**
     * A piece of text.
     *
     * @param text the text
     * @param isStrong whether it stands out
     * @param isForeign whether others chose it
     */
    record Run(String text, boolean isStrong, boolean isForeign) {

        private String plain() {
            return isForeign ? FIRST_STRONG_ISOLATE + text + POP_ISOLATE : text;
        }
    }

    Phrase {
        runs = List.copyOf(runs);
    }

    /** {@return words of the page itself} */
    static Phrase of(String words) {
        return new Phrase(List.of(new Run(words, false, false)));
    }

    static Phrase of(ReportText foreign) {
        return new Phrase(List.of(new Run(foreign.text(), false, true)));
    }

    /** {@return both, one after the other} */
    Phrase plus(Phrase other) {
        return new Phrase(Stream.concat(runs.stream(), other.runs().stream()).toList());
    }

    /** {@return the same in one text, for where there are no elements: a chart, a title} */
    String plain() {
        return runs.stream().map(Run::plain).collect(joining());
    }
}
