package dev.retention.campaign;

import dev.retention.ValueContract;
import java.util.List;

class ValuesTest extends ValueContract {

    private static Carts carts(long opened, long ordered, boolean isOrdered, long patience) {
        return Carts.of(new long[] {0, opened}, new long[] {30, ordered}, new boolean[] {true, isOrdered}, patience);
    }

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        carts(60, 90, true, 3_600),
                        carts(61, 90, true, 3_600),
                        carts(60, 91, true, 3_600),
                        carts(60, 90, true, 3_601)),
                List.of(carts(0, 0, true, 3_600), carts(0, 0, false, 3_600)));
    }
}
