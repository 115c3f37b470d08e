package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as shops export them, made up after public reports of users: each is read to the value that is right, which a comment derives by
 * hand, or it is asked about.
 */
class RealFilesTest {

    private static final String HEADER = "customer,date,amount\n";

    @TempDir
    private Path folder;

    private Path file;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("shop.csv");
    }

    private int run(String... args) {
        out = new StringWriter();
        err = new StringWriter();
        return ReportCommand.run(args, new PrintWriter(out), new PrintWriter(err));
    }

    private String[] with(String... options) {
        var args = new ArrayList<>(List.of(file.toString(), "--currency=EUR"));
        if (List.of(options).stream().noneMatch(option -> option.startsWith("--as-of"))) {
            args.add("--as-of=2025-06-30");
        }
        if (List.of(options).stream().noneMatch(option -> option.startsWith("--decimals"))) {
            args.add("--decimals=2");
        }
        args.addAll(List.of(options));
        return args.toArray(String[]::new);
    }

    private JsonObject headline(String text, String... options) throws IOException {
        Files.writeString(file, text);
        String[] args = with(options);
        var json = new ArrayList<>(List.of(args));
        json.add("--json");
        assertEquals(0, run(json.toArray(String[]::new)), err::toString);
        return JsonParser.parseString(out.toString()).getAsJsonObject().getAsJsonObject("headline");
    }

    /** Revenue, customers, and how many of them ordered again. */
    private void reads(String text, long revenueMinor, long customers, long again, String... options)
            throws IOException {
        JsonObject headline = headline(text, options);
        assertEquals(revenueMinor, headline.get("revenueMinor").getAsLong());
        assertEquals(customers, headline.get("customers").getAsLong());
        assertEquals(
                again,
                headline.getAsJsonObject("repeatPurchaseRate").get("count").getAsLong());
    }

    private void asks(String text, String question, String... options) throws IOException {
        Files.writeString(file, text);
        assertEquals(1, run(with(options)), out::toString);
        assertTrue(err.toString().contains(question), err::toString);
        assertEquals("", out.toString());
    }

    /** 150,000 + 75,000 + 990,000 = 1,215,000, read as 150 + 75 + 990 = 1,215 by who knows no dots between thousands. */
    @Test
    void dotsBetweenThousands() throws IOException {
        String text = HEADER + "a,2025-01-02,150.000\nb,2025-01-03,75.000\nc,2025-01-04,990.000\n";
        asks(
                text,
                "line 2, column amount: '150.000' can be read in two ways: as 150000 with --thousands=., or as 150.000 with"
                        + " --thousands=NONE. Which one is right?",
                "--decimals=0");
        reads(text, 1_215_000, 3, 0, "--decimals=0", "--thousands=.");
        reads(text, 1_215, 3, 0, "--decimals=0", "--thousands=NONE");
        asks(text, "two ways", "--decimals=0", "--skip-bad-lines");
        asks("customer;date;amount\na;2025-01-02;173,900\n", "two ways", "--delimiter=;", "--decimal-comma");
        asks(HEADER + "a,2025-01-02,1.250\nb,2025-01-03,2.490\na,2025-02-03,990\n", "two ways");
    }

    /**
     * 32 orders of 40.00 (1,280.00) and 8 of 1,222.50 (9,780.00) are 11,060.00 of 40 orders: the large ones must not go as bad lines.
     */
    @Test
    void aLargeOrderWithACommaIsNoBadLine() throws IOException {
        var text = new StringBuilder(HEADER);
        for (int i = 0; i < 40; i++) {
            text.append("c")
                    .append(i)
                    .append(",2025-01-02,")
                    .append(i % 5 == 4 ? "\"1,222.50\"" : "40.00")
                    .append("\n");
        }
        reads(text.toString(), 1_106_000, 40, 0, "--skip-bad-lines");
    }

    /** One of 21 records is skipped, 4.8 %: more than 1 % is said on the first screen, with the money that can be read. */
    @Test
    void whatWasSkippedStandsOnTheFirstScreen() throws IOException {
        var text = new StringBuilder(HEADER);
        IntStream.range(0, 20).forEach(i -> text.append("c").append(i).append(",2025-01-02,40.00\n"));
        Files.writeString(file, text + "d,someday,900.00\n");
        assertEquals(0, run(with("--skip-bad-lines")));
        String first = out.toString().lines().limit(14).reduce("", (a, b) -> a + b + "\n");
        assertTrue(
                first.contains(
                        "INCOMPLETE: 4.8 % of the records were skipped, EUR 900.00 on those whose amount can be read"),
                out::toString);
        assertTrue(first.contains("1 header, 20 read, 1 skipped, 0 blank"), out::toString);
    }

    private static final String SHOPIFY =
            "Name,Email,Financial Status,Currency,Total,Created at,Lineitem name,Refunded Amount\n"
                    + "#1001,ada@example.org,paid,EUR,53.91,2025-01-10 09:50:26 +0100,Mask,0.00\n"
                    + "#1001,ada@example.org,,,,2025-01-10 09:50:26 +0100,Cream,\n"
                    + "#1002,ben@example.org,refunded,EUR,40.00,2025-01-31 23:40:00 +0100,Cream,40.00\n"
                    + "#1003,Ada@Example.org,paid,EUR,20.00,2025-02-11 10:00:00 +0100,Mask,0.00\n"
                    + "#1004,cleo@example.org,partially_refunded,EUR,60.00,2025-02-20 12:00:00 +0100,Serum,15.00\n"
                    + "#1004,cleo@example.org,,,,2025-02-20 12:00:00 +0100,Mask,\n"
                    + "#1005,dan@example.org,voided,EUR,99.00,2025-03-01 00:10:00 +0100,Set,0.00\n"
                    + "#1006,,paid,EUR,12.00,2025-03-05 11:00:00 +0100,POS sale,0.00\n"
                    + "#1008,eve@example.org,paid,EUR,0.00,2025-03-09 11:00:00 +0100,Free sample,0.00\n"
                    + "#1009,cleo@example.org,paid,EUR,30.00,2025-04-02 00:30:00 +0200,Serum,0.00\n"
                    + "#1010,fay@example.org,pending,EUR,25.00,2025-04-03 10:30:00 +0200,Serum,0.00\n";

    /**
     * 53.91 + (40 − 40) + 20 + (60 − 15) + 0 + 30 = 148.91. Ada and Cleo ordered again, Ben and Eve did not; #1005 was voided, #1010 is
     * not paid, #1006 is nobody's.
     */
    @Test
    void shopify() throws IOException {
        reads(SHOPIFY, 14_891, 4, 2, "--shop=shopify");
        // Without Ben, whose only order was undone.
        reads(SHOPIFY, 14_891, 3, 2, "--shop=shopify", "--undone=DROP");
        // What the file says is shown, and options override the shop's: with the pending order it is 25.00 more.
        reads(
                SHOPIFY,
                17_391,
                5,
                2,
                "--shop=shopify",
                "--keep=Financial Status=paid,refunded,partially_refunded,pending");
    }

    @Test
    void shopifyFromTheInspectionToTheReportInTwoCommands() throws IOException {
        Files.writeString(file, SHOPIFY);
        assertEquals(0, run("--inspect", file.toString()), err::toString);
        String command = out.toString()
                .lines()
                .filter(line -> line.contains("java -jar retention-report.jar"))
                .findFirst()
                .orElseThrow();
        assertTrue(out.toString().contains("\nCOMMAND: it runs\n"), out::toString);
        String[] args = command.strip()
                .substring("java -jar retention-report.jar ".length())
                .split(" ");
        assertEquals(0, run(args), err::toString);
        assertTrue(out.toString().contains(" 148.91  EUR\n"), out::toString);
        assertTrue(out.toString().contains("2 of 4 ordered again"), out::toString);
    }

    /** Without a word about the shop each of its traps is asked about, one after the other. */
    @Test
    void aShopifyFileWithoutItsNameIsAsked() throws IOException {
        String[] columns = {"--customer=Email", "--date=Created at", "--amount=Total", "--zone=AS_WRITTEN"};
        asks(SHOPIFY, "'' is not a number", columns);
        asks(
                SHOPIFY.replace("#1001,ada@example.org,,,,", "#1001,ada@example.org,,,1,")
                        .replace("#1006,,", "#1006,x,")
                        .replace("#1004,cleo@example.org,,,,", "#1004,cleo@example.org,,,1,"),
                "the column 'Financial Status' says",
                columns);
    }

    private static final String WOOCOMMERCE =
            "Order Number,Order Status,Order Date,Email (Billing),Order Refund Amount,Order Total Amount,Item Name,Item Cost\n"
                    + "501,Completed,2025-01-10 09:50,ada@example.org,0,53.91,Mask,34.90\n"
                    + "501,Completed,2025-01-10 09:50,ada@example.org,0,53.91,Cream,9.01\n"
                    + "501,Completed,2025-01-10 09:50,ada@example.org,0,53.91,Gift wrap,10.00\n"
                    + "502,Refunded,2025-01-31 23:40,ben@example.org,40.00,40.00,Cream,40.00\n"
                    + "503,Completed,2025-02-20 12:00,cleo@example.org,15.00,60.00,Serum,45.00\n"
                    + "503,Completed,2025-02-20 12:00,cleo@example.org,15.00,60.00,Mask,15.00\n"
                    + "504,Cancelled,2025-03-01 00:10,dan@example.org,0,99.00,Set,99.00\n";

    /** 53.91 + (40 − 40) + (60 − 15) = 98.91, three customers with one order each; 504 was cancelled. */
    @Test
    void woocommerceLinesWithTheTotalOnEach() throws IOException {
        reads(WOOCOMMERCE, 9_891, 3, 0, "--shop=woocommerce");
        String[] columns = {"--customer=Email (Billing)", "--date=Order Date", "--amount=Order Total Amount"};
        asks(WOOCOMMERCE, "the column 'Order Number' has 4 numbers on 7 lines", columns);
        asks(
                WOOCOMMERCE,
                "The orders come to",
                "--customer=Email (Billing)",
                "--date=Order Date",
                "--amount=Order Total Amount",
                "--order=Order Number",
                "--refund=Order Refund Amount",
                "--keep=Order Status=Completed,Refunded");
    }

    /** 100 − 100, 50, 50 − 20 are 80 in three orders; B has two of them. */
    @Test
    void refundsAsRowsOfTheirOrder() throws IOException {
        String text = "Date,Order #,N. Revenue,Status,Customer\n"
                + "2025-01-10 10:00:00,501,100,refunded,A\n"
                + "2025-02-05 10:00:00,501,-100,refunded,A\n"
                + "2025-01-12 10:00:00,502,50,completed,B\n"
                + "2025-02-10 10:00:00,503,50,completed,B\n"
                + "2025-03-01 10:00:00,503,-20,refunded,B\n";
        reads(text, 8_000, 2, 1, "--shop=woocommerce");
        reads(text, 8_000, 1, 1, "--shop=woocommerce", "--undone=DROP");
    }

    private static final String STRIPE =
            "id,Created date (UTC),Amount,Amount Refunded,Currency,Status,Customer Email,Customer ID\n"
                    + "ch_1,2025-01-31 23:40:00,40.00,0.00,eur,Paid,ada@example.org,cus_1\n"
                    + "ch_2,2025-02-28 23:30:00,20.00,5.00,eur,Paid,ada@example.org,cus_1\n"
                    + "ch_3,2025-03-01 10:00:00,99.00,0.00,eur,Failed,ben@example.org,cus_2\n";

    /** 40 + (20 − 5) = 55.00 of one customer; 23:40 in UTC is 1 February in Berlin. */
    @Test
    void stripe() throws IOException {
        asks(STRIPE, "In which zone is the shop?", "--shop=stripe");
        reads(STRIPE, 5_500, 1, 1, "--shop=stripe", "--zone=Europe/Berlin");
        assertTrue(out.toString().contains("\"firstDay\": \"2025-02-01\""), out::toString);
        reads(STRIPE, 5_500, 1, 1, "--shop=stripe", "--zone=UTC");
        assertTrue(out.toString().contains("\"firstDay\": \"2025-01-31\""), out::toString);
    }

    /** The same three orders twice are three orders of 10.00, and nobody came again. */
    @Test
    void anExportThatWasAppendedTwice() throws IOException {
        String rows = "1,A,2025-01-02,10.00\n2,B,2025-01-03,10.00\n3,C,2025-01-04,10.00\n";
        String text = "order_id,customer,date,amount\n" + rows + rows;
        asks(text, "has 3 numbers on 6 lines");
        asks(text, "60.00 if it is the line's (--amount-of=LINE), 30.00 if it is the order's", "--order=order_id");
        asks(text, "there again word for word", "--order=order_id", "--amount-of=LINE");
        reads(text, 3_000, 3, 0, "--order=order_id", "--amount-of=ORDER");
        reads(text, 3_000, 3, 0, "--order=order_id", "--amount-of=LINE", "--repeated=DROP");
        asks(HEADER + "A,2025-01-02,10\nB,2025-01-03,10\nA,2025-01-02,10\nB,2025-01-03,10\n", "word for word");
        reads(
                HEADER + "A,2025-01-02,10\nB,2025-01-03,10\nA,2025-01-02,10\nB,2025-01-03,10\n",
                2_000,
                2,
                0,
                "--repeated=DROP");
    }

    /** One customer each, who ordered again. */
    @ParameterizedTest
    @CsvSource({
        "Ada@Example.org, ada@example.org",
        "ada@example.org , ' ada@example.org'",
        "۰۹۱۲۱۱۱۱۱۱۱, 09121111111",
        "\u200E09121111111, 09121111111",
        "علي رضایی, علی رضایی",
        "كاوه, کاوه"
    })
    void spellingsOfOneCustomer(String one, String other) throws IOException {
        reads(HEADER + one + ",2025-01-02,10\n" + other + ",2025-02-02,10\n", 2_000, 1, 1);
    }

    /** 125,000 + 98,000 of Ali, in two spellings, and 70,000 of Kaveh, whose other order was cancelled: 293,000. */
    @Test
    void aPersianExport() throws IOException {
        String text = "شماره سفارش,تاریخ سفارش,مشتری,مبلغ کل,وضعیت\n"
                + "۱۰۰۱,۱۴۰۳/۱۲/۳۰,علي رضایی,۱۲۵۰۰۰,تکمیل شده\n"
                + "۱۰۰۲,۱۴۰۴/۰۱/۰۱,علی رضایی,۹۸۰۰۰,تکمیل شده\n"
                + "۱۰۰۳,۱۴۰۴/۰۲/۳۱ ۲۳:۵۰,كاوه,۵۰۰۰۰,لغو شده\n"
                + "۱۰۰۴,۱۴۰۴/۰۳/۰۱,کاوه,۷۰۰۰۰,تکمیل شده\n";
        reads(text, 293_000, 2, 1, "--shop=woocommerce", "--decimals=0");
        asks(
                text,
                "the column 'وضعیت' says",
                "--customer=مشتری",
                "--date=تاریخ سفارش",
                "--amount=مبلغ کل",
                "--date-format=SOLAR_HIJRI",
                "--decimals=0");
    }

    /** Two orders of Ada stay; the six of guest, 0 and null are nobody's. */
    @ParameterizedTest
    @ValueSource(strings = {"guest", "0", "null", "(not set)", "GUEST", "مهمان", "N/A"})
    void nobodyIsNoLoyalCustomer(String name) throws IOException {
        String text =
                HEADER + "ada,2025-01-02,10\nada,2025-02-02,10\n" + name + ",2025-01-01,5\n" + name + ",2025-03-01,5\n";
        asks(text, "Are these customers, or nobody? --nobody=");
        reads(text, 2_000, 1, 1, "--nobody=" + name);
        reads(text, 3_000, 2, 2, "--accept=NOBODY");
    }

    @Test
    void numbersThatASpreadsheetHasRoundedAreAQuestion() throws IOException {
        String text = HEADER + "9.89121E+11,2025-01-02,10\n9.89121E+11,2025-02-02,11\n";
        asks(text, "are numbers that a spreadsheet has rounded");
        reads(text, 2_100, 1, 1, "--accept=ROUNDED");
    }

    @Test
    void timesWithoutAnOffsetAreAQuestionWhereAZoneIsGiven() throws IOException {
        String text = HEADER + "a,2025-01-31 23:30:00,10\n";
        asks(text, "In which zone are the times written?", "--zone=Asia/Tehran");
        reads(text, 1_000, 1, 0, "--zone=Asia/Tehran", "--times-in=UTC");
        assertTrue(out.toString().contains("\"firstDay\": \"2025-02-01\""), out::toString);
    }

    /** All 12.50, given back where it is negative; 59.989999999999995 is 59.99. */
    @ParameterizedTest
    @CsvSource({
        "(12.50), -1250",
        "12.50-, -1250",
        "12.50 €, 1250",
        "1'234.50, 123450",
        "\u221212.50, -1250",
        "12\u066B50, 1250",
        "1\u066C234, 123400"
    })
    void amountsAsAccountantsWriteThem(String amount, long minor) throws IOException {
        reads(
                HEADER + "a,2025-01-02,2000\nb,2025-01-03," + amount + "\n",
                200_000 + minor,
                minor < 0 ? 1 : 2,
                0,
                "--refunds=NET");
    }

    @Test
    void aFloatsTail() throws IOException {
        String text = HEADER + "a,2025-01-02,59.989999999999995\n";
        asks(text, "has more than 2 decimal places (--round rounds to them");
        reads(text, 5_999, 1, 0, "--round");
    }

    @Test
    void fivePointAnswersOnTheScaleToTen() throws IOException {
        Files.writeString(file, "answer\n5\n5\n4\n3\n1\n");
        assertEquals(1, run("--nps=" + file, "--nps-scale=0-10"));
        assertTrue(err.toString().contains("none of 5 answers is above 5"), err::toString);
        // Of 5 answers two are promoters (5), one is passive (4), two are detractors: 0.
        assertEquals(0, run("--nps=" + file, "--nps-scale=1-5"), err::toString);
        assertTrue(out.toString().contains("NET PROMOTER SCORE: +0.0 points"), out::toString);
    }

    /** 18 promoters, 11 passives, 2 detractors of 31: (18 − 2) / 31 = 51.6. */
    @Test
    void answersAloneAreEnough() throws IOException {
        Files.writeString(file, "answer\n" + "10\n".repeat(18) + "8\n".repeat(11) + "5\n5\n");
        assertEquals(0, run("--nps=" + file, "--nps-scale=0-10"), err::toString);
        assertTrue(out.toString().startsWith("RETENTION REPORT of the answers in shop.csv\n"), out::toString);
        assertTrue(out.toString().contains("NET PROMOTER SCORE: +51.6 points"), out::toString);
        assertEquals(0, run("--nps=" + file, "--nps-scale=0-10", "--json"), err::toString);
        JsonObject json = JsonParser.parseString(out.toString()).getAsJsonObject();
        assertEquals(31, json.getAsJsonObject("nps").get("answers").getAsLong());
    }

    @Test
    void anAnswerOfAMillionDigitsIsOneBadLine() throws IOException {
        Files.writeString(file, "answer\n" + "9".repeat(1_000_000) + "\n");
        assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertEquals(1, run("--nps=" + file, "--nps-scale=0-10")));
        assertTrue(err.toString().length() < 300, err::toString);
        Files.writeString(file, HEADER + "a,2025-01-01," + "9".repeat(1_000_000) + "\n");
        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> assertEquals(1, run(with())));
        assertTrue(err.toString().length() < 300, err::toString);
    }

    @Test
    void amountsNearTheLargestNumberAreTooLarge() throws IOException {
        asks(
                HEADER + "a,2025-01-01,92233720368547758.07\nb,2025-01-02,92233720368547758.00\n",
                "line 2, column amount: '92233720368547758.07' is too large");
    }

    @Test
    void textOfOthersIsHarmless() throws IOException {
        String evil = "\u001b[2J\u009b31m\u202Ename";
        Files.writeString(
                file,
                HEADER + "\"" + evil + "\",2025-01-02,10\n\"" + "x".repeat(3_000) + "\",2025-02-02,10\nz,2025-03-03,1\n"
                        + "\"" + evil + "\",2025-03-02,10\nz,2025-04-03,1\ny,2025-01-03,1\ny,2025-04-03,1\n\""
                        + "x".repeat(3_000)
                        + "\",2025-04-02,10\n");
        assertEquals(0, run(with()), err::toString);
        harmless(out.toString());
        out.toString().lines().forEach(line -> assertTrue(line.length() <= 120, line));
        assertEquals(0, run(with("--json")), err::toString);
        harmless(out.toString());
        JsonParser.parseString(out.toString());
        Files.writeString(file, "\"" + evil + "\",date,amount\na,2025-01-01,1\n");
        assertEquals(1, run(with()));
        harmless(err.toString());
        assertEquals(0, run("--inspect", file.toString()), err::toString);
        harmless(out.toString());
        assertEquals(2, run("--" + evil));
        harmless(err.toString());
    }

    private static void harmless(String text) {
        text.codePoints().forEach(c -> {
            int type = Character.getType(c);
            boolean bad = type == Character.CONTROL && c != '\n'
                    || type == Character.FORMAT && c != 0x200C && c != 0x200D
                    || type == Character.SURROGATE;
            assertFalse(bad, () -> Integer.toHexString(c) + " in " + text);
        });
    }

    @Test
    void twoCurrenciesHaveNoSum() throws IOException {
        String text = "customer,date,amount,Currency\na,2025-01-02,10,EUR\nb,2025-01-03,10,USD\n";
        asks(text, "the column 'Currency' says 'EUR' on 1 line, 'USD' on 1 line");
        asks(text.replace("USD", "usd").replace("EUR", "USD"), "the column 'Currency' says");
        asks(HEADER + "a,2025-01-02,£10\n", "'£10' is in '£', not in 'EUR'");
    }

    @Test
    void refundsInAColumnOfTheirOwn() throws IOException {
        String text = "customer,date,amount,refunded\na,2025-01-02,10,4\nb,2025-01-03,10,0\n";
        asks(text, "Were they given back? --refund='refunded' takes them off");
        // 10 − 4 + 10
        reads(text, 1_600, 2, 0, "--refund=refunded");
        reads(text, 2_000, 2, 0, "--accept=REFUNDS");
    }

    @Test
    void otherEncodingsAndFirstLines() throws IOException {
        Files.writeString(file, HEADER + "Müller,2025-01-02,10.00\n", Charset.forName("windows-1252"));
        assertEquals(1, run(with()));
        assertTrue(err.toString().contains("--encoding=windows-1252"), err::toString);
        assertEquals(0, run(with("--encoding=windows-1252")), err::toString);
        reads("sep=;\ncustomer;date;amount\nA;2025-01-02;10,00\n", 1_000, 1, 0, "--decimal-comma");
        reads("\uFEFF" + HEADER + "A,2025-01-02,10.00\n", 1_000, 1, 0);
        reads("Customer, Date ,Amount\nA,2025-01-02,10.00\n", 1_000, 1, 0);
        reads(HEADER + "A,2025-01-02,10.00\n" + HEADER + "A,2025-02-02,10.00\n", 2_000, 1, 1);
        asks("customer,date,amount,amount\nA,2025-01-02,10.00,9\n", "say 'amount#1' or 'amount#2'");
        reads("customer,date,amount,amount\nA,2025-01-02,10.00,9\n", 900, 1, 0, "--amount=amount#2");
    }

    @Test
    void keepAndDrop() throws IOException {
        String text =
                "customer,date,amount,status\na,2025-01-02,10,paid\nb,2025-01-03,10,Cancelled\nc,2025-01-03,10,shipped\n";
        asks(text, "the column 'status' says");
        reads(text, 2_000, 2, 0, "--drop=status=cancelled");
        reads(text, 1_000, 1, 0, "--keep=status=PAID");
        reads(text, 3_000, 3, 0, "--accept=STATUSES");
        asks(text.replace("Cancelled", "wc-cancelled"), "--drop='status=wc-cancelled' leaves these out");
    }

    /** Two lines of one order, two totals: the order is named. */
    @Test
    void totalsOfOneOrderThatDifferNameIt() throws IOException {
        String text = "order,customer,date,amount\nX7,a,2025-01-02,10\nX7,a,2025-01-02,12\n";
        asks(text, "got 1000 and 1200 in order=X7", "--order=order", "--amount-of=ORDER");
        reads(text, 2_200, 1, 0, "--order=order", "--amount-of=LINE");
        asks(
                "order,customer,date,amount\nX7,a,2025-01-02,10\nX7,b,2025-01-02,12\n",
                "order=X7",
                "--order=order",
                "--amount-of=LINE");
    }

    /** Four spellings of one number: with the code of Iran four orders of one customer, and Bob of Germany stays himself. */
    @Test
    void oneTelephoneNumberInSeveralSpellings() throws IOException {
        String text = HEADER
                + "+98 912 123 4567,2025-01-02,10\n00989121234567,2025-02-02,10\n۰۹۱۲-۱۲۳-۴۵۶۷,2025-03-02,10\n"
                + "9121234567,2025-04-02,10\n+49 30 1234567,2025-04-02,10\nann,2025-04-02,10\n";
        asks(text, "look like one telephone number in two spellings. --country-code=98, say");
        reads(text, 6_000, 3, 1, "--country-code=98");
        reads(text, 6_000, 6, 0, "--accept=PHONES");
        // Numbers of customers and of orders are no telephone numbers, though one may end as another does.
        reads(HEADER + "112345678,2025-01-02,10\n12345678,2025-01-02,10\n", 2_000, 2, 0);
    }

    /**
     * Day 45,658 of a spreadsheet is 2025-01-01. 1,735,687,800 seconds are 2024-12-31T23:30Z, the last day of the year in London and the
     * first in Berlin: before the as-of date 2024-12-31 only in London.
     */
    @Test
    void daysThatAreNumbers() throws IOException {
        reads(HEADER + "a,45658,10\na,45689.75,10\n", 2_000, 1, 1, "--date-format=EXCEL_DAYS");
        String unix = HEADER + "a,1735687800,10\n";
        asks(unix, "its day depends on the shop's time zone", "--date-format=UNIX_SECONDS");
        reads(unix, 1_000, 1, 0, "--date-format=UNIX_SECONDS", "--zone=Europe/London", "--as-of=2024-12-31");
        asks(
                unix,
                "is after the as-of date 2024-12-31 (--as-of)",
                "--date-format=UNIX_SECONDS",
                "--zone=Europe/Berlin",
                "--as-of=2024-12-31");
        reads(
                HEADER + "a,1735687800123456,10\n",
                1_000,
                1,
                0,
                "--date-format=unix_micros",
                "--zone=Europe/Berlin",
                "--as-of=2025-01-01");
    }

    @ParameterizedTest
    @CsvSource({
        "is_cancelled, true, false, --keep='is_cancelled=false'",
        "Cancelled at, 2025-02-03, '', --keep='Cancelled at='",
        "deleted_at, 2025-02-03, 0000-00-00 00:00:00, --keep='deleted_at=0000-00-00 00:00:00'",
        "cancelled_at, 2025-02-03, \\N, --keep='cancelled_at=\\N'",
        "test, TRUE, FALSE, --keep='test=FALSE'",
        "paid, 0, 1, --drop='paid=0'",
        "لغو شده, بله, خیر, --keep='لغو شده=خیر'"
    })
    void aColumnThatSaysNoOfAnOrder(String column, String bad, String good, String answer) throws IOException {
        String text =
                "customer,date,amount," + column + "\na,2025-01-02,10," + good + "\nb,2025-01-03,10," + bad + "\n";
        asks(text, answer);
        reads(text, 1_000, 1, 0, answer.replace("'", ""));
        reads(text.replace("," + bad + "\n", "," + good + "\n"), 2_000, 2, 0);
    }

    /** With an order's number a blank is what the order says elsewhere, but not where the blank is asked for. */
    @Test
    void aBlankCanBeKept() throws IOException {
        String text = "order,customer,date,amount,cancelled_at\n1,a,2025-01-02,10,\n2,b,2025-01-03,10,2025-02-01\n";
        reads(text, 1_000, 1, 0, "--order=order", "--keep=cancelled_at=");
    }

    /** 10 and 20 are 30, and with the line of their sum 60. */
    @ParameterizedTest
    @ValueSource(strings = {"Total", "جمع کل", "Grand total"})
    void aLineOfTotalsWithADate(String name) throws IOException {
        String text = HEADER + "a,2025-01-02,10\nb,2025-01-03,20\n" + name + ",2025-01-03,30\n";
        asks(
                text,
                "'" + name + "' on 1 line. Is this the sum of the lines above? --nobody='" + name + "' leaves it out");
        reads(text, 3_000, 2, 0, "--nobody=" + name);
        reads(text, 6_000, 3, 0, "--accept=NOBODY");
    }

    @Test
    void negativeAmountsThatCountAreOrdersThatWereRead() throws IOException {
        Files.writeString(file, HEADER + "a,2025-01-02,-10\nb,2025-01-03,-20\nb,2025-02-03,5\n");
        assertEquals(0, run(with("--refunds=COUNTED")), err::toString);
        assertTrue(out.toString().contains("Orders  3  of 2 customers"), out::toString);
        assertEquals(0, run(with("--refunds=NET")), err::toString);
        assertTrue(out.toString().contains("Orders  1  of"), out::toString);
    }

    @Test
    void datesThatProgramsWriteForNone() throws IOException {
        for (String none : List.of("1970-01-01", "1900-01-01 00:00:00")) {
            String text = HEADER + "a,2025-01-02,10\nb," + none + ",20\n";
            asks(text, "line 3, column date: '" + none + "' is what programs write where they know no date");
            reads(text, 1_000, 1, 0, "--skip-bad-lines");
        }
    }

    /** A toman is ten rials. */
    @ParameterizedTest
    @CsvSource({
        "واحد پول, ریال, تومان",
        "واحد, ریال, تومان",
        "نوع ارز, IRR, تومان",
        "currency, rial, IRT",
        "presentmentCurrency, USD, IRR"
    })
    void aColumnOfAnotherCurrency(String column, String inFile, String said) throws IOException {
        String text = "customer,date,amount," + column + "\na,2025-01-02,10," + inFile + "\n";
        Files.writeString(file, text);
        assertEquals(1, run(file.toString(), "--as-of=2025-06-30", "--decimals=0", "--currency=" + said));
        assertTrue(err.toString().contains("One of the two is wrong"), err::toString);
        assertEquals(
                0, run(file.toString(), "--as-of=2025-06-30", "--decimals=0", "--currency=" + inFile), err::toString);
    }

    @ParameterizedTest
    @CsvSource({"مبلغ کل (ریال), تومان, ریال", "مبلغ به تومان, IRR, IRT", "Total (USD), EUR, USD", "Total ($), EUR, CAD"
    })
    void aColumnWhoseNameSaysAnotherCurrency(String column, String said, String right) throws IOException {
        Files.writeString(file, "customer,date," + column + "\na,2025-01-02,10\n");
        String[] args = {
            file.toString(), "--as-of=2025-06-30", "--decimals=0", "--amount=" + column, "--currency=" + said
        };
        assertEquals(1, run(args));
        assertTrue(err.toString().contains("One of the two is wrong"), err::toString);
        args[4] = "--currency=" + right;
        assertEquals(0, run(args), err::toString);
        args[4] = "--currency=whatever";
        assertEquals(0, run(args), err::toString);
    }

    /** A half blank or a blank: both are kept. */
    @Test
    void statusesWithTheHalfBlankOfPersian() throws IOException {
        reads(
                "customer,date,amount,وضعیت\na,2025-01-02,10,تکمیل‌شده\nb,2025-01-02,10,تکمیل شده\nc,2025-01-02,10,لغو‌شده\n",
                2_000,
                2,
                0,
                "--keep=وضعیت=تکمیل شده");
    }

    /** 6 · 2.55 + 6 · 3.39 + 32 · 1.69 - 1 · 27.50 = 15.30 + 20.34 + 54.08 - 27.50 = 62.22 */
    @Test
    void pricesOfOneAndQuantities() throws IOException {
        String text = "InvoiceNo,Quantity,customer,date,UnitPrice\n1,6,a,2025-01-02,2.55\n1,6,a,2025-01-02,3.39\n"
                + "2,32,b,2025-01-02,1.69\nC3,-1,b,2025-01-05,27.50\n";
        String[] options = {"--amount=UnitPrice", "--order=InvoiceNo", "--refunds=NET"};
        asks(
                text,
                "the column 'Quantity' is not 1 on 4 lines, and the amount is 'UnitPrice'. Is that the price of one?"
                        + " --quantity='Quantity' multiplies by it. --accept=QUANTITIES leaves it as it is.",
                options);
        reads(text, 6_222, 2, 0, "--amount=UnitPrice", "--order=InvoiceNo", "--refunds=NET", "--quantity=quantity");
        asks(
                text.replace("32,b", "one,b"),
                "line 4, column Quantity: 'one' is no whole number, as a quantity is",
                "--amount=UnitPrice",
                "--quantity=Quantity");
        asks(
                text.replace("32,b", "999999999,b").replace("1.69", "9999999999999999"),
                "'999999999' makes an amount that is too large",
                "--amount=UnitPrice",
                "--quantity=Quantity");
        asks(
                text.replace("27.50", "-27.50"),
                "line 5, column Quantity: '-1' is negative, and so is the price: a return would count as a purchase",
                "--amount=UnitPrice",
                "--quantity=Quantity");
        // All of one: nothing to ask.
        reads("customer,date,price,qty\na,2025-01-02,10,1\nb,2025-01-02,10,1.0\n", 2_000, 2, 0, "--amount=price");
        // A line's total is no price of one.
        reads("customer,date,total price,qty\na,2025-01-02,10,3\n", 1_000, 1, 0, "--amount=total price");
        Files.writeString(file, text);
        assertEquals(2, run(with("--quantity=Quantity", "--amount-of=ORDER", "--order=InvoiceNo")));
        assertTrue(err.toString().startsWith("--quantity is for --amount-of=LINE"), err::toString);
    }

    /** As the database of WooCommerce has its statuses, and a word for what is left out where nothing is left. */
    @Test
    void statusesOfTheDatabase() throws IOException {
        String text = "Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Order Refund Amount\n"
                + "1,wc-completed,2025-01-02 10:00,a@x.org,10.00,0\n2,wc-cancelled,2025-01-02 10:00,b@x.org,10.00,0\n";
        reads(text, 1_000, 1, 0, "--shop=woocommerce");
        asks(
                text,
                "holds no orders; all were left out, by their status or as nobody's, 'wc-cancelled' on 1 line, 'wc-completed' on 1"
                        + " line (--keep says which ones count)",
                "--shop=woocommerce",
                "--keep=Order Status=shipped");
        asks(
                text.replace(',', ';'),
                "; --delimiter=';' divides them. --inspect says what it has",
                "--shop=woocommerce");
    }

    @Test
    void aUnitOfQuantitiesIsNoCurrency() throws IOException {
        reads("customer,date,amount,واحد\na,2025-01-02,10,عدد\nb,2025-01-02,10,کیلو\n", 2_000, 2, 0);
    }

    /** Arabic letters in the header, a number of the order that is called by another word. */
    @Test
    void persianColumnsInOtherSpellings() throws IOException {
        String text = "شناسه سفارش,مشتري,تاریخ,مبلغ\n1,a,2025-01-02,10\n1,a,2025-01-02,20\n";
        String[] columns = {"--customer=مشتری", "--date=تاریخ", "--amount=مبلغ"};
        asks(text, "the column 'شناسه سفارش' has 1 number on 2 lines", columns);
    }

    /** A spreadsheet takes the zeros of a number that it shows. */
    @Test
    void numbersThatHaveLostTheirZeros() throws IOException {
        String text = HEADER + "00042,2025-01-02,10\n42,2025-01-03,10\n7,2025-01-03,10\n";
        asks(text, "'00042' and '42' are one customer if a spreadsheet has taken the zeros of some");
        reads(text, 3_000, 3, 0, "--accept=ROUNDED");
        reads(HEADER + "00042,2025-01-02,10\n43,2025-01-03,10\n", 2_000, 2, 0);
    }
}
