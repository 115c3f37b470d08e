package dev.retention.examples.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Chromium without a window, if there is one. */
final class Browser {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Path program;
    private final Path folder;

    private Browser(Path program, Path folder) {
        this.program = program;
        this.folder = folder;
    }

    /**
     * {@return the browser; without one the test is skipped, or fails where RETENTION_BROWSER_REQUIRED says so}
     *
     * @param folder where it may write
     */
    static Browser in(Path folder) {
        Optional<Path> found = Optional.ofNullable(System.getenv("RETENTION_BROWSER"))
                .map(Path::of)
                .or(Browser::onThePath);
        if (found.isEmpty() && System.getenv("RETENTION_BROWSER_REQUIRED") != null) {
            fail("there is no chromium on the PATH, and RETENTION_BROWSER_REQUIRED is set");
        }
        assumeTrue(found.isPresent(), "no chromium is on the PATH and RETENTION_BROWSER is not set");
        return new Browser(found.get(), folder);
    }

    private static Optional<Path> onThePath() {
        return Arrays.stream(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** {@return the document that a page has become when its scripts have run} */
    String document(Path page) {
        return run(page, "--virtual-time-budget=30000", "--dump-dom");
    }

    /** {@return the page on paper, printed by a browser that prefers the dark} */
    byte[] paperFromTheDark(Path page) {
        Path pdf = folder.resolve(page.getFileName() + ".pdf");
        run(page, "--blink-settings=preferredColorScheme=0", "--no-pdf-header-footer", "--print-to-pdf=" + pdf);
        try {
            return Files.readAllBytes(pdf);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String run(Path page, String... options) {
        var command = new ArrayList<String>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--no-first-run",
                "--allow-file-access-from-files",
                "--user-data-dir=" + folder.resolve("profile"),
                "--window-size=1400,1000"));
        Stream.of(options).forEach(command::add);
        command.add(page.toUri().toString());
        try {
            Path out = folder.resolve("out.txt");
            Process process = new ProcessBuilder(command)
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(120, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                fail("the browser did not end");
            }
            assertEquals(0, process.exitValue());
            return Files.readString(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
