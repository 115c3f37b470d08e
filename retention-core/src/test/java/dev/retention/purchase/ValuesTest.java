package dev.retention.purchase;

import dev.retention.ValueContract;
import java.util.List;

class ValuesTest extends ValueContract {

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(
                        PurchaseLadder.ofExactly(5, 3, 0, 1),
                        PurchaseLadder.ofExactly(5, 3, 1),
                        PurchaseLadder.ofExactly(5, 3, 0, 2),
                        PurchaseLadder.EMPTY),
                List.of(
                        RevenueConcentration.of(new long[] {100, 700, 100}),
                        RevenueConcentration.of(new long[] {100, 600, 200}),
                        RevenueConcentration.EMPTY));
    }
}
