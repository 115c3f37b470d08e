package dev.retention;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the sources say of a method: its Javadoc, that of its type, and those of the interfaces. */
final class Javadocs {

    private static final Path SOURCES = Path.of("src", "main", "java");

    private static final Pattern COMMENT = Pattern.compile("/\\*\\*(.*?)\\*/\\s*", Pattern.DOTALL);

    private static final String ANNOTATIONS = "(?:@\\w+(?:\\([^)]*\\))?\\s+)*";

    private static final Pattern DECLARATION = Pattern.compile(
            ANNOTATIONS + "[\\w\\s<>?,.\\[\\]&]*?(?:(?:class|record|interface|enum)\\s+(\\w+)|(\\w+)\\s*[({;=,])");

    private final Map<Path, Map<String, String>> files = new HashMap<>();

    /** All that is said of a method of this name, however it is overloaded. */
    String of(Executable executable) {
        Class<?> type = executable.getDeclaringClass();
        var said = new StringBuilder();
        String name = executable instanceof Constructor ? type.getSimpleName() : executable.getName();
        collect(type, name, said);
        return said.toString();
    }

    private void collect(Class<?> type, String name, StringBuilder said) {
        Map<String, String> comments = comments(type);
        said.append(comments.getOrDefault(name, "")).append(comments.getOrDefault("type " + type.getSimpleName(), ""));
        for (Class<?> parent : type.getInterfaces()) {
            if (ExportedApi.isOfThisLibrary(parent)) {
                collect(parent, name, said);
            }
        }
    }

    /** What is said of the whole package. */
    String ofPackage(Class<?> type) {
        return comments(SOURCES.resolve(type.getPackageName().replace('.', '/')).resolve("package-info.java"))
                .values()
                .toString();
    }

    private Map<String, String> comments(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        return comments(SOURCES.resolve(outermost.getName().replace('.', '/') + ".java"));
    }

    private Map<String, String> comments(Path file) {
        return files.computeIfAbsent(file, Javadocs::read);
    }

    private static Map<String, String> read(Path file) {
        var comments = new HashMap<String, String>();
        try {
            String source = Files.readString(file);
            Matcher comment = COMMENT.matcher(source);
            Matcher declaration = DECLARATION.matcher(source);
            while (comment.find()) {
                declaration.region(comment.end(), source.length());
                String of = !declaration.lookingAt()
                        ? ""
                        : declaration.group(1) != null ? "type " + declaration.group(1) : declaration.group(2);
                comments.merge(of, comment.group(1), String::concat);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return comments;
    }
}
