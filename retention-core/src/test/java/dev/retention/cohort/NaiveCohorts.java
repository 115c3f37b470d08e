package dev.retention.cohort;

import dev.retention.activity.ActivityLog;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Cohort tables by brute force and calendar dates: every member, every window, every entry of the log, each looked at by itself.
 * Months are the calendar. Slow, and as near to the definitions as code can be.
 */
final class NaiveCohorts {

    private record Member(String cohort, long customer, LocalDate entry) {}

    private record Window(LocalDate start, LocalDate end) {
        boolean contains(LocalDate day) {
            return !day.isBefore(start) && day.isBefore(end);
        }
    }

    private final CohortDefinition definition;
    private final ActivityLog entries;
    private final ActivityLog returns;
    private final LocalDate asOf;
    private final Map<Long, String> assigned;

    NaiveCohorts(
            CohortDefinition definition,
            ActivityLog entries,
            ActivityLog returns,
            int asOf,
            Map<Long, String> assigned) {
        this.definition = definition;
        this.entries = entries;
        this.returns = returns;
        this.asOf = LocalDate.ofEpochDay(asOf);
        this.assigned = assigned;
    }

    /** The content of every column, by cohort; only cohorts that have a member. */
    Map<String, List<CellContent>> contents(int columns, boolean observed) {
        Map<String, List<CellContent>> contents = new TreeMap<>();
        Map<String, List<Member>> members = new TreeMap<>();
        for (Member member : members()) {
            members.computeIfAbsent(member.cohort, c -> new ArrayList<>()).add(member);
        }
        members.forEach((cohort, all) -> {
            List<CellContent> cells = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                cells.add(content(all, column, observed));
            }
            contents.put(cohort, cells);
        });
        return contents;
    }

    private CellContent content(List<Member> all, int column, boolean observed) {
        List<Member> members = all.stream()
                .filter(m -> observed ? isOver(window(m, column)) : hasBegun(window(m, column)))
                .toList();
        return new CellContent(
                members.size(),
                members.stream().filter(m -> returned(m, column)).count(),
                column == 0
                        ? 0
                        : members.stream().filter(m -> returned(m, column - 1)).count(),
                sum(members, m -> BigInteger.valueOf(activities(m, window(m, column)))),
                sum(members, m -> revenue(m, window(m, column))),
                sum(members, m -> revenue(m, new Window(m.entry, window(m, column).end))));
    }

    private static long sum(List<Member> members, Function<Member, BigInteger> amount) {
        return members.stream()
                .map(amount)
                .reduce(BigInteger.ZERO, BigInteger::add)
                .longValueExact();
    }

    /** Distinct customers who are observed in a column, and those of them who returned in it, after any of their entries. */
    long[] customersObservedAndReturned(int column) {
        List<Member> members =
                members().stream().filter(m -> isOver(window(m, column))).toList();
        return new long[] {
            members.stream().map(Member::customer).distinct().count(),
            members.stream()
                    .filter(m -> returned(m, column))
                    .map(Member::customer)
                    .distinct()
                    .count()
        };
    }

    private boolean isOver(Window window) {
        return !window.end.minusDays(1).isAfter(asOf);
    }

    private boolean hasBegun(Window window) {
        return !window.start.isAfter(asOf);
    }

    private boolean returned(Member member, int column) {
        if (column == 0 && entries == returns) {
            return true;
        }
        Window window = window(member, column);
        return switch (definition.returns()) {
            case ON_PERIOD -> activities(member, window) >= definition.minActivities();
            case ON_OR_AFTER ->
                activities(member, new Window(window.start, asOf.plusDays(1))) >= definition.minActivities();
            case STREAK ->
                (column == 0 || returned(member, column - 1))
                        && activities(member, window) >= definition.minActivities();
        };
    }

    private long activities(Member member, Window window) {
        long sum = 0;
        int index = returns.indexOf(member.customer);
        for (int e = 0; index >= 0 && e < returns.entryCount(); e++) {
            boolean theirs = e >= returns.entriesBegin(index) && e < returns.entriesEnd(index);
            LocalDate day = LocalDate.ofEpochDay(returns.epochDay(e));
            if (theirs && window.contains(day) && !day.isBefore(member.entry)) {
                sum += returns.activityCount(e);
            }
        }
        return sum;
    }

    private BigInteger revenue(Member member, Window window) {
        var sum = BigInteger.ZERO;
        int index = returns.indexOf(member.customer);
        for (int e = 0; index >= 0 && e < returns.entryCount(); e++) {
            boolean theirs = e >= returns.entriesBegin(index) && e < returns.entriesEnd(index);
            LocalDate day = LocalDate.ofEpochDay(returns.epochDay(e));
            if (theirs && window.contains(day) && !day.isBefore(member.entry)) {
                sum = sum.add(BigInteger.valueOf(returns.amountMinor(e)));
            }
        }
        return sum;
    }

    private Window window(Member member, int column) {
        int firstAge = Integer.parseInt(definition.columnLabel(column).split("-")[0]);
        String[] ages = definition.columnLabel(column).split("-");
        int lastAge = Integer.parseInt(ages[ages.length - 1]);
        return new Window(
                start(member, firstAge).isBefore(member.entry) ? member.entry : start(member, firstAge),
                start(member, lastAge + 1));
    }

    private LocalDate start(Member member, int age) {
        if (definition.windows().rule() instanceof WindowRule.RollingDays rolling) {
            return member.entry.plusDays((long) age * rolling.days());
        }
        if (definition.windows().rule() instanceof WindowRule.RollingMonths rolling) {
            return member.entry.plusMonths((long) age * rolling.months());
        }
        return member.entry.withDayOfMonth(1).plusMonths(age);
    }

    private List<Member> members() {
        List<Member> members = new ArrayList<>();
        for (int c = 0; c < entries.customerCount(); c++) {
            long customer = entries.customer(c);
            List<LocalDate> active = new ArrayList<>();
            for (int e = entries.entriesBegin(c); e < entries.entriesEnd(c); e++) {
                if (entries.activityCount(e) > 0) {
                    active.add(LocalDate.ofEpochDay(entries.epochDay(e)));
                }
            }
            if (definition.entry().rule() instanceof EntryRule.FirstIn range) {
                active.removeIf(day -> !range.days().contains(day));
            }
            if (definition.entry().rule() instanceof EntryRule.EveryPeriod) {
                active.stream()
                        .filter(day -> active.stream()
                                .noneMatch(other ->
                                        other.isBefore(day) && month(other).equals(month(day))))
                        .forEach(day -> members.add(new Member(month(day), customer, day)));
            } else if (!active.isEmpty()) {
                LocalDate first = active.get(0);
                boolean given = definition.entry().rule() instanceof EntryRule.Given;
                members.add(new Member(given ? assigned.get(customer) : month(first), customer, first));
            }
        }
        return members;
    }

    private static String month(LocalDate day) {
        return day.toString().substring(0, 7);
    }
}
