package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.examples.report.input.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Pattern VALUE = Pattern.compile("\\{([a-zA-Z]+)}");

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var in =
                new InputStreamReader(Words.class.getResourceAsStream("words_" + language + ".properties"), UTF_8)) {
            words.load(in);
        }
        return words;
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesSayTheSameThings() throws IOException {
        Properties english = words("en");
        Properties persian = words("fa");
        var ofOneLanguage = new TreeSet<>(english.stringPropertyNames());
        ofOneLanguage.addAll(persian.stringPropertyNames());
        ofOneLanguage.removeIf(key -> english.containsKey(key) && persian.containsKey(key));
        assertEquals(Set.of("currency.IRT", "currency.IRR"), ofOneLanguage);
    }

    @Test
    void noValueIsInventedInOneLanguage() throws IOException {
        Properties english = words("en");
        Properties persian = words("fa");
        for (String key : english.stringPropertyNames()) {
            boolean isAtMost = values(english.getProperty(key)).containsAll(values(persian.getProperty(key)))
                    || key.startsWith("movement.name");
            assertTrue(isAtMost, key);
            boolean isSigned = key.equals("number.positive");
            assertTrue(isSigned || values(persian.getProperty(key)).equals(values(english.getProperty(key))), key);
        }
    }

    @Test
    void starsComeInPairs() throws IOException {
        for (String language : new String[] {"en", "fa"}) {
            Properties words = words(language);
            for (String key : words.stringPropertyNames()) {
                assertEquals(
                        0, words.getProperty(key).chars().filter(c -> c == '*').count() % 2, key);
            }
        }
    }

    @Test
    void foreignTextStaysForeignWithinASentence() {
        Phrase phrase = Words.of(Language.EN).say("title", "shop", ReportText.of("a*b{c}"));
        assertEquals("a*b{c}", phrase.runs().get(1).text());
        assertTrue(phrase.runs().get(1).isForeign());
    }
}
