package dev.retention.internal.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NoncentralTTest {

    @Test
    void agreesWith30Digits() {
        ReferenceTable.of("noncentral_t").assertColumn(3, 4e-13, row -> NoncentralT.sf(row[0], row[1], row[2]));
    }

    @Test
    void withoutShiftItIsStudents() {
        for (double freedom : new double[] {1, 2.5, 30, 1e6}) {
            assertEquals(StudentT.sf(2, freedom), NoncentralT.sf(2, freedom, 0), 1e-14);
        }
    }
}
