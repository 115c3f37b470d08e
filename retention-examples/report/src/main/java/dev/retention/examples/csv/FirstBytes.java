package dev.retention.examples.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** What the first bytes of a file say: its encoding, or that it is no CSV file at all, whatever its name. */
public final class FirstBytes {

    /** As many are looked at. */
    public static final int COUNT = 512;

    private FirstBytes() {}

    /** {@return why this is no text with fields, and what to do about it; empty if nothing speaks against it} */
    static Optional<String> noCsv(byte[] start) {
        if (startsWith(start, 0x1F, 0x8B)) {
            return Optional.of("the file is compressed (gzip): unpack it first, as with gunzip");
        }
        if (startsWith(start, 'P', 'K', 3, 4)) {
            return Optional.of(
                    "the file is a spreadsheet's (xlsx, ods) or a zip archive: save it from the spreadsheet as \"CSV UTF-8\","
                            + " or unpack it first");
        }
        if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of("the file is a spreadsheet's (xls): save it from the spreadsheet as \"CSV UTF-8\"");
        }
        String text = new String(start, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        if (text.matches("(?s)(ï»¿)?<(html|table|\\?xml|!doctype|head|body|meta|style|div).*")) {
            return Optional.of(
                    "the file is a web page or XML, whatever its name says: open it in a spreadsheet and save it as \"CSV UTF-8\"");
        }
        if (text.matches("(?s)(ï»¿)?(\\[\\s*)?\\{\\s*\".*")) {
            return Optional.of("the file is JSON, not CSV");
        }
        return Optional.empty();
    }

    /**
     * {@return the encoding that a mark of the byte order says, or zeros in every other byte, as those of Latin letters and digits in
     *     UTF-16 are; empty if neither is there}
     *
     * @param start the first bytes
     */
    public static Optional<Charset> encoding(byte[] start) {
        if (startsWith(start, 0xFF, 0xFE) || startsWith(start, 0xFE, 0xFF)) {
            return Optional.of(StandardCharsets.UTF_16);
        }
        int[] zeros = new int[2];
        for (int i = 0; i < start.length; i++) {
            zeros[i % 2] += start[i] == 0 ? 1 : 0;
        }
        // Only the commas, digits and line ends of a header in another script are Latin.
        int many = start.length / 16;
        if (start.length < 4 || Math.max(zeros[0], zeros[1]) <= many || Math.min(zeros[0], zeros[1]) > 0) {
            return Optional.empty();
        }
        return Optional.of(zeros[1] > 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
    }

    private static boolean startsWith(byte[] bytes, int... first) {
        if (bytes.length < first.length) {
            return false;
        }
        for (int i = 0; i < first.length; i++) {
            if ((bytes[i] & 0xFF) != first[i]) {
                return false;
            }
        }
        return true;
    }
}
