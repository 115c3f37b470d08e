package dev.retention.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.retention.audience.Anniversary;
import dev.retention.basket.AssociationRule;
import dev.retention.basket.Complements;
import dev.retention.basket.FirstItems;
import dev.retention.basket.NextPurchase;
import dev.retention.campaign.ReferralGrowth;
import dev.retention.cohort.CellContent;
import dev.retention.cohort.CellState;
import dev.retention.cohort.CohortAverage;
import dev.retention.cohort.CohortCell;
import dev.retention.cohort.CohortCurve;
import dev.retention.cohort.CurveBasis;
import dev.retention.economics.BudgetSplit;
import dev.retention.economics.CustomerValue;
import dev.retention.economics.Horizon;
import dev.retention.economics.IncrementalReturn;
import dev.retention.economics.Payback;
import dev.retention.economics.PriceDiscount;
import dev.retention.economics.ResponseCurve;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Proportion;
import dev.retention.experiment.AlwaysValid;
import dev.retention.experiment.MeanPlan;
import dev.retention.experiment.ProportionPlan;
import dev.retention.experiment.TwoProportions;
import dev.retention.experiment.Verdict;
import dev.retention.forecast.BackTest;
import dev.retention.forecast.Blend;
import dev.retention.forecast.HoldOutEvaluation;
import dev.retention.forecast.ModelComparison;
import dev.retention.forecast.Seasonal;
import dev.retention.forecast.SeasonalWhereBetter;
import dev.retention.forecast.Tracking;
import dev.retention.lifetime.NoMaximum;
import dev.retention.loyalty.JoiningEffect;
import dev.retention.loyalty.PointsEvent;
import dev.retention.loyalty.PointsLedger;
import dev.retention.loyalty.PointsObligation;
import dev.retention.loyalty.TierStatus;
import dev.retention.revenue.RevenueLedger;
import dev.retention.segment.SegmentMap;
import dev.retention.segment.SegmentTable;
import dev.retention.survival.CoxRegression;
import dev.retention.survival.RestrictedMean;
import dev.retention.testing.Values;
import dev.retention.timing.TimingEvaluation;
import dev.retention.value.LifetimeValue;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Example;

/** Every record goes through a mapper without settings and comes back equal, or its page says what to keep instead. */
class JsonTest {

    private static final ObjectMapper PLAIN = JsonMapper.builder().build();

    /** For records with a {@link LocalDate}: the module that Jackson asks for. */
    private static final ObjectMapper WITH_DAYS =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
    private static final Proportion HALF = new Proportion(1, 2);
    private static final Estimate ESTIMATE = new Estimate(0.25, 0.5);
    private static final CellContent CONTENT = new CellContent(9, 3, 4, 5, 700, 900);
    private static final CohortCurve.Point POINT = new CohortCurve.Point("1", 0.5, 3, 6, List.of("2025-06"));

    /** Of the records that are no input, and so not in the test kit. */
    private static final Map<Class<?>, Record> SAMPLES = List.<Record>of(
                    new AlwaysValid(0.1),
                    new BudgetSplit(500, 0.1, new ResponseCurve(0.4, 0.5), new ResponseCurve(0.8, 0.25)),
                    new CohortCell(CellState.OBSERVED, CONTENT, CONTENT),
                    new CohortCurve(CohortAverage.POOLED, CurveBasis.START, List.of(POINT)),
                    POINT,
                    new CoxRegression.Concordance(3, 1, 1, 0, 0, 0.25),
                    new CustomerValue(100, 0.8, 0.1, 50, CustomerValue.FirstMargin.values()[0]),
                    new FirstItems.FirstItem(7, HALF),
                    new HoldOutEvaluation.Bin(0, 2.5, 30, 1.25, 40),
                    new IncrementalReturn(1_000, ESTIMATE, ESTIMATE),
                    new JoiningEffect(10, 20, ESTIMATE, ESTIMATE),
                    new MeanPlan(0.95, 0.8),
                    new NextPurchase(1, 2, HALF, HALF, 30),
                    new NoMaximum<>(NoMaximum.Reason.TOO_LITTLE_DATA, "nobody came back", Map.of("r", 0.5)),
                    new Payback(100, 10, 0.95, 0.01),
                    new PointsEvent.Earn(1, DAY, 5, 100, DAY.plusYears(1)),
                    new PointsEvent.Redeem(1, DAY, 6, 50),
                    new PointsEvent.Refund(1, DAY, 5),
                    new PointsEvent.PartialRefund(1, DAY, 5, 20),
                    new PointsEvent.CancelRedemption(1, DAY, 6),
                    new PointsLedger.Lot(5, DAY, DAY.plusYears(1), 100),
                    new PointsObligation(12.5),
                    new PriceDiscount(0.4, 0.1),
                    new ProportionPlan(0.95, 0.8, ProportionPlan.Method.values()[0]),
                    new ReferralGrowth(0.5, 30),
                    new RestrictedMean(12, 8.5, 0.5),
                    new RevenueLedger.Event<>("ada", RevenueLedger.Change.NEW, 900),
                    new SegmentMap.Coverage(4, List.of("11"), 1, 2, Map.of("best", 2), List.of("worst")),
                    new SegmentTable.Row("best", 3, 9, 1_000, 12.5, 3, 300),
                    new TierStatus("gold", 2, 900, 0, DAY),
                    new TimingEvaluation(30, 12.5, 0.5, 0.75),
                    new Tracking(List.of(new Tracking.Point(DAY, 12.5, 13))),
                    new Tracking.Point(DAY, 12.5, 13),
                    new Verdict(new TwoProportions(HALF, HALF), 0.95))
            .stream()
            .collect(Collectors.toMap(Record::getClass, record -> record));

