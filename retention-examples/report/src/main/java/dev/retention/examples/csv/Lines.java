package dev.retention.examples.csv;

import java.util.List;

/**
 * What became of the lines of a file. Each is of one kind, so the four numbers add up to the lines of the file; a record with line
 * breaks in its fields is several lines.
 *
 * @param header lines with the names of the columns
 * @param read lines of records that were taken
 * @param skipped lines of bad records
 * @param blank lines without anything
 * @param records how many records were taken
 * @param badRecords how many records were bad
 * @param bad the first of these
 */
public record Lines(
        long header, long read, long skipped, long blank, long records, long badRecords, List<BadLine> bad) {

    /** {@return all lines of the file} */
    public long total() {
        return header + read + skipped + blank;
    }
}
