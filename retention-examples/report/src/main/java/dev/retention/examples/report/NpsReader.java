package dev.retention.examples.report;

import dev.retention.examples.csv.BadLine;
import dev.retention.examples.csv.CsvFile;
import dev.retention.examples.csv.InputException;
import dev.retention.examples.report.ReportOptions.CsvOptions;
import dev.retention.examples.report.ReportOptions.NpsOptions;
import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.DoubleStream;

/** Reads answers to the recommendation question from a CSV file. */
final class NpsReader {

    private NpsReader() {}

    /** The answers of a file, by category, and the lines that were skipped. */
    record Result(NpsCounts counts, List<BadLine> badLines) {}

    static Result read(NpsOptions options, CsvOptions csv) {
        var answers = DoubleStream.builder();
        CsvFile file = csv.file(options.file);
        List<BadLine> badLines = file.read(
                List.of(options.column), fields -> answers.add(fields.get(0).as(text -> answer(text, options.scale))));
        NpsCounts counts = NpsCounts.of(options.scale, answers.build().toArray());
        if (counts.answers() == 0) {
            throw new InputException(file.holdsNo("answers", badLines));
        }
        return new Result(counts, badLines);
    }

    private static double answer(String text, NpsScale scale) {
        double answer;
        try {
            answer = new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("is not a number");
        }
        if (!(answer >= scale.lowest() && answer <= scale.highest())) {
            throw new IllegalArgumentException("is not on the scale from " + scale.lowest() + " to " + scale.highest());
        }
        return answer;
    }
}
