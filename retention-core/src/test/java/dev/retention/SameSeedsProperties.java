package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;

/** Random values are the same ones in each build. */
@AddLifecycleHook(SameSeeds.class)
class SameSeedsProperties {

    private static final List<Long> OF_THE_BUILD = new ArrayList<>();
    private static final List<Long> OF_THAT_SEED = new ArrayList<>();

    @Property(tries = 20)
    void valuesOfTheBuild(@ForAll long value) {
        OF_THE_BUILD.add(value);
    }

    @Property(tries = 20, seed = "20061231")
    void valuesOfThatSeed(@ForAll long value) {
        OF_THAT_SEED.add(value);
    }

    @AfterContainer
    static void areTheSame() {
        assertEquals(20, OF_THAT_SEED.size());
        assertTrue(OF_THE_BUILD.equals(OF_THAT_SEED) || System.getProperty("seeds") != null, "values differ");
    }

    @Example
    void everyClassOfPropertiesHasThem() throws IOException {
        try (var files = Files.walk(Path.of("src/test/java/dev/retention"))) {
            List<Path> without = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.getParent().endsWith("testing"))
                    .filter(file -> {
                        String text = read(file);
                        return (text.contains("@Property(") || text.contains("@Property\n"))
                                && !text.contains("@AddLifecycleHook(SameSeeds.class)");
                    })
                    .toList();
            assertEquals(List.of(), without);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
