package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that a package answered when its tests against references were last looked at, and that it still has to answer, bit for bit. A reference says how good
 * a number is; this says that nobody changed it without meaning to, also where two formulas meet and both are good. {@link Digest} asks
 * this of the public methods; here a package asks it of its inner ones, with arguments of its own choice, at limits before all.
 *
 * <p>A line of {@code digest/PACKAGE.txt} is a name and the digest of the numbers that were put there under it, in their order. A test
 * that fails prints the lines as they are now: who meant the change puts them in the place of the old ones, and says in the commit why the
 * new numbers are as good.
 */
public final class KeptDigits {

    private final Map<String, MessageDigest> digests = new LinkedHashMap<>();

    /** Puts numbers to those of a name, which has no line break in it. */
    public void put(String name, double... numbers) {
        MessageDigest digest = digests.computeIfAbsent(name, n -> Digest.sha256());
        ByteBuffer bits = ByteBuffer.allocate(Long.BYTES * numbers.length);
        for (double number : numbers) {
            bits.putLong(Double.doubleToLongBits(number));
        }
        digest.update(bits.flip());
    }

    /** Asserts that all numbers are those that are kept. */
    public void assertKept(String packageName) throws IOException {
        List<String> kept;
        try (InputStream in = KeptDigits.class.getResourceAsStream("/digest/" + packageName + ".txt")) {
            kept = in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
        }
        List<String> lines = digests.entrySet().stream()
                .map(entry -> entry.getKey() + " "
                        + HexFormat.of().formatHex(entry.getValue().digest(), 0, 10))
                .toList();
        assertEquals(
                String.join("\n", kept), String.join("\n", lines), "other digits than those kept of " + packageName);
    }
}
