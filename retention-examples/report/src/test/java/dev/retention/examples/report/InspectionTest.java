package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {

    private static final Pattern ARGUMENT = Pattern.compile("(?:[^ ']|'[^']*')+");

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

    private String inspect(String text, Charset charset) throws IOException {
        Files.writeString(file, text, charset);
        assertEquals(0, run("--inspect", file.toString()), err::toString);
        String inspection = out.toString();
        out.toString()
                .lines()
                .filter(line -> !line.startsWith(" java "))
                .forEach(line -> assertTrue(line.length() <= 130, line));
        holds(inspection);
        return inspection;
    }

    /** The command runs, or there is a question. */
    private void holds(String inspection) {
        boolean asks = inspection.contains("\nQUESTIONS: ");
        assertTrue(
                inspection.contains(asks ? "\nCOMMAND: it runs once your answers" : "\nCOMMAND: it runs\n"),
                inspection);
        if (!asks) {
            assertEquals(0, run(command(inspection)), err::toString);
        }
    }

    private static String[] command(String inspection) {
        String command = inspection
                .lines()
                .filter(line -> line.startsWith(" java -jar retention-report.jar "))
                .findFirst()
                .orElseThrow()
                .substring(" java -jar retention-report.jar ".length());
        var args = new ArrayList<String>();
        ARGUMENT.matcher(command).results().forEach(arg -> args.add(arg.group().replace("'", "")));
        return args.toArray(String[]::new);
    }

    private void says(String inspection, String part) {
        assertTrue(
                inspection.replaceAll("\\s+", " ").contains(part.strip().replaceAll("\\s+", " ")),
                () -> part + " is not in\n" + inspection);
    }

    @Test
    void aPlainFile() throws IOException {
        String inspection = inspect(
                "client_id;ordered;total;Currency\na;2025-01-02;10,00;EUR\nb;2025-01-03;1.234,50;EUR\nc;2025-01-03;1.500;EUR\n",
                StandardCharsets.UTF_8);
        says(inspection, "encoding UTF-8, delimiter ';'");
        says(
                inspection,
                "--delimiter=';' --customer=client_id --date=ordered --amount=total --as-of=2025-01-03 --decimal-comma --thousands=."
                        + " --currency=EUR --decimals=2");
        says(inspection, "COMMAND: it runs");
        run(command(inspection));
        // 10.00 + 1,234.50 + 1,500
        says(out.toString(), " 2,744.50  EUR\n");
    }

    @Test
    void aProductAndOrdersThatWereGivenBackAreAskedAbout() throws IOException {
        String inspection = inspect(
                "order,customer,date,product,amount,currency\n1,a,2025-01-02,tea,10.00,EUR\n1,a,2025-01-02,cup,5.00,EUR\n"
                        + "2,b,2025-01-03,tea,10.00,EUR\n",
                StandardCharsets.UTF_8);
        says(inspection, "Is 'product' the product? --product=product adds what is bought together and next");
        says(inspection, "--undone=DROP leaves them out");
    }

    @Test
    void whatIsAmbiguousIsAskedWithBothReadings() throws IOException {
        String inspection =
                inspect("customer,date,amount\na,3/4/2025,150.000\nb,5/6/2025,75.000\n", StandardCharsets.UTF_8);
        says(inspection, "Is the day or the month first");
        says(inspection, "as 150000 with --thousands=., or as 150.000 with\n    --thousands=NONE");
        says(inspection, "What is the currency");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1/13/2025 10:30 PM; M/d/yyyy h:mm[:ss] a",
                "13/1/2025 10:30:15 am; d/M/yyyy h:mm[:ss] a",
                "'\"January 13, 2025\"'; MMMM d, yyyy[ H:mm[:ss]]",
                "2025-1-13; yyyy-M-d[ H:mm[:ss]]",
                "۲۳ دی ۱۴۰۳; SOLAR_HIJRI"
            })
    void datesAreFoundInManyFormats(String date, String format) throws IOException {
        String inspection =
                inspect("customer,date,amount,currency\na," + date + ",10.00,EUR\n", StandardCharsets.UTF_8);
        says(inspection, format + (format.indexOf(' ') < 0 ? "" : "'") + " --as-of=2025-01-");
        says(inspection, "COMMAND: it runs");
    }

    /** The price of one is multiplied, and is no amount where there is a line's. */
    @Test
    void pricesOfOne() throws IOException {
        says(
                inspect("customer,date,UnitPrice,Quantity,currency\na,2025-01-02,2.50,6,EUR\n", StandardCharsets.UTF_8),
                "--amount=UnitPrice --quantity=Quantity");
        says(
                inspect(
                        "مشتری,تاریخ,قیمت واحد (ریال),تعداد,مبلغ کل (ریال)\na,1403/10/13,2500000,6,15000000\n",
                        StandardCharsets.UTF_8),
                "--amount='مبلغ کل (ریال)' --date-format=SOLAR_HIJRI --as-of=2025-01-02 --currency='ریال' --decimals=0");
    }

    /** One of three dates has a 13th month if the day is first: the month is. */
    @Test
    void aFormatThatReadsAllIsRight() throws IOException {
        says(
                inspect(
                        "customer,date,amount,currency\na,1/2/2025,10.00,EUR\na,1/3/2025,10.00,EUR\na,1/13/2025,10.00,EUR\n",
                        StandardCharsets.UTF_8),
                "COMMAND: it runs");
    }

    @Test
    void amountsInTwoCurrenciesAreShown() throws IOException {
        says(
                inspect("customer,date,amount\na,2025-01-02,$10\nb,2025-01-02,€10\n", StandardCharsets.UTF_8),
                "They are in '$', '€': amounts of two currencies have no sum.");
    }

    @Test
    void aHeaderAloneAndATitleAreNamed() throws IOException {
        Files.writeString(file, "customer,date,amount\n");
        assertEquals(1, run("--inspect", file.toString()));
        assertEquals(file + ": the first line is the only one: there are no orders\n", err.toString());
        Files.writeString(file, "Sales 2025\n\ncustomer,date,amount\na,2025-01-02,10\n");
        assertEquals(1, run("--inspect", file.toString()));
        assertEquals(
                file
                        + ": the first line is 'Sales 2025', and no other line has as many fields; it must name the columns, without a"
                        + " title above it\n",
                err.toString());
    }

    @Test
    void anEncodingThatIsNotUtf8IsShownInBothReadings() throws IOException {
        String inspection = inspect("customer,date,amount\nMüller,2025-01-02,10.00\n", Charset.forName("windows-1252"));
        says(inspection, "How is the file encoded?");
        says(inspection, "'Müller,2025-01-02,10.00'");
        says(inspection, "--encoding=windows-1252");
    }

    @Test
    void answers() throws IOException {
        String inspection = inspect("score\n10\n9\n\n7\n6\nN/A\n8.5\n", StandardCharsets.UTF_8);
        says(inspection, "On which scale was the question asked? The answers go from 6 to 10");
        says(inspection, "What is the answer that is no number? --skip-bad-lines leaves it out and lists it.");
        says(inspection, "--nps-answer=score --skip-bad-lines");
    }

    @Test
    void aFileOfSomethingElse() throws IOException {
        String inspection = inspect("time,status,sex\n1521,1,1\n968,1,1\n3087,0,1\n", StandardCharsets.UTF_8);
        says(inspection, "no file of orders");
        says(inspection, "Which column is the date?");
        says(inspection, "--date=COLUMN --customer=COLUMN --amount=COLUMN --as-of=DATE --currency=XXX --decimals=2");
    }

    @Test
    void aFileWithoutACustomerIsAskedOnce() throws IOException {
        String inspection =
                inspect("Date,Amount,Type\n2025-01-02,10.00,a\n2025-01-03,5.00,b\n", StandardCharsets.UTF_8);
        says(inspection, "Which column is the customer? --customer=COLUMN names it");
        says(inspection, "--customer=COLUMN");
        assertFalse(inspection.contains("has no column"), inspection);
    }

    @Test
    void aCompactDateAndAFloatsTail() throws IOException {
        String inspection = inspect(
                "event_date,user_pseudo_id,transaction_id,purchase_revenue\n20250102,123.456,T1,59.989999999999995\n"
                        + "20250203,123.456,T2,20.0\n",
                StandardCharsets.UTF_8);
        says(inspection, "--date-format=yyyyMMdd");
        says(inspection, "--round");
    }

    @Test
    void aFileThatIsNotThere() {
        assertEquals(1, run("--inspect", folder.resolve("none.csv").toString()));
        assertEquals(folder.resolve("none.csv") + ": there is no such file\n", err.toString());
    }

    @Test
    void everyKindOfFileHasACommandThatRunsOrAQuestion() throws IOException {
        for (String text : List.of(
                "customer;date;amount\nA;2025-01-02;1.355,90€\n",
                "Date;Amount;Description;Type\n2025-03-30;173,900;teszt;income\n",
                "Account;Amount;Tax\n4000;125,50;20,08\n5000;-12,25;0,00\n",
                "\"Date\";\"Amount\";\"Account\"\n\"2016-09-02\";\"20,00\";\"NL99\"\n\"2016-09-02\";\"-0,01\";\"NL99\"\n",
                "sep=;\ncustomer;date;amount\nA;2025-01-02;10,00\n",
                "customer\tdate\tamount\nA\t2025-01-02\t10.00\n",
                "customer,date,amount\nA,2025-01-02,10.00\n,,\nTotal,,10.00\n",
                "customer,date,amount\nguest,2025-01-02,10\nguest,2025-01-03,10\n",
                "order_id,customer,date,amount\n1,A,2025-01-02,10.00\n1,A,2025-01-02,10.00\n",
                "customer,date,amount\nA,2025-01-02,10.00\ncustomer,date,amount\nA,2025-02-02,10.00\n",
                "customer,date,amount,amount\nA,2025-01-02,10.00,9\n",
                "Name,Email,Created at,Total,Notes\n#1,a@x.org,2025-01-02 10:00:00 +0100,10.00,\"Leave at\ndoor, \"\"2nd\"\" floor\"\n",
                "x\ny\n",
                "a,b\n1,2\n",
                "شماره سفارش,تاریخ سفارش,مشتری,مبلغ کل,وضعیت\n۱۰۰۱,۱۴۰۳/۱۲/۳۰,علي رضایی,۱۲۵۰۰۰,تکمیل شده\n")) {
            inspect(text, StandardCharsets.UTF_8);
        }
    }

    @Test
    void datesThatAreNumbersOrShort() throws IOException {
        String unix = inspect("customer,created,amount\na,1735687800,10\nb,1735787800,10\n", StandardCharsets.UTF_8);
        assertTrue(unix.contains("are points of time, in UNIX_SECONDS"), unix);
        assertTrue(unix.contains("--date-format=UNIX_SECONDS --as-of=2025-01-02"), unix);
        String excel = inspect("customer,date,amount\na,45658,€10\nb,45689,€10\n", StandardCharsets.UTF_8);
        assertTrue(excel.contains("--date-format=EXCEL_DAYS --as-of=2025-02-01"), excel);
        String american = inspect("customer,date,amount\na,12/31/24,£10\nb,1/5/25,£10\n", StandardCharsets.UTF_8);
        assertTrue(american.contains("--date-format='M/d/yy[ H:mm[:ss]]' --as-of=2025-01-05"), american);
        String either = inspect("customer,date,amount\na,2/3/24,£10\nb,1/5/25,£10\n", StandardCharsets.UTF_8);
        assertTrue(either.contains("Is the day or the month first in '2/3/24"), either);
    }

    @Test
    void aTotalWithTaxIsAnAmount() throws IOException {
        String text =
                "Customer ID,Order Date,Subtotal (ex tax),Order Total (inc tax),Tax Total\n5,2025-01-02,€10,€12,€2\n";
        String inspection = inspect(text, StandardCharsets.UTF_8);
        assertTrue(inspection.contains("--amount='Order Total (inc tax)'"), inspection);
    }
}
