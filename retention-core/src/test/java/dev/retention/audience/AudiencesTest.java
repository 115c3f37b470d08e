package dev.retention.audience;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.RefundPolicy;
import dev.retention.history.PurchaseGaps;
import dev.retention.lifecycle.SignUps;
import dev.retention.lifecycle.SpendAhead;
import dev.retention.lifecycle.StageRules;
import dev.retention.lifecycle.StageWindows;
import dev.retention.lifecycle.Stages;
import dev.retention.lifetime.RepurchaseTiming;
import dev.retention.period.PeriodCalendar;
import dev.retention.period.TimeUnit;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class AudiencesTest {

    private static LocalDate day(int epochDay) {
        return LocalDate.ofEpochDay(epochDay);
    }

    private static final StageRules RULES = StageRules.ofWindows(new StageWindows(30, 90, 365));

    private static final RepurchaseTiming TIMING = new RepurchaseTiming(1.8, 0.84, 32, 0.1, 2.2, TimeUnit.DAY);

    private static final ActivityLog LOG = ActivityLog.of(
            new long[] {1, 2, 2, 3, 4, 5, 5, 9},
            new int[] {990, 700, 980, 900, 600, 450, 950, 999},
            new long[] {100, 200, 300, 400, 500, 600, 700, -50},
            RefundPolicy.NET);

    private static final SignUps KNOWN =
            SignUps.trials(new long[] {7, 8}, new int[] {995, 990}, new int[] {1005, 1050});

    private static final Stages STAGES = RULES.stages(LOG, KNOWN, day(1000));

    private static void rejected(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    private static Object reread(Object value) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theFourGroupsSayWhy() {
        List<Audience> groups = Audiences.groups(STAGES, LOG, KNOWN, 7);
        assertEquals(
                "[Audience[onboarding, 3 customers], Audience[active, 2 customers], Audience[declining, 2 customers],"
                        + " Audience[re-engagement, 1 customers]]",
                groups.toString());
        assertEquals("new: first purchase on 1972-09-17", groups.get(0).reason(0));
        assertEquals("trial ends on 1972-11-16", groups.get(0).reason(1));
        assertEquals("prospect: no purchase yet", groups.get(0).reason(2));
        assertEquals("reactivated: last purchase on 1972-08-08", groups.get(1).reason(1));
        assertEquals(7, groups.get(2).customer(1));
        assertEquals("trial ends on 1972-10-02", groups.get(2).reason(1));
        assertEquals("lapsed: last purchase on 1971-08-24", groups.get(3).reason(0));
    }

    @Test
    void picks() {
        ActivityLog phones = ActivityLog.ofEvents(new long[] {1, 2, 3}, new int[] {10, 20, 30});
        ActivityLog cases = ActivityLog.ofEvents(new long[] {2}, new int[] {21});
        Audience audience = Audiences.boughtNotYet("phone", phones, "case", cases);
        assertEquals("bought phone, not yet case", audience.name());
        assertArrayEquals(new long[] {1, 3}, audience.customers());
        assertEquals("bought phone on 1970-01-31, not yet case", audience.reason(1));
        // Of five buyers, 400 is the third highest sum.
        assertArrayEquals(
                new long[] {}, Audiences.topSpendersDeclining(STAGES, LOG, 0.4).customers());
        assertArrayEquals(
                new long[] {3}, Audiences.topSpendersDeclining(STAGES, LOG, 0.8).customers());
        assertEquals(
                "declining, and among the 80% who spent most",
                Audiences.topSpendersDeclining(STAGES, LOG, 0.8).reason(0));
    }

    @Test
    void suppressionHasAReason() {
        Suppression no = Suppression.NOBODY
                .withUnsubscribed(1)
                .withComplained(2, 1)
                .withContacted(new long[] {3, 3, 4}, new int[] {900, 990, 900}, 14);
        assertEquals(Optional.of("unsubscribed"), no.reason(1, day(1000)));
        assertEquals(Optional.of("complained"), no.reason(2, day(1000)));
        assertEquals(Optional.of("contacted within 14 days"), no.reason(3, day(1003)));
        assertEquals(Optional.empty(), no.reason(3, day(1004)));
        assertEquals(Optional.empty(), no.reason(4, day(1000)));
        assertEquals("Suppression[1 unsubscribed, 2 complained, 3 contacts within 14 days]", no.toString());
        assertEquals(no, reread(no));
        Audience all = Audience.of("all", new long[] {1, 2, 3, 4}, new String[] {"a", "b", "c", "d"});
        assertArrayEquals(new long[] {4}, all.without(no, day(1000)).customers());
        assertEquals("d", all.without(no, day(1000)).reason(0));
        assertEquals(4, all.without(Suppression.NOBODY, day(1000)).size());
        assertEquals(0, all.without(all).size());
        assertEquals(all, reread(all));
        rejected("quietDays must be >= 0, got quietDays=-1", () -> no.withContacted(new long[0], new int[0], -1));
        rejected(
                "customers must ascend, got customers[0]=2, customers[1]=1",
                () -> Audience.of("x", new long[] {2, 1}, new String[] {"", ""}));
    }

    @Test
    void theControlGroupIsItsShare() {
        int n = 200_000;
        for (double share : new double[] {0, 0.01, 0.1, 0.5, 1}) {
            var control = new ControlGroup(share, "spring");
            int held = 0;
            for (long key = 0; key < n; key++) {
                held += control.holdsOut(key) ? 1 : 0;
            }
            double error = 4 * Math.sqrt(n * share * (1 - share));
            assertEquals(n * share, held, error);
        }
        rejected("share must be in [0, 1], got share=1.5", () -> new ControlGroup(1.5, "x"));
        rejected("share must be in [0, 1], got share=NaN", () -> new ControlGroup(Double.NaN, "x"));
    }

    @Test
    void saltsDrawIndependently() {
        int n = 100_000;
        var a = new ControlGroup(0.3, "spring");
        var b = new ControlGroup(0.3, "summer");
        int both = 0;
        int letters = 0;
        for (long key = 0; key < n; key++) {
            both += a.holdsOut(key) && b.holdsOut(key) ? 1 : 0;
            letters += a.holdsOut("customer-" + key) ? 1 : 0;
        }
        assertEquals(n * 0.09, both, 4 * Math.sqrt(n * 0.09 * 0.91));
        assertEquals(n * 0.3, letters, 4 * Math.sqrt(n * 0.3 * 0.7));
    }

    @Test
    void aLargerShareHoldsOutTheSameAndMore() {
        var random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            long key = random.nextLong();
            double share = random.nextDouble();
            if (new ControlGroup(share, "s").holdsOut(key)) {
                assertTrue(new ControlGroup(Math.min(1, share + 0.1), "s").holdsOut(key));
            }
        }
    }

    /** The published outputs of SplitMix64 for the seed 0 are mix(γ), mix(2 γ); FNV-1a of "" is its offset, of "a" AF63DC4C8601EC8C. */
    @Test
    void theDrawIsTheStatedHash() {
        long s = 0xAF63DC4C8601EC8CL;
        for (long key : new long[] {0, 1, -1, 4_711}) {
            long h = mix(mix(key + s) + s);
            double at = (h >>> 11) * 0x1p-53;
            assertFalse(new ControlGroup(at, "a").holdsOut(key));
            assertTrue(new ControlGroup(Math.nextUp(at + 0x1p-53), "a").holdsOut(key));
        }
        assertEquals(0xE220A8397B1DCDAFL, mix(0x9E3779B97F4A7C15L));
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }

    @Test
    void treatedAndHeldOutAreEverybody() {
        Audience all = Audience.of("all", new long[] {1, 2, 3, 4}, new String[] {"a", "b", "c", "d"});
        var control = new ControlGroup(0.5, "spring");
        assertEquals(4, all.treated(control).size() + all.heldOut(control).size());
        assertEquals(all.heldOut(control), all.without(all.treated(control)));
    }

    @Test
    void leapDaysComeRound() {
        var before = new Anniversary(PeriodCalendar.months(), Anniversary.LeapDay.DAY_BEFORE);
        var after = new Anniversary(PeriodCalendar.months(), Anniversary.LeapDay.DAY_AFTER);
        LocalDate leap = LocalDate.of(2000, 2, 29);
        assertEquals(LocalDate.of(2027, 2, 28), before.nextAfter(leap, LocalDate.of(2027, 1, 1)));
        assertEquals(LocalDate.of(2027, 3, 1), after.nextAfter(leap, LocalDate.of(2027, 1, 1)));
        assertEquals(LocalDate.of(2027, 3, 1), after.nextAfter(leap, LocalDate.of(2027, 3, 1)));
        assertEquals(LocalDate.of(2028, 2, 29), after.nextAfter(leap, LocalDate.of(2027, 3, 2)));
        assertEquals(LocalDate.of(2028, 2, 29), before.nextAfter(leap, LocalDate.of(2027, 3, 1)));
        assertEquals(LocalDate.of(2001, 2, 28), before.nextAfter(leap, leap));
        assertEquals(LocalDate.of(2011, 5, 7), after.nextAfter(LocalDate.of(2010, 5, 7), LocalDate.of(1999, 1, 1)));
        assertEquals(LocalDate.of(2012, 5, 7), after.nextAfter(LocalDate.of(2010, 5, 7), LocalDate.of(2011, 5, 8)));
        rejected(
                "months must be a calendar of months, got months=" + PeriodCalendar.weeks(DayOfWeek.MONDAY),
                () -> new Anniversary(PeriodCalendar.weeks(DayOfWeek.MONDAY), Anniversary.LeapDay.DAY_AFTER));
    }

    /** 30 Esfand 1403 is 2025-03-20, the last day of a leap year; 1404 to 1407 are common, 1408 is leap. */
    @Test
    void solarHijriDaysComeRound() {
        var before = new Anniversary(PeriodCalendar.solarHijriMonths(), Anniversary.LeapDay.DAY_BEFORE);
        var after = new Anniversary(PeriodCalendar.solarHijriMonths(), Anniversary.LeapDay.DAY_AFTER);
        LocalDate leap = LocalDate.of(2025, 3, 20);
        assertEquals(LocalDate.of(2026, 3, 20), before.nextAfter(leap, LocalDate.of(2025, 6, 1)));
        assertEquals(LocalDate.of(2026, 3, 21), after.nextAfter(leap, LocalDate.of(2025, 6, 1)));
        // 1 Farvardin 1404 is 2025-03-21, that of 1405 2026-03-21.
        assertEquals(LocalDate.of(2026, 3, 21), after.nextAfter(LocalDate.of(2025, 3, 21), LocalDate.of(2025, 3, 22)));
    }

    @Test
    void occasionsWithinDays() {
        var rule = new Anniversary(PeriodCalendar.months(), Anniversary.LeapDay.DAY_AFTER);
        LocalDate asOf = LocalDate.of(2027, 2, 20);
        long[] customers = {3, 1, 2, 3};
        int[] days = Arrays.stream(new String[] {"1990-03-01", "2000-02-29", "1999-02-19", "1990-02-20"})
                .mapToInt(day -> (int) LocalDate.parse(day).toEpochDay())
                .toArray();
        Audience birthdays = Audiences.occasion("birthday", customers, days, rule, asOf, 10);
        assertArrayEquals(new long[] {1, 3}, birthdays.customers());
        assertEquals("birthday on 2027-03-01", birthdays.reason(0));
        assertEquals("birthday on 2027-02-20", birthdays.reason(1));
        Audience anniversaries = Audiences.purchaseAnniversary(LOG, rule, day(600 + 366), 1);
        assertArrayEquals(new long[] {4}, anniversaries.customers());
        rejected("days must be > 0, got days=0", () -> Audiences.occasion("x", customers, days, rule, asOf, 0));
    }

    @Test
    void whoIsDueAndWhoIsOverdue() {
        long[] customers = new long[20];
        int[] days = new int[20];
        for (int i = 0; i < 20; i++) {
            customers[i] = i / 10;
            days[i] = i % 10 * 10 - 40 * (i / 10);
        }
        ActivityLog log = ActivityLog.ofEvents(customers, days);
        DueCustomers next = DueCustomers.of(log, TIMING, day(92));
        long due = next.dueDay(0, 0.5).orElseThrow().toEpochDay();
        assertEquals(due, next.dueEpochDays(0.5)[0]);
        assertTrue(due > 95 && due < 105, () -> "due on " + due);
        assertEquals(Optional.empty(), next.dueDay(5, 0.5));
        assertArrayEquals(new long[] {0}, next.due(0.5, 14).customers());
        assertArrayEquals(new long[] {1}, next.overdue(0.9, 0).customers());
        assertTrue(next.overdue(0.9, 0.99).customers().length == 0);
        assertTrue(next.overdue(0.9, 0).reason(0).startsWith("silent for 42 days, when "));
        assertTrue(next.lateness()[1] > 0.9);
        assertTrue(next.probabilityActive()[0] > next.probabilityActive()[1]);
        assertTrue(next.probabilityWithin(30)[0] > next.probabilityWithin(7)[0]);
        assertTrue(next.daysUntil(0.5)[0] < next.daysUntil(0.9)[0]);
        assertEquals(next, DueCustomers.of(log, TIMING.inUnit(TimeUnit.WEEK).inUnit(TimeUnit.DAY), day(92)));
        assertEquals("DueCustomers[2 customers, as of 1970-04-03]", next.toString());
    }

    @Test
    void aConsumableHasAnInterval() {
        var random = new Random(11);
        int n = 150;
        long[] customers = new long[n * 8];
        long[] products = new long[customers.length];
        int[] days = new int[customers.length];
        for (int c = 0; c < n; c++) {
            int day = random.nextInt(60);
            for (int i = 0; i < 8; i++) {
                customers[c * 8 + i] = c;
                products[c * 8 + i] = c % 3 == 2 ? 99 : 7;
                days[c * 8 + i] = day;
                day += c % 3 == 2 ? 1000 : 20 + random.nextInt(21);
            }
        }
        List<Replenishment> found = Replenishment.byProduct(customers, products, days, day(150), 50);
        assertEquals(1, found.size());
        Replenishment product = found.get(0);
        assertEquals(7, product.product());
        assertEquals(100, product.buyers());
        assertEquals(30, product.intervalDays(0.5), 3);
        assertTrue(product.next().due(0.5, 7).size() > 2);
        assertEquals("Replenishment[product=7, 100 buyers, " + product.repeats() + " repeats]", product.toString());
        Replenishment once = Replenishment.of(1, ActivityLog.ofEvents(new long[] {1}, new int[] {0}), day(10));
        assertEquals(
                "gamma gaps with beta-geometric leaving needs customers who bought again, got none among 1",
                assertThrows(IllegalStateException.class, () -> once.intervalDays(0.5))
                        .getMessage());
    }

    private static Audience audience(long... customers) {
        String[] reasons = new String[customers.length];
        Arrays.fill(reasons, "why");
        return Audience.of("some", customers, reasons);
    }

    @Test
    void audiencesAreSets() {
        Audience some = audience(1, 4, 9);
        assertTrue(some.contains(1));
        assertTrue(some.contains(9));
        assertFalse(some.contains(5));
        assertArrayEquals(new long[] {1, 9}, some.without(audience(4, 5)).customers());
        var stake = new SpendAhead(2, 700, BigInteger.valueOf(250_000));
        assertEquals(stake.atStake(3), some.atStake(stake));
        rejected("customers must ascend, got customers[0]=4, customers[1]=4", () -> audience(4, 4));
        rejected(
                "customers and reasons must have the same length, got customers.length=1, reasons.length=2",
                () -> Audience.of("some", new long[1], new String[2]));
    }

    @Test
    void everybodyIsTreatedOrHeldOut() {
        long[] customers = LongStream.range(0, 50).toArray();
        var control = new ControlGroup(0.5, "spring");
        Audience all = audience(customers);
        for (long customer : customers) {
            assertEquals(control.holdsOut(customer), all.heldOut(control).contains(customer));
            assertEquals(!control.holdsOut(customer), all.treated(control).contains(customer));
        }
    }

    @Test
    void audiencesGrow() {
        long[] customers = LongStream.range(0, 40).toArray();
        ActivityLog log = ActivityLog.ofEvents(customers, new int[40]);
        assertArrayEquals(
                customers,
                Audiences.boughtNotYet("a", log, "b", ActivityLog.EMPTY).customers());
    }

    @Test
    void aTrialThatEndsInTimeIsDeclining() {
        assertTrue(Audiences.groups(STAGES, LOG, KNOWN, 5).get(2).contains(7));
        assertFalse(Audiences.groups(STAGES, LOG, KNOWN, 4).get(2).contains(7));
    }

    @Test
    void whoIsNotInTheLogHasNoPurchaseThere() {
        Audience active = Audiences.groups(STAGES, ActivityLog.EMPTY, KNOWN, 5).get(1);
        assertEquals("active: no purchase yet", active.reason(0));
    }

    @Test
    void aReturnIsNoPurchaseOfAProduct() {
        ActivityLog bought = ActivityLog.of(
                new long[] {1, 2, 3}, new int[] {10, 11, 12}, new long[] {100, -100, 100}, RefundPolicy.NET);
        ActivityLog other =
                ActivityLog.of(new long[] {1, 3}, new int[] {15, 16}, new long[] {-50, 50}, RefundPolicy.NET);
        assertArrayEquals(
                new long[] {1}, Audiences.boughtNotYet("a", bought, "b", other).customers());
    }

    /** All but 6 and 8 are declining; 6 has bought since, 8 is a prospect. */
    private static Audience top(double share) {
        ActivityLog log = ActivityLog.of(
                new long[] {1, 2, 3, 4, 6, 8},
                new int[] {900, 900, 900, 900, 995, 996},
                new long[] {900, 100, 500, 500, 50, -5},
                RefundPolicy.NET);
        return Audiences.topSpendersDeclining(RULES.stages(log, SignUps.EMPTY, day(1000)), log, share);
    }

    @Test
    void topSpendersAreAShareOfTheBuyers() {
        assertArrayEquals(new long[] {}, top(0).customers());
        assertArrayEquals(new long[] {1}, top(0.2).customers());
        assertArrayEquals(
                new long[] {1}, top(0.4).customers()); // one of the next two would fit, and they spent as much
        assertArrayEquals(new long[] {1, 3, 4}, top(0.6).customers());
        assertArrayEquals(new long[] {1, 3, 4}, top(0.7).customers()); // of five buyers, not of six customers
        assertArrayEquals(new long[] {1, 2, 3, 4}, top(1).customers());
    }

    @Test
    void anOccasionCountsOncePerCustomer() {
        var yearly = new Anniversary(PeriodCalendar.months(), Anniversary.LeapDay.DAY_BEFORE);
        int today = (int) LocalDate.of(2025, 3, 1).toEpochDay();
        int first = (int) LocalDate.of(2020, 3, 3).toEpochDay();
        int second = (int) LocalDate.of(2020, 3, 4).toEpochDay();
        LocalDate asOf = day(today);
        assertEquals(
                Audience.of("name day", new long[] {5}, new String[] {"name day on 2025-03-03"}),
                Audiences.occasion("name day", new long[] {5, 5}, new int[] {first, second}, yearly, asOf, 7));
        assertEquals(
                0,
                Audiences.occasion("name day", new long[] {5}, new int[] {first}, yearly, asOf, 2)
                        .size());
        assertEquals(
                1,
                Audiences.occasion("name day", new long[] {5}, new int[] {first}, yearly, asOf, 3)
                        .size());
        rejected(
                "customers and epochDays must have the same length, got customers.length=1, epochDays.length=2",
                () -> Audiences.occasion("name day", new long[1], new int[2], yearly, asOf, 3));
    }

    private static final DueCustomers DUE = DueCustomers.of(LOG.upTo(day(998)), TIMING, day(1000));

    @Test
    void dueDaysAreThoseOfTheColumn() {
        assertEquals(day(1000), DUE.asOf());
        assertEquals(5, DUE.buyers().size());
        int[] due = DUE.dueEpochDays(0.5);
        for (int i = 0; i < due.length; i++) {
            assertEquals(Optional.of(day(due[i])), DUE.dueDay(DUE.buyers().customer(i), 0.5));
        }
        assertEquals(Optional.empty(), DUE.dueDay(0, 0.5));
        assertEquals(Optional.empty(), DUE.dueDay(6, 0.5));
        assertEquals(Optional.empty(), DUE.dueDay(Long.MAX_VALUE, 0.5));
    }

    @Test
    void dueIsFromTodayOn() {
        int[] due = DUE.dueEpochDays(0.5);
        int latest = Arrays.stream(due).max().getAsInt();
        int days = latest - 1000;
        assertTrue(days > 0, Arrays.toString(due));
        assertTrue(Arrays.stream(due).anyMatch(day -> day < 1000), Arrays.toString(due));
        assertEquals(
                Arrays.stream(due).filter(day -> day >= 1000 && day < latest).count(),
                DUE.due(0.5, days).size());
        assertEquals(
                Arrays.stream(due).filter(day -> day >= 1000).count(),
                DUE.due(0.5, days + 1).size());
        // as of a day on which one of them is due
        DueCustomers then = DueCustomers.of(LOG.upTo(day(998)), TIMING, day(latest));
        assertEquals(1, then.due(0.5, 1).size());
    }

    @Test
    void overdueIsAtLeastAsLateAndAsActive() {
        double[] lateness = DUE.lateness();
        double[] active = DUE.probabilityActive();
        int four = DUE.buyers().size() - 2;
        assertEquals(4, DUE.buyers().customer(four));
        Audience overdue = DUE.overdue(lateness[four], active[four]);
        assertTrue(overdue.contains(4));
        assertFalse(DUE.overdue(Math.nextUp(lateness[four]), active[four]).contains(4));
        assertFalse(DUE.overdue(lateness[four], Math.nextUp(active[four])).contains(4));
        int at = Arrays.binarySearch(overdue.customers(), 4);
        assertEquals(
                "silent for 400 days, when " + Math.round(100 * lateness[four])
                        + "% of those like them would have bought; still a customer with "
                        + Math.round(100 * active[four]) + "%",
                overdue.reason(at));
    }

    @Test
    void productsNeedRepeats() {
        long[] customers = {1, 1, 1, 2, 2};
        long[] products = {7, 7, 8, 7, 7};
        int[] days = {0, 10, 5, 3, 20};
        List<Replenishment> found = Replenishment.byProduct(customers, products, days, day(20), 2);
        assertEquals(1, found.size());
        assertEquals(2, found.get(0).repeats());
        assertEquals(2, found.get(0).buyers());
        assertEquals(
                RepurchaseTiming.fit(PurchaseGaps.asOf(
                        ActivityLog.ofEvents(new long[] {1, 1, 2, 2}, new int[] {0, 10, 3, 20}), day(20))),
                found.get(0).fit());
        assertEquals(
                0,
                Replenishment.byProduct(customers, products, days, day(19), 2).size());
        rejected(
                "customers and products must have the same length, got customers.length=1, products.length=2",
                () -> Replenishment.byProduct(new long[1], new long[2], new int[1], day(0), 1));
        rejected(
                "customers and epochDays must have the same length, got customers.length=1, epochDays.length=2",
                () -> Replenishment.byProduct(new long[1], new long[1], new int[2], day(0), 1));
    }

    @Test
    void theLastContactCounts() {
        Suppression suppression = Suppression.NOBODY
                .withComplained(9)
                .withContacted(new long[] {1, 1, 1, 2}, new int[] {100, 120, 90, 100}, 30);
        assertEquals(Optional.of("complained"), suppression.reason(9, day(1)));
        assertEquals(Optional.of("contacted within 30 days"), suppression.reason(1, day(149)));
        assertEquals(Optional.empty(), suppression.reason(1, day(150)));
        assertEquals(Optional.empty(), suppression.reason(2, day(149)));
        rejected(
                "customers and epochDays must have the same length, got customers.length=1, epochDays.length=2",
                () -> Suppression.NOBODY.withContacted(new long[1], new int[2], 30));
    }
}
