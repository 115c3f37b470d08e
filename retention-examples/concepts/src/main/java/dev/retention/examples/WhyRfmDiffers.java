package dev.retention.examples;

import dev.retention.rfm.BetterEnd;
import dev.retention.rfm.Binning;
import java.util.Arrays;

/** The orders of ten customers in fifths, by three rules. */
public final class WhyRfmDiffers {

    private WhyRfmDiffers() {}

    public static void main(String[] args) {
        long[] orders = {1, 1, 1, 1, 1, 1, 1, 1, 2, 3};
        byte[] ntile = Binning.ntile(5).scores(orders, BetterEnd.HIGHER);
        byte[] rfm = Binning.rPackage(5).scores(orders, BetterEnd.HIGHER);
        byte[] cumeDist = Binning.cumulativeShares(5).scores(orders, BetterEnd.HIGHER);
        System.out.println("SQL, ntile(5)          " + Arrays.toString(ntile));
        System.out.println("R, the package rfm     " + Arrays.toString(rfm));
        System.out.println("SQL, cume_dist() * 5   " + Arrays.toString(cumeDist));
    }
}
