package dev.retention.examples;

import dev.retention.survival.CompetingRisks;
import java.util.Locale;

/** Some cancel, for some the payment fails. */
public final class WaysToLeaveExample {

    private WaysToLeaveExample() {}

    public static void main(String[] args) {
        var list = new SimulatedContracts();

        CompetingRisks risks = CompetingRisks.of(list.entries, list.days, list.causes, list.once, 2);
        System.out.printf(
                Locale.ROOT,
                "in a year %.1f %% cancel, %.1f %% fail to pay (error %.1f), %.1f %% stay%n",
                100 * risks.incidence(1, 365),
                100 * risks.incidence(2, 365),
                100 * risks.standardError(2, 365),
                100 * risks.survival(365));
    }
}
