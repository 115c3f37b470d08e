package dev.retention.lifecycle;

import dev.retention.activity.ActivityLog;
import java.util.Arrays;

/** Finds the stage of each customer of a log, in the order of their keys, and merges those who only signed up. */
final class StageFinder {

    /** Slots of remembered silences: many customers share a history. */
    private static final int SLOTS = 1 << 16;

    private final StageRules rules;
    private final ActivityLog log;
    private final int asOf;
    private final Cache cache;

    StageFinder(StageRules rules, ActivityLog log, int asOf) {
        this.rules = rules;
        this.log = log;
        this.asOf = asOf;
        this.cache = rules.silence().needsCache() ? new Cache(rules.silence()) : null;
    }

    Stages merged(SignUps signUps) {
        long[] customers = new long[log.customerCount() + signUps.customerCount()];
        byte[] stages = new byte[customers.length];
        int size = 0;
        var buyer = new Buyer();
        int s = 0;
        for (int c = 0; c <= log.customerCount(); c++) {
            for (; s < signUps.size() && (c == log.customerCount() || signUps.customer(s) < log.customer(c)); s++) {
                if (signUps.startDay(s) <= asOf && (size == 0 || customers[size - 1] != signUps.customer(s))) {
                    customers[size] = signUps.customer(s);
                    stages[size++] =
                            (byte) withoutPurchase(signUps, signUps.customer(s)).ordinal();
                }
            }
            if (c == log.customerCount()) {
                break;
            }
            customers[size] = log.customer(c);
            stages[size++] =
                    (byte) (buyer.goTo(c) ? rules.stage(buyer) : withoutPurchase(signUps, log.customer(c))).ordinal();
            while (s < signUps.size() && signUps.customer(s) == log.customer(c)) {
                s++;
            }
        }
        return new Stages(asOf, Arrays.copyOf(customers, size), Arrays.copyOf(stages, size));
    }

    private Stage withoutPurchase(SignUps signUps, long customer) {
        return signUps.trialEndDay(customer, asOf).isPresent() ? Stage.TRIAL : Stage.PROSPECT;
    }

    /** The facts of one customer of the log. */
    final class Buyer {

        private int end;
        private int first;
        private int last;

        /** Returns whether there is a purchase. */
        boolean goTo(int customer) {
            end = log.entriesEnd(customer);
            first = log.firstActive(log.entriesBegin(customer), end);
            last = log.lastActive(first, end);
            return first < end;
        }

        int age() {
            return Math.subtractExact(asOf, log.epochDay(first));
        }

        double silence() {
            return measure(log.activeEntryCount(first, end) - 1, lastAge(), age());
        }

        double comeback() {
            int before = log.lastActive(first, last);
            return before < first
                    ? 0
                    : measure(
                            log.activeEntryCount(first, last) - 1,
                            log.epochDay(before) - log.epochDay(first),
                            lastAge());
        }

        private int lastAge() {
            return log.epochDay(last) - log.epochDay(first);
        }

        private double measure(int repeats, int lastAge, int age) {
            return cache == null ? rules.silence().measure(repeats, lastAge, age) : cache.get(repeats, lastAge, age);
        }
    }

    /** A table with one place for each hash: a collision costs time, never the answer. */
    private static final class Cache {

        private final Silence silence;
        private final int[] keys = new int[3 * SLOTS];
        private final double[] values = new double[SLOTS];

        Cache(Silence silence) {
            this.silence = silence;
            Arrays.fill(keys, -1);
        }

        double get(int repeats, int lastAge, int age) {
            int slot = (((repeats * 31 + lastAge) * 1_009 + age) * 0x9E3779B9) >>> 16;
            int key = 3 * slot;
            if (keys[key] != repeats || keys[key + 1] != lastAge || keys[key + 2] != age) {
                keys[key] = repeats;
                keys[key + 1] = lastAge;
                keys[key + 2] = age;
                values[slot] = silence.measure(repeats, lastAge, age);
            }
            return values[slot];
        }
    }
}
