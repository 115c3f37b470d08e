package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {

    private static final String HEADER = "customer,date,amount\n";

    private static final String BEST_TENTH = " Best tenth of customers +60\\.0 %  of the revenue of those who ordered";

    @TempDir
    private Path folder;

    private Path orders;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void nameTheFile() {
        orders = folder.resolve("orders.csv");
    }

    @Test
    void withoutAFileASimulatedShopIsShown() {
        assertEquals(0, run());
        assertTrue(out.toString().startsWith("RETENTION REPORT of a simulated shop as of 2025-12-31\n"), out::toString);
        assertEquals("", err.toString());
        String withoutOptions = out.toString();
        assertEquals(Reports.text(), withoutOptions);
        out.getBuffer().setLength(0);
        run("--cohorts=MONTH", "--rfm=RANKS", "--language=EN", "--control=0");
        assertEquals(withoutOptions, out.toString());
    }

    @Test
    void noLineIsTooLongForAPage() {
        Reports.text().lines().forEach(line -> assertTrue(line.length() <= 120, line));
    }

    @Test
    void helpIsNoError() {
        assertEquals(0, run("--help"));
        assertTrue(out.toString().startsWith("Usage: retention-report"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "s,2025-02-30,1 | date: '2025-02-30' does not exist",
                "s,2025-07-01,1 | date: '2025-07-01' is after the as-of date 2025-06-30 (--as-of)",
                "s,1403-01-15,1 | date: '1403-01-15' is before 1900-01-01; dates such as 1403/07/15 are read with"
                        + " --date-format=SOLAR_HIJRI",
                "s,1403/01/15,1 | date: '1403/01/15' is not a date such as 2011-12-09 or 2011-12-09T12:50 (others:"
                        + " --date-format); dates such as 1403/07/15 are read with --date-format=SOLAR_HIJRI",
                "s,2025-01-01,0.001 | amount: '0.001' has more than 2 decimal places (--round rounds to them,"
                        + " --decimals says how many there are)",
                "s,2025-01-01, | amount: '' is not a number such as -1234.5",
                ",2025-01-01,1 | customer: '' is no customer (--nobody leaves such orders out)"
            })
    void aBadLineStopsTheReport(String line, String place) throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,1\n" + line + "\n");
        assertEquals(1, runOnOrders());
        assertEquals("orders.csv, line 3, column " + place + "\n", err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void badLinesAreSkippedCountedAndListed() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,1\nt,today,1\nt,2025-01-01,1\nt,2025-01-02,one\n");
        assertEquals(0, runOnOrders("--skip-bad-lines"));
        assertTrue(out.toString().endsWith("""
                SKIPPED LINES: 2
                 orders.csv, line 3, column date: 'today' is not a date such as 2011-12-09 or 2011-12-09T12:50 (others: --date-format)
                 orders.csv, line 5, column amount: 'one' is not a number such as -1234.5
                """), out::toString);
    }

    @Test
    void wrongQuotesStopTheReportEvenIfBadLinesAreSkipped() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,1\n\"t\"x,2025-01-01,1\ns,2025-01-02,1\n");
        assertEquals(1, runOnOrders("--skip-bad-lines"));
        assertTrue(err.toString().startsWith(orders + ": "), err::toString);
        assertTrue(err.toString().contains("line 3"), err::toString);
        assertEquals("", out.toString());
        run("--help");
        assertTrue(
                out.toString().replaceAll("\\s+", " ").contains("Wrong quotes still stop the report."), out::toString);
    }

    @Test
    void whatReturnsMeanMustBeSaidIfThereAreAny() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,2\ns,2025-01-02,-1\n");
        assertEquals(1, runOnOrders());
        assertEquals(
                orders + " holds 1 negative amount: say what that means, --refunds=NET, IGNORED or COUNTED\n",
                err.toString());
        assertEquals(0, runOnOrders("--refunds=net"));
        assertTrue(out.toString().contains("Returns are netted against revenue and are no orders."), out::toString);
        assertTrue(out.toString().contains("HEADLINES: 1 order of 1 customer\n"), out::toString);
        assertTrue(out.toString().contains(" in 1 return\n"), out::toString);
    }

    @Test
    void withoutReturnsNothingIsSaidOfWhatTheyMean() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,2\ns,2025-01-02,1\n");
        assertEquals(0, runOnOrders());
        assertTrue(out.toString().contains("\nOrders from 2025-01-01 to 2025-01-02, amounts in EUR.\n"), out::toString);
        assertTrue(out.toString().contains("HEADLINES: 2 orders of 1 customer\n"), out::toString);
    }

    /** Sara paid 60, Reza 40; the 20 that are paid back to someone whose order is not in the file are of neither. */
    @Test
    void theBestTenthIsMeasuredByWhatCustomersPaid() throws IOException {
        var lines = new StringBuilder(HEADER).append("mina,2025-01-03,-20\n");
        for (int i = 0; i < 30; i++) {
            lines.append("c")
                    .append(i)
                    .append(",2025-01-02,")
                    .append(i < 3 ? 27 : 2)
                    .append('\n');
        }
        Files.writeString(orders, lines);
        assertEquals(0, runOnOrders("--refunds=NET"));
        assertTrue(out.toString().lines().anyMatch(line -> line.matches(BEST_TENTH)), out::toString);
    }

    @Test
    void aFileWithoutOrdersIsRejected() throws IOException {
        Files.writeString(orders, HEADER);
        assertEquals(1, runOnOrders());
        assertEquals(orders + " holds no orders\n", err.toString());
    }

    @Test
    void ifAllLinesAreBadTheFirstOneSaysWhy() throws IOException {
        Files.writeString(orders, HEADER + "s,1.2.2025,1\ns,2.2.2025,1\n");
        assertEquals(1, runOnOrders("--skip-bad-lines"));
        assertEquals(
                orders + " holds no orders that can be used; lines skipped: 2, the first one\n"
                        + "orders.csv, line 2, column date: '1.2.2025' is not a date such as 2011-12-09 or"
                        + " 2011-12-09T12:50 (others: --date-format)\n",
                err.toString());
    }

    @Test
    void aFileWithoutAnswersIsRejected() throws IOException {
        Path answers = folder.resolve("answers.csv");
        Files.writeString(orders, HEADER + "s,2025-01-01,1\n");
        Files.writeString(answers, "answer\n");
        assertEquals(1, runOnOrders("--nps=" + answers, "--nps-scale=0-10"));
        assertEquals(answers + " holds no answers\n", err.toString());
    }

    @Test
    void returnsAloneSayThatNobodyOrdered() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-02,-1\nt,2025-01-03,-2.50\n");
        for (String policy : List.of("--refunds=NET", "--refunds=IGNORED")) {
            assertEquals(0, runOnOrders(policy), err::toString);
            assertTrue(out.toString().contains("The file holds 2 returns of "), out::toString);
            assertTrue(out.toString().contains("3.50. Without an order"), out::toString);
            assertEquals(0, runOnOrders(policy, "--json"), err::toString);
        }
        assertEquals(1, runOnOrders("--refunds=NET", "--export=" + folder));
        assertEquals("orders.csv holds returns only: there is nobody to write to\n", err.toString());
    }

    @Test
    void revenueThatOverflowsIsAnErrorAndNoWrongNumber() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,10000000000000000\n".repeat(10));
        assertEquals(1, runOnOrders("--repeated=keep"));
        assertEquals(
                "There is no report on orders.csv: its amounts add up to more than can be counted exactly\n",
                err.toString());
    }

    /** Sixty old customers are first seen in the first days, one a day, and new ones come every ten days. */
    @Test
    void ordersThatBeginLateAreSaidTo() throws IOException {
        var lines = new StringBuilder(HEADER);
        LocalDate first = LocalDate.of(2023, 1, 1);
        for (int i = 0; i < 60; i++) {
            lines.append("old").append(i).append(',').append(first.plusDays(i)).append(",10\n");
        }
        for (int i = 0; i < 72; i++) {
            lines.append("new")
                    .append(i)
                    .append(',')
                    .append(first.plusDays(10 * i))
                    .append(",10\n");
        }
        Files.writeString(orders, lines);
        assertEquals(0, runOnOrders("--cohorts=quarter"));
        assertTrue(
                out.toString()
                        .contains(
                                "In their first 90 days 69 customers were first seen, 7.6 times as many as in 90 days later:\n "
                                        + "about 60 of them will not be new"),
                out::toString);
        assertTrue(out.toString().contains("from 2023-04-01 on."), out::toString);
    }

    @Test
    void cohortsThatNobodyCouldReadAreLeftOutWithTheReason() throws IOException {
        Files.writeString(orders, HEADER + "s,1900-01-02,1\n");
        assertEquals(0, runOnOrders("--cohorts=week", "--week-start=monday"));
        assertTrue(
                out.toString()
                        .contains(
                                "COHORTS: the orders begin on 1900-01-02, too far back for cohorts by WEEK: is that date right?"
                                        + " Longer periods: --cohorts=YEAR\n"),
                out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.12.11 | '9.12.11' is not a day such as 2011-12-09",
                "1403-12-30 | '1403-12-30' is before 1900-01-01; it is a Gregorian date, or with --date-format=SOLAR_HIJRI such as"
                        + " 1404/03/31",
                "+999999999-12-31 | '+999999999-12-31' is after the year 2200"
            })
    void anAsOfDateThatIsNoneIsRejected(String asOf, String message) throws IOException {
        Files.writeString(orders, HEADER + "s,2025-01-01,1\n");
        assertEquals(2, run(orders.toString(), "--as-of=" + asOf, "--currency=EUR", "--decimals=2"));
        assertEquals("Invalid value for option '--as-of': " + message + "\nTry --help.\n", err.toString());
    }

    @Test
    void theAsOfDateCanBeSolarHijri() throws IOException {
        Files.writeString(orders, HEADER + "s,1403/07/15,1\n");
        assertEquals(
                0,
                run(
                        orders.toString(),
                        "--as-of=1403/12/30",
                        "--currency=toman",
                        "--decimals=0",
                        "--date-format=solar_hijri"));
        assertTrue(out.toString().startsWith("RETENTION REPORT of orders.csv as of 2025-03-20\n"), out::toString);
    }

    @Test
    void oneMonthIsThisMonth() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-05-01,1\n");
        assertEquals(0, runOnOrders());
        assertTrue(out.toString().contains(" =  ordered in this month "), out::toString);
    }

    @Test
    void aYoungShopHasNoMovementYet() throws IOException {
        Files.writeString(orders, HEADER + "s,2025-06-01,1\n");
        assertEquals(0, runOnOrders());
        assertTrue(
                out.toString().contains("CUSTOMER MOVEMENT: the orders do not cover two months yet\n"), out::toString);
    }

    @Test
    void npsAnswersAreReadOnTheirScale() throws IOException {
        Path answers = folder.resolve("answers.csv");
        Files.writeString(orders, HEADER + "s,2025-01-01,1\n");
        Files.writeString(answers, "answer\n10\n9\n8\n6.5\n");
        assertEquals(0, runOnOrders("--nps=" + answers, "--nps-scale=1-10"));
        assertTrue(out.toString().contains("NET PROMOTER SCORE: +25.0 points"), out::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "11, is not on the scale from 0 to 10",
        "ten, is not a number",
        "NaN, is not a number",
        "9d, is not a number"
    })
    void anAnswerOffTheScaleIsABadLine(String answer, String reason) throws IOException {
        Path answers = folder.resolve("answers.csv");
        Files.writeString(orders, HEADER + "s,2025-01-01,1\n");
        Files.writeString(answers, "answer\n10\n" + answer + "\n");
        assertEquals(1, runOnOrders("--nps=" + answers, "--nps-scale=0-10"));
        assertEquals("answers.csv, line 3, column answer: '" + answer + "' " + reason + "\n", err.toString());
    }

    @Test
    void theScaleOfAnswersIsNotGuessed() {
        assertEquals(2, runOnOrders("--nps=answers.csv"));
        assertEquals(missing("--nps-scale=SCALE"), err.toString());
    }

    private static String missing(String option) {
        return "Error: Missing required argument(s): " + option
                + "\nTry --help, or --inspect FILE: it prints the command that reads a file.\n";
    }

    @Test
    void theAsOfDateIsNotGuessed() {
        assertEquals(2, run("orders.csv", "--currency=EUR", "--decimals=2"));
        assertEquals(missing("--as-of=DATE"), err.toString());
    }

    @Test
    void theFirstDayOfAWeekIsNotGuessed() {
        assertEquals(2, run("--cohorts=week"));
        assertEquals("--cohorts=WEEK needs --week-start, such as MONDAY\nTry --help.\n", err.toString());
    }

    @Test
    void theFirstDayOfAWeekIsNotIgnored() {
        assertEquals(2, run("--week-start=monday"));
        assertEquals("--week-start is for --cohorts=WEEK only\nTry --help.\n", err.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "\n", "\r"})
    void whatCsvNeedsForItselfIsNoDelimiter(String delimiter) {
        assertEquals(2, run("--delimiter=" + delimiter));
        assertEquals(
                "Invalid value for option '--delimiter': it must not be a quote or a line end\nTry --help.\n",
                err.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--encoding=utf | Invalid value for option '--encoding': 'utf' is not an encoding such as UTF-8 or"
                        + " windows-1252",
                "--decimals=19 | Invalid value for option '--decimals': '19' is not a whole number from 0 to 18",
                "--decimals=-1 | Invalid value for option '--decimals': '-1' is not a whole number from 0 to 18",
                "--zone=CEST2 | Invalid value for option '--zone': 'CEST2' is not a time zone such as Europe/London",
                "--delimiter=;; | Invalid value for option '--delimiter': ';;' is neither TAB nor a single character",
                "--cohorts=moon | Invalid value for option '--cohorts': expected one of [WEEK, MONTH, QUARTER, YEAR,"
                        + " SOLAR_HIJRI_MONTH] (case-insensitive) but was 'moon'"
            })
    void badOptionsAreRejected(String option, String message) {
        assertEquals(2, run(option));
        assertEquals(message + "\nTry --help.\n", err.toString());
    }

    @Test
    void anOptionThatIsMisspelledIsGuessed() {
        assertEquals(2, runOnOrders("--cohort=MONTH"));
        assertEquals("Unknown option: '--cohort=MONTH': did you mean --cohorts?\nTry --help.\n", err.toString());
        assertEquals(2, runOnOrders("--colour=RED"));
        assertTrue(err.toString().endsWith("Unknown option: '--colour=RED'\nTry --help.\n"), err.toString());
    }

    @Test
    void anOptionThatIsThereTwiceIsRejected() {
        assertEquals(2, runOnOrders("--as-of=2025-07-01"));
        assertEquals("An option is given twice\nTry --help.\n", err.toString());
    }

    @Test
    void aDateFormatThatIsNoneIsRejected() {
        assertEquals(2, runOnOrders("--date-format=dd.b"));
        assertEquals(
                "Invalid value for option '--date-format': 'dd.b' is not a date format: Unknown pattern letter: b\n"
                        + "Try --help.\n",
                err.toString());
    }

    @Test
    void aDateFormatWithoutADayIsRejected() {
        assertEquals(2, runOnOrders("--date-format=yyyy-MM"));
        assertEquals(
                "Invalid value for option '--date-format': 'yyyy-MM' is not a date format: it must have a year (yyyy),"
                        + " a month (MM) and a day (dd)\nTry --help.\n",
                err.toString());
    }

    @Test
    void solarHijriDatesAreReadIfThatIsTheFormat() throws IOException {
        Files.writeString(orders, HEADER + "s,1403/07/15,1\nt,۱۴۰۳/۱۲/۳۰,۲\n");
        assertEquals(0, runOnOrders("--date-format=solar_hijri"));
        assertTrue(out.toString().contains("\nOrders from 2024-10-06 to 2025-03-20, amounts in EUR.\n"), out::toString);
        assertTrue(out.toString().contains(" 3.00  EUR\n"), out::toString);
    }

    @Test
    void whatTheTerminalCannotExpressIsSaidToBeSo() {
        assertEquals(2, runOnOrders("--customer=\uFFFD\uFFFD"));
        assertEquals(
                "The terminal's encoding cannot express --customer=\uFFFD\uFFFD; with LC_ALL=C.UTF-8 it can.\n",
                err.toString());
    }

    /** The Zoes were alone and the best; now the Anns are, and the Zoes are in segments in which nobody was. */
    @Test
    void everySegmentThatSomebodyWentToIsNamed() throws IOException {
        var lines = new StringBuilder(HEADER);
        for (int i = 1; i <= 20; i++) {
            lines.append("zoe")
                    .append(i)
                    .append(",2025-01-")
                    .append(String.format("%02d", i))
                    .append(",1\n");
            lines.append("ann")
                    .append(i)
                    .append(",2025-06-")
                    .append(String.format("%02d", i))
                    .append(",9\n");
            lines.append("ann")
                    .append(i)
                    .append(",2025-06-")
                    .append(i + 5 < 10 ? "0" : "")
                    .append(i + 5)
                    .append(",9\n");
        }
        Files.writeString(orders, lines);
        assertEquals(0, runOnOrders());
        List<String> changes = out.toString()
                .lines()
                .dropWhile(line -> !line.startsWith("SEGMENT CHANGES"))
                .skip(2)
                .takeWhile(line -> !line.isBlank())
                .toList();
        String[] numbers = changes.get(0).replaceAll(".* All +", "").split(" +");
        assertTrue(numbers.length >= 2, changes::toString);
        for (String number : numbers) {
            assertTrue(changes.stream().anyMatch(line -> line.matches(" +" + number + "  [A-Z].*")), changes::toString);
        }
    }

    private int runOnOrders(String... options) {
        var basic = Stream.of(orders.toString(), "--as-of=2025-06-30", "--currency=EUR", "--decimals=2");
        return run(Stream.concat(basic, Stream.of(options)).toArray(String[]::new));
    }

    private int run(String... args) {
        return ReportCommand.run(args, new PrintWriter(out), new PrintWriter(err));
    }
}
