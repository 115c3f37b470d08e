package dev.retention.examples.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.examples.report.findings.ShopCalendar;
import dev.retention.examples.report.input.Language;
import dev.retention.examples.report.input.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers, marks and words of the Persian page. */
class PersianTest {

    private static final Document PAGE = Pages.simulated("fa").document();

    private static List<String> texts() {
        return PAGE.body().getAllElements().stream()
                .filter(element -> !element.tagName().equals("bdi"))
                .flatMap(element -> element.textNodes().stream())
                .map(TextNode::getWholeText)
                .toList();
    }

    @Test
    void digitsArePersianButInNamesOfOthers() {
        for (String text : texts()) {
            assertFalse(text.matches("(?s).*[0-9\u0660-\u0669].*"), text);
        }
    }

    @Test
    void lettersArePersian() {
        for (String text : texts()) {
            assertFalse(text.matches("(?s).*[\u064A\u0643\u0629].*"), text);
        }
    }

    @Test
    void everyPercentSignFollowsANumberThatAnArabicLetterMarkLeads() {
        Pattern right = Pattern.compile("\u061C[\u06F0-\u06F9\u066B\u066C]+\u066A");
        for (String text : texts()) {
            long signs = text.chars().filter(c -> c == '\u066A').count();
            assertEquals(signs, right.matcher(text).results().count(), text);
            assertFalse(text.contains("%"), text);
        }
    }

    @Test
    void noTwoNumbersStandSideBySide() {
        Pattern two = Pattern.compile("[\u06F0-\u06F9\u066A][ \u00A0\u202F\u061C\u200C]+[\u06F0-\u06F9\u066A]");
        for (Element block : PAGE.select("p, h1, h2, h3, li span, td, th, dd, dt, caption, figcaption, svg text")) {
            String text = block.wholeText();
            assertTrue(
                    two.matcher(text)
                            .results()
                            .map(MatchResult::group)
                            .findAny()
                            .isEmpty(),
                    text);
        }
    }

    /** The usual days of public calendars: new years, and the days around a leap day. */
    @ParameterizedTest
    @CsvSource({
        "2025-03-20, ۳۰ اسفند ۱۴۰۳",
        "2025-03-21, ۱ فروردین ۱۴۰۴",
        "2024-12-21, ۱ دی ۱۴۰۳",
        "2025-12-21, ۳۰ آذر ۱۴۰۴",
        "2021-03-20, ۳۰ اسفند ۱۳۹۹",
        "1979-02-11, ۲۲ بهمن ۱۳۵۷"
    })
    void daysAreThoseOfTheCalendar(LocalDate day, String written) {
        Words words = Words.of(Language.FA);
        var dates = new Dates(words, new Numbers(words, null), ShopCalendar.SOLAR_HIJRI);
        assertEquals(written, dates.day(day));
    }

    @Test
    void twelveMonthsEndWithTheSeason() {
        // The 12 months to 30 Azar 1404 begin on 1 Dey 1403.
        LocalDate end = LocalDate.of(2025, 12, 22);
        assertEquals(LocalDate.of(2024, 12, 21), ShopCalendar.SOLAR_HIJRI.minusMonths(end, 12));
        assertEquals(LocalDate.of(2025, 12, 21).plusDays(1), end);
    }

    @Test
    void moneyIsToldInWords() {
        Words words = Words.of(Language.FA);
        var tomans = new Numbers(words, new Money("IRT", 0));
        assertEquals("۴۲۰ هزار تومان", tomans.moneyShort(420_000).plain());
        assertEquals("۵٫۷ میلیارد تومان", tomans.moneyShort(5_700_000_000.0).plain());
        assertEquals("۴٬۲۰۰٬۰۰۰ تومان", tomans.money(4_200_000).plain());
        var euros = new Numbers(Words.of(Language.EN), new Money("EUR", 2));
        assertEquals("€41.95", euros.moneyShort(4_195).plain());
        assertEquals("€573 thousand", euros.moneyShort(57_300_000).plain());
        assertEquals("€1.25 million", euros.moneyShort(125_000_000).plain());
    }

    /** The vocabulary of Iranian retail, as the articles of the field write it. */
    @ParameterizedTest
    @CsvSource({
        "segment.Champions, قهرمانان",
        "segment.Loyal, وفاداران",
        "segment.Potential_Loyalist, وفاداران بالقوه",
        "segment.New_Customers, تازه‌واردها",
        "segment.Promising, امیدبخش‌ها",
        "segment.Need_Attention, نیازمند توجه",
        "segment.About_To_Sleep, در آستانهٔ خاموشی",
        "segment.At_Risk, در خطر ریزش",
        "segment.Cannot_Lose_Them, نباید از دست بروند",
        "segment.Hibernating, خاموش",
        "segment.Lost, از‌دست‌رفته‌ها",
        "segment.Prospects, مشتریان بالقوه",
        "tile.nps, شاخص خالص مروجان (NPS)",
        "say.promoters, مروجان",
        "say.passives, منفعل‌ها",
        "say.detractors, بدگوها",
        "head.customer, شناسهٔ مشتری",
        "how.returns, کالای مرجوعی",
        "cell.future, هنوز قابل مشاهده نیست",
        "head.atStake, در معرض از دست رفتن",
        "head.firstOrder, نخستین سفارش",
        "head.revenue, درآمد خالص",
        "how.finding, تعریف‌ها و روش",
        "how.curve, منحنی زمان تا سفارش بعدی"
    })
    void wordsAreThoseOfTheField(String key, String word) {
        assertEquals(word, Words.of(Language.FA).plain(key));
    }
}
