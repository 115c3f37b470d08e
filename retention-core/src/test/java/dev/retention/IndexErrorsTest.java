package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An index out of bounds is named, with the bounds and what was given: every public method that takes only ints is called. */
class IndexErrorsTest {

    private static final String INDEX = "(\\w+) must be in \\[[01], \\d+[)\\]], got \\1=-?\\d+";

    private static final String RANGE = "(\\w+) and (\\w+) must be a range in \\[0, \\d+], got \\1=-?\\d+, \\2=-?\\d+";

    @Test
    void everyIndexIsNamed() throws IOException {
        var unnamed = new ArrayList<String>();
        int failures = 0;
        for (Object sample : new Samples().ofAllTypes()) {
            for (Method method : Samples.methods(sample)) {
                boolean takesInts = method.getParameterCount() > 0
                        && Arrays.stream(method.getParameterTypes()).allMatch(p -> p == int.class);
                for (int index : new int[] {-1, 1_000_000}) {
                    String message = takesInts ? outOfBounds(sample, method, index) : null;
                    failures += message == null ? 0 : 1;
                    if (message != null && !message.matches(INDEX) && !message.matches(RANGE)) {
                        unnamed.add(method + ": " + message);
                    }
                }
            }
        }
        assertTrue(failures > 100, "methods with an index are found, got " + failures);
        assertEquals(List.of(), unnamed);
    }

    /** The message of the {@code IndexOutOfBoundsException}; null if there is none. */
    private static String outOfBounds(Object sample, Method method, int index) {
        Object[] arguments = new Object[method.getParameterCount()];
        Arrays.fill(arguments, index);
        try {
            method.invoke(sample, arguments);
            return null;
        } catch (InvocationTargetException e) {
            return e.getCause() instanceof IndexOutOfBoundsException bounds ? bounds.getMessage() : null;
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(method.toString(), e);
        }
    }
}
