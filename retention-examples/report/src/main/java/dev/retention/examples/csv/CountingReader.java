package dev.retention.examples.csv;

import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Counts the lines that pass: whatever ends with a line feed, a carriage return, or both, and what is left at the end. */
final class CountingReader extends FilterReader {

    private long ended;
    private int last = -1;

    CountingReader(Reader in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        char[] one = new char[1];
        return read(one, 0, 1) < 0 ? -1 : one[0];
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        for (int i = offset; i < offset + count; i++) {
            char c = buffer[i];
            if (c == '\n' && last != '\r' || c == '\r') {
                ended++;
            }
            last = c;
        }
        return count;
    }

    long lines() {
        return ended + (last == -1 || last == '\n' || last == '\r' ? 0 : 1);
    }
}
