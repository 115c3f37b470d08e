package dev.retention;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Serial forms that were damaged by somebody who knows how they are built: another class in the place of one, fields of another name
 * and type, numbers at the ends of what there is, huge lengths, and parts of one stream in another. What is read is an error, the
 * value itself, a value of another type, or a record that its constructor takes; never another value of a class, never an error of
 * the JVM, never a hang. The seeds of the property {@code fuzz.seeds} are tried from {@code fuzz.first} on:
 *
 * <pre>mvn test -pl retention-core -Dtest=SerialFuzzTest -Dfuzz.seeds=1000000</pre>
 */
class SerialFuzzTest {

    private static final int SEEDS = Integer.getInteger("fuzz.seeds", 4_000);

    private static final int FIRST = Integer.getInteger("fuzz.first", 0);

    private static final int GRAFT = 4;

    private static final Duration LONGEST = Duration.ofSeconds(5);

    /** What has failed once: a table of cohorts with fewer rows than were written, and quarters of another calendar. */
    private static final int[] KEPT = {268_358, 666_473};

    private static final Pattern CLASS = Pattern.compile("r\0[\1-\177]dev\\.retention\\.[\\w.$]+", Pattern.DOTALL);

    /** A field of a class: its type, and its name with the length in front. */
    private static final Pattern FIELD = Pattern.compile("[BCDFIJSZ]\0[\1-\40][a-zA-Z0-9]+", Pattern.DOTALL);

    private static final int[] WHOLE = {
        Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 0, 1, Integer.MAX_VALUE - 8, 1 << 30, 1 << 20, 0x7fff_0000
    };

    private static final long[] WIDE = {
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        -1,
        0,
        1,
        Double.doubleToRawLongBits(Double.NaN),
        Double.doubleToRawLongBits(Double.POSITIVE_INFINITY),
        Double.doubleToRawLongBits(Double.MAX_VALUE),
        Double.doubleToRawLongBits(Double.MIN_VALUE),
        Double.doubleToRawLongBits(-0.0),
        Double.doubleToRawLongBits(-1)
    };

    private final List<Object> values = SerialFormTest.samples();
    private final List<byte[]> streams = new ArrayList<>();

    SerialFuzzTest() throws IOException {
        for (Object value : values) {
            streams.add(written(value));
        }
    }

    @Test
    void structuredDamageGivesAnErrorOrAValidValue() throws InterruptedException {
        var failure = new Throwable[1];
        // Below JUnit's stack an exception costs three times as much.
        var thread = new Thread(() -> {
            try {
                for (int seed : KEPT) {
                    tried(seed);
                }
                for (int seed = FIRST; seed < FIRST + SEEDS; seed++) {
                    tried(seed);
                }
            } catch (Throwable e) {
                failure[0] = e;
            }
        });
        thread.start();
        thread.join();
        if (failure[0] != null) {
            fail(failure[0]);
        }
    }

    @Test
    void everyKindOfDamageIsDone() {
        var random = new SplittableRandom(1);
        for (int kind = 0; kind < 6; kind++) {
            int changed = 0;
            for (int i = 0; i < 200; i++) {
                byte[] stream = streams.get(random.nextInt(streams.size()));
                changed += Arrays.equals(stream, damaged(stream, kind, random)) ? 0 : 1;
            }
            assertTrue(changed > 50, "kind " + kind + ": " + changed);
        }
    }

    private void tried(int seed) {
        var random = new SplittableRandom(seed);
        int at = random.nextInt(values.size());
        byte[] damaged = streams.get(at);
        int changes = 1 + random.nextInt(3);
        boolean grafted = false;
        for (int i = 0; i < changes; i++) {
            int kind = random.nextInt(6);
            grafted |= kind == GRAFT;
            damaged = damaged(damaged, kind, random);
        }
        String what = "seed " + seed + " of " + values.get(at).getClass().getName();
        long start = System.nanoTime();
        try {
            check(values.get(at), read(damaged), grafted, what);
        } catch (IOException | ClassNotFoundException | RuntimeException e) {
            // as it should be
        } catch (VirtualMachineError | LinkageError e) {
            throw new AssertionError(what, e);
        }
        assertTrue(System.nanoTime() - start < LONGEST.toNanos(), what);
    }

