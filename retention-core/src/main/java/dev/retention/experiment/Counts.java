package dev.retention.experiment;

import dev.retention.estimate.Proportion;
import dev.retention.internal.math.Root;

/** Successes and failures of two groups, neither of them empty, and what the formulas make of them without losing digits. */
record Counts(Group first, Group second) {

    /** One group: {@code successes + failures = size}. */
    record Group(double successes, double failures, double size) {

        static Group of(Proportion proportion) {
            return new Group(proportion.count(), proportion.total() - proportion.count(), proportion.total());
        }

        double rate() {
            return successes / size;
        }

        double variance() {
            return successes / size * (failures / size) / size;
        }

        Group mirrored() {
            return new Group(failures, successes, size);
        }

        /** How far the lower end of Wilson's interval is below the rate; 0 exactly for no successes. */
        double belowRate(double z) {
            if (successes == 0) {
                return 0;
            }
            double centre = z * z * (successes - failures) / (2 * size);
            double reach = z * Math.sqrt(successes * (failures / size) + z * z / 4);
            return (centre + reach) / (size + z * z);
        }

        double aboveRate(double z) {
            return mirrored().belowRate(z);
        }
    }

    static Counts of(Proportion first, Proportion second) {
        return new Counts(Group.of(first), Group.of(second));
    }

    double total() {
        return first.size + second.size;
    }

    /** {@code p1 - p2}, right to the last digit also where they nearly agree. */
    double difference() {
        double left = first.successes * second.size;
        double right = second.successes * first.size;
        double lost = Math.fma(first.successes, second.size, -left) - Math.fma(second.successes, first.size, -right);
        return (left - right + lost) / (first.size * second.size);
    }

    double unpooledError() {
        return Math.sqrt(first.variance() + second.variance());
    }

    double pooledError() {
        double successes = first.successes + second.successes;
        double failures = first.failures + second.failures;
        return Math.sqrt(successes / total() * (failures / total()) * reciprocals());
    }

    double reciprocals() {
        return 1 / first.size + 1 / second.size;
    }

    /** By how much the continuity correction brings the difference nearer to 0. */
    double continuity() {
        return Math.min(0.5 * reciprocals(), Math.abs(difference()));
    }

    Counts swapped() {
        return new Counts(second, first);
    }

    Counts withOneMoreOfEach() {
        return new Counts(oneMore(first), oneMore(second));
    }

    private static Group oneMore(Group group) {
        return new Group(group.successes + 1, group.failures + 1, group.size + 2);
    }

    /** The difference below the observed one that is {@code z} of its own standard errors away; -1 exactly where nothing is above it. */
    double lowerByScore(double z) {
        double observed = difference();
        // Next below the observed difference nothing is rejected, also where its own variance is 0.
        return Root.between(
                delta -> observed - delta - z * Math.sqrt(varianceAt(delta)),
                -1,
                observed + 1,
                observed,
                -Math.max(Double.MIN_NORMAL, z * Math.sqrt(varianceAt(observed))));
    }

    /** The variance of the difference at the likeliest rates that differ by {@code delta}. */
    private double varianceAt(double delta) {
        if (delta < 0) {
            return swapped().varianceAt(-delta);
        }
        // Small rates keep their digits, rates next to 1 do not: look at the failures there.
        if (first.successes + second.successes > first.failures + second.failures) {
            return new Counts(second.mirrored(), first.mirrored()).varianceOf(delta);
        }
        return varianceOf(delta);
    }

    private double varianceOf(double delta) {
        double low = lowerRate(delta);
        double high = low + delta;
        return high * Math.max(0, 1 - high) / first.size + low * (1 - low) / second.size;
    }

    /** The likeliest rate of the second group if that of the first is higher by {@code delta}: where the score changes its sign. */
    double lowerRate(double delta) {
        double highest = 1 - delta;
        if (delta == 0) {
            return (first.successes + second.successes) / total();
        }
        if (score(0, delta) <= 0) {
            return 0;
        }
        if (score(highest, delta) >= 0) {
            return highest;
        }
        return Root.between(low -> score(low, delta), 0, Double.POSITIVE_INFINITY, highest, Double.NEGATIVE_INFINITY);
    }

    private double score(double low, double delta) {
        double high = low + delta;
        double score = first.successes / high;
        if (first.failures > 0) {
            score -= first.failures / Math.max(0, 1 - high);
        }
        if (second.successes > 0) {
            score += second.successes / low;
        }
        return score - second.failures / (1 - low);
    }
}
