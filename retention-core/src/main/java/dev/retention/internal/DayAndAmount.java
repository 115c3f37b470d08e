package dev.retention.internal;

import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Day and amount of a row in one {@code long}, each signed: 20 bits of day reach from the year 534 to 3405, 44 bits of amount
 * to 8.7 trillion minor units.
 *
 * <p>Rows beyond that do not fit, and neither do rows whose amounts, without their signs, add up to more than half of what a
 * {@code long} holds. So whoever gets them packed can add them up in any order without looking out for overflow.
 */
public final class DayAndAmount implements RowPayload {

    private static final int DAY_BITS = 20;
    private static final int AMOUNT_BITS = 44;

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
    public boolean pack(int from, int length, Block block) {
        int[] day = days.block(from, length, block.ints);
        int dayAt = days.at(from);
        if (amounts == null) {
            return packDays(day, dayAt, length, block.payloads);
        }
        long[] amount = amounts.block(from, length, block.longs);
        long turnover = pack(day, dayAt, amount, amounts.at(from), length, block.payloads);
        return turnover >= 0 && turnoverMinor.addAndGet(turnover) <= MAX_TURNOVER;
    }

    /** Returns the sum of the amounts without their signs, or −1 if a row does not fit. */
    private static long pack(int[] days, int dayAt, long[] amounts, int amountAt, int length, long[] payloads) {
        long lost = 0;
        long turnover = 0;
        for (int i = 0; i < length; i++) {
            int day = days[dayAt + i];
            long amount = amounts[amountAt + i];
            long payload = (long) day << AMOUNT_BITS | amount & (1L << AMOUNT_BITS) - 1;
            lost |= day(payload) ^ day | amount(payload) ^ amount;
            turnover += Math.abs(amount);
            payloads[i] = payload;
        }
        return lost == 0 ? turnover : -1;
    }

    private static boolean packDays(int[] days, int dayAt, int length, long[] payloads) {
        long lost = 0;
        for (int i = 0; i < length; i++) {
            payloads[i] = (long) days[dayAt + i] << AMOUNT_BITS;
            lost |= day(payloads[i]) ^ days[dayAt + i];
        }
        return lost == 0;
    }
}
