package dev.retention.cohort;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.ActivityRows;
import dev.retention.internal.rows.CustomerPartitions;
import dev.retention.internal.rows.CustomerTable;
import dev.retention.internal.rows.IntColumn;
import dev.retention.internal.rows.LongColumn;
import dev.retention.internal.rows.RawColumns;
import dev.retention.internal.rows.RowPayload;
import dev.retention.internal.rows.Workers;
import dev.retention.period.PeriodCalendar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/**
 * Makes the classic table, the one of {@link CohortDefinition#by}, in one sweep over a log, or over raw events without a log.
 * {@link CohortTableBuilder} is the plain form of it, and makes all other tables.
 *
 * <p>In the classic table the windows of all members of a cohort are the same periods. So it is enough to count, for each pair
 * of a cohort and a period, how many members were active, how often, and for how much: a square, the rows of which become those
 * of the table. Which period a day is in is looked up.
 */
final class ClassicCohorts {

    /** The square has a few megabytes then. */
    private static final int MAX_PERIODS = 256;

    private static final int MAX_DAYS = 1 << 20;

    private final CohortDefinition definition;
    private final int asOf;
    private final int firstPeriod;
    private final int periods;
    private final int firstDay;
    /** Counted from the first period, by days from the first day. */
    private final int[] periodOfDay;

    /** Of each cohort and period, cohort by cohort: three sums, side by side so that a cell is in one place of the cache. */
    private final class Square {

        static final int RETURNED = 0;
        static final int ACTIVITIES = 1;
        static final int REVENUE_MINOR = 2;

        final long[] sums = new long[3 * periods * periods];

