package dev.retention.examples.report.input;

import dev.retention.examples.csv.Lines;
import java.util.List;
import java.util.Map;

/**
 * What was read of the orders' file, and what was left out.
 *
 * @param lines what became of its lines
 * @param orders orders that count
 * @param skippedMinor what stands on skipped records, where that can be read
 * @param repeatedLines records that are there again word for word
 * @param repeatedKept whether these count
 * @param undoneOrders orders that were given back wholly
 * @param undoneKept whether these count
 * @param spellings names that were brought to the spelling of another one
 * @param nobodyOrders orders of nobody, left out
 * @param nobodyMinor what they came to
 * @param dropped orders or lines that were left out, by their status
 * @param hasNegativeAmounts whether there is an amount below 0 or something in a column of refunds
 * @param times what was done about zones, in words
 * @param choices how the shop's export is read, in words
 */
public record ReadSummary(
        Lines lines,
        long orders,
        long skippedMinor,
        long repeatedLines,
        boolean repeatedKept,
        long undoneOrders,
        boolean undoneKept,
        long spellings,
        long nobodyOrders,
        long nobodyMinor,
        Map<String, Long> dropped,
        boolean hasNegativeAmounts,
        String times,
        List<String> choices) {

    /** {@return the share of skipped records in all that are no header and not blank} */
    public double skippedShare() {
        long all = lines.records() + lines.badRecords();
        return all == 0 ? 0 : (double) lines.badRecords() / all;
    }
}