    /** They hold a model, a calendar or a set of items. */
    private static final Set<Class<?>> KEPT_OTHERWISE = Set.of(
            Anniversary.class,
            AssociationRule.class,
            BackTest.Trial.class,
            Blend.class,
            Complements.Offer.class,
            LifetimeValue.class,
            ModelComparison.class,
            ModelComparison.Candidate.class,
            Seasonal.class,
            SeasonalWhereBetter.class);

    @Example
    void everyRecordComesBackEqual() throws Exception {
        int seen = 0;
        for (Class<?> type : records()) {
            if (KEPT_OTHERWISE.contains(type)) {
                continue;
            }
            seen++;
            List<?> values = SAMPLES.containsKey(type)
                    ? List.of(SAMPLES.get(type))
                    : Values.of(type).list().ofSize(20).sample();
            ObjectMapper mapper = hasDay(type) ? WITH_DAYS : PLAIN;
            for (Object value : values) {
                assertEquals(value, mapper.readValue(mapper.writeValueAsString(value), type), type.getName());
            }
        }
        assertTrue(seen > 90, "records are found, got " + seen);
    }

    @Example
    void whatIsKeptOtherwiseSaysSo() throws IOException {
        for (Class<?> type : KEPT_OTHERWISE) {
            Class<?> page = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
            String source = Files.readString(Path.of("..", "..", "retention-core", "src", "main", "java")
                    .resolve(page.getName().replace('.', '/') + ".java"));
            assertTrue(source.contains("A mapper of records"), page.getName());
        }
    }

    @Example
    void nothingWrongIsRead() {
        var e = assertThrows(
                JsonProcessingException.class, () -> PLAIN.readValue("{\"count\":3,\"total\":2}", Proportion.class));
        assertTrue(e.getMessage().contains("count must be in [0, total], got count=3, total=2"), e.getMessage());
    }

    @Example
    void anUnlimitedHorizonIsWrittenAsAWord() throws JsonProcessingException {
        assertEquals(Horizon.UNLIMITED, PLAIN.readValue(PLAIN.writeValueAsString(Horizon.UNLIMITED), Horizon.class));
    }

    private static boolean hasDay(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .anyMatch(component -> component == LocalDate.class || component == List.class);
    }

    private static List<Class<?>> records() throws IOException, URISyntaxException, ClassNotFoundException {
        Path library = Path.of(Proportion.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ModuleReference module = ModuleFinder.of(library).find("dev.retention").orElseThrow();
        Set<String> exported = module.descriptor().exports().stream()
                .map(ModuleDescriptor.Exports::source)
                .collect(Collectors.toSet());
        var records = new ArrayList<Class<?>>();
        try (var reader = module.open()) {
            for (String file : reader.list().sorted().toList()) {
                if (!file.endsWith(".class") || file.contains("-info")) {
                    continue;
                }
                String name =
                        file.substring(0, file.length() - ".class".length()).replace('/', '.');
                if (exported.contains(name.substring(0, name.lastIndexOf('.')))) {
                    Class<?> type = Class.forName(name);
                    if (type.isRecord() && isPublic(type)) {
                        records.add(type);
                    }
                }
            }
        }
        return records;
    }

    private static boolean isPublic(Class<?> type) {
        return Modifier.isPublic(type.getModifiers())
                && (type.getEnclosingClass() == null || isPublic(type.getEnclosingClass()));
    }
}
