package dev.retention;

import java.lang.reflect.Method;

/** The memory that this thread has taken, also what is garbage since. By reflection: the library's module reads no beans. */
public final class Allocated {

    private static final Object THREADS;
    private static final Method BYTES;

    static {
        try {
            THREADS = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            BYTES = Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private Allocated() {}

    /** How many bytes a task takes, and some hundred that the question does. */
    public static long bytes(Runnable task) {
        long before = bytes();
        task.run();
        return bytes() - before;
    }

    private static long bytes() {
        try {
            return (long) BYTES.invoke(THREADS, Thread.currentThread().getId());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
