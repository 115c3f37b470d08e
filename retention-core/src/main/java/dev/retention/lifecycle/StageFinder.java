package dev.retention.lifecycle;

import dev.retention.activity.ActivityLog;
import dev.retention.history.BuyerHistories;
import dev.retention.period.TimeUnit;
import java.util.Arrays;

/** Finds the stage of each customer of a log, in the order of their keys, and merges those who only signed up. */
final class StageFinder {

    private static final byte NO_PURCHASE = -1;

    private final StageRules rules;
    private final ActivityLog log;
    private final int asOf;

    StageFinder(StageRules rules, ActivityLog log, int asOf) {
        this.rules = rules;
        this.log = log;
        this.asOf = asOf;
    }

    Stages merged(SignUps signUps) {
        byte[] ofLog = ofLog();
        long[] customers = new long[ofLog.length + signUps.customerCount()];
        byte[] stages = new byte[customers.length];
        int size = 0;
        int s = 0;
        for (int c = 0; ; c++) {
            for (; s < signUps.size() && (c == ofLog.length || signUps.customer(s) < log.customer(c)); s++) {
                if (signUps.startDay(s) <= asOf && (size == 0 || customers[size - 1] != signUps.customer(s))) {
                    customers[size] = signUps.customer(s);
                    stages[size++] = withoutPurchase(signUps, signUps.customer(s));
                }
            }
            if (c == ofLog.length) {
                break;
            }
            customers[size] = log.customer(c);
            stages[size++] = ofLog[c] == NO_PURCHASE ? withoutPurchase(signUps, log.customer(c)) : ofLog[c];
        }
        return new Stages(asOf, Arrays.copyOf(customers, size), Arrays.copyOf(stages, size));
    }

    private byte withoutPurchase(SignUps signUps, long customer) {
        Stage stage = signUps.trialEndDay(customer, asOf).isPresent() ? Stage.TRIAL : Stage.PROSPECT;
        return (byte) stage.ordinal();
    }

    /** The stage of each customer of the log, as an ordinal. The comeback is asked for only where it decides. */
    private byte[] ofLog() {
        byte[] stages = new byte[log.customerCount()];
        Arrays.fill(stages, NO_PURCHASE);
        var buyers = new Buyers(stages.length);
        for (int c = 0; c < stages.length; c++) {
            int end = log.entriesEnd(c);
            int first = log.firstActive(log.entriesBegin(c), end);
            if (first < end) {
                buyers.add(c, first, log.lastActive(first, end), asOf);
            }
        }
        double[] silences = buyers.silences();
        var unsure = new Buyers(buyers.size);
        double[] silencesOfUnsure = new double[buyers.size];
        double[] agesOfUnsure = new double[buyers.size];
        for (int i = 0; i < buyers.size; i++) {
            int c = buyers.customers[i];
            Stage stage = rules.stage(silences[i], buyers.ages[i]);
            if (stage != null) {
                stages[c] = (byte) stage.ordinal();
                continue;
            }
            silencesOfUnsure[unsure.size] = silences[i];
            agesOfUnsure[unsure.size] = buyers.ages[i];
            int first = log.firstActive(log.entriesBegin(c), log.entriesEnd(c));
            int last = log.lastActive(first, log.entriesEnd(c));
            unsure.add(c, first, Math.max(first, log.lastActive(first, last)), log.epochDay(last));
        }
        double[] comebacks = unsure.silences();
        for (int i = 0; i < unsure.size; i++) {
            // Of somebody who bought once no silence has ended.
            double comeback = unsure.ages[i] == 0 ? 0 : comebacks[i];
            stages[unsure.customers[i]] = (byte)
                    rules.stage(silencesOfUnsure[i], agesOfUnsure[i], comeback).ordinal();
        }
        return stages;
    }

    /** What was known of buyers on a day, by their index in the log. */
    private final class Buyers {

        private int[] customers;
        private int[] repeats;
        private double[] lastAges;
        private double[] ages;
        private int size;

        Buyers(int capacity) {
            customers = new int[capacity];
            repeats = new int[capacity];
            lastAges = new double[capacity];
            ages = new double[capacity];
        }

        /** A buyer whose purchases are from one entry to another, the last included. */
        void add(int customer, int first, int last, int day) {
            customers[size] = customer;
            repeats[size] = log.activeEntryCount(first, last + 1) - 1;
            lastAges[size] = (double) log.epochDay(last) - log.epochDay(first);
            ages[size] = (double) day - log.epochDay(first);
            size++;
        }

        double[] silences() {
            customers = Arrays.copyOf(customers, size);
            repeats = Arrays.copyOf(repeats, size);
            lastAges = Arrays.copyOf(lastAges, size);
            ages = Arrays.copyOf(ages, size);
            long[] keys = Arrays.stream(customers).asLongStream().toArray();
            return rules.silence()
                    .measure(BuyerHistories.of(keys, repeats, lastAges, ages, new long[size], TimeUnit.DAY));
        }
    }
}
