package dev.retention;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A value prints one line, which a log or a debugger can show; its table, if it has one, is {@code toText}. */
class PrintedValuesTest {

    @Test
    void everyValuePrintsOneLine() {
        List<String> longer = SerialSamples.all().stream()
                .filter(sample -> sample.toString().indexOf('\n') >= 0)
                .map(sample -> sample.getClass().getName())
                .distinct()
                .toList();
        assertEquals(List.of(), longer);
    }
}
