package dev.retention.economics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.retention.period.TimeUnit;
import org.junit.jupiter.api.Test;

class HorizonTest {

    @Test
    void forEverIsEqualInEveryUnit() {
        assertEquals(Horizon.UNLIMITED, new Horizon(Double.POSITIVE_INFINITY, TimeUnit.WEEK));
        assertEquals(Horizon.UNLIMITED, Horizon.UNLIMITED.inUnit(TimeUnit.YEAR));
    }

    @Test
    void noDiscountIsEqualInEveryUnit() {
        assertEquals(DiscountRate.NONE, new DiscountRate(0, TimeUnit.WEEK));
        assertEquals(DiscountRate.NONE, new DiscountRate(-0.0, TimeUnit.YEAR));
        assertEquals(DiscountRate.NONE, DiscountRate.continuous(0, TimeUnit.MONTH));
        assertEquals(DiscountRate.NONE, DiscountRate.NONE.per(TimeUnit.YEAR));
    }
}
