package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortCurve;
import dev.retention.cohort.CohortRow;
import dev.retention.estimate.Proportion;
import dev.retention.forecast.Forecast;
import dev.retention.forecast.Forecaster;
import dev.retention.forecast.HoldOut;
import dev.retention.forecast.HoldOutEvaluation;
import dev.retention.forecast.ModelComparison;
import dev.retention.forecast.Tracking;
import dev.retention.lifetime.Fit;
import dev.retention.lifetime.Maximum;
import dev.retention.lifetime.Posterior;
import dev.retention.rate.CustomerMovement;
import dev.retention.revenue.RevenueLedger;
import dev.retention.rfm.RfmThresholds;
import dev.retention.segment.SegmentTable;
import dev.retention.testing.MergeLaws;
import dev.retention.testing.Order;
import dev.retention.testing.Values;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.Shrinkable;

/** The test kit has whatever a caller feeds in, needs what a user of the module has, and finds small counterexamples. */
class TestKitTest {

    private static final Path SOURCES = Path.of("src", "main", "java");

    /** What the library makes of values that are in the kit, and gives to another of its methods. */
    private static final Set<Class<?>> RESULTS = Set.of(
            CohortCell.class,
            CohortCurve.Point.class,
            CohortRow.class,
            Fit.class,
            Forecast.class,
            HoldOut.class,
            HoldOutEvaluation.class,
            Maximum.class,
            ModelComparison.Candidate.class,
            Posterior.class,
            RfmThresholds.class,
            SegmentTable.Row.class,
            Tracking.Point.class);

    /** A function; and what has a type parameter, of which the kit has whole lists. */
    private static final Set<Class<?>> OTHERS = Set.of(Forecaster.class, RevenueLedger.Event.class);

    @Example
    void whatGoesIntoTheLibraryIsInTheKit() throws IOException {
        var fedIn = new TreeSet<String>();
        for (Class<?> type : publicTypes()) {
            Stream.concat(Arrays.stream(type.getConstructors()), Arrays.stream(type.getDeclaredMethods()))
                    .filter(maker -> Modifier.isPublic(maker.getModifiers()))
                    .filter(maker -> maker.getDeclaringClass() == type && isMaker(maker))
                    .flatMap(maker -> Arrays.stream(maker.getGenericParameterTypes()))
                    .flatMap(TestKitTest::classes)
                    .filter(c -> c.getName().startsWith("dev.retention.") && !c.isEnum())
                    .filter(c -> !Values.types().contains(c) && !RESULTS.contains(c) && !OTHERS.contains(c))
                    .map(Class::getName)
                    .forEach(fedIn::add);
        }
        assertEquals(
                Set.of(),
                fedIn,
                "types that go in, of which the kit has no values: add them there, or to RESULTS here");
    }

    private static boolean isMaker(Executable maker) {
        return maker instanceof Constructor || Modifier.isStatic(maker.getModifiers());
    }

    private static Stream<Class<?>> classes(Type type) {
        if (type instanceof Class<?> c) {
            return Stream.of(c.isArray() ? c.getComponentType() : c);
        }
        if (type instanceof ParameterizedType generic) {
            return Stream.concat(
                    classes(generic.getRawType()),
                    Arrays.stream(generic.getActualTypeArguments()).flatMap(TestKitTest::classes));
        }
        return type instanceof WildcardType wildcard
                ? Arrays.stream(wildcard.getUpperBounds()).flatMap(TestKitTest::classes)
                : Stream.of();
    }

