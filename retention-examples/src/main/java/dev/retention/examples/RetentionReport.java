package dev.retention.examples;

import dev.retention.rate.Proportion;

/** The main job: a retention report on a shop's orders. */
public final class RetentionReport {

    private RetentionReport() {}

    public static void main(String[] args) {
        System.out.println("retention 2005 -> 2006: " + Proportion.of(596, 926).rate());
    }
}
