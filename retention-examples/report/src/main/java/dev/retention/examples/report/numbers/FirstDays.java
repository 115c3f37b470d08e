package dev.retention.examples.report.numbers;

import dev.retention.activity.ActivityLog;
import dev.retention.examples.page.Format;
import java.time.LocalDate;
import java.util.Optional;

/** Whether a log begins late: in the middle of a shop's life, so that old customers look new. */
final class FirstDays {

    private static final int DAYS = 30;

    /** So many times as many new customers at first as later are more than a good start. */
    private static final double CROWD = 2;

    /** It takes a few of them to tell. */
    private static final long LEAST = 30;

    private FirstDays() {}

    /** {@return the warning, if there is reason for one} */
    static Optional<String> of(ActivityLog log) {
        if (log.isEmpty()) {
            return Optional.empty();
        }
        LocalDate first = log.firstDay();
        LocalDate later = first.plusDays(DAYS);
        LocalDate end = first.plusDays(12 * DAYS);
        if (log.lastDay().isBefore(end)) {
            end = log.lastDay().plusDays(1);
        }
        long months = (end.toEpochDay() - later.toEpochDay()) / DAYS;
        long atFirst = 0;
        long then = 0;
        for (int c = 0; c < log.customerCount(); c++) {
            long day = log.epochDay(log.entriesBegin(c));
            atFirst += day < later.toEpochDay() ? 1 : 0;
            then += day >= later.toEpochDay() && day < end.toEpochDay() ? 1 : 0;
        }
        if (months < 2 || atFirst < LEAST || atFirst < CROWD * then / months) {
            return Optional.empty();
        }
        return Optional.of("The orders begin on " + first + " with a crowd: " + Format.count(atFirst)
                + " customers in the first 30 days, and " + Format.count(Math.round((double) then / months))
                + " new ones a month after that. Many of them will have been customers before and look new here.");
    }
}
