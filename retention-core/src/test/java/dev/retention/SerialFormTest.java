package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import dev.retention.activity.ActivityLogAccumulator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What travels through Java's serial form arrives as it was, and what is damaged on its way does not arrive as something else.
 *
 * <p>Classes carry a checksum: what is read of a damaged stream is an error or equal. Records hold a few numbers that stand for
 * themselves: what is read is an error, or a value that their constructor takes.
 */
class SerialFormTest {

    private static final Path CLASSES = Path.of("target", "classes");

    /** Every exported type that travels: a new one is added here with its sample. */
    private static final int EXPORTED_TYPES = 151;

    /** Every byte of a stream is flipped, those of shorter streams again and again until there are so many. */
    private static final int FLIPS = 500;
    /** Of longer streams so many truncations are tried, evenly spread, and the last bytes. */
    private static final int TRUNCATIONS = 1_000;

    /** The classes that a filter lets through, as SECURITY.md shows it. */
    private static final String ALLOWED = "dev.retention.**;java.lang.*;java.util.*;java.time.*;java.math.*;!*";

    static final ObjectInputFilter FILTER =
            ObjectInputFilter.Config.createFilter("maxarray=10000;maxdepth=20;maxrefs=10000;" + ALLOWED);

    @Test
    void theFilterIsTheOneOfTheSecurityPage() throws IOException {
        assertTrue(Files.readString(Path.of("..", ".github", "SECURITY.md")).contains('"' + ALLOWED + '"'));
    }

    @Test
    void everyExportedTypeHasASample() throws IOException {
        Set<String> missing = exportedTypes();
        assertEquals(EXPORTED_TYPES, missing.size(), "exported types that travel: add a sample of a new one");
        samples().forEach(sample -> missing.remove(sample.getClass().getName()));
        assertEquals(Set.of(), missing);
    }

    @Test
    void everyClassWritesASerialForm() throws Exception {
        var open = new ArrayList<String>();
        for (String name : classNames()) {
            Class<?> type = Class.forName(name);
            boolean isOpen = Serializable.class.isAssignableFrom(type)
                    && !type.isRecord()
                    && !type.isInterface()
                    && !Enum.class.isAssignableFrom(type)
                    && Arrays.stream(type.getDeclaredMethods())
                            .noneMatch(method -> method.getName().equals("writeReplace"));
            if (isOpen) {
                open.add(name);
            }
        }
        assertEquals(List.of(), open);
    }

    @Test
    void whatIsReadIsEqual() throws Exception {
        for (Object sample : samples()) {
            assertTrue(same(sample, new Stored(sample).read()), sample::toString);
        }
    }

    @Test
    void flippedBytesGiveAnErrorOrAValidValue() throws Exception {
        inShallowThreads((sample, random) -> {
            var stored = new Stored(sample);
            int length = stored.bytes.length;
            for (int i = 0; i < Math.max(length, FLIPS); i++) {
                int at = i % length;
                byte mask = (byte) (1 + random.nextInt(255));
                byte[] damaged = stored.bytes.clone();
                damaged[at] ^= mask;
                check(stored, damaged, sample.getClass().getName() + " with byte " + at + " xor " + mask);
            }
        });
    }

    @Test
    void truncatedStreamsGiveAnError() throws Exception {
        inShallowThreads((sample, random) -> {
            var stored = new Stored(sample);
            int length = stored.bytes.length;
            int step = Math.max(1, length / TRUNCATIONS);
            for (int end = 0; end < length; end += end < length - 100 ? step : 1) {
                try {
                    Object read = stored.read(Arrays.copyOf(stored.bytes, end));
                    fail(sample.getClass().getName() + " of its first " + end + " bytes: " + read);
                } catch (IOException | ClassNotFoundException | RuntimeException e) {
                    // as it should be
                }
            }
        });
    }

    private interface Damage {
        void to(Object sample, Random random) throws Exception;
    }

