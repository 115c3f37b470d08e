package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.TextPage;
import dev.retention.examples.report.input.ReportInput;
import dev.retention.examples.report.input.ReportOptions;
import dev.retention.examples.report.json.JsonReport;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.text.ReportPage;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Stream;
import picocli.CommandLine;

/** Runs the report for the tests. */
public final class Reports {

    /** The simulated shop's, which many tests ask for: its numbers are found once. */
    private static final class Simulated {
        static final Report REPORT = numbers();
        static final String TEXT = text(REPORT);
        static final String JSON = JsonReport.of(REPORT);
    }

    private Reports() {}

    /** {@return the simulated shop's} */
    public static Report simulated() {
        return Simulated.REPORT;
    }

    /** {@return the numbers alone, for those who ask for them in several forms} */
    public static Report numbers(String... args) {
        return Report.of(ReportInput.from(CommandLine.populateCommand(new ReportOptions(), args)));
    }

    /** {@return those of Online Retail, with more options} */
    public static Report onlineRetail(String... more) {
        String[] args = {
            PublicData.file("online_retail_orders.csv"),
            "--as-of=2011-12-10",
            "--currency=GBP",
            "--decimals=2",
            "--minor-units",
            "--date=time",
            "--amount=amount_pence",
            "--refunds=NET"
        };
        return numbers(Stream.of(args, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    /** {@return what the command prints of numbers} */
    static String text(Report report) {
        return SafeText.lines(TextPage.of(ReportPage.of(report)));
    }

    static JsonObject json(Report report) {
        return JsonParser.parseString(JsonReport.of(report)).getAsJsonObject();
    }

    static String text(String... args) {
        return args.length == 0 ? Simulated.TEXT : printed(args);
    }

    /** {@return what the command prints} */
    private static String printed(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = ReportCommand.run(args, new PrintWriter(out), new PrintWriter(err));
        assertEquals("", err.toString());
        assertEquals(0, exitCode);
        return out.toString();
    }

    static JsonObject json(String... args) {
        if (args.length == 0) {
            return JsonParser.parseString(Simulated.JSON).getAsJsonObject();
        }
        String[] withJson = Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";
        return JsonParser.parseString(text(withJson)).getAsJsonObject();
    }
}
