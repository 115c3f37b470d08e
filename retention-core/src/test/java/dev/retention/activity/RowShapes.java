package dev.retention.activity;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Rows in all the shapes, friendly and hostile, that a direct path has to get right. */
public final class RowShapes {

    /** How the keys of customers lie. */
    public enum Keys {
        SCATTERED {
            @Override
            long key(int customer) {
                return mix(customer);
            }
        },
        RUNNING {
            @Override
            long key(int customer) {
                return 1000 + customer;
            }
        },
        NEGATIVE {
            @Override
            long key(int customer) {
                return -mix(customer) >>> 1 | Long.MIN_VALUE;
            }
        },
        /** Most in a few heaps of neighbours. */
        HEAPED {
            @Override
            long key(int customer) {
                return mix(customer % 7) + customer;
            }
        },
        /** As many of one digit as of two, three, up to eighteen. */
        OF_ALL_LENGTHS {
            @Override
            long key(int customer) {
                return mix(customer) >> (customer % 64);
            }
        },
        /** Neighbours, but for a few at both ends of what a key can be. */
        WITH_OUTLIERS {
            @Override
            long key(int customer) {
                return switch (customer) {
                    case 1 -> Long.MIN_VALUE;
                    case 2 -> Long.MIN_VALUE + 1;
                    case 3 -> Long.MAX_VALUE;
                    case 4 -> Long.MAX_VALUE - 1;
                    default -> customer;
                };
            }
        };

        abstract long key(int customer);

        private static long mix(long z) {
            long once = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L + 0x9E3779B97F4A7C15L;
            long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
            return twice ^ twice >>> 31;
        }
    }

    /** How many rows the customers have. */
    public enum Activity {
        ONE_CUSTOMER_HAS_ALL,
        EVERY_CUSTOMER_ONCE,
        TEN_EACH,
        SKEWED;

        private int customer(SplittableRandom random, int row, int rows) {
            return switch (this) {
                case ONE_CUSTOMER_HAS_ALL -> 0;
                case EVERY_CUSTOMER_ONCE -> row;
                case TEN_EACH -> random.nextInt(rows / 10 + 1);
                case SKEWED -> (int) (rows / 10 * Math.pow(random.nextDouble(), 4));
            };
        }
    }

    /** Which days the rows are on. */
    public enum Days {
        ONE,
        THREE_YEARS_IN_ORDER,
        THREE_YEARS_SHUFFLED,
        THIRTY_THOUSAND,
        FAR_APART;

        private int day(SplittableRandom random, int row, int rows) {
            return switch (this) {
                case ONE -> 20_000;
                case THREE_YEARS_IN_ORDER -> 19_000 + (int) (1096L * row / rows);
                case THREE_YEARS_SHUFFLED -> 19_000 + random.nextInt(1096);
                case THIRTY_THOUSAND -> random.nextInt(30_000) - 10_000;
                case FAR_APART -> (random.nextInt() >> 1) - (random.nextBoolean() ? 1 << 30 : 0);
            };
        }
    }

    /** The amounts. */
    public enum Amounts {
        NONE,
        SALES,
        SALES_AND_REFUNDS,
        BEYOND_44_BITS;

        private long amount(SplittableRandom random) {
            return switch (this) {
                case NONE -> 0;
                case SALES -> random.nextLong(100_000);
                case SALES_AND_REFUNDS -> random.nextLong(100_000) - 20_000;
                case BEYOND_44_BITS -> random.nextLong() >> 14 + random.nextInt(20);
            };
        }
    }

    /** Where the columns are. */
    public enum Storage {
        ARRAYS {
            @Override
            ActivityColumns columns(long[] customers, int[] days, long[] amounts) {
                return ActivityColumns.of(customers, days, amounts);
            }
        },
        RANGE_OF_ARRAYS {
            @Override
            ActivityColumns columns(long[] customers, int[] days, long[] amounts) {
                int rows = customers.length;
                return ActivityColumns.of(
                                Arrays.copyOf(shifted(customers), rows + 5),
                                IntBuffer.allocate(rows + 5).put(3, days).array(),
                                Arrays.copyOf(shifted(amounts), rows + 5))
                        .slice(3, rows + 3);
            }
        },
        READ_ONLY_ARRAYS {
            @Override
            ActivityColumns columns(long[] customers, int[] days, long[] amounts) {
                return ActivityColumns.of(
                        LongBuffer.wrap(customers).asReadOnlyBuffer(),
                        IntBuffer.wrap(days).asReadOnlyBuffer(),
                        LongBuffer.wrap(amounts).asReadOnlyBuffer());
            }
        },
        READ_ONLY_DIRECT_MEMORY {
            @Override
            ActivityColumns columns(long[] customers, int[] days, long[] amounts) {
                return ActivityColumns.of(
                        direct(customers.length * Long.BYTES)
                                .asLongBuffer()
                                .put(0, customers)
                                .asReadOnlyBuffer(),
                        direct(days.length * Integer.BYTES)
                                .asIntBuffer()
                                .put(0, days)
                                .asReadOnlyBuffer(),
                        direct(amounts.length * Long.BYTES)
                                .asLongBuffer()
                                .put(0, amounts)
                                .asReadOnlyBuffer());
            }
        };

        abstract ActivityColumns columns(long[] customers, int[] days, long[] amounts);

        private static long[] shifted(long[] values) {
            return LongBuffer.allocate(values.length + 3).put(3, values).array();
        }

        private static ByteBuffer direct(int bytes) {
            return ByteBuffer.allocateDirect(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    private RowShapes() {}

    /** Rows of the given shape; the same for the same seed. */
    public static ActivityColumns rows(
            int rows, Keys keys, Activity activity, Days days, Amounts amounts, Storage storage, long seed) {
        var random = new SplittableRandom(seed);
        long[] customers = new long[rows];
        int[] epochDays = new int[rows];
        long[] amountsMinor = new long[rows];
        for (int row = 0; row < rows; row++) {
            customers[row] = keys.key(activity.customer(random, row, rows));
            epochDays[row] = days.day(random, row, rows);
            amountsMinor[row] = amounts.amount(random);
        }
        return amounts == Amounts.NONE
                ? ActivityColumns.ofEvents(customers, epochDays)
                : storage.columns(customers, epochDays, amountsMinor);
    }
}