    /** Most reads end with an exception, which costs the more the deeper the stack: below JUnit it takes three times as long. */
    private static void inShallowThreads(Damage damage) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            var tasks = new ArrayList<Callable<Void>>();
            for (Object sample : samples()) {
                var random = new Random(20_251_128 + tasks.size());
                tasks.add(() -> {
                    damage.to(sample, random);
                    return null;
                });
            }
            for (Future<Void> task : threads.invokeAll(tasks)) {
                task.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void check(Stored stored, byte[] damaged, String flip) {
        Object read;
        try {
            read = stored.read(damaged);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            return;
        }
        boolean isOfTheType = read != null && read.getClass() == stored.value.getClass();
        if (!isOfTheType || same(stored.value, read)) {
            return; // of another type, or nothing: whoever reads it sees that
        }
        if (!(read instanceof Record)) {
            fail(flip + ": " + read + " instead of " + stored.value);
        }
        try {
            assertTrue(isShown(read), flip);
            assertEquals(read, new Stored(read).read(), flip);
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            fail(flip + ": " + e, e);
        }
    }

    static boolean same(Object value, Object read) {
        if (value instanceof ActivityLogAccumulator rows) {
            return read instanceof ActivityLogAccumulator others && rows.toLog().equals(others.toLog());
        }
        return value.equals(read);
    }

    static boolean isShown(Object value) throws ReflectiveOperationException {
        value.hashCode();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            component.getAccessor().invoke(value);
        }
        return !value.toString().isEmpty();
    }

    /** The samples and, of records, what they are made of, one each. */
    static List<Object> samples() {
        var found = new LinkedHashSet<Object>();
        SerialSamples.all().forEach(sample -> add(sample, found));
        return new ArrayList<>(found);
    }

    private static void add(Object value, Set<Object> found) {
        if (value instanceof List<?> list) {
            list.forEach(element -> add(element, found));
        } else if (value != null
                && value.getClass().getName().startsWith("dev.retention.")
                && !(value instanceof Enum)) {
            boolean isNewType = found.stream().noneMatch(other -> other.getClass() == value.getClass());
            if (isNewType || !(value instanceof Record)) {
                found.add(value);
            }
            if (isNewType && value instanceof Record) {
                for (RecordComponent component : value.getClass().getRecordComponents()) {
                    if (Modifier.isPublic(value.getClass().getModifiers())) {
                        try {
                            add(component.getAccessor().invoke(value), found);
                        } catch (ReflectiveOperationException e) {
                            throw new AssertionError(e);
                        }
                    }
                }
            }
        }
    }

    private static List<String> classNames() throws IOException {
        try (Stream<Path> files = Files.walk(CLASSES)) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replaceAll("[/\\\\]", "."))
                    .toList();
        }
    }

    private static Set<String> exportedTypes() throws IOException {
        Module module = ActivityLogAccumulator.class.getModule();
        var names = new TreeSet<String>();
        for (String name : classNames()) {
            Class<?> type;
            try {
                type = Class.forName(name);
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
            boolean travels = Serializable.class.isAssignableFrom(type)
                    && !type.isInterface()
                    && !Enum.class.isAssignableFrom(type)
                    && module.isExported(type.getPackageName());
            for (Class<?> c = type; c != null; c = c.getDeclaringClass()) {
                travels &= Modifier.isPublic(c.getModifiers());
            }
            if (travels) {
                names.add(name);
            }
        }
        return names;
    }

    /** A value and its bytes. */
    private static final class Stored {

        private final Object value;
        private final byte[] bytes;
        /** The classes of the stream: to look for one that is not there takes longer than to read it. */
        private final Map<String, Class<?>> classes = new HashMap<>();

        Stored(Object value) throws IOException {
            this.value = value;
            var out = new ByteArrayOutputStream();
            try (var objects = new ObjectOutputStream(out)) {
                objects.writeObject(value);
            }
            bytes = out.toByteArray();
        }

        Object read() throws IOException {
            try {
                return new Input(new ByteArrayInputStream(bytes), classes, true).readObject();
            } catch (ClassNotFoundException e) {
                throw new AssertionError(e);
            }
        }

        Object read(byte[] damaged) throws IOException, ClassNotFoundException {
            if (classes.isEmpty()) {
                read();
            }
            return new Input(new ByteArrayInputStream(damaged), classes, false).readObject();
        }
    }

    private static final class Input extends ObjectInputStream {

        private final Map<String, Class<?>> classes;
        private final boolean learns;

        Input(InputStream in, Map<String, Class<?>> classes, boolean learns) throws IOException {
            super(in);
            this.classes = classes;
            this.learns = learns;
            setObjectInputFilter(FILTER);
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws IOException, ClassNotFoundException {
            Class<?> known = classes.get(description.getName());
            if (known == null && !learns && !description.getName().startsWith("[")) {
                throw new ClassNotFoundException(description.getName());
            }
            Class<?> found = known == null ? super.resolveClass(description) : known;
            classes.put(description.getName(), found);
            return found;
        }
    }
}
