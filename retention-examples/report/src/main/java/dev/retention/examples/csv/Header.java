package dev.retention.examples.csv;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The names of a file's columns.
 *
 * @param file the name of the file
 * @param names the names, without surrounding blanks and invisible marks
 * @param readAs how the file was read, for messages
 */
public record Header(String file, List<String> names, String readAs) {

    private static final int NAMES_SHOWN = 60;

    /**
     * {@return where a column is} A name that no column has is looked for in other letter case; of columns with one name, the second is
     * {@code name#2}.
     *
     * @param column the name of the column
     * @throws InputException if there is none, or more than one
     */
    public int position(String column) {
        String wanted = clean(column);
        List<Integer> exact = positions(wanted, false);
        List<Integer> found = exact.isEmpty() ? positions(wanted, true) : exact;
        if (found.size() == 1) {
            return found.get(0);
        }
        int hash = wanted.lastIndexOf('#');
        if (found.isEmpty() && hash > 0 && wanted.substring(hash + 1).matches("[1-9][0-9]{0,4}")) {
            List<Integer> same = positions(wanted.substring(0, hash), true);
            int number = Integer.parseInt(wanted.substring(hash + 1));
            if (number <= same.size()) {
                return same.get(number - 1);
            }
        }
        throw new InputException(
                found.isEmpty()
                        ? file + " has no column '" + SafeText.within(column, 60) + "'; its columns are " + shown()
                                + " (" + readAs + ")" + hint()
                        : file + " has more than one column '" + SafeText.within(column, 60) + "': say '"
                                + SafeText.within(names.get(found.get(0)), 60) + "#1' or '"
                                + SafeText.within(names.get(found.get(0)), 60) + "#2'");
    }

    private List<Integer> positions(String name, boolean ignoreCase) {
        return IntStream.range(0, names.size())
                .filter(i -> ignoreCase
                        ? names.get(i).equalsIgnoreCase(name)
                        : names.get(i).equals(name))
                .boxed()
                .toList();
    }

    /** {@return what to do about a header that was divided by the wrong character, or is none; empty if it looks right} */
    public String hint() {
        String name = names.get(0);
        if (names.size() == 1 && name.indexOf('\t') >= 0) {
            return "; --delimiter=TAB divides them";
        }
        for (char delimiter : new char[] {';', '|'}) {
            if (names.size() == 1 && name.indexOf(delimiter) >= 0) {
                return "; --delimiter='" + delimiter + "' divides them";
            }
        }
        boolean isTitle = names.stream().filter(other -> !other.isEmpty()).count() <= 1;
        return isTitle ? "; the first line must name the columns, without a title above it" : "";
    }

    private String shown() {
        return names.stream()
                        .filter(name -> !name.isEmpty())
                        .limit(NAMES_SHOWN)
                        .map(name -> SafeText.within(name, 60))
                        .collect(joining(", "))
                + (names.size() > NAMES_SHOWN ? ", and " + (names.size() - NAMES_SHOWN) + " more" : "");
    }

    static String clean(String name) {
        var clean = new StringBuilder(name.length());
        name.codePoints().filter(c -> Character.getType(c) != Character.FORMAT).forEach(clean::appendCodePoint);
        // Arabic keyboards write two letters of Persian otherwise.
        return Blanks.stripped(clean.toString())
                .replace('ي', 'ی')
                .replace('ى', 'ی')
                .replace('ك', 'ک');
    }
}
