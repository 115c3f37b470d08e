package dev.retention.examples.report.input;

import dev.retention.audience.Suppression;
import dev.retention.lifecycle.StageWindows;
import java.util.List;
import java.util.Optional;

/**
 * What a shop says of the stages and audiences of its customers.
 *
 * @param windows the days that part the stages; without them, each customer's own rhythm does
 * @param controlShare which share of each audience is held out, in [0, 1]
 * @param suppression whom not to write to
 * @param tools the advertising tools that audiences are written for
 * @param countryCode the code of telephone numbers without one; null if there is none to suppose
 */
public record LifecycleChoices(
        Optional<StageWindows> windows,
        double controlShare,
        Suppression suppression,
        List<AdTool> tools,
        String countryCode) {

    static LifecycleChoices of(ReportOptions.ViewOptions view, Suppression suppression) {
        if (!(view.control >= 0 && view.control <= 1)) {
            throw new UsageException("--control must be in [0, 1]");
        }
        return new LifecycleChoices(
                Optional.ofNullable(view.windows).map(LifecycleChoices::windows),
                view.control,
                suppression,
                List.copyOf(view.tools),
                view.phoneCode);
    }

    private static StageWindows windows(int[] days) {
        if (days.length != 3) {
            throw new UsageException("--windows takes three numbers of days, such as 30,90,365");
        }
        try {
            return new StageWindows(days[0], days[1], days[2]);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--windows: " + e.getMessage());
        }
    }
}
