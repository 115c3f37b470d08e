package dev.retention.examples;

import dev.retention.purchase.NewAndExisting;
import dev.retention.purchase.PurchaseLadder;
import dev.retention.purchase.PurchaseStatistics;
import dev.retention.purchase.RevenueConcentration;

/** A year's orders and revenue per customer, from two columns. */
public final class PurchaseExample {

    private PurchaseExample() {}

    public static void main(String[] args) {
        long[] orders = {1, 1, 2, 1, 6, 3};
        long[] revenueMinor = {2_000, 1_500, 4_000, 1_000, 24_000, 7_500};
        boolean[] boughtBefore = {false, false, false, false, true, true};

        var year = PurchaseStatistics.of(orders, revenueMinor);
        System.out.println("repeat purchase rate  " + year.repeatPurchaseRate());
        System.out.println("purchase frequency    " + year.purchaseFrequency());
        System.out.println("average order value   " + year.averageOrderValueMinor());
        System.out.println("from repeat customers " + year.repeatRevenueShare());
        System.out.println(
                "from the top 20 %     " + RevenueConcentration.of(revenueMinor).topShare(0.2));
        System.out.println("from new customers    "
                + NewAndExisting.of(orders, revenueMinor, boughtBefore).newRevenueShare());

        var ladder = PurchaseLadder.of(orders);
        for (int k = 1; k <= 3; k++) {
            System.out.println("after purchase " + k + ", a further one: " + ladder.next(k));
        }
    }
}
