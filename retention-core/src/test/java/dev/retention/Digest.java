package dev.retention;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One digest over every answer of the library: each public call, with a few arguments, on samples and on rows, bit for bit. It is
 * the same on every JDK and machine, in every locale, zone and charset; what it is today is kept in {@code digest/kept.txt}, a line
 * for the answers of each type. By hand, in {@code retention-core} after its tests have been compiled:
 *
 * <pre>
 * java -cp target/classes:target/test-classes dev.retention.Digest                   the digest
 * java -cp target/classes:target/test-classes dev.retention.Digest lines             the lines that are kept
 * java -cp target/classes:target/test-classes dev.retention.Digest answers BgNbd     each call with BgNbd in it, and its answer
 * </pre>
 *
 * <p>With {@code RETENTION_DATA} and {@code -Ddigest.public=true} public orders are in it as well; they take a quarter of a minute.
 */
public final class Digest {

    /** What the digest is taken over. */
    enum Group {
        SAMPLES {
            @Override
            List<DigestData> data() {
                return List.of(DigestData.samples());
            }
        },
        GENERATED {
            @Override
            List<DigestData> data() {
                return DigestData.generated();
            }
        },
        PUBLIC {
            @Override
            List<DigestData> data() {
                return List.of(DigestData.published());
            }
        };

        abstract List<DigestData> data();
    }

    private Digest() {}

    /** Asks everything about a group of data. */
    static DigestWalk walked(Group group, DigestWalk.Listener listener) throws IOException {
        var walk = new DigestWalk(listener);
        for (DigestData data : group.data()) {
            walk.walk(data, ExportedApi.types());
        }
        return walk;
    }

    /** In the place of a digest, for a type of which {@link DigestData#samples} have no value. */
    static final String NO_VALUE = "no-value";

    /** The lines that are kept of a group, in their order: what, and its digest. */
    static Map<String, String> lines(Group group, DigestWalk walk) throws IOException {
        var lines = new TreeMap<String, String>();
        walk.digests().forEach((type, digest) -> lines.put(group + " " + type, digest));
        for (Class<?> type : ExportedApi.types()) {
            if (group == Group.SAMPLES && !type.isInterface() && !walk.seen().contains(type)) {
                lines.put(group + " " + type.getName(), NO_VALUE);
            }
        }
        return lines;
    }

    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> arguments = List.of(args);
        if (arguments.size() == 2 && arguments.get(0).equals("answers")) {
            for (Group group : atHand()) {
                walked(group, (call, answer) -> {
                    if (call.contains(arguments.get(1))) {
                        out.println(group + " " + call + " = " + answer.replace("\n", "\\n"));
                    }
                });
            }
            return;
        }
        var digest = sha256();
        List<Group> groups = arguments.contains("samples") ? List.of(Group.SAMPLES) : atHand();
        for (Group group : groups) {
            DigestWalk walk = walked(group, (call, answer) -> {});
            Map<String, String> lines = lines(group, walk);
            lines.forEach((what, of) -> {
                digest.update((what + " " + of + "\n").getBytes(StandardCharsets.UTF_8));
                if (!arguments.isEmpty()) {
                    out.println(what + " " + of);
                }
            });
            if (arguments.isEmpty()) {
                out.println(group + ": " + walk.calls() + " calls of " + lines.size() + " types");
            }
        }
        if (arguments.isEmpty()) {
            out.println(HexFormat.of().formatHex(digest.digest()));
        }
    }

    private static List<Group> atHand() {
        var groups = new ArrayList<>(List.of(Group.values()));
        if (System.getenv("RETENTION_DATA") == null || !Boolean.getBoolean("digest.public")) {
            groups.remove(Group.PUBLIC);
        }
        return groups;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
