package dev.retention.examples.report.input;

import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.Digits;
import dev.retention.examples.csv.Header;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.csv.Lines;
import dev.retention.examples.page.Format;
import dev.retention.examples.report.input.ReportOptions.CsvOptions;
import dev.retention.examples.report.input.ReportOptions.NpsOptions;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import java.util.Arrays;
import java.util.regex.Pattern;

/** Reads answers to the recommendation question from a CSV file. */
public final class NpsReader implements CsvFile.Records {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{0,20})?");

    /** So many answers without a high one are hardly of the scale that was said. */
    private static final int FEW = 5;

    private final NpsOptions options;
    private final long[] byAnswer;
    private double highest;

    private NpsReader(NpsOptions options) {
        this.options = options;
        this.byAnswer = new long[options.scale.highest() - options.scale.lowest() + 1];
    }

    /** The answers of a file, by category, and what became of its lines. */
    public record Result(Nps nps, Lines lines) {}

    public static Result read(NpsOptions options, CsvOptions csv) {
        CsvFile file = csv.file(options.file);
        var reader = new NpsReader(options);
        Lines lines = file.read(reader);
        var nps = new Nps(options.scale, Arrays.stream(reader.byAnswer).boxed().toList());
        NpsCounts counts = nps.counts();
        if (counts.answers() == 0) {
            throw new InputException(file.holdsNo("answers", lines));
        }
        reader.askForTheScale(file, counts);
        return new Result(nps, lines);
    }

    private void askForTheScale(CsvFile file, NpsCounts counts) {
        boolean low = options.scale.highest() == 10
                && (highest <= 5 && counts.answers() >= FEW || highest <= 7 && counts.answers() >= 4 * FEW);
        if (low && !options.acceptLowAnswers) {
            String other = highest <= 5 ? "1-5" : "1-7";
            throw new InputException(
                    file.path() + ": none of " + Format.count(counts.answers(), "answer") + " is above "
                            + (highest <= 5 ? 5 : 7) + ". Was the question asked on a scale to 10? --nps-scale=" + other
                            + " if not; --accept-low-answers if so");
        }
    }

    @Override
    public int[] columns(Header header) {
        return new int[] {header.position(options.column)};
    }

    @Override
    public void accept(CsvFile.Record record) {
        double answer = record.field(0).as(text -> answer(text, options.scale));
        highest = Math.max(highest, answer);
        byAnswer[(int) answer - options.scale.lowest()]++;
    }

    private static double answer(String text, NpsScale scale) {
        String number = text.length() > 40 ? "" : Digits.ascii(text);
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("is not a number");
        }
        double answer = Double.parseDouble(number);
        if (!(answer >= scale.lowest() && answer <= scale.highest())) {
            throw new IllegalArgumentException("is not on the scale from " + scale.lowest() + " to " + scale.highest());
        }
        return answer;
    }
}
