package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retention.examples.report.input.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Properties;

/** All words of the page in a language, from a file of the language: values stand in braces, what stands out between stars. */
final class Words {

    private final Properties words = new Properties();

    private Words(Language language) {
        String file = "words_" + language.name().toLowerCase(Locale.ROOT) + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(file)) {
            words.load(new InputStreamReader(in, UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Words of(Language language) {
        return new Words(language);
    }

    /** {@return the words as they are} */
    String plain(String key) {
        String text = words.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("there are no words for " + key);
        }
        return text;
    }

    boolean has(String key) {
        return words.containsKey(key);
    }

    /**
     * {@return the words with values in them}
     *
     * @param key which words
     * @param namesAndValues a name in the words and what to put there, in turn: a text of the page, a phrase, or a text of others
     */
    Phrase say(String key, Object... namesAndValues) {
        String text = plain(key);
        var runs = new ArrayList<Phrase.Run>();
        var piece = new StringBuilder();
        boolean strong = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '*' && c != '{') {
                piece.append(c);
                continue;
            }
            if (c == '*') {
                flush(runs, piece, strong);
                strong = !strong;
                continue;
            }
            int end = text.indexOf('}', i);
            Object value = value(key, text.substring(i + 1, end), namesAndValues);
            i = end;
            if (value instanceof String words) {
                piece.append(words);
            } else {
                flush(runs, piece, strong);
                for (Phrase.Run run : phrase(value).runs()) {
                    runs.add(new Phrase.Run(run.text(), strong || run.isStrong(), run.isForeign()));
                }
            }
        }
        flush(runs, piece, strong);
        return new Phrase(runs);
    }

    private static void flush(ArrayList<Phrase.Run> runs, StringBuilder piece, boolean strong) {
        if (!piece.isEmpty()) {
            runs.add(new Phrase.Run(piece.toString(), strong, false));
            piece.setLength(0);
        }
    }

    private static Phrase phrase(Object value) {
        return value instanceof ReportText foreign ? Phrase.of(foreign) : (Phrase) value;
    }

    private static Object value(String key, String name, Object... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i].equals(name)) {
                return namesAndValues[i + 1];
            }
        }
        throw new IllegalArgumentException("nothing is said for {" + name + "} in " + key);
    }
}