    private static List<Class<?>> publicTypes() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.map(file -> SOURCES.relativize(file).toString())
                    .filter(file -> file.endsWith(".java") && !file.contains("internal") && !file.contains("-info"))
                    .map(file ->
                            file.substring(0, file.length() - ".java".length()).replaceAll("[/\\\\]", "."))
                    .<Class<?>>map(ExportedApi::load)
                    .flatMap(type -> Stream.concat(Stream.of(type), Arrays.stream(type.getDeclaredClasses())))
                    .filter(type -> Modifier.isPublic(type.getModifiers()))
                    .toList();
        }
    }

    @Example
    void everyTypeHasValuesAndThreeThatMerge() {
        for (Class<?> type : Values.types()) {
            assertTrue(type.isInstance(Values.of(type).sample()), type.getName());
            assertEquals(3, Values.shards(type).sample().size(), type.getName());
        }
        assertEquals(
                "type must be one of Values.types(), got type=java.lang.String",
                assertThrows(IllegalArgumentException.class, () -> Values.of(String.class))
                        .getMessage());
    }

    @Example
    void theKitUsesExportedPackagesOnly() {
        var out = new StringWriter();
        int code = ToolProvider.findFirst("jdeps")
                .orElseThrow()
                .run(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        "-verbose:class",
                        "-filter:none",
                        "--multi-release",
                        "17",
                        "-cp",
                        Path.of("target", "classes").toString(),
                        Path.of("target", "test-classes", "dev", "retention", "testing")
                                .toString());
        assertEquals(0, code, out.toString());
        assertTrue(out.toString().contains("dev.retention.activity.ActivityLog"), out.toString());
        assertFalse(out.toString().contains("dev.retention.internal"), "the kit uses an internal package");
        assertFalse(out.toString().contains("org.junit.jupiter"), "the kit needs more than jqwik");
    }

    @Example
    void aFailingLogShrinksToAFewRows() {
        ActivityLog smallest = smallest(Values.of(ActivityLog.class), log -> log.customerCount() < 3);
        assertEquals(3, smallest.customerCount());
        assertEquals(3, smallest.entryCount());
        for (int e = 0; e < 3; e++) {
            assertEquals(0, smallest.amountMinor(e));
        }
    }

    @Example
    void failingRowsShrinkToTheOneThatMatters() {
        List<Order> smallest =
                smallest(Values.orders(), orders -> orders.stream().noneMatch(order -> order.amountMinor() < -100));
        assertEquals(List.of(new Order(1, LocalDate.of(2024, 2, 28), -101)), smallest);
    }

    @Example
    void aFailingMovementShrinksToTheEdge() {
        assertEquals(
                new CustomerMovement(1, 0, 0, 1),
                smallest(Values.of(CustomerMovement.class), movement -> movement.lost() == 0));
    }

    @Example
    void aBrokenLawShowsBothSides() {
        Proportion a = new Proportion(1, 2);
        Proportion b = new Proportion(3, 4);
        assertEquals(
                "a + b must equal b + a, got 1 of 2 and 3 of 4",
                assertThrows(AssertionError.class, () -> MergeLaws.orderDoesNotMatter(a, b, (x, y) -> x))
                        .getMessage());
        assertEquals(
                "a + empty must equal a, got 3 of 4 and 1 of 2",
                assertThrows(AssertionError.class, () -> MergeLaws.emptyChangesNothing(a, b, (x, y) -> y))
                        .getMessage());
    }

    /** As jqwik does it: from a failing value to a smaller one that fails, as long as there is one. */
    private static <T> T smallest(Arbitrary<T> arbitrary, Predicate<T> law) {
        var random = new Random(20_261_128);
        Shrinkable<T> failing = Stream.generate(() -> arbitrary.generator(1000).next(random))
                .limit(1000)
                .filter(value -> !law.test(value.value()))
                .findFirst()
                .orElseThrow();
        Optional<Shrinkable<T>> smaller = Optional.of(failing);
        while (smaller.isPresent()) {
            failing = smaller.get();
            Shrinkable<T> current = failing;
            smaller = current.shrink()
                    .filter(value -> value.distance().compareTo(current.distance()) < 0)
                    .filter(value -> !law.test(value.value()))
                    .findFirst();
        }
        return failing.value();
    }
}