    private static void check(Object value, Object read, boolean grafted, String what) {
        if (read == null || read.getClass() != value.getClass() || SerialFormTest.same(value, read)) {
            return;
        }
        // A graft may bring a whole value of the same class with it.
        if (!(read instanceof Record || grafted)) {
            fail(what + ": " + read + " instead of " + value);
        }
        try {
            assertTrue(!read.toString().isEmpty() && (!(read instanceof Record) || SerialFormTest.isShown(read)), what);
            assertTrue(SerialFormTest.same(read, read(written(read))), what);
        } catch (ReflectiveOperationException | IOException | RuntimeException e) {
            fail(what + ": " + e, e);
        }
    }

    private byte[] damaged(byte[] stream, int kind, SplittableRandom random) {
        byte[] other = streams.get(random.nextInt(streams.size()));
        return switch (kind) {
            case 0 -> replaced(stream, other, CLASS, random);
            case 1 -> replaced(stream, other, FIELD, random);
            case 2 ->
                overwritten(
                        stream,
                        ByteBuffer.allocate(4)
                                .putInt(WHOLE[random.nextInt(WHOLE.length)])
                                .array(),
                        random);
            case 3 ->
                overwritten(
                        stream,
                        ByteBuffer.allocate(8)
                                .putLong(WIDE[random.nextInt(WIDE.length)])
                                .array(),
                        random);
            case GRAFT -> grafted(stream, other, random);
            default -> overwritten(stream, new byte[] {(byte) (0x70 + random.nextInt(0x0f))}, random);
        };
    }

    /** One match of a pattern by one of another stream. */
    private static byte[] replaced(byte[] stream, byte[] other, Pattern pattern, SplittableRandom random) {
        String text = new String(stream, StandardCharsets.ISO_8859_1);
        List<int[]> here = matches(pattern, text);
        String there = new String(other, StandardCharsets.ISO_8859_1);
        List<int[]> others = matches(pattern, there);
        if (here.isEmpty() || others.isEmpty()) {
            return stream;
        }
        int[] out = here.get(random.nextInt(here.size()));
        int[] in = others.get(random.nextInt(others.size()));
        return (text.substring(0, out[0]) + there.substring(in[0], in[1]) + text.substring(out[1]))
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static List<int[]> matches(Pattern pattern, String text) {
        var found = new ArrayList<int[]>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            // The name is as long as the byte before it says.
            int name = text.indexOf('\0', matcher.start()) + 2;
            int end = Math.min(matcher.end(), name + text.charAt(name - 1));
            found.add(new int[] {matcher.start(), end});
        }
        return found;
    }

    private static byte[] overwritten(byte[] stream, byte[] by, SplittableRandom random) {
        if (stream.length < 16) {
            return stream;
        }
        byte[] result = stream.clone();
        // Lengths and numbers are rather at the end than among the descriptions of classes at the beginning.
        int from = random.nextBoolean() ? stream.length / 2 : 4;
        int at = from + random.nextInt(Math.max(1, stream.length - from - by.length + 1));
        System.arraycopy(by, 0, result, Math.max(0, Math.min(at, stream.length - by.length)), by.length);
        return result;
    }

    /** The beginning of one stream, up to an object in it, and an object of another one. */
    private static byte[] grafted(byte[] stream, byte[] other, SplittableRandom random) {
        int to = object(stream, random);
        int from = object(other, random);
        byte[] result = new byte[to + other.length - from];
        System.arraycopy(stream, 0, result, 0, to);
        System.arraycopy(other, from, result, to, other.length - from);
        return result;
    }

    /** Where an object begins, or an array, a string or a reference. */
    private static int object(byte[] stream, SplittableRandom random) {
        int begin = 4 + random.nextInt(Math.max(1, stream.length - 4));
        for (int i = 0; i < stream.length - 4; i++) {
            int at = 4 + (begin - 4 + i) % (stream.length - 4);
            if (stream[at] >= 0x70 && stream[at] <= 0x75) {
                return at;
            }
        }
        return 4;
    }

    private static byte[] written(Object value) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(value);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws IOException, ClassNotFoundException {
        try (InputStream in = new ByteArrayInputStream(bytes);
                var objects = new ObjectInputStream(in)) {
            objects.setObjectInputFilter(SerialFormTest.FILTER);
            return objects.readObject();
        }
    }
}
