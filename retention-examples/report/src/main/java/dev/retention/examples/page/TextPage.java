package dev.retention.examples.page;

import static java.util.stream.Collectors.joining;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes a page as plain text: a line under the header of a table, words to the left, numbers to the right. */
public final class TextPage {

    private static final String BORDERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ123";
    private static final String LINES_UNDER_HEADER_AND_OVER_FOOTER = "IJTU";

    private static final int NO_WRAPPING = 1_000;

    private static final Character[] STYLE = BORDERS.chars()
            .mapToObj(border -> LINES_UNDER_HEADER_AND_OVER_FOOTER.indexOf(border) >= 0 ? Character.valueOf('-') : null)
            .toArray(Character[]::new);

    private TextPage() {}

    /** {@return the page, two blank lines between its sections} */
    public static String of(Page page) {
        return Stream.concat(Stream.of(title(page)), page.sections().stream().map(TextPage::section))
                .collect(joining("\n\n"));
    }

    private static String title(Page page) {
        return page.title() + "\n" + String.join("\n", page.lead()) + "\n";
    }

    private static String section(Section section) {
        var text = new StringBuilder(section.name().toUpperCase(Locale.ROOT) + ": " + section.about() + "\n");
        for (Block block : section.blocks()) {
            text.append(block instanceof Block.Note ? "" : "\n").append(block(block));
        }
        return text.toString();
    }

    private static String block(Block block) {
        return block instanceof Table table
                ? table(table)
                : indented(block instanceof Block.Note note ? note.text() : ((Block.Paragraph) block).text());
    }

    private static String indented(String text) {
        return text.lines().map(line -> " " + line + "\n").collect(joining());
    }

    private static String table(Table table) {
        return AsciiTable.builder()
                        .border(STYLE)
                        .lineSeparator("\n")
                        .data(table.rows(), columns(table))
                        .asString()
                        .replaceAll("(?m) +$", "")
                + "\n";
    }

    private static List<ColumnData<List<String>>> columns(Table table) {
        return IntStream.range(0, table.columns().size())
                .mapToObj(c -> column(table.columns().get(c)).with((List<String> row) -> row.get(c)))
                .toList();
    }

    private static Column column(Table.Column column) {
        HorizontalAlign align = column.align() == Table.Align.LEFT ? HorizontalAlign.LEFT : HorizontalAlign.RIGHT;
        return new Column()
                .header(column.name())
                .headerAlign(align)
                .dataAlign(align)
                .maxWidth(NO_WRAPPING);
    }
}
