package dev.retention.examples.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import java.time.LocalDate;

/** Writes the report as JSON: its records as they are, dates as ISO strings, an undefined number as null. */
final class JsonReport {

    private static final JsonSerializer<LocalDate> DATE = (date, type, context) -> new JsonPrimitive(date.toString());

    private static final JsonSerializer<Double> NUMBER =
            (number, type, context) -> Double.isFinite(number) ? new JsonPrimitive(number) : JsonNull.INSTANCE;

    private static final Gson GSON = new GsonBuilder()
            .setPrettyPrinting()
            .disableHtmlEscaping()
            .serializeNulls()
            .registerTypeAdapter(LocalDate.class, DATE)
            .registerTypeAdapter(double.class, NUMBER)
            .registerTypeAdapter(Double.class, NUMBER)
            .create();

    private JsonReport() {}

    static String of(Report report) {
        return GSON.toJson(report) + "\n";
    }
}
