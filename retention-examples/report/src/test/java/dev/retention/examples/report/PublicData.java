package dev.retention.examples.report;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** The public data sets, which are no part of the project: they are read in place, or the test that asks does not run. */
public final class PublicData {

    private PublicData() {}

    /** {@return a file of the folder {@code data} in the one that the environment variable RETENTION_DATA names} */
    public static String file(String name) {
        String folder = System.getenv("RETENTION_DATA");
        assumeTrue(
                folder != null,
                "RETENTION_DATA is not set. To run them: .ci/public-data FOLDER, and then RETENTION_DATA=FOLDER mvn -B verify");
        return Path.of(folder, "data", name).toString();
    }
}
