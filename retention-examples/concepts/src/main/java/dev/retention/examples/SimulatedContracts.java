package dev.retention.examples;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;

/** 4,000 contracts of a list that was begun when many were already there. Two of three are cancelled in the end, for one the payment fails. */
final class SimulatedContracts {

    static final LocalDate WATCHED_SINCE = LocalDate.of(2024, 1, 1);
    static final LocalDate AS_OF = LocalDate.of(2025, 12, 31);

    private static final int SIZE = 4000;

    final int[] starts = new int[SIZE];
    final int[] ends = new int[SIZE];
    final boolean[] ended = new boolean[SIZE];
    /** How old each was when watching began, and in the end. */
    final double[] entries = new double[SIZE];

    final double[] days = new double[SIZE];
    /** 0 is there, 1 cancelled, 2 payment failed. */
    final int[] causes = new int[SIZE];

    final long[] once = new long[SIZE];
    final double[] discount = new double[SIZE];
    final double[] search = new double[SIZE];
    final double[] bundle = new double[SIZE];

    SimulatedContracts() {
        var random = new Random(17);
        Arrays.fill(once, 1);
        int since = (int) WATCHED_SINCE.toEpochDay();
        int asOf = (int) AS_OF.toEpochDay();
        int count = 0;
        while (count < SIZE) {
            int start = asOf - random.nextInt(6 * 365);
            double byDiscount = random.nextInt(3) == 0 ? 1 : 0;
            double bySearch = random.nextInt(2);
            double withBundle = random.nextInt(4) == 0 ? 1 : 0;
            double rate = StrictMath.exp(0.6 * byDiscount - 0.1 * bySearch - 0.5 * withBundle) / 450;
            int end = start + 1 + (int) (-StrictMath.log(1 - random.nextDouble()) / rate);
            if (end <= since) {
                continue; // gone before the list was begun: nobody knows of it
            }
            starts[count] = start;
            ended[count] = end <= asOf;
            ends[count] = ended[count] ? end : 0;
            causes[count] = ended[count] ? random.nextInt(3) == 0 ? 2 : 1 : 0;
            days[count] = Math.min(end, asOf) - start;
            entries[count] = Math.max(0, since - start);
            discount[count] = byDiscount;
            search[count] = bySearch;
            bundle[count++] = withBundle;
        }
    }
}
