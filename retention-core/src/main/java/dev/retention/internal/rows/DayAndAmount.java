package dev.retention.internal.rows;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
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
    public boolean pack(int from, int length, Block block) {
        // Simple loops, one after the other over a block in the first-level cache, become vector instructions.
        long[] payloads = block.payloads;
        if (amounts == null) {
            Arrays.fill(payloads, 0, length, 0);
        } else {
            amounts.copy(from, length, payloads);
        }
        long bits = magnitudeBits(payloads, length);
        boolean fits = bits < 1L << AMOUNT_BITS - 1
                && turnoverMinor.addAndGet(length * (bits + 1)) <= MAX_TURNOVER; // −2^k has the bits of 2^k − 1
        return addDays(days.block(from, length, block.ints), days.at(from), payloads, length) && fits;
    }

    /** All bits that amounts have below their signs: a bound that is less than twice the largest. */
    private static long magnitudeBits(long[] amounts, int length) {
        long bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= amounts[i] ^ amounts[i] >> 63;
        }
        return bits;
    }

    private static boolean addDays(int[] days, int at, long[] payloads, int length) {
        int bits = 0;
        for (int i = 0; i < length; i++) {
            bits |= days[at + i] ^ days[at + i] >> 31;
        }
        for (int i = 0; i < length; i++) {
            payloads[i] = (long) days[at + i] << AMOUNT_BITS | payloads[i] & (1L << AMOUNT_BITS) - 1;
        }
        return bits < 1 << DAY_BITS - 1;
    }
}
