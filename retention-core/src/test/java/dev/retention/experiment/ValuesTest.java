package dev.retention.experiment;

import dev.retention.ValueContract;
import java.util.List;

class ValuesTest extends ValueContract {

    @Override
    protected List<List<?>> variants() {
        return List.of(
                List.of(LookPlan.of(0.25, 1), LookPlan.of(0.5, 1), LookPlan.evenly(1)),
                List.of(
                        MannWhitney.ofCounts(new long[] {2, 1}, new long[] {1, 3}),
                        MannWhitney.ofCounts(new long[] {2, 2}, new long[] {1, 3}),
                        MannWhitney.ofCounts(new long[] {2, 1}, new long[] {1, 4})));
    }
}
