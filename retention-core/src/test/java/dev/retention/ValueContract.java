package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * What the values of a package keep: extend it in the tests of the package, and give it the values.
 *
 * <p>They are equal if all their parts are, and only then. Equal ones have the same hash code. They travel through Java's serial
 * form, those that have one. A damaged byte on the way is an error, or it changes nothing.
 */
public abstract class ValueContract {

    private static final ObjectInputFilter SMALL_ARRAYS = ObjectInputFilter.Config.createFilter("maxarray=10000");

    /** {@return lists of values of one type: a first one, and others that each differ from it in one part} */
    protected abstract List<List<?>> variants();

    @Test
    final void valuesThatDifferInOnePartAreNotEqual() {
        for (List<?> values : variants()) {
            for (int i = 0; i < values.size(); i++) {
                for (int j = 0; j < values.size(); j++) {
                    if (i != j) {
                        assertNotEquals(values.get(i), values.get(j), i + " and " + j + " of them");
                    }
                }
                assertNotEquals(null, values.get(i));
                assertFalse(values.get(i).equals("something else"), () -> "equal to a text: " + values);
            }
        }
    }

    @Test
    final void valuesThatAreMadeAgainAreEqual() {
        List<List<?>> again = variants();
        assertEquals(variants(), again);
        assertEquals(variants().hashCode(), again.hashCode());
    }

    @Test
    final void hashCodesDiffer() {
        Map<Class<?>, List<Object>> byType =
                variants().stream().flatMap(List::stream).collect(Collectors.groupingBy(Object::getClass));
        byType.forEach((type, values) -> {
            long different = values.stream().map(Object::hashCode).distinct().count();
            assertTrue(values.size() == 1 || different > 1, () -> "all have the same hash code: " + values);
        });
    }

    @Test
    final void valuesTravel() throws IOException, ClassNotFoundException {
        for (List<?> values : variants()) {
            for (Object value : values) {
                if (!(value instanceof Serializable)) {
                    continue;
                }
                Object copy = new Input(bytes(value), new HashMap<>(), true).readObject();
                assertEquals(value, copy);
                assertEquals(copy, value);
                assertEquals(value.hashCode(), copy.hashCode());
                assertEquals(value.toString(), copy.toString());
            }
        }
    }

    /** In a thread of its own: most reads end with an exception, which costs the more the deeper the stack. */
    @Test
    final void aDamagedByteIsAnErrorOrChangesNothing() throws Exception {
        var check = new FutureTask<Void>(() -> {
            var seen = new HashSet<Class<?>>();
            for (List<?> values : variants()) {
                Object value = values.get(0);
                // The numbers of a record stand for themselves: what its constructor takes is a value.
                if (value instanceof Serializable && !(value instanceof Record) && seen.add(value.getClass())) {
                    checkDamages(value);
                }
            }
            return null;
        });
        new Thread(check).start();
        check.get();
    }

    private static void checkDamages(Object value) throws IOException, ClassNotFoundException {
        byte[] bytes = bytes(value);
        var classes = new HashMap<String, Class<?>>();
        new Input(bytes, classes, true).readObject();
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 1;
            Object read;
            try {
                read = new Input(damaged, classes, false).readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException e) {
                continue;
            }
            boolean isAnotherValue = read != null && read.getClass() == value.getClass() && !read.equals(value);
            assertFalse(isAnotherValue, "byte " + i + " made it " + read);
        }
    }

    private static byte[] bytes(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        return bytes.toByteArray();
    }

    /** Finds no other classes than it has seen: to look for one that is not there takes longer than to read it. */
    private static final class Input extends ObjectInputStream {

        private final Map<String, Class<?>> classes;
        private final boolean learns;

        Input(byte[] bytes, Map<String, Class<?>> classes, boolean learns) throws IOException {
            super(new ByteArrayInputStream(bytes));
            this.classes = classes;
            this.learns = learns;
            setObjectInputFilter(SMALL_ARRAYS);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            Class<?> found = classes.get(description.getName());
            if (found == null && !learns) {
                throw new ClassNotFoundException(description.getName());
            }
            if (found == null) {
                found = super.resolveClass(description);
                classes.put(description.getName(), found);
            }
            return found;
        }
    }
}
