package dev.retention.survival;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.estimate.Estimate;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class MeanCumulativeFunctionTest {

    @Test
    void agreesWithRForTheInfections() {
        MeanCumulativeFunction infections = infections(RData.read("cgd"));
        var figures = RData.figures("entry_competing_mcf_r.csv").stream()
                .filter(figure -> figure.name().equals("cgd MCF"))
                .toList();
        assertEquals(10, figures.size());
        assertAll(figures.stream().map(figure -> () -> {
            Estimate at = infections.at(Double.parseDouble(figure.index()));
            assertEquals(
                    figure.value(),
                    figure.quantity().equals("mcf") ? at.value() : at.standardError(),
                    1e-9,
                    figure.toString());
        }));
    }

    /** One customer per id, watched from 0 to its last row; an event where a row ends with one. */
    private static MeanCumulativeFunction infections(RData cgd) {
        double[] ids = cgd.numbers("id");
        double[] stops = cgd.numbers("tstop");
        boolean[] happened = cgd.isEqual("status", "1");
        var exits = new LinkedHashMap<Double, Double>();
        for (int i = 0; i < ids.length; i++) {
            exits.merge(ids[i], stops[i], Math::max);
        }
        var order = exits.keySet().stream().toList();
        int[] customers = new int[ids.length];
        double[] times = new double[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            if (happened[i]) {
                customers[count] = order.indexOf(ids[i]);
                times[count++] = stops[i];
            }
        }
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return MeanCumulativeFunction.of(
                new double[order.size()],
                exits.values().stream().mapToDouble(Double::doubleValue).toArray(),
                Arrays.copyOf(customers, count),
                Arrays.copyOf(times, count),
                ones);
    }

    /** By hand: 3 watched at 1 and 2, two at 4. The influences are (1/3 - 1/9 - 1/9 ...) as the formula says. */
    @Test
    void aSmallCaseByHand() {
        MeanCumulativeFunction mean = MeanCumulativeFunction.of(
                new double[] {0, 0, 2},
                new double[] {3, 5, 5},
                new int[] {0, 1, 2},
                new double[] {1, 4, 4},
                new double[] {10, 4, 8});
        assertEquals(5, mean.mean(1));
        assertEquals(11, mean.mean(4));
        assertEquals(2, mean.watched(0), "the third enters at 2");
        assertEquals(Double.NaN, mean.mean(5.5));
        assertEquals(0, mean.at(0.5).standardError());
        // (10 - 5) / 2; -5 / 2 + (4 - 6) / 2; (8 - 6) / 2
        assertEquals(Math.sqrt(2.5 * 2.5 + 3.5 * 3.5 + 1), mean.at(4).standardError(), 1e-15);
        assertEquals(Double.NaN, mean.at(6).value());
    }

    @Test
    void ordersAndRevenueOfALogCountFromTheFirstPurchase() {
        ActivityLog log = ActivityLog.of(
                new long[] {1, 1, 1, 2, 2},
                new int[] {10, 10, 15, 12, 20},
                new long[] {100, 50, 200, 400, 1000},
                RefundPolicy.NET);
        LocalDate asOf = LocalDate.ofEpochDay(18);
        ActivityLog known = log.upTo(asOf);
        MeanCumulativeFunction merged = MeanCumulativeFunction.ofOrders(known, asOf, SameDay.MERGED);
        MeanCumulativeFunction apart = MeanCumulativeFunction.ofOrders(known, asOf, SameDay.APART);
        MeanCumulativeFunction revenue = MeanCumulativeFunction.ofRevenue(known, asOf);
        assertEquals(1, merged.mean(0));
        assertEquals(1.5, apart.mean(0));
        assertEquals(1.5, merged.mean(5));
        assertEquals(275, revenue.mean(0));
        assertEquals(375, revenue.mean(6));
        assertEquals(375, revenue.mean(8));
        assertEquals(Double.NaN, revenue.mean(9));
        assertEquals("MeanCumulativeFunction[2 customers, 3 events]", revenue.toString());
        var e = assertThrows(IllegalArgumentException.class, () -> MeanCumulativeFunction.ofRevenue(log, asOf));
        assertEquals(
                "asOf must be >= the last activity day 1970-01-21, got asOf=1970-01-19: cut the log with upTo(asOf)",
                e.getMessage());
    }

    @Test
    void argumentsAreChecked() {
        assertMessage(
                "times[0] must be when its customer is watched, got times[0]=6.0, entry=0.0, exit=5.0",
                () -> MeanCumulativeFunction.of(
                        new double[1], new double[] {5}, new int[1], new double[] {6}, new double[] {1}));
        assertMessage(
                "customers[0] must be in [0, 0], got customers[0]=1",
                () -> MeanCumulativeFunction.of(
                        new double[1], new double[] {5}, new int[] {1}, new double[] {3}, new double[] {1}));
        assertMessage(
                "values[0] must be finite, got values[0]=NaN",
                () -> MeanCumulativeFunction.of(
                        new double[1], new double[] {5}, new int[1], new double[] {3}, new double[] {Double.NaN}));
        assertMessage(
                "entries[0] must be 0 or < exits[0], got entries[0]=5.0, exits[0]=5.0",
                () -> MeanCumulativeFunction.of(
                        new double[] {5}, new double[] {5}, new int[0], new double[0], new double[0]));
    }

    private static void assertMessage(String message, Runnable call) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void nobodyIsNotKnown() {
        MeanCumulativeFunction none = MeanCumulativeFunction.ofRevenue(ActivityLog.EMPTY, LocalDate.ofEpochDay(0));
        assertEquals(Double.NaN, none.mean(0));
        assertEquals(0, none.size());
    }

    @Test
    void travels() throws Exception {
        MeanCumulativeFunction mean = MeanCumulativeFunction.of(
                new double[] {0, 0}, new double[] {3, 5}, new int[] {1}, new double[] {4}, new double[] {2});
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(mean);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertEquals(mean, in.readObject());
        }
    }
}
