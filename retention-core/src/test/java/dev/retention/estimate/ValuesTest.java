package dev.retention.estimate;

import dev.retention.ValueContract;
import dev.retention.estimate.Estimate.Scale;
import java.util.List;

class ValuesTest extends ValueContract {

    @Override
    protected List<List<?>> variants() {
        return List.of(List.of(
                new Estimate(1, 2, 5, Scale.LINEAR),
                new Estimate(3, 2, 5, Scale.LINEAR),
                new Estimate(1, 3, 5, Scale.LINEAR),
                new Estimate(1, 2, 6, Scale.LINEAR),
                new Estimate(1, 2, 5, Scale.LOG)));
    }
}
