package dev.retention.examples.report;

import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.SafeText;
import dev.retention.examples.page.TextPage;
import dev.retention.examples.report.export.AudienceExport;
import dev.retention.examples.report.html.HtmlReport;
import dev.retention.examples.report.input.CohortPeriod;
import dev.retention.examples.report.input.NpsReader;
import dev.retention.examples.report.input.ReportInput;
import dev.retention.examples.report.input.ReportOptions;
import dev.retention.examples.report.input.UsageException;
import dev.retention.examples.report.inspect.Inspection;
import dev.retention.examples.report.json.JsonReport;
import dev.retention.examples.report.numbers.Customers;
import dev.retention.examples.report.numbers.Report;
import dev.retention.examples.report.text.ReportPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Options in, report out. */
@Command(
        name = "retention-report",
        description = "A retention report on the orders of a shop, up to 120 columns wide.",
        usageHelpWidth = 110,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes%n",
        exitCodeList = {"0:the report was written", "1:a file cannot be used", "2:the options cannot be used"},
        footerHeading = "%nExamples%n",
        footer = {
            "  java -jar retention-report.jar orders.csv --as-of=2011-12-10 --currency=GBP --decimals=2 \\",
            "      --customer=customer_id --date=ordered_at --amount=total --refunds=NET",
            "  java -jar retention-report.jar --inspect orders.csv"
        })
public final class ReportCommand implements Callable<Integer> {

    /** An option that is farther from what was written is another one. */
    private static final int MOST_EDITS = 3;

    /** What Java puts for letters that the locale of the terminal, as that of many containers, does not have. */
    private static final char UNREADABLE = '\uFFFD';

    @Spec
    private CommandSpec spec;

    @Mixin
    private ReportOptions options;

    private final PrintWriter out;
    private final PrintWriter err;

    private ReportCommand(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    /**
     * {@return the exit code: 0 if the report was written, 1 if a file cannot be used, 2 if the options cannot be used}
     *
     * @param args the command line
     * @param out where the report goes
     * @param err where errors go
     */
    public static int run(String[] args, PrintWriter out, PrintWriter err) {
        for (String arg : args) {
            if (arg.indexOf(UNREADABLE) >= 0) {
                print(
                        err,
                        "The terminal's encoding cannot express " + SafeText.within(arg, 200)
                                + "; with LC_ALL=C.UTF-8 it can.\n");
                return ExitCode.USAGE;
            }
        }
        var command = new ReportCommand(out, err);
        if (args.length == 0) {
            // Of no options there is nothing to read: reading them would take a tenth of the whole run.
            command.options = new ReportOptions();
            return command.call();
        }
        return new CommandLine(command)
                .registerConverter(BigDecimal.class, new ReportOptions.AmountConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(out)
                .setErr(err)
                .setParameterExceptionHandler((e, arguments) -> {
                    // picocli's message on a group that is there twice is the whole usage of the group
                    String message =
                            e instanceof MaxValuesExceededException ? "An option is given twice" : e.getMessage();
                    String help = e instanceof MissingParameterException
                            ? "Try --help, or --inspect FILE: it prints the command that reads a file."
                            : "Try --help.";
                    print(err, SafeText.lines(message + didYouMean(e)) + "\n" + help + "\n");
                    return ExitCode.USAGE;
                })
                .execute(args);
    }

    private static String didYouMean(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched) || !unmatched.isUnknownOption()) {
            return "";
        }
        String given = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
        return e.getCommandLine().getCommandSpec().optionsMap().keySet().stream()
                .filter(name -> edits(given, name) <= Math.min(MOST_EDITS, given.length() / 3))
                .min(Comparator.comparingInt(name -> edits(given, name)))
                .map(name -> ": did you mean " + name + "?")
                .orElse("");
    }

