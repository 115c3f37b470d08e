package dev.retention.internal.rows;

import java.util.Arrays;

/**
 * The rows that one thread sends to many partitions. Each partition's stream fills a run of memory of its own and, when it is
 * full, goes on in the next free one.
 *
 * <p>Most of the time of partitioning is spent waiting for memory, so it matters which memory comes next. Streams that each
 * go on where they are enter a new cache line every few rows, in hundreds of places, and wait for every one of them. Here runs are
 * handed out in ascending order, whichever stream asks, from slabs that were allocated, and so wiped, a moment ago: memory is
 * entered in one sequence, which the processor fetches ahead, and a run is still in its second-level cache while it is filled.
 */
final class RowStreams {

    /** The elements of a run: a kilobyte. */
    static final int RUN = 1 << 7;

    static final int SLAB_BITS = 15;

    /** The elements of a slab: a quarter of a megabyte. */
    static final int SLAB = 1 << SLAB_BITS;

    /** The most elements of all runs together: positions are {@code int}. */
    static final int MAX_ELEMENTS = Integer.MAX_VALUE;

    /** Of each stream: the element that is written next. Element {@code e} is {@code slabs[e / SLAB][e % SLAB]}; none is negative. */
    final int[] positions;

    final long[][] slabs;

    private final int maxRuns;
    private final char[] streamOfRun;
    private int runs;

    /** The runs by stream, and where each stream's begin; null until the streams are {@linkplain #close closed}. */
    private int[] runsByStream;

    private int[] firstRuns;

    /** Streams for so many elements in all, which are not allocated yet. */
    RowStreams(int streams, long elements) {
        maxRuns = (int) (elements / RUN + streams);
        slabs = new long[(int) (((long) maxRuns * RUN + SLAB - 1) / SLAB)][];
        streamOfRun = new char[maxRuns];
        positions = new int[streams];
        for (int stream = 0; stream < streams; stream++) {
            positions[stream] = nextRun(stream);
        }
    }

    /** Hands out a run and returns its first element. */
    int nextRun(int stream) {
        int first = runs * RUN;
        if (first % SLAB == 0) {
            slabs[first / SLAB] = new long[(int) Math.min(SLAB, (long) maxRuns * RUN - first)];
        }
        streamOfRun[runs] = (char) stream;
        runs++;
        return first;
    }

    /** Nothing is written any more: the runs of a stream can be found. */
    void close() {
        firstRuns = new int[positions.length + 1];
        for (int run = 0; run < runs; run++) {
            firstRuns[streamOfRun[run] + 1]++;
        }
        for (int stream = 0; stream < positions.length; stream++) {
            firstRuns[stream + 1] += firstRuns[stream];
        }
        int[] next = Arrays.copyOf(firstRuns, positions.length);
        runsByStream = new int[runs];
        for (int run = 0; run < runs; run++) {
            runsByStream[next[streamOfRun[run]]++] = run;
        }
    }

    int runCount(int stream) {
        return firstRuns[stream + 1] - firstRuns[stream];
    }

    /** The first element of a run of a stream. */
    int first(int stream, int run) {
        return runsByStream[firstRuns[stream] + run] * RUN;
    }

    /** The elements of a run of a stream: all but the last run are full. */
    int length(int stream, int run) {
        return run < runCount(stream) - 1 ? RUN : positions[stream] % RUN;
    }

    /** The elements of a stream. */
    int length(int stream) {
        return (runCount(stream) - 1) * RUN + positions[stream] % RUN;
    }
}
