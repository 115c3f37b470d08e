package dev.retention.examples.kit;

import dev.retention.activity.ActivityLog;
import dev.retention.rate.CustomerMovement;
import dev.retention.testing.LogLaws;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class FirstProperties {

    @Property
    void aDayPartsTheLog(@ForAll ActivityLog log) {
        LogLaws.aDayPartsTheLog(log, LocalDate.of(2024, 6, 30));
    }

    @Property
    boolean whoIsThereStayedCameBackOrIsNew(@ForAll CustomerMovement year) {
        return year.end() == year.retained() + year.reactivated() + year.acquired();
    }
}
