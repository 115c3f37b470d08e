package dev.retention.internal.rows;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Day and amount of a row in one {@code long}, each signed: 20 bits of day reach from the year 534 to 3405, 44 bits of amount
 * to 8.7 trillion minor units.
 *
 * <p>Rows beyond that do not fit, and neither do rows so many and so large that their amounts, without their signs, might add up
 * to half of what a {@code long} holds. So whoever gets them packed can add them up in any order and need not look out for overflow.
 */
public final class DayAndAmount implements RowPayload {

    private static final int DAY_BITS = 20;
    private static final int AMOUNT_BITS = 44;

    /** The first day that fits. */
    public static final int MIN_DAY = -1 << DAY_BITS - 1;

    private static final long MAX_TURNOVER = Long.MAX_VALUE / 2;

    private final IntColumn days;

    /** Null if all amounts are 0. */
    private final LongColumn amounts;

    private final AtomicLong turnoverMinor = new AtomicLong();

    private DayAndAmount(IntColumn days, LongColumn amounts) {
        this.days = days;
        this.amounts = amounts;
    }

    /** The payload of rows; {@code amounts} may be null if all are 0. */
    public static DayAndAmount of(IntBuffer days, LongBuffer amounts) {
        return new DayAndAmount(new IntColumn(days), amounts == null ? null : new LongColumn(amounts));
    }

    public static int day(long payload) {
        return (int) (payload >> AMOUNT_BITS);
    }

    public static long amount(long payload) {
        return payload << DAY_BITS >> DAY_BITS;
    }

    @Override
    public int bits() {
        return Long.SIZE;
    }

    @Override
    public void begin() {
        turnoverMinor.set(0);
    }

    @Override
    public boolean put(int from, int length, Block block, Target target) {
        int[] days = this.days.block(from, length, block.ints);
        int dayAt = this.days.at(from);
        long[] amounts = this.amounts == null ? block.longs : this.amounts.block(from, length, block.longs);
        int amountAt = this.amounts == null ? 0 : this.amounts.at(from);
        // All bits that days and amounts have below their signs: a bound that is less than twice the largest.
        int dayBits = 0;
        long amountBits = 0;
        for (int i = 0; i < length; i++) {
            int day = days[dayAt + i];
            long amount = amounts[amountAt + i];
            dayBits |= day ^ day >> Integer.SIZE - 1;
            amountBits |= amount ^ amount >> Long.SIZE - 1;
            target.put(i, (long) day << AMOUNT_BITS | amount & (1L << AMOUNT_BITS) - 1);
        }
        return dayBits < 1 << DAY_BITS - 1
                && amountBits < 1L << AMOUNT_BITS - 1
                && turnoverMinor.addAndGet(length * (amountBits + 1)) <= MAX_TURNOVER; // −2^k has the bits of 2^k − 1
    }
}
