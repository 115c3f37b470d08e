package dev.retention.examples.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A CSV file (RFC 4180) with a header line.
 *
 * @param path where it is
 * @param delimiter what separates the fields; null for what a first line {@code sep=;} says, and else for a comma
 * @param charset how it is encoded; null for what its first bytes say, and else for UTF-8
 * @param skipBadLines whether bad lines are skipped and listed; if not, the first one stops the reading
 */
public record CsvFile(Path path, Character delimiter, Charset charset, boolean skipBadLines) {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final int BAD_LINES_KEPT = 1_000;

    /** Excel's way to say what separates the fields. */
    private static final Pattern SEPARATOR_LINE = Pattern.compile("(?i)\uFEFF?sep=(.)(?:\r\n|\n|\r)");

    /** What is done with the records of a file. */
    public interface Records {

        /** Gets the names of the columns first; says which columns it wants. */
        int[] columns(Header header);

        /** Gets the fields of these columns, record by record; {@link Field#as} says if one of them is bad. */
        void accept(Record fields);
    }

    /** A record of the file; {@code field(0)} is the first of the columns that were asked for. */
    public interface Record {

        Field field(int i);

        /** {@return the line that it starts on, from 1} */
        long line();

        /** {@return a number that is the same for records of the same fields, and hardly ever for others} */
        long content();
    }

    /**
     * Reads some columns of all records.
     *
     * @param records what is done with them
     * @return what became of the lines
     * @throws InputException if the file cannot be read, lacks a column, holds a bad line that is not to be skipped, or a value that
     *     can be read in two ways
     */
    public Lines read(Records records) {
        try (var bytes = new BufferedInputStream(ProgressInputStream.open(path), 1 << 16)) {
            byte[] start = start(bytes);
            FirstBytes.noCsv(start).ifPresent(reason -> {
                throw new InputException(path + ": " + reason);
            });
            Charset encoding =
                    charset != null ? charset : FirstBytes.encoding(start).orElse(StandardCharsets.UTF_8);
            return read(records, bytes, encoding);
        } catch (NoSuchFileException e) {
            throw new InputException(path + ": there is no such file");
        } catch (IOException e) {
            throw new InputException(path + ": " + unreadable(e));
        }
    }

    private Lines read(Records records, InputStream bytes, Charset encoding) throws IOException {
        try (Reader text = text(bytes, encoding)) {
            char separator = separatorLine(text);
            boolean said = separator != 0;
            char between = delimiter != null ? delimiter : said ? separator : ',';
            var counted = new CountingReader(text);
            var reading = new Reading(records, encoding, between, said ? 1 : 0);
            Iterator<CsvRecord> lines = CsvReader.builder()
                    .fieldSeparator(between)
                    .skipEmptyLines(false)
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(counted)
                    .iterator();
            return reading.read(lines, counted);
        } catch (CharacterCodingException e) {
            throw new InputException(path + ": " + notEncodedIn(encoding));
        } catch (UncheckedIOException e) {
            throw new InputException(path + ": " + reasonOf(e.getCause(), encoding));
        } catch (CsvParseException e) {
            throw new InputException(path + ": "
                    + (e.getCause() instanceof CharacterCodingException
                            ? notEncodedIn(encoding)
                            : SafeText.within(e.getMessage(), 300)));
        }
    }

    private static String reasonOf(IOException e, Charset encoding) {
        return e instanceof CharacterCodingException ? notEncodedIn(encoding) : unreadable(e);
    }

    private static String notEncodedIn(Charset encoding) {
        return "the file is not encoded in " + encoding
                + " (--encoding=windows-1252 reads most Western files, windows-1256 Arabic ones; --inspect shows both)";
    }

    private static String unreadable(IOException e) {
        return "the file cannot be read (" + SafeText.within(String.valueOf(e.getMessage()), 200) + ")";
    }

    /**
     * {@return why there is nothing to report on} If bad lines were skipped, the first one tells.
     *
     * @param what what was looked for
     * @param lines the lines of the file
     */
    public String holdsNo(String what, Lines lines) {
        String nothing = path + " holds no " + what;
        return lines.badRecords() == 0
                ? nothing
                : nothing + " that can be used; lines skipped: " + lines.badRecords() + ", the first one\n"
                        + lines.bad().get(0);
    }

