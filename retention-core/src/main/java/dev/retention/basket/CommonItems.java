package dev.retention.basket;

/**
 * Baskets with the items that enough of them hold, numbered by their keys.
 *
 * @param keys the key of each item, ascending
 * @param counts how many baskets hold each
 * @param starts where each basket begins in {@code contents}, and at the end where the last one ends
 * @param contents the items of the baskets, ascending within each
 */
record CommonItems(long[] keys, int[] counts, int[] starts, int[] contents) {

    int size() {
        return keys.length;
    }

    int basketCount() {
        return starts.length - 1;
    }

    /** The baskets that hold each item, and where in them the items after it begin. */
    Occurrences occurrences() {
        int[] itemStarts = new int[keys.length + 1];
        for (int i = 0; i < keys.length; i++) {
            itemStarts[i + 1] = itemStarts[i] + counts[i];
        }
        int[] tails = new int[contents.length];
        int[] ends = new int[contents.length];
        int[] next = itemStarts.clone();
        for (int b = 0; b < basketCount(); b++) {
            for (int row = starts[b]; row < starts[b + 1]; row++) {
                int place = next[contents[row]]++;
                tails[place] = row + 1;
                ends[place] = starts[b + 1];
            }
        }
        return new Occurrences(itemStarts, tails, ends);
    }

    /**
     * For each item the baskets that hold it.
     *
     * @param starts where the baskets of each item begin in the other two, and at the end where the last one's end
     * @param tails where in the contents the items after this one begin
     * @param ends where in the contents the basket ends
     */
    record Occurrences(int[] starts, int[] tails, int[] ends) {}
}
