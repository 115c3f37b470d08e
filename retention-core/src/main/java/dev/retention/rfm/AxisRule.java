package dev.retention.rfm;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checksum;
import dev.retention.internal.rows.Workers;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/** The rules that cut the axis of the values as it is, whichever end is better. */
sealed interface AxisRule extends BinningRule {

    /**
     * Quantiles of type 7.
     *
     * @param bins in [1, 127]
     */
    record Quantiles(int bins) implements AxisRule {

        public Quantiles {
            CutPoints.checkBins(bins);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            return CutPoints.byQuantile(values, bins, better, quantile -> quantile.floor() + 1, Quantile::toDouble);
        }
    }

    /**
     * Quantiles of type 1.
     *
     * @param bins in [1, 127]
     */
    record InverseEcdf(int bins) implements AxisRule {

        public InverseEcdf {
            CutPoints.checkBins(bins);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            requireNonNull(better, "better");
            return CutPoints.byPosition(values, bins, BetterEnd.HIGHER, (n, j) -> {
                        int upToQuantile = (int) (((long) j * n + bins - 1) / bins);
                        return CutPoints.beyond(upToQuantile - 1);
                    })
                    .turned(better);
        }
    }

    /**
     * The rule of the R package rfm 0.3.0.
     *
     * @param bins in [1, 127]
     * @param unit what R's one is in these values, at least 1
     */
    record RPackage(int bins, long unit) implements AxisRule {

        public RPackage {
            CutPoints.checkBins(bins);
            if (unit < 1) {
                throw new IllegalArgumentException("unit must be >= 1, got unit=" + unit);
            }
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            return CutPoints.byQuantile(values, bins, better, this::start, quantile -> quantile.toDouble() + unit);
        }

        private long start(Quantile quantile) {
            long ceiling = quantile.ceiling();
            if (ceiling > Long.MAX_VALUE - unit) {
                throw new ArithmeticException(
                        "ceil(quantile) + unit overflows a long, got ceil(quantile)=" + ceiling + ", unit=" + unit);
            }
            return ceiling + unit;
        }
    }

    /**
     * Equal widths.
     *
     * @param bins in [1, 127]
     */
    record EqualWidth(int bins) implements AxisRule {

        public EqualWidth {
            CutPoints.checkBins(bins);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            return CutPoints.byWidth(values, bins, better);
        }
    }

    /** Fixed starts. */
    final class Fixed implements AxisRule {

        private static final long serialVersionUID = 1;

        /** Strictly ascending. */
        private final long[] starts;

        Fixed(long[] starts) {
            requireNonNull(starts, "starts");
            CutPoints.checkBins(starts.length + 1);
            for (int i = 1; i < starts.length; i++) {
                if (starts[i] <= starts[i - 1]) {
                    throw new IllegalArgumentException("starts must ascend, got starts[" + (i - 1) + "]="
                            + starts[i - 1] + ", starts[" + i + "]=" + starts[i]);
                }
            }
            this.starts = starts.clone();
        }

        @Override
        public int bins() {
            return starts.length + 1;
        }

        @Override
        public boolean needsValues() {
            return false;
        }

        @Override
        public Thresholds thresholds(long[] values, BetterEnd better, Workers workers) {
            requireNonNull(values, "values");
            return fixed(better);
        }

        @Override
        public Thresholds thresholds(OrderStatistics values, BetterEnd better) {
            return fixed(better);
        }

        private Thresholds fixed(BetterEnd better) {
            requireNonNull(better, "better");
            return new Thresholds(
                    better,
                    starts.clone(),
                    Arrays.stream(starts).asDoubleStream().toArray());
        }

        @Override
        public boolean equals(Object object) {
            return object instanceof Fixed other && Arrays.equals(starts, other.starts);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(starts);
        }

        @Override
        public String toString() {
            return "Fixed[starts=" + Arrays.toString(starts) + "]";
        }

        private Object writeReplace() {
            return new SerialForm(starts);
        }

        private void readObject(ObjectInputStream in) throws InvalidObjectException {
            throw new InvalidObjectException("fixed starts are read through their serial form");
        }

        private record SerialForm(long[] starts, long checksum) implements Serializable {

            SerialForm(long[] starts) {
                this(starts, Checksum.of(starts));
            }

            private Object readResolve() throws InvalidObjectException {
                Checksum.require(checksum, starts);
                return new Fixed(starts);
            }
        }
    }
}
