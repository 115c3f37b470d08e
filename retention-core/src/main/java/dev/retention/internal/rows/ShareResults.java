package dev.retention.internal.rows;

/**
 * How much each share has written: a share that keeps some of its elements writes them to where its range begins, and in the end
 * what all have written is moved together. One share leaves nothing to move.
 */
public final class ShareResults {

    private final int[] starts;
    private final int[] sizes;

    public ShareResults(int shares) {
        starts = new int[shares];
        sizes = new int[shares];
    }

    /** Notes that a share has written so many elements from a position on. */
    public void put(int share, int start, int size) {
        starts[share] = start;
        sizes[share] = size;
    }

    /** How many elements all have written. */
    public int size() {
        int size = 0;
        for (int share : sizes) {
            size += share;
        }
        return size;
    }

    /** Moves what all have written to the beginning of an array, in the order of the shares. */
    public void moveTogether(Object array) {
        int size = 0;
        for (int share = 0; share < sizes.length; share++) {
            if (size != starts[share]) {
                System.arraycopy(array, starts[share], array, size, sizes[share]);
            }
            size += sizes[share];
        }
    }
}
