package dev.retention.internal;

/** Sums and products of whole numbers that, where they do not fit, say of what, and of which numbers. */
public final class Exact {

    private Exact() {}

    public static long add(long a, long b, String name) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw new ArithmeticException(name + " overflows a long: " + a + " + " + b);
        }
        return sum;
    }

    public static long subtract(long a, long b, String name) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw new ArithmeticException(name + " overflows a long: " + a + " - " + b);
        }
        return difference;
    }

    public static int add(int a, int b, String name) {
        long sum = (long) a + b;
        if (sum != (int) sum) {
            throw new ArithmeticException(name + " overflows an int: " + a + " + " + b);
        }
        return (int) sum;
    }

    public static long multiply(long a, long b, String name) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw new ArithmeticException(name + " overflows a long: " + a + " * " + b);
        }
        return product;
    }
}
