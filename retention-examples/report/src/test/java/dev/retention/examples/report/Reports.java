package dev.retention.examples.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;

/** Runs the report for the tests. */
final class Reports {

    /** The simulated shop's, which many tests ask for. */
    private static final class Simulated {
        static final String TEXT = made();
        static final String JSON = made("--json");
    }

    private Reports() {}

    static String text(String... args) {
        return args.length == 0 ? Simulated.TEXT : made(args);
    }

    private static String made(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = ReportCommand.run(args, new PrintWriter(out), new PrintWriter(err));
        assertEquals("", err.toString());
        assertEquals(0, exitCode);
        return out.toString();
    }

    static JsonObject json(String... args) {
        if (args.length == 0) {
            return JsonParser.parseString(Simulated.JSON).getAsJsonObject();
        }
        String[] withJson = Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";
        return JsonParser.parseString(text(withJson)).getAsJsonObject();
    }
}
