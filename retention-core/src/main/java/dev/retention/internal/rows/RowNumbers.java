package dev.retention.internal.rows;

/** The number of the row as its payload, for views that look up the rest: it always fits. */
public final class RowNumbers implements RowPayload {

    private final int rows;

    public RowNumbers(int rows) {
        this.rows = rows;
    }

    @Override
    public int bits() {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(rows));
    }

    @Override
    public boolean put(int from, int length, Block block, Target target) {
        for (int i = 0; i < length; i++) {
            target.put(i, from + i);
        }
        return true;
    }
}