    /** FastCSV decodes by itself too, but puts a replacement where the bytes are of another encoding. */
    private static Reader text(InputStream bytes, Charset encoding) throws IOException {
        var text = new BufferedReader(new InputStreamReader(bytes, encoding.newDecoder()), 1 << 16);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    private static byte[] start(InputStream bytes) throws IOException {
        bytes.mark(FirstBytes.COUNT);
        byte[] start = bytes.readNBytes(FirstBytes.COUNT);
        bytes.reset();
        return start;
    }

    /** What a first line {@code sep=;} says; the line is then gone. 0 if there is none. */
    private static char separatorLine(Reader text) throws IOException {
        char[] start = new char[8];
        text.mark(start.length + 1);
        int count = 0;
        for (int c; count < start.length && (c = text.read()) >= 0; count++) {
            start[count] = (char) c;
        }
        Matcher line = SEPARATOR_LINE.matcher(new String(start, 0, count));
        text.reset();
        if (!line.lookingAt()) {
            return 0;
        }
        for (int i = 0; i < line.end(); i++) {
            text.read();
        }
        return line.group(1).charAt(0);
    }

    private String name() {
        return String.valueOf(path.getFileName());
    }

    /** One reading of the file, and what has become of its lines so far. */
    private final class Reading {

        private final Records records;
        private final Charset encoding;
        private final char between;
        private final long linesBefore;
        private final List<BadLine> bad = new ArrayList<>();
        private long header;
        private long read;
        private long skipped;
        private long blank;
        private long recordCount;
        private long badCount;

        Reading(Records records, Charset encoding, char between, long linesBefore) {
            this.records = records;
            this.encoding = encoding;
            this.between = between;
            this.linesBefore = linesBefore;
            this.header = linesBefore;
        }

        Lines read(Iterator<CsvRecord> lines, CountingReader counted) {
            CsvRecord current = lines.hasNext() ? lines.next() : null;
            while (current != null && isBlank(current)) {
                CsvRecord next = next(lines);
                blank += span(current, next, counted);
                current = next;
            }
            if (current == null) {
                throw new InputException(path + ": the file is empty; its first line must name the columns");
            }
            var names = new Header(
                    name(),
                    current.getFields().stream().map(Header::clean).toList(),
                    "read as " + encoding + ", with the delimiter '" + shown(between) + "'");
            int[] positions = records.columns(names);
            CsvRecord next = next(lines);
            header += span(current, next, counted);
            while (next != null) {
                current = next;
                var record = new Row(current, names, positions);
                boolean isHeader = isHeader(current, names);
                boolean isBlank = !isHeader && isBlank(current);
                boolean good = isHeader || isBlank || take(record);
                next = next(lines);
                long span = span(current, next, counted);
                if (isHeader) {
                    header += span;
                } else if (isBlank) {
                    blank += span;
                } else if (good) {
                    read += span;
                    recordCount++;
                } else {
                    skipped += span;
                }
            }
            return new Lines(header, read, skipped, blank, recordCount, badCount, List.copyOf(bad));
        }

        private static CsvRecord next(Iterator<CsvRecord> lines) {
            return lines.hasNext() ? lines.next() : null;
        }

        /** How many lines a record takes: up to the next one, or to the end of the file. */
        private static long span(CsvRecord record, CsvRecord next, CountingReader counted) {
            return (next == null ? counted.lines() + 1 : next.getStartingLineNumber()) - record.getStartingLineNumber();
        }

        /** Whether the record was taken; if not it was bad, and is skipped. */
        private boolean take(Row record) {
            try {
                record.requireFieldOfEachColumn();
                records.accept(record);
                return true;
            } catch (QuestionException e) {
                throw new InputException(e.inLine(name(), record.line()).toString());
            } catch (BadFieldException e) {
                BadLine line = e.inLine(name(), record.line());
                if (!skipBadLines) {
                    throw new InputException(line.toString());
                }
                badCount++;
                if (bad.size() < BAD_LINES_KEPT) {
                    bad.add(line);
                }
                return false;
            }
        }

        private static boolean isBlank(CsvRecord record) {
            for (int i = 0; i < record.getFieldCount(); i++) {
                if (!Blanks.stripped(record.getField(i)).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        /** Files that were put together have their header again. */
        private static boolean isHeader(CsvRecord record, Header header) {
            if (record.getFieldCount() != header.names().size()
                    || !Header.clean(record.getField(0))
                            .equalsIgnoreCase(header.names().get(0))) {
                return false;
            }
            for (int i = 1; i < record.getFieldCount(); i++) {
                if (!Header.clean(record.getField(i))
                        .equalsIgnoreCase(header.names().get(i))) {
                    return false;
                }
            }
            return true;
        }

        private static String shown(char delimiter) {
            return delimiter == '\t' ? "TAB" : String.valueOf(delimiter);
        }

        /** A record of the file. */
        private final class Row implements Record {

            private final CsvRecord record;
            private final Header names;
            private final int[] positions;

            Row(CsvRecord record, Header names, int[] positions) {
                this.record = record;
                this.names = names;
                this.positions = positions;
            }

            void requireFieldOfEachColumn() {
                if (record.getFieldCount() < names.names().size()
                        || !isBlankFrom(names.names().size())) {
                    throw new BadFieldException(
                            new Field("", String.join(String.valueOf(between), record.getFields())),
                            "has another number of fields than the header: " + record.getFieldCount() + ", not "
                                    + names.names().size());
                }
            }

            /** Spreadsheets write delimiters for cells that are empty, beyond the last column too. */
            private boolean isBlankFrom(int field) {
                for (int i = field; i < record.getFieldCount(); i++) {
                    if (!Blanks.stripped(record.getField(i)).isEmpty()) {
                        return false;
                    }
                }
                return true;
            }

            @Override
            public Field field(int i) {
                return new Field(names.names().get(positions[i]), Blanks.stripped(record.getField(positions[i])));
            }

            @Override
            public long line() {
                return linesBefore + record.getStartingLineNumber();
            }

            @Override
            public long content() {
                long hash = 0;
                for (int i = 0; i < record.getFieldCount(); i++) {
                    String text = record.getField(i);
                    for (int c = 0; c < text.length(); c++) {
                        hash = (hash ^ text.charAt(c)) * 0x9E3779B97F4A7C15L;
                        hash ^= hash >>> 29;
                    }
                    hash = (hash ^ 0x1F123) * 0xC2B2AE3D27D4EB4FL;
                    hash ^= hash >>> 32;
                }
                return hash;
            }
        }
    }
}
