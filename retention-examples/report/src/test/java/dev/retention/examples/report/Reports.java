package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;

/** Runs the report for the tests. */
final class Reports {

    private Reports() {}

    static String text(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = ReportCommand.run(args, new PrintWriter(out), new PrintWriter(err));
        assertEquals("", err.toString());
        assertEquals(0, exitCode);
        return out.toString();
    }

    static JsonObject json(String... args) {
        String[] withJson = Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";
        return JsonParser.parseString(text(withJson)).getAsJsonObject();
    }

    /** A public data set, if it is there. */
    static String data(String file) {
        String folder = System.getenv("RETENTION_DATA");
        assumeTrue(folder != null, "RETENTION_DATA, the folder that holds data/, is not set");
        return Path.of(folder, "data", file).toString();
    }
}
