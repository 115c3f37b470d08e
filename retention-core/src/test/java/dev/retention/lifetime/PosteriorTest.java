package dev.retention.lifetime;

import static dev.retention.period.TimeUnit.DAY;
import static dev.retention.period.TimeUnit.WEEK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.retention.activity.ActivityLog;
import dev.retention.activity.PublicOrders;
import dev.retention.economics.Horizon;
import dev.retention.estimate.Estimate;
import dev.retention.estimate.Interval;
import dev.retention.history.BuyerHistories;
import dev.retention.history.GroupedHistories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PosteriorTest {

    /** The golden rows, whose provenance stands in the file. */
    static List<String> rows() {
        try (var in = PosteriorTest.class.getResourceAsStream("/lifetime/map_bgnbd_mbgnbd.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(2)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BuyerHistories buyers(String data) {
        if (data.startsWith("cdnow")) {
            BuyerHistories all = Cdnow.buyers();
            int first = data.contains("first 20 ")
                    ? 20
                    : data.contains("first 50") ? 50 : data.contains("200") ? 200 : all.size();
            return select(all, first, data.contains("one-time") ? 0 : data.contains("the repeat") ? 1 : 2);
        }
        LocalDate asOf = LocalDate.parse(data.replaceAll(".* as of (\\S+).*", "$1"));
        ActivityLog log = data.startsWith("rfm") ? PublicOrders.rfm() : PublicOrders.onlineRetail();
        return BuyerHistories.asOf(PaidDays.of(log).upTo(asOf), asOf);
    }

    /** @param which 0: those who bought once, 1: those who bought again, 2: all */
    private static BuyerHistories select(BuyerHistories all, int first, int which) {
        int[] chosen = java.util.stream.IntStream.range(0, first)
                .filter(i -> which == 2 || (all.repeats(i) > 0) == (which == 1))
                .toArray();
        return BuyerHistories.of(
                Arrays.stream(chosen).mapToLong(all::customer).toArray(),
                Arrays.stream(chosen).map(all::repeats).toArray(),
                Arrays.stream(chosen).mapToDouble(all::lastAge).toArray(),
                Arrays.stream(chosen).mapToDouble(all::age).toArray(),
                new long[chosen.length],
                all.unit());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theModeIsTheGoldenOne(String row) {
        String[] cells = row.split(",", -1);
        BuyerHistories buyers = buyers(cells[1]).inUnit(WEEK);
        assertEquals(Integer.parseInt(cells[2]), buyers.size());
        Posterior<? extends PurchaseModel> posterior =
                cells[0].equals("BG/NBD") ? BgNbd.posterior(buyers.grouped()) : MbgNbd.posterior(buyers.grouped());
        double[] found = parameters(posterior.mode());
        for (int i = 0; i < 4; i++) {
            double expected = Double.parseDouble(cells[3 + i]);
            assertEquals(expected, found[i], 1e-8 * expected, row);
        }
        assertEquals(Double.parseDouble(cells[7]), posterior.logLikelihood(), 1e-8 * 40_000);
        assertEquals(Double.parseDouble(cells[8]), posterior.penalty(), 1e-8 * 10);
        if (!cells[9].isEmpty()) {
            double next = Arrays.stream(posterior.mode().expectedPurchases(buyers, new Horizon(26, WEEK)))
                    .sum();
            assertEquals(Double.parseDouble(cells[9]), next, 1e-8 * next);
            double alive =
                    Arrays.stream(posterior.mode().probabilityAlive(buyers)).sum();
            assertEquals(Double.parseDouble(cells[10]), alive, 1e-8 * alive);
        }
    }

    private static double[] parameters(PurchaseModel model) {
        return model instanceof BgNbd bg
                ? new double[] {bg.r(), bg.alpha(), bg.a(), bg.b()}
                : model instanceof MbgNbd mbg
                        ? new double[] {mbg.r(), mbg.alpha(), mbg.a(), mbg.b()}
                        : model instanceof ParetoNbd pareto
                                ? new double[] {pareto.r(), pareto.alpha(), pareto.s(), pareto.beta()}
                                : new double[] {((Nbd) model).r(), ((Nbd) model).alpha()};
    }

    @Test
    void manyCustomersOverruleThePrior() {
        GroupedHistories weeks = Cdnow.buyers().inUnit(WEEK).grouped();
        for (var pair : List.of(
                new Object[] {BgNbd.fit(weeks), BgNbd.posterior(weeks)},
                new Object[] {MbgNbd.fit(weeks), MbgNbd.posterior(weeks)},
                new Object[] {ParetoNbd.fit(weeks), ParetoNbd.posterior(weeks)},
                new Object[] {Nbd.fit(weeks), Nbd.posterior(weeks)})) {
            Maximum<?> likeliest = ((Fit<?>) pair[0]).orElseThrow();
            double[] mode = parameters((PurchaseModel) ((Posterior<?>) pair[1]).mode());
            int i = 0;
            for (Estimate estimate : likeliest.estimates().values()) {
                double moved = Math.abs(Math.log(mode[i++] / estimate.value()));
                assertTrue(moved < 0.3 * estimate.standardError() / estimate.value(), likeliest::toString);
            }
        }
    }

    static Stream<GroupedHistories> fewCustomers() {
        var boughtOnce = GroupedHistories.of(
                new int[8],
                new double[8],
                new double[] {267, 268, 268, 269, 270, 270, 271, 272},
                Simulated.ones(8),
                DAY);
        return Stream.of(drawn(12), boughtOnce);
    }

    private static GroupedHistories drawn(int customers) {
        return new Simulated(2_357).histories(new ParetoNbd(0.55, 74, 0.6, 82, DAY), customers, 273);
    }

    @ParameterizedTest
    @MethodSource("fewCustomers")
    void theUnitOfTimeDoesNotMatter(GroupedHistories days) {
        for (var pair : List.of(
                List.of(BgNbd.posterior(days), BgNbd.posterior(days.inUnit(WEEK))),
                List.of(MbgNbd.posterior(days), MbgNbd.posterior(days.inUnit(WEEK))),
                List.of(ParetoNbd.posterior(days), ParetoNbd.posterior(days.inUnit(WEEK))),
                List.of(Nbd.posterior(days), Nbd.posterior(days.inUnit(WEEK))))) {
            double daily = yearly(pair.get(0), DAY);
            assertEquals(daily, yearly(pair.get(1), WEEK), 1e-6 * daily);
        }
    }

    private static double yearly(Posterior<? extends PurchaseModel> posterior, dev.retention.period.TimeUnit unit) {
        return posterior.mean(model -> model.probabilityOfPurchases(0, new Horizon(364, DAY).inUnit(unit)));
    }

    @Test
    void theWeightsAreThoseOfADensity() {
        Posterior<MbgNbd> posterior = MbgNbd.posterior(drawn(50));
        assertEquals(1, posterior.mean(model -> 1), 1e-12);
        assertTrue(posterior.size() > 300 && posterior.size() <= 1_024, posterior::toString);
        assertTrue(posterior.effectiveSize() > 200, posterior.effectiveSize() + " of " + posterior.size());
        Interval r = posterior.interval(MbgNbd::r, 0.9);
        assertTrue(r.contains(posterior.mode().r()), r::toString);
        assertTrue(r.contains(posterior.mean(MbgNbd::r)), r::toString);
        double below = posterior.mean(model -> model.r() < r.lower() ? 1 : 0);
        double above = posterior.mean(model -> model.r() > r.upper() ? 1 : 0);
        assertEquals(0.05, below, 0.02);
        assertEquals(0.05, above, 0.02);
    }

    /** The integral over a grid of two parameters, by brute force. */
    @Test
    void theIntegralIsThatOfAFineGrid() {
        GroupedHistories few = drawn(20).inUnit(WEEK);
        Posterior<Nbd> posterior = Nbd.posterior(few);
        Prior prior = Prior.ofCoins(few);
        double sum = 0;
        double sumRate = 0;
        double top = posterior.logLikelihood() - posterior.penalty();
        for (double logR = -5; logR < 7; logR += 0.1) {
            for (double logRate = -7; logRate < 0; logRate += 0.05) {
                var model = new Nbd(Math.exp(logR), Math.exp(logR - logRate), WEEK);
                double density = Math.exp(
                        model.logLikelihood(few) - prior.penalty(new double[] {model.r(), model.alpha()}) - top);
                sum += density;
                sumRate += density * Math.exp(logRate);
            }
        }
        assertEquals(sumRate / sum, posterior.mean(model -> model.r() / model.alpha()), 0.015 * sumRate / sum);
    }

    /** Of the mode the likelihood is told without what the prior takes from it. */
    @Test
    void theModeIsToldWithItsLikelihoodAndItsPenalty() {
        GroupedHistories few = drawn(20).inUnit(WEEK);
        Posterior<Nbd> posterior = Nbd.posterior(few);
        assertEquals(posterior.mode().logLikelihood(few), posterior.logLikelihood(), 1e-9);
        double penalty = Prior.ofCoins(few).penalty(parameters(posterior.mode()));
        assertEquals(penalty, posterior.penalty(), 1e-12);
        assertTrue(penalty > 1e-4);
        // At the mode of the density no parameter can be moved for the better.
        for (double factor : new double[] {0.9, 1.1}) {
            for (int i = 0; i < 2; i++) {
                double[] moved = parameters(posterior.mode());
                moved[i] *= factor;
                double density = new Nbd(moved[0], moved[1], WEEK).logLikelihood(few)
                        - Prior.ofCoins(few).penalty(moved);
                assertTrue(density < posterior.logLikelihood() - posterior.penalty());
            }
        }
    }

    @Test
    void thereMustBeTime() {
        var e = assertThrows(IllegalArgumentException.class, () -> Nbd.posterior(GroupedHistories.empty(WEEK)));
        assertEquals("histories must hold a customer of an age above 0, got customers=0", e.getMessage());
        var today = GroupedHistories.of(new int[1], new double[1], new double[1], new long[] {3}, WEEK);
        e = assertThrows(IllegalArgumentException.class, () -> Nbd.posterior(today));
        assertEquals("histories must hold a customer of an age above 0, got customers=3", e.getMessage());
    }

    @Test
    void sameCustomersSameBits() {
        GroupedHistories few = drawn(20);
        assertEquals(BgNbd.posterior(few), BgNbd.posterior(few));
        assertEquals(BgNbd.posterior(few).hashCode(), BgNbd.posterior(few).hashCode());
        assertTrue(BgNbd.posterior(few).toString().startsWith("Posterior[mode BgNbd["));
    }

    /** Equal in all but one thing at a time: the mode, the models, their weights. */
    @Test
    void posteriorsDifferInAnyOneThing() {
        GroupedHistories few = drawn(20).inUnit(WEEK);
        Maximum<Nbd> mode = Nbd.fit(few).orElseThrow();
        var family = new ModelFamily<>(
                "NBD", List.of("r", "alpha"), theta -> new Nbd(theta[0], theta[1], WEEK), ModelFamily::unknownLimit);
        var another = new Maximum<>(family, Set.of(), mode.optimum(), 1_000);
        assertNotEquals(Posterior.normal(mode), Posterior.normal(another));
        Prior prior = Prior.ofCoins(few);
        ToDoubleFunction<double[]> height = theta -> new Nbd(theta[0], theta[1], WEEK).logLikelihood(few);
        Posterior<Nbd> posterior = Posterior.of(mode, prior, family.model(), height, few);
        assertEquals(posterior, Posterior.of(mode, prior, family.model(), height, few));
        assertNotEquals(
                posterior, Posterior.of(mode, prior, theta -> new Nbd(2 * theta[0], theta[1], WEEK), height, few));
        Posterior<Nbd> tilted = Posterior.of(
                mode, prior, family.model(), theta -> height.applyAsDouble(theta) + 1e-9 * Math.log(theta[0]), few);
        assertEquals(posterior.size(), tilted.size());
        assertEquals(posterior.model(7), tilted.model(7));
        assertNotEquals(posterior, tilted);
        assertNotEquals(posterior, (Object) "a posterior");
    }

    /** However sure one wants to be: the weights come to 1 but for rounding. */
    @Test
    void theWidestIntervalIsThatOfAllModels() {
        for (int customers : new int[] {8, 20, 50}) {
            Posterior<Nbd> posterior = Nbd.posterior(drawn(customers));
            double[] rates = IntStream.range(0, posterior.size())
                    .mapToDouble(k -> posterior.model(k).r())
                    .sorted()
                    .toArray();
            assertEquals(
                    new Interval(rates[0], rates[rates.length - 1]), posterior.interval(Nbd::r, Math.nextDown(1.0)));
        }
    }

    /** 64 models of equal weight, spread as the errors are. */
    @Test
    void theNormalApproximationIsThatOfTheMaximum() {
        Maximum<Nbd> maximum = Nbd.fit(drawn(400)).orElseThrow();
        Posterior<Nbd> posterior = Posterior.normal(maximum);
        assertEquals(64, posterior.size());
        assertEquals(64, posterior.effectiveSize(), 1e-9);
        assertEquals(1 / 64.0, posterior.weight(63), 1e-15);
        assertEquals(0, posterior.penalty());
        assertEquals(maximum.logLikelihood(), posterior.logLikelihood());
        assertEquals(maximum.model(), posterior.mode());
        double[][] moments = new double[2][2];
        double[] means = new double[2];
        double[] mode = {Math.log(maximum.model().r()), Math.log(maximum.model().alpha())};
        for (int k = 0; k < 64; k++) {
            double[] at = {
                Math.log(posterior.model(k).r()) - mode[0],
                Math.log(posterior.model(k).alpha()) - mode[1]
            };
            for (int i = 0; i < 2; i++) {
                means[i] += at[i] / 64;
                for (int j = 0; j < 2; j++) {
                    moments[i][j] += at[i] * at[j] / 64;
                }
            }
        }
        for (int i = 0; i < 2; i++) {
            double deviation = Math.sqrt(posterior.logCovariance(i, i));
            assertEquals(0, means[i], 0.1 * deviation);
            for (int j = 0; j < 2; j++) {
                double covariance = posterior.logCovariance(i, j);
                double[] top = {maximum.model().r(), maximum.model().alpha()};
                assertEquals(maximum.covariance(i, j) / top[i] / top[j], covariance, 1e-12);
                assertEquals(covariance, moments[i][j], 0.12 * Math.abs(covariance));
            }
        }
        // Of 64 equal weights a quarter is 16, and three quarters are 48.
        double[] sorted = IntStream.range(0, 64)
                .mapToDouble(k -> posterior.model(k).r())
                .sorted()
                .toArray();
        assertEquals(new Interval(sorted[15], sorted[47]), posterior.interval(Nbd::r, 0.5));
        assertEquals(
                "figure must be a number for each model, got figure(model)=NaN",
                assertThrows(IllegalArgumentException.class, () -> posterior.interval(model -> Double.NaN, 0.5))
                        .getMessage());
        assertEquals(
                "i must be in [0, 2), got i=2",
                assertThrows(IndexOutOfBoundsException.class, () -> posterior.logCovariance(2, 0))
                        .getMessage());
        assertEquals(
                "j must be in [0, 2), got j=-1",
                assertThrows(IndexOutOfBoundsException.class, () -> posterior.logCovariance(0, -1))
                        .getMessage());
    }

    private static GroupedHistories counted(long once, long twice, long often) {
        return GroupedHistories.of(
                new int[] {0, 1, 6},
                new double[] {0, 9, 28},
                new double[] {30, 30, 30},
                new long[] {once, twice, often},
                WEEK);
    }

    /** Up to 5,000 repeat buyers the density is integrated; of more it is normal, with equal weights. */
    @Test
    void ofManyRepeatBuyersThePosteriorIsNormal() {
        Posterior<Nbd> normal = Nbd.posterior(counted(9_000, 4_000, 1_001));
        assertEquals(256, normal.size());
        assertEquals(1 / 256.0, normal.weight(100), 1e-15);
        Posterior<Nbd> integrated = Nbd.posterior(counted(9_000, 4_000, 1_000));
        assertTrue(integrated.effectiveSize() < integrated.size() - 1, integrated::toString);
        assertEquals(
                normal.mean(model -> model.r() / model.alpha()),
                integrated.mean(model -> model.r() / model.alpha()),
                1e-3 * normal.mean(model -> model.r() / model.alpha()));
        double[] means = {normal.mean(Nbd::r), integrated.mean(Nbd::r)};
        assertEquals(means[0], means[1], 2e-3 * means[0]);
        double variance =
                normal.mean(model -> Math.pow(Math.log(model.r() / normal.mode().r()), 2));
        assertEquals(normal.logCovariance(0, 0), variance, 0.05 * variance);
        assertNotEquals(normal, integrated);
        assertNotEquals(normal.hashCode(), integrated.hashCode());
        // A posterior with a higher mode is another one, whatever its models.
        assertNotEquals(
                Posterior.normal(Nbd.fit(counted(90, 40, 10)).orElseThrow()),
                Posterior.normal(Nbd.fit(counted(91, 40, 10)).orElseThrow()));
    }

    /** 300,000 rows times points are affordable: 500 points of 600 rows. */
    @Test
    void ofManyRowsThereAreFewerPoints() {
        int n = 600;
        int[] repeats = new int[n];
        double[] lastAges = new double[n];
        double[] ages = new double[n];
        for (int i = 0; i < n; i++) {
            repeats[i] = i % 7;
            ages[i] = 20 + i * 0.1;
            lastAges[i] = repeats[i] == 0 ? 0 : ages[i] / 2;
        }
        int size = Nbd.posterior(GroupedHistories.of(repeats, lastAges, ages, Simulated.ones(n), WEEK))
                .size();
        assertTrue(size > 300 && size <= 500, size + " models");
    }
}
