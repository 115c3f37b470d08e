package dev.retention;

import dev.retention.HostileArguments.Argument;
import java.lang.reflect.Array;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a method may answer: which failures there are and what their messages say, and which numbers need a word in the Javadoc. */
final class ApiRules {

    private static final List<Class<?>> FAILURES = List.of(
            NullPointerException.class,
            IllegalArgumentException.class,
            IndexOutOfBoundsException.class,
            ArithmeticException.class,
            IllegalStateException.class);

    private static final List<String> NEVER_FAIL = List.of("toString", "hashCode", "equals");

    /** Control characters, those that turn the direction of writing, and half a character; but not the joints of Persian letters. */
    private static final Pattern NOT_FOR_A_TERMINAL = Pattern.compile("[\\p{Cc}\\p{Cs}[\\p{Cf}&&[^\\u200c\\u200d]]]");

    private final Javadocs javadocs = new Javadocs();

    /** What is wrong with the failure of a call in which one argument is hostile. */
    Optional<String> brokenByFailure(
            Executable method, Object[] arguments, int hostile, Argument argument, Throwable failure) {
        String parameter = method.getParameters()[hostile].getName();
        String message = String.valueOf(failure.getMessage());
        Optional<String> broken = brokenByAnyFailure(method, failure);
        if (broken.isPresent() || failure instanceof IllegalStateException) {
            return broken;
        }
        boolean isNull = failure instanceof NullPointerException;
        if (isNull != argument.hasNull()) {
            return Optional.of(isNull ? "there is no null" : "a null gives a NullPointerException");
        }
        if (isNull) {
            boolean isNamed = isWordIn(message, parameter) && !message.startsWith("Cannot ");
            return isNamed ? Optional.empty() : Optional.of("the null is named as the parameter");
        }
        if (failure instanceof ArithmeticException) {
            return Optional.empty();
        }
        if (!isWordIn(message, parameter)) {
            // Two arguments that do not go together may be told by the name of the other one.
            return namesOne(method, arguments, message)
                    ? Optional.empty()
                    : Optional.of("the message names a parameter");
        }
        Object hostileValue = argument.hostile();
        // Of an array, a rule for all elements together need not name the one.
        boolean isOfAll = method.getParameterTypes()[hostile].isArray() && !message.contains(parameter + "[");
        return hostileValue == null
                        || isOfAll
                        || message.contains(hostileValue.toString().replace("-0.0", "0.0"))
                ? Optional.empty()
                : Optional.of("the message holds the value " + hostileValue);
    }

    /** What is wrong with the failure of a call with ordinary arguments of an instance that is not. */
    Optional<String> brokenByFailure(Executable method, Object[] arguments, Throwable failure) {
        if (NEVER_FAIL.contains(method.getName())) {
            return Optional.of("never a failure");
        }
        Optional<String> broken = brokenByAnyFailure(method, failure);
        if (broken.isPresent() || failure instanceof IllegalStateException || failure instanceof ArithmeticException) {
            return broken;
        }
        // Of what is asked without arguments, the components of a record are all that there is to name.
        boolean namesComponent = method.getParameterCount() == 0
                && method.getDeclaringClass().isRecord()
                && Arrays.stream(method.getDeclaringClass().getRecordComponents())
                        .anyMatch(component -> isWordIn(failure.getMessage(), component.getName()));
        return namesComponent || namesOne(method, arguments, failure.getMessage())
                ? Optional.empty()
                : Optional.of("the message names a parameter");
    }

    /** A parameter by its name or, of a method that checks for others, by the name that it is given; or the instance itself. */
    private static boolean namesOne(Executable method, Object[] arguments, String message) {
        Stream<String> parameters = Arrays.stream(method.getParameters()).map(Parameter::getName);
        Stream<String> given =
                Arrays.stream(arguments).filter(String.class::isInstance).map(String.class::cast);
        Stream<String> instance = Arrays.stream(
                        method.getDeclaringClass().getSimpleName().split("(?=[A-Z])"))
                .map(word -> word.toLowerCase(Locale.ROOT));
        return Stream.of(parameters, given, instance).flatMap(names -> names).anyMatch(name -> isWordIn(message, name));
    }

    private Optional<String> brokenByAnyFailure(Executable method, Throwable failure) {
        if (!FAILURES.contains(failure.getClass())) {
            return Optional.of("a failure of one of five kinds");
        }
        StackTraceElement[] trace = failure.getStackTrace();
        boolean isOurs = trace.length == 0
                || trace[0].getClassName().startsWith("dev.retention.")
                || trace[0].getMethodName().equals("requireNonNull");
        String message = failure.getMessage();
        if (!isOurs || message == null || message.equals("/ by zero")) {
            return Optional.of("a failure in the words of this library");
        }
        if (NOT_FOR_A_TERMINAL.matcher(message).find()) {
            return Optional.of("a message that a terminal can show");
        }
        if (failure instanceof IllegalArgumentException
                && !Pattern.compile("(must|cannot)\\b.*, got ").matcher(message).find()) {
            return Optional.of("a message with a rule and what was given");
        }
        String name = failure.getClass().getSimpleName();
        boolean isDocumented = failure instanceof NullPointerException
                || javadocs.of(method).contains(name)
                || javadocs.ofPackage(method.getDeclaringClass()).contains(name);
        return isDocumented ? Optional.empty() : Optional.of("a failure of which the Javadoc speaks");
    }

    private static boolean isWordIn(String message, String word) {
        return Pattern.compile("(?<!\\w)" + Pattern.quote(word) + "(?!\\w)")
                .matcher(message)
                .find();
    }

    /** What is wrong with a result that a hostile argument gave. */
    Optional<String> brokenByResult(Executable method, Argument argument, Object result) {
        if (argument.hasNull() && !method.getName().equals("equals")) {
            return Optional.of("a null gives a NullPointerException");
        }
        return isDocumented(method, argument.hostile())
                ? brokenByResult(method, result)
                : Optional.of("a number that is not finite is refused, or the Javadoc speaks of it");
    }

    /** What is wrong with a result. */
    Optional<String> brokenByResult(Executable method, Object result) {
        if (result instanceof List<?> list) {
            return list.stream()
                    .map(element -> brokenByResult(method, element))
                    .flatMap(Optional::stream)
                    .findFirst();
        } else if (result != null && result.getClass().isArray()) {
            return brokenByResult(method, elements(result));
        }
        return isDocumented(method, result)
                ? Optional.empty()
                : Optional.of("a number that is not finite, and of which the Javadoc speaks");
    }

    private static List<Object> elements(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i))
                .toList();
    }

    /** Whether the Javadoc speaks of such a number, if it is one that is not finite. */
    private boolean isDocumented(Executable method, Object number) {
        if (!(number instanceof Double value) || Double.isFinite(value)) {
            return true;
        }
        String said = javadocs.of(method);
        return value.isNaN() ? said.contains("NaN") : said.contains("nfinit") || said.contains("∞");
    }
}
