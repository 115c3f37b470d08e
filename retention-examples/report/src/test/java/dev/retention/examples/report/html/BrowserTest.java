package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The page in a browser, in both languages: at the widths of phones, tablets and desks nothing is wider than the window, no texts of a
 * chart overlap, every text can be read, nothing is requested, axe-core finds no fault with all tables open; on paper it is short.
 */
class BrowserTest {

    private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page[^s]");

    private static final Pattern DONE =
            Pattern.compile("done, axe rules passed: ([0-9]+) in light, ([0-9]+) in the dark");

    private static final int MOST_SHEETS = 8;

    /** The browser may still write its profile. */
    @TempDir(cleanup = CleanupMode.NEVER)
    private static Path folder;

    /** In one start of the browser: a frame has the scheme of colours that its element has in the page around it. */
    @Test
    void onScreensInLightAndInTheDark() throws IOException {
        String frames =
                frames("light", 360, 390, 768, 1280) + frames("dark", 360, 1280); // the colours are those of all widths
        Path wrapper = Files.writeString(
                folder.resolve("wrapper.html"),
                "<!DOCTYPE html><meta charset=utf-8><body>" + frames
                        + "<pre id=answer></pre><script type=text/plain id=axe>"
                        + resource("/axe.min.js").replace("</script", "<\\/script") + "</script><script>"
                        + resource("measure.js") + "</script>");
        String answer = Jsoup.parse(Browser.in(folder).document(wrapper))
                .getElementById("answer")
                .wholeText();
        String[] lines = answer.split("\n", 2);
        Matcher done = DONE.matcher(lines[0]);
        assertTrue(
                done.matches() && Integer.parseInt(done.group(1)) >= 80 && Integer.parseInt(done.group(2)) >= 1,
                answer);
        assertEquals(1, lines.length, answer);
    }

    @Test
    void onPaperEvenFromADarkBrowser() throws IOException {
        Browser browser = Browser.in(folder);
        for (String language : new String[] {"en", "fa"}) {
            Path page = page(language);
            String paper = new String(browser.paperFromTheDark(page), ISO_8859_1);
            long sheets = SHEET.matcher(paper).results().count();
            assertTrue(sheets >= 1 && sheets <= MOST_SHEETS, language + ": sheets " + sheets);
        }
    }

    /**
     * axe-core goes by its rules on colours, which take most of its time, through one language in the light and in the dark: the colours
     * are those of both. All its other rules, for which light and dark are one, go through both languages in the light.
     */
    private static String axe(String scheme, String language) {
        if (scheme.equals("dark")) {
            return language.equals("en") ? " data-axe='colour'" : "";
        }
        return language.equals("en") ? " data-axe='all'" : " data-axe='structure'";
    }

    private static String frames(String scheme, int... widths) throws IOException {
        var frames = new StringBuilder();
        for (String language : new String[] {"en", "fa"}) {
            Path page = page(language);
            for (int width : widths) {
                frames.append("<iframe title='" + language + " " + scheme + " " + width + "' src='" + page.getFileName()
                        + "' data-scheme='" + scheme + "' style='color-scheme:" + scheme + ";width:" + width
                        + "px;height:900px;border:0'" + (width == 1280 ? axe(scheme, language) : "") + "></iframe>");
            }
        }
        return frames.toString();
    }

    /** Without its policy, which would not let axe-core run. */
    private static Path page(String language) throws IOException {
        String html = Pages.simulated(language).html();
        String open = html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertTrue(open.length() < html.length());
        return Files.writeString(folder.resolve(language + ".html"), open);
    }

    private static String resource(String name) throws IOException {
        try (var in = BrowserTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