        void add(Square other) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += other.sums[i];
            }
        }

        /** Adds what {@link Counter} has counted. */
        void add(long[] counts) {
            for (int i = 0; i < counts.length; i++) {
                sums[3 * i + RETURNED] += counts[i] >>> Integer.SIZE;
                sums[3 * i + ACTIVITIES] += (int) counts[i];
            }
        }

        long get(int cohort, int period, int sum) {
            return sums[3 * (cohort * periods + period) + sum];
        }

        long size(int cohort) {
            return get(cohort, cohort, RETURNED);
        }
    }

    private ClassicCohorts(CohortDefinition definition, int firstDay, int lastDay, int asOf) {
        PeriodCalendar calendar = definition.calendar();
        this.definition = definition;
        this.asOf = asOf;
        this.firstDay = firstDay;
        firstPeriod = calendar.indexOf(firstDay);
        periods = calendar.indexOf(asOf) - firstPeriod + 1;
        periodOfDay = new int[lastDay - firstDay + 1];
        Arrays.setAll(periodOfDay, i -> calendar.indexOf(firstDay + i) - firstPeriod);
    }

    /** Empty if it takes the plain form to make the table, or to say why it cannot be made. */
    static Optional<CohortTable> of(CohortDefinition definition, ActivityLog log, int asOf, Workers workers) {
        if (log.isEmpty() || !log.sumsFit()) {
            return Optional.empty();
        }
        int firstDay = (int) log.firstDay().toEpochDay();
        int lastDay = (int) log.lastDay().toEpochDay();
        if (!applies(definition, firstDay, lastDay, asOf)) {
            return Optional.empty();
        }
        var cohorts = new ClassicCohorts(definition, firstDay, lastDay, asOf);
        return Optional.of(cohorts.toTable(cohorts.count(log, workers)));
    }

    /** Empty also if the rows are those of a log, or have amounts. */
    static Optional<CohortTable> of(CohortDefinition definition, ActivityRows rows, int asOf) {
        if (rows.log().isPresent()) {
            return Optional.empty();
        }
        RawColumns events = RawColumns.of(rows.columns());
        if (events.amountsMinor() != null || rows.columns().size() == 0) {
            return Optional.empty();
        }
        CustomerPartitions.requireFit(rows.columns().size());
        var days = new IntColumn(events.epochDays());
        int[] range = days.range();
        if (!applies(definition, range[0], range[1], asOf)) {
            return Optional.empty();
        }
        var cohorts = new ClassicCohorts(definition, range[0], range[1], asOf);
        Workers workers = Workers.of(rows.executor(), rows.threads());
        return Optional.of(cohorts.toTable(cohorts.count(new LongColumn(events.customers()), days, workers)));
    }

    private static boolean applies(CohortDefinition definition, int firstDay, int lastDay, int asOf) {
        PeriodCalendar calendar = definition.calendar();
        return definition.equals(CohortDefinition.by(calendar))
                && lastDay <= asOf
                && (long) lastDay - firstDay < MAX_DAYS
                && firstDay >= calendar.minEpochDay()
                && asOf <= calendar.maxEpochDay()
                && calendar.periodsBetween(firstDay, asOf) < MAX_PERIODS;
    }

    /** The sums fit, so it does not matter in which order they are added. */
    private Square count(ActivityLog log, Workers workers) {
        List<Square> squares = Collections.synchronizedList(new ArrayList<>());
        workers.runShares(log.customerCount(), () -> {
            var square = new Square();
            squares.add(square);
            return (share, from, to) -> count(log, from, to, square);
        });
        Square all = squares.get(0);
        squares.subList(1, squares.size()).forEach(all::add);
        return all;
    }

    private void count(ActivityLog log, int from, int to, Square square) {
        for (int c = from; c < to; c++) {
            int end = log.entriesEnd(c);
            int first = log.firstActive(log.entriesBegin(c), end);
            if (first < end) {
                countCustomer(log, first, end, square);
            }
        }
    }

    /** Counts one customer, from the entry that made them a member. */
    private void countCustomer(ActivityLog log, int from, int end, Square square) {
        int[] periodOfDay = this.periodOfDay;
        long[] sums = square.sums;
        int row = 3 * periods * periodOfDay[log.epochDay(from) - firstDay];
        int lastReturn = -1;
        for (int entry = from; entry < end; entry++) {
            int period = periodOfDay[log.epochDay(entry) - firstDay];
            int activities = log.activityCount(entry);
            int cell = row + 3 * period;
            sums[cell + Square.RETURNED] += isPositive(activities) & isDifferent(period, lastReturn);
            sums[cell + Square.ACTIVITIES] += activities;
            sums[cell + Square.REVENUE_MINOR] += log.amountMinor(entry);
            lastReturn = activities > 0 ? period : lastReturn;
        }
    }

    // 1 or 0 by arithmetic: whether the next order is in another month is a branch that would be guessed wrong too
    // often.

    private static int isPositive(int count) {
        return -count >>> 31;
    }

    private static int isDifferent(int a, int b) {
        return (a - b | b - a) >>> 31;
    }

    private Square count(LongColumn customers, IntColumn days, Workers workers) {
        var partitions = CustomerPartitions.of(customers, new PeriodPayload(days), workers)
                .orElseThrow(); // a period always fits
        List<long[]> counts = Collections.synchronizedList(new ArrayList<>());
        workers.run(partitions.count(), () -> {
            var counter = new Counter(partitions);
            counts.add(counter.counts);
            return counter;
        });
        var square = new Square();
        counts.forEach(square::add);
        return square;
    }

    /** The period of a row is all that has to go with its customer. */
    private final class PeriodPayload implements RowPayload {

        private final IntColumn days;

        PeriodPayload(IntColumn days) {
            this.days = days;
        }

        @Override
        public int bits() {
            return Integer.SIZE - Integer.numberOfLeadingZeros(periods);
        }

        @Override
        public boolean put(int from, int length, Block block, Target target) {
            int[] day = days.block(from, length, block.ints);
            int at = days.at(from);
            int[] periodOfDay = ClassicCohorts.this.periodOfDay;
            for (int i = 0; i < length; i++) {
                target.put(i, periodOfDay[day[at + i] - firstDay]);
            }
            return true;
        }
    }

    /**
     * Counts a partition of events: first the set of periods of each customer, and so the cohort, then the events of each cohort and
     * period. One instance serves one thread.
     */
    private final class Counter implements IntConsumer {

        /** A cell of the table holds the key, then a bit for each period in which the customer was active. */
        private static final int ACTIVE = 1;

        private final CustomerPartitions partitions;
        private final CustomerTable table;
        private final int words = (periods + Long.SIZE - 1) / Long.SIZE;

        /** Of each cohort and period: the activities, and from bit 32 on who returned. There are fewer than 2^30 rows. */
        final long[] counts = new long[periods * periods];

        /** The first element of the cell of each row, which is even, and 1 if it is its customer's first in the period. */
        private int[] cellAndIsFirst = {};

        /** Where the counts of a customer's cohort begin, by half the first element of the cell; the first-level cache holds it. */
        private char[] countsOfCell = {};

        Counter(CustomerPartitions partitions) {
            this.partitions = partitions;
            this.table = new CustomerTable(partitions, words);
        }

        @Override
        public void accept(int partition) {
            if (cellAndIsFirst.length < partitions.size(partition)) {
                cellAndIsFirst = new int[partitions.size(partition)];
            }
            table.fold(partition, new Marking());
            findCohorts();
            partitions.forEach(partition, new Counting());
        }

        private final class Marking implements CustomerPartitions.Segment {

            private int next;

            @Override
            public void begin() {
                next = 0;
            }

            @Override
            public boolean take(long[] rows, int from, int to) {
                int stride = partitions.stride();
                int payloadBits = partitions.payloadBits();
                long payloadMask = partitions.payloadMask();
                CustomerTable table = Counter.this.table;
                long[] cells = table.cells();
                int[] cellAndIsFirst = Counter.this.cellAndIsFirst;
                int n = next;
                for (int row = from; row < to; row += stride) {
                    int cell = table.cell(rows[row] >>> payloadBits);
                    if (cell < 0) {
                        return false;
                    }
                    int period = (int) (rows[row + stride - 1] & payloadMask);
                    int word = cell + ACTIVE + (period >> 6);
                    long active = cells[word];
                    cells[word] = active | 1L << period;
                    cellAndIsFirst[n++] = cell | (int) (~active >>> period) & 1;
                }
                next = n;
                return true;
            }
        }

        /** Vacant cells get any cohort, which nobody asks for. */
        private void findCohorts() {
            long[] cells = table.cells();
            if (countsOfCell.length < cells.length / 2) {
                countsOfCell = new char[cells.length / 2];
            }
            for (int cell = 0; cell < cells.length; cell += table.width()) {
                int word = 0;
                while (word < words - 1 && cells[cell + ACTIVE + word] == 0) {
                    word++;
                }
                int cohort = word * Long.SIZE + Long.numberOfTrailingZeros(cells[cell + ACTIVE + word]);
                countsOfCell[cell / 2] = (char) (cohort * periods);
            }
        }

        private final class Counting implements CustomerPartitions.Segment {

            private int next;

            @Override
            public boolean take(long[] rows, int from, int to) {
                int stride = partitions.stride();
                long payloadMask = partitions.payloadMask();
                long[] counts = Counter.this.counts;
                int[] cellAndIsFirst = Counter.this.cellAndIsFirst;
                char[] countsOfCell = Counter.this.countsOfCell;
                int n = next;
                for (int row = from; row < to; row += stride) {
                    int cell = cellAndIsFirst[n++];
                    int period = (int) (rows[row + stride - 1] & payloadMask);
                    counts[countsOfCell[cell >> 1] + period] += 1 + ((long) (cell & 1) << Integer.SIZE);
                }
                next = n;
                return true;
            }
        }
    }

    private CohortTable toTable(Square square) {
        int first = 0;
        while (first < periods && square.size(first) == 0) {
            first++;
        }
        List<CohortRow> rows = new ArrayList<>();
        for (int cohort = first; cohort < periods; cohort++) {
            rows.add(toRow(square, cohort, periods - first));
        }
        return new CohortTable(definition, asOf, periods - first, rows, false, null, true);
    }

    private CohortRow toRow(Square square, int cohort, int columnCount) {
        var contents = new CellContent[periods - cohort];
        long returnedBefore = 0;
        long cumulativeRevenueMinor = 0;
        for (int column = 0; column < contents.length; column++) {
            int period = cohort + column;
            long returned = square.get(cohort, period, Square.RETURNED);
            long revenueMinor = square.get(cohort, period, Square.REVENUE_MINOR);
            cumulativeRevenueMinor += revenueMinor;
            contents[column] = new CellContent(
                    square.size(cohort),
                    returned,
                    returnedBefore,
                    square.get(cohort, period, Square.ACTIVITIES),
                    revenueMinor,
                    cumulativeRevenueMinor);
            returnedBefore = returned;
        }
        PeriodCalendar calendar = definition.calendar();
        boolean lastIsOver = calendar.endEpochDay(firstPeriod + periods - 1) - 1 == asOf;
        CellSums begun = CellSums.of(contents);
        CellSums observed = begun.first(lastIsOver ? contents.length : contents.length - 1);
        return new CohortRow(calendar.label(firstPeriod + cohort), columnCount, 0, begun, observed);
    }
}