    /** How many characters must be put in, left out or changed to make one of the other (Levenshtein). */
    private static int edits(String one, String other) {
        int[] before = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int[] now = new int[other.length() + 1];
            now[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int changed = before[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return before[other.length()];
    }

    @Override
    public Integer call() {
        if (options.view.cohorts == CohortPeriod.WEEK && options.view.weekStart == null) {
            throw new ParameterException(spec.commandLine(), "--cohorts=WEEK needs --week-start, such as MONDAY");
        }
        if (options.view.cohorts != CohortPeriod.WEEK && options.view.weekStart != null) {
            throw new ParameterException(spec.commandLine(), "--week-start is for --cohorts=WEEK only");
        }
        boolean hasContacts =
                options.orders != null && (options.orders.emailColumn != null || options.orders.phoneColumn != null);
        if (!options.view.tools.isEmpty() && (options.view.export == null || !hasContacts)) {
            throw new ParameterException(
                    spec.commandLine(), "--export-for needs --export, and --email or --phone of the orders");
        }
        if (options.view.leaveOut != null && options.orders == null) {
            throw new ParameterException(spec.commandLine(), "--leave-out needs the ORDERS of the shop");
        }
        if (options.view.quietDays != null && options.view.leaveOut == null) {
            throw new ParameterException(spec.commandLine(), "--quiet-days needs --leave-out");
        }
        if (options.view.quietDays != null && options.view.quietDays < 0) {
            throw new ParameterException(
                    spec.commandLine(), "--quiet-days must be 0 or more, got " + options.view.quietDays);
        }
        String complaint = options.effort.complaint();
        if (complaint != null) {
            throw new ParameterException(spec.commandLine(), complaint);
        }
        if (options.view.export != null && options.nps != null && options.orders == null) {
            throw new ParameterException(spec.commandLine(), "--export needs the ORDERS of the shop");
        }
        try {
            if (options.inspect != null) {
                print(out, Inspection.of(options.inspect, options.csv));
                return ExitCode.OK;
            }
            Report report = options.nps != null && options.orders == null
                    ? Report.ofAnswers(
                            String.valueOf(options.nps.file.getFileName()), NpsReader.read(options.nps, options.csv))
                    : reportAndExport();
            if (options.view.html != null) {
                write(report, options.view.html);
            }
            print(out, options.view.json ? JsonReport.of(report) : SafeText.lines(TextPage.of(ReportPage.of(report))));
            return ExitCode.OK;
        } catch (UsageException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage());
        } catch (InputException e) {
            return failed(e.getMessage());
        } catch (OutOfMemoryError e) {
            return failed(
                    "So many orders need more memory than Java has here: give it more, as in java -Xmx8g -jar ...");
        }
    }

    private void write(Report report, Path file) {
        try {
            Files.writeString(file, HtmlReport.of(report, options.view.language));
        } catch (IOException e) {
            throw new InputException("The page cannot be written to " + file + ": " + e.getMessage());
        }
    }

    private Report reportAndExport() {
        ReportInput input = ReportInput.from(options);
        Report report = report(input);
        if (options.view.export != null) {
            Optional<Customers> customers = report.customers();
            if (customers.isEmpty()) {
                throw new InputException(input.shop() + " holds returns only: there is nobody to write to");
            }
            AudienceExport.write(customers.orElseThrow().ahead().lifecycle(), input, options.view.export);
        }
        return report;
    }

    /** The library rejects what cannot be computed: sums that overflow, more cohorts than anyone reads. */
    private static Report report(ReportInput input) {
        try {
            return Report.of(input);
        } catch (ArithmeticException e) {
            throw new InputException("There is no report on " + input.shop()
                    + ": its amounts add up to more than can be counted exactly");
        } catch (IllegalArgumentException e) {
            throw new InputException("There is no report on " + input.shop() + ": its numbers cannot be computed with ("
                    + e.getMessage() + ")");
        }
    }

    private int failed(String message) {
        print(err, SafeText.lines(message) + "\n");
        return ExitCode.SOFTWARE;
    }

    private static void print(PrintWriter writer, String text) {
        writer.print(text);
        writer.flush();
    }
}
