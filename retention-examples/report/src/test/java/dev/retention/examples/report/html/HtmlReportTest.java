package dev.retention.examples.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.examples.report.PublicData;
import dev.retention.examples.report.ReportCommand;
import dev.retention.examples.report.Reports;
import dev.retention.examples.report.input.Language;
import dev.retention.examples.report.numbers.Report;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of shops large and small: nothing from outside, nothing that is no number, nothing empty. */
class HtmlReportTest {

    @TempDir
    private Path folder;

    private String file(String... lines) throws IOException {
        return Files.write(folder.resolve("orders.csv"), List.of(lines)).toString();
    }

    private static Document page(String language, String file, String... options) {
        var args = new ArrayList<>(List.of(file, "--language=" + language));
        args.addAll(List.of(options));
        return Pages.assertSound(Pages.make(args.toArray(String[]::new)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void theSimulatedShop(String language) {
        Pages.Made made = Pages.simulated(language);
        Document page = Pages.assertSound(made);
        assertEquals(language, page.selectFirst("html").attr("lang"));
        assertEquals(
                language.equals("fa") ? "rtl" : "ltr", page.selectFirst("html").attr("dir"));
        assertFalse(page.text().matches("(?s).*[{}*].*"), "a value or a star is left");
        assertEquals(11, page.select("section").size());
        assertTrue(
                page.select("svg").size() >= 14,
                () -> "charts: " + page.select("svg").size());
        int bytes = made.html().getBytes(UTF_8).length;
        assertTrue(bytes <= 200_000, () -> bytes + " bytes");
        int elements = page.getAllElements().size();
        assertTrue(elements <= 3_000, () -> elements + " elements");
    }

    @Test
    void theHeadSaysWhatHappenedAndWhetherItIsMoreThanChance() {
        Document page = Pages.simulated("en").document();
        assertEquals(
                "Of the 1,814 customers of 2024, 867 bought again in 2025: 47.8\u202f%.",
                page.selectFirst("h1").text());
        assertEquals(
                "In the 12 months before, it was 44.9\u202f% of 1,050. The difference, 2.9 points more, is within what chance"
                        + " alone would do (95\u202f% interval: 0.9 points less to 6.7 points more).",
                page.selectFirst(".lead").text());
    }

    @Test
    void textAndJsonAreWhatTheyAreWithoutAPage() {
        var out = new StringWriter();
        ReportCommand.run(new String[] {"--json"}, new PrintWriter(out), new PrintWriter(out));
        assertEquals(out.toString(), Pages.simulated("en").printed());
        assertEquals(Pages.simulated("en"), Pages.make("--language=en", "--json"));
    }

    private static final String[] OPTIONS = {"--as-of=2025-06-30", "--currency=EUR", "--decimals=2"};

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void returnsAlone(String language) throws IOException {
        Document page = page(
                language,
                file("customer,date,amount", "a,2025-06-01,-10.00", "b,2025-06-02,-2.50"),
                Stream.concat(Arrays.stream(OPTIONS), Stream.of("--refunds=NET"))
                        .toArray(String[]::new));
        assertTrue(page.select("svg").isEmpty());
        assertTrue(page.selectFirst("h1").text().matches(".*(12.50|۱۲٫۵۰).*"), page.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void oneOrder(String language) throws IOException {
        Document page = page(language, file("customer,date,amount", "a,2025-06-01,10.00"), OPTIONS);
        assertTrue(page.select("svg").isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void oneCustomer(String language) throws IOException {
        String[] lines = IntStream.range(0, 41)
                .mapToObj(i -> i == 0
                        ? "customer,date,amount"
                        : "a," + LocalDate.of(2022, 1, 1).plusDays(30L * i) + ",10.00")
                .toArray(String[]::new);
        page(language, file(lines), OPTIONS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void oneMonthOfManyCustomersWithoutAmounts(String language) throws IOException {
        String[] lines = IntStream.range(0, 200)
                .mapToObj(i -> i == 0 ? "customer,date,amount" : "c" + i % 90 + ",2025-06-" + (i % 9 + 10) + ",0")
                .toArray(String[]::new);
        page(language, file(lines), "--as-of=2025-06-30", "--currency=EUR", "--decimals=2", "--repeated=KEEP");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void moreReturnedThanBought(String language) throws IOException {
        String[] lines = IntStream.range(0, 400)
                .mapToObj(i -> i == 0
                        ? "customer,date,amount"
                        : "c" + i % 50 + "," + LocalDate.of(2024, 1, 1).plusDays(i) + "," + (i % 2 == 0 ? "5" : "-9"))
                .toArray(String[]::new);
        page(language, file(lines), "--as-of=2025-06-30", "--currency=XYZ", "--decimals=0", "--refunds=NET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void answersAlone(String language) throws IOException {
        String answers = file("answer", "10", "9", "7.5", "0");
        Document page = Pages.assertSound(Pages.make("--nps=" + answers, "--nps-scale=0-10", "--language=" + language));
        assertEquals(2, page.select("section").size());
    }

    @Test
    void onlineRetailByCountry() {
        Report report = Reports.onlineRetail("--by=country");
        // 37 countries: three have 30 new customers or more.
        for (Language language : Language.values()) {
            Document page = Pages.assertSound(new Pages.Made(HtmlReport.of(report, language), ""));
            assertTrue(page.select("#kinds").text().contains("United Kingdom"));
            assertEquals(5, page.select("#kinds tbody tr").size());
        }
    }

    @Test
    void rfmOrders() {
        Report report = Reports.numbers(
                PublicData.file("rfm_orders.csv"),
                "--as-of=2006-12-31",
                "--currency=USD",
                "--decimals=0",
                "--date=order_date",
                "--amount=revenue");
        for (Language language : Language.values()) {
            Pages.assertSound(new Pages.Made(HtmlReport.of(report, language), ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa"})
    void aShopifyExport(String language) throws IOException {
        // Lines of an order, an order given back in part, one undone, one from the till, and one not paid yet. No one
        // bought in March,
        // so that there is no share to compare with the one of the month before.
        String export = file(
                "Name,Email,Financial Status,Currency,Total,Created at,Lineitem name,Refunded Amount,Cancelled at",
                "#1001,ada@example.org,paid,EUR,53.91,2025-01-10 09:50:26 +0100,Mask,0.00,",
                "#1001,ada@example.org,,,,2025-01-10 09:50:26 +0100,Cream,,",
                "#1002,ben@example.org,refunded,EUR,40.00,2025-01-31 23:40:00 +0100,Cream,40.00,",
                "#1003,Ada@Example.org,paid,EUR,20.00,2025-02-11 10:00:00 +0100,Mask,0.00,",
                "#1004,cleo@example.org,partially_refunded,EUR,60.00,2025-02-20 12:00:00 +0100,Serum,15.00,",
                "#1004,cleo@example.org,,,,2025-02-20 12:00:00 +0100,Mask,,",
                "#1005,dan@example.org,voided,EUR,99.00,2025-03-01 00:10:00 +0100,Set,0.00,2025-03-01 08:00:00 +0100",
                "#1006,,paid,EUR,12.00,2025-03-05 11:00:00 +0100,POS sale,0.00,",
                "#1009,cleo@example.org,paid,EUR,30.00,2025-04-02 00:30:00 +0200,Serum,0.00,",
                "#1010,fay@example.org,pending,EUR,25.00,2025-04-03 10:30:00 +0200,Serum,0.00,");
        page(language, export, "--shop=shopify", "--as-of=2025-04-30", "--currency=EUR", "--decimals=2");
    }
}
