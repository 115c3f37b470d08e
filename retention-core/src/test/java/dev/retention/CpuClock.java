package dev.retention;

import java.lang.reflect.Method;

/** The processor time of this thread: what others do on the machine does not count. By reflection: the library's module reads no beans. */
public final class CpuClock {

    private static final Object THREADS;
    private static final Method TIME;

    static {
        try {
            THREADS = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            TIME = Class.forName("java.lang.management.ThreadMXBean").getMethod("getCurrentThreadCpuTime");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private CpuClock() {}

    /** Nanoseconds from some moment on. */
    public static long nanos() {
        try {
            return (long) TIME.invoke(THREADS);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
