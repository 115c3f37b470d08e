package dev.retention.examples.csv;

import java.io.Console;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Says on a terminal, once a second, how much of a file has been read. */
final class ProgressInputStream extends FilterInputStream {

    private static final long NANOS_BETWEEN_REPORTS = 1_000_000_000;

    private final String name;
    private final long size;
    private long position;
    private long lastReport = System.nanoTime();
    private boolean reported;

    private ProgressInputStream(InputStream in, String name, long size) {
        super(in);
        this.name = name;
        this.size = size;
    }

    static InputStream open(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        return isTerminal() ? new ProgressInputStream(in, file.getFileName().toString(), Files.size(file)) : in;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        position += Math.max(0, count);
        if (System.nanoTime() - lastReport > NANOS_BETWEEN_REPORTS) {
            lastReport = System.nanoTime();
            reported = true;
            System.err.print("\rreading " + name + ": " + position * 100 / Math.max(1, size) + " % ");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        if (reported) {
            System.err.println("\rreading " + name + ": done, computing ...");
        }
        super.close();
    }

    /** Since JDK 22 there is a console even where there is no terminal, and a method that tells. */
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException before22) {
            return true;
        }
    }
}
