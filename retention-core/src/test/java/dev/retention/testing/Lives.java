package dev.retention.testing;

import dev.retention.audience.Anniversary;
import dev.retention.audience.Audience;
import dev.retention.audience.ControlGroup;
import dev.retention.audience.Suppression;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.Silence;
import dev.retention.lifecycle.SpendAhead;
import dev.retention.lifecycle.Stage;
import dev.retention.lifecycle.StageRule;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageTransitions;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.period.PeriodCalendar;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** The lives of customers. */
final class Lives {

    private static final LocalDate BEFORE = Days.AS_OF.minusDays(90);

    private Lives() {}

    static void addTo(Catalogue catalogue) {
        catalogue.add(SignUps.class, Lives::signUps);
        catalogue.add(Stages.class, () -> stagesByCustomer().map(Lives::stages), Lives::stagesToMerge);
        catalogue.add(
                StageTransitions.class,
                () -> Combinators.combine(stagesByCustomer(), stagesByCustomer())
                        .as((before, after) -> StageTransitions.between(
                                stages(BEFORE, before), stages(Days.AS_OF, joined(before, after)))));
        catalogue.add(
                SpendAhead.class,
                () -> Rows.logs().map(log -> SpendAhead.of(new long[] {1, 2, 3, 4}, log, BEFORE, Days.AS_OF)));
        catalogue.add(StageWindows.class, Lives::windows);
        catalogue.add(
                StageRule.class,
                () -> Arbitraries.of(Stage.class).filter(Stage::hasBought).map(StageRule::all));
        catalogue.add(StageRules.class, () -> windows().map(StageRules::ofWindows));
        catalogue.add(Silence.class, () -> Arbitraries.just(Silence.days()));
        catalogue.add(
                Suppression.class,
                () -> Numbers.keys()
                        .set()
                        .ofMaxSize(4)
                        .map(keys -> Suppression.NOBODY.withUnsubscribed(
                                keys.stream().mapToLong(Long::longValue).toArray())));
        catalogue.add(
                Anniversary.class,
                () -> Combinators.combine(
                                Arbitraries.of(PeriodCalendar.months(), PeriodCalendar.solarHijriMonths()),
                                Arbitraries.of(Anniversary.LeapDay.class))
                        .as(Anniversary::new));
        catalogue.add(
                Audience.class,
                () -> Numbers.keys().set().ofMaxSize(6).map(keys -> {
                    String[] reasons = new String[keys.size()];
                    Arrays.fill(reasons, "chosen");
                    return Audience.of(
                            "some",
                            keys.stream().mapToLong(Long::longValue).sorted().toArray(),
                            reasons);
                }));
        catalogue.add(ControlGroup.class, () -> Numbers.shares().map(share -> new ControlGroup(share, "autumn")));
    }

    private static Arbitrary<StageWindows> windows() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 60),
                        Arbitraries.integers().between(0, 60),
                        Arbitraries.integers().between(1, 200))
                .as((newDays, more, most) -> new StageWindows(newDays, newDays + more, newDays + more + most));
    }

    private static Arbitrary<SignUps> signUps() {
        record SignUp(long customer, int start, int days) {}
        return Combinators.combine(
                        Numbers.keys(), Days.epochDays(), Arbitraries.integers().between(0, 30))
                .as(SignUp::new)
                .list()
                .ofMaxSize(12)
                .map((List<SignUp> all) -> SignUps.trials(
                        all.stream().mapToLong(SignUp::customer).toArray(),
                        all.stream().mapToInt(SignUp::start).toArray(),
                        all.stream()
                                .mapToInt(signUp -> signUp.start + signUp.days)
                                .toArray()));
    }

    private static Arbitrary<Map<Long, Stage>> stagesByCustomer() {
        return Arbitraries.maps(Arbitraries.longs().between(1, 12), Arbitraries.of(Stage.class))
                .ofMaxSize(8);
    }

    private static Stages stages(Map<Long, Stage> stages) {
        return stages(Days.AS_OF, stages);
    }

    private static Stages stages(LocalDate day, Map<Long, Stage> stages) {
        var sorted = new TreeMap<>(stages);
        return Stages.of(
                day,
                sorted.keySet().stream().mapToLong(Long::longValue).toArray(),
                sorted.values().toArray(Stage[]::new));
    }

    private static Arbitrary<List<Stages>> stagesToMerge() {
        return stagesByCustomer()
                .map(stages -> Rows.inThreeGroups(List.copyOf(stages.keySet()), Long::longValue).stream()
                        .map(customers -> {
                            var group = new TreeMap<>(stages);
                            group.keySet().retainAll(customers);
                            return stages(group);
                        })
                        .toList());
    }

    /** Who is known once stays known. */
    private static Map<Long, Stage> joined(Map<Long, Stage> before, Map<Long, Stage> after) {
        var all = new TreeMap<>(before);
        all.putAll(after);
        return all;
    }
}
