package dev.retention.revenue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.SameSeeds;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

@AddLifecycleHook(SameSeeds.class)
class MonthlyAmountProperties {

    private static final long LARGE = 1_000_000_000_000L;

    @Provide
    Arbitrary<BillingPeriod> periods() {
        var counts = Arbitraries.integers().between(1, 400).withoutEdgeCases();
        return Arbitraries.oneOf(
                counts.map(BillingPeriod::months),
                counts.map(BillingPeriod::timesPerYear),
                counts.flatMap(count -> Arbitraries.of(BillingPeriod.MonthLength.class)
                        .map(month -> BillingPeriod.days(count, month))));
    }

    /** (whole * denominator + numerator) / denominator = amount * parts / months, cross-multiplied. */
    static void amountPerMonthIsExact(long amount, BillingPeriod period) {
        var monthly = MonthlyAmount.of(amount, period);
        assertEquals(
                big(amount).multiply(big(period.parts())).multiply(big(monthly.denominator())),
                numerator(monthly).multiply(big(period.months())));
    }

    static void sumIsExact(MonthlyAmount a, MonthlyAmount b) {
        var sum = a.plus(b);
        assertEquals(
                numerator(a)
                        .multiply(big(b.denominator()))
                        .add(numerator(b).multiply(big(a.denominator())))
                        .multiply(big(sum.denominator())),
                numerator(sum).multiply(big(a.denominator())).multiply(big(b.denominator())));
        assertEquals(sum, b.plus(a));
        assertEquals(a, a.plus(MonthlyAmount.ZERO));
    }

    static void sumIsAssociative(MonthlyAmount a, MonthlyAmount b, MonthlyAmount c) {
        assertEquals(a.plus(b).plus(c), a.plus(b.plus(c)));
    }

    /** Against a decimal with far more digits than the fraction can hide in. */
    static void roundsLikeADecimal(MonthlyAmount amount, RoundingMode rounding) {
        var decimal = new BigDecimal(numerator(amount))
                .divide(new BigDecimal(amount.denominator()), 40, RoundingMode.HALF_EVEN);
        if (rounding != RoundingMode.UNNECESSARY) {
            assertEquals(decimal.setScale(0, rounding).longValueExact(), amount.toMinor(rounding));
        }
        assertEquals(decimal.doubleValue(), amount.toDouble(), Math.ulp(amount.toDouble()));
    }

    private static BigInteger numerator(MonthlyAmount amount) {
        return big(amount.wholeMinor()).multiply(big(amount.denominator())).add(big(amount.numerator()));
    }

    private static BigInteger big(long value) {
        return BigInteger.valueOf(value);
    }

    @Property
    void exactLaw(@ForAll @LongRange(min = -LARGE, max = LARGE) long amount, @ForAll("periods") BillingPeriod period) {
        amountPerMonthIsExact(amount, period);
    }

    @Property
    void sumLaw(
            @ForAll @LongRange(min = -LARGE, max = LARGE) long a,
            @ForAll("periods") BillingPeriod aPeriod,
            @ForAll @LongRange(min = -LARGE, max = LARGE) long b,
            @ForAll("periods") BillingPeriod bPeriod) {
        sumIsExact(MonthlyAmount.of(a, aPeriod), MonthlyAmount.of(b, bPeriod));
    }

    @Property
    void associativeLaw(
            @ForAll @LongRange(min = -LARGE, max = LARGE) long amount,
            @ForAll @IntRange(min = 1, max = 36) int a,
            @ForAll @IntRange(min = 1, max = 36) int b,
            @ForAll @IntRange(min = 1, max = 36) int c) {
        sumIsAssociative(
                MonthlyAmount.of(amount, BillingPeriod.months(a)),
                MonthlyAmount.of(-amount, BillingPeriod.months(b)),
                MonthlyAmount.of(amount, BillingPeriod.timesPerYear(c)));
    }

    @Property
    void roundingLaw(
            @ForAll @LongRange(min = -LARGE, max = LARGE) long amount,
            @ForAll("periods") BillingPeriod period,
            @ForAll RoundingMode rounding) {
        roundsLikeADecimal(MonthlyAmount.of(amount, period), rounding);
    }
}
