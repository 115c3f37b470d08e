package dev.retention.examples.report.html;

import dev.retention.estimate.Interval;
import dev.retention.estimate.Proportion;
import dev.retention.examples.report.findings.Certainty;
import dev.retention.examples.report.input.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a language writes numbers; what its words do not say, Java's locales are not asked. */
final class Numbers {

    /** Of so many a decimal of a percentage is worth showing. */
    private static final long ENOUGH_FOR_DECIMALS = 100;

    private static final double[] LARGE = {1e9, 1e6, 1e3};
    private static final String[] LARGE_WORDS = {"number.billion", "number.million", "number.thousand"};

    /** From here on an amount is told in thousands. */
    private static final double FROM_THOUSANDS = 10_000;

    private static final int DIGITS_OF_LARGE = 3;

    private final Words words;
    private final String digits;
    private final String group;
    private final String decimalPoint;
    private final Money money;

    /**
     * @param words the language
     * @param money the currency; null if there are no amounts
     */
    Numbers(Words words, Money money) {
        this.words = words;
        this.digits = words.plain("number.digits");
        this.group = words.plain("number.group");
        this.decimalPoint = words.plain("number.point");
        this.money = money;
    }

    String count(long count) {
        return decimal(BigDecimal.valueOf(count));
    }

    /** {@return a number that names something, a year or a number of an order: without groups} */
    String name(long number) {
        return localized(String.valueOf(number));
    }

    String decimal(double number, int places) {
        return decimal(new BigDecimal(number).setScale(places, RoundingMode.HALF_UP));
    }

    /** {@return a whole number or a half} */
    String median(double number) {
        return decimal(number, number % 1 == 0 ? 0 : 1);
    }

    private String decimal(BigDecimal number) {
        String plain = number.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        var text = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            text.append(i > 0 && (whole.length() - i) % 3 == 0 ? group : "").append(whole.charAt(i));
        }
        if (point >= 0) {
            text.append(decimalPoint).append(plain.substring(point + 1));
        }
        boolean negative = number.signum() < 0;
        return negative
                ? words.say("number.negative", "n", localized(text.toString())).plain()
                : localized(text.toString());
    }

    /** Texts with digits of 0 to 9 get the digits of the language. */
    private String localized(String text) {
        var local = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            local.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : c);
        }
        return local.toString();
    }

    String percent(double fraction, int places) {
        return words.say("number.percent", "n", decimal(100 * fraction, places)).plain();
    }

    /** {@return a rate, with a decimal if there are a hundred customers or more} */
    String percent(Proportion share) {
        return percent(share.rate(), places(share));
    }

    private static int places(Proportion share) {
        return share.total() < ENOUGH_FOR_DECIMALS ? 0 : 1;
    }

    /** {@return the interval of a rate, as precise as the rate} */
    String interval(Proportion share) {
        Interval interval = Certainty.interval(share);
        return percentRange(interval.lower(), interval.upper(), places(share));
    }

    String percentRange(double lower, double upper, int places) {
        return words.say("number.range", "from", decimal(100 * lower, places), "to", percent(upper, places))
                .plain();
    }

    String range(String from, String to) {
        return words.say("number.range", "from", from, "to", to).plain();
    }

    /** {@return a difference of rates in words, as in "2.9 points more"} */
    String points(double difference) {
        return words.say(difference < 0 ? "points.less" : "points.more", "n", decimal(Math.abs(100 * difference), 1))
                .plain();
    }

    /** {@return customers, orders or whatever else has words for one and for many} */
    String counted(String noun, long count) {
        return words.say(noun + (count == 1 ? ".one" : ".many"), "n", count(count))
                .plain();
    }

    /** {@return an amount to the last minor unit} */
    Phrase money(double minor) {
        return say(decimal(major(minor).setScale(money.decimalPlaces(), RoundingMode.HALF_UP)));
    }

    /** {@return from one amount to another, to the last minor unit} */
    Phrase moneyExact(double fromMinor, double toMinor) {
        return say(range(
                decimal(major(fromMinor).setScale(money.decimalPlaces(), RoundingMode.HALF_UP)),
                decimal(major(toMinor).setScale(money.decimalPlaces(), RoundingMode.HALF_UP))));
    }

    /** {@return two amounts, as short as they are told} */
    Phrase moneyRange(long fromMinor, long toMinor) {
        return fromMinor == toMinor ? moneyShort(fromMinor) : say(range(shortAmount(fromMinor), shortAmount(toMinor)));
    }

    /** {@return an amount in words of at most three digits} */
    Phrase moneyShort(double minor) {
        return say(shortAmount(minor));
    }

    private String shortAmount(double minor) {
        double major = major(minor).doubleValue();
        for (int i = 0; i < LARGE.length; i++) {
            if (Math.abs(major) >= LARGE[i] && Math.abs(major) >= FROM_THOUSANDS) {
                return words.say(LARGE_WORDS[i], "n", threeDigits(major / LARGE[i]))
                        .plain();
            }
        }
        int places = Math.abs(major) < 1_000 ? money.decimalPlaces() : 0;
        return decimal(new BigDecimal(major).setScale(places, RoundingMode.HALF_UP));
    }

    private String threeDigits(double number) {
        int before = Math.abs(number) >= 100 ? 3 : Math.abs(number) >= 10 ? 2 : 1;
        BigDecimal rounded = new BigDecimal(number)
                .setScale(DIGITS_OF_LARGE - before, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return decimal(rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY));
    }

    private Phrase say(String amount) {
        return words.has("currency." + money.currency())
                ? words.say("money.known", "n", amount, "currency", words.plain("currency." + money.currency()))
                : words.say("money.other", "n", amount, "currency", ReportText.of(money.currency()));
    }

    /** {@return the name of the currency, as in "amounts in euros"} */
    Phrase currency() {
        return words.has("currency.name." + money.currency())
                ? Phrase.of(words.plain("currency.name." + money.currency()))
                : Phrase.of(ReportText.of(money.currency()));
    }

    private BigDecimal major(double minor) {
        return new BigDecimal(minor).movePointLeft(money.decimalPlaces());
    }

    /** {@return by how much amounts are divided for an axis, so that no label is long, and the word for it} */
    Unit unitOf(double largestMinor) {
        double largest = Math.abs(major(largestMinor).doubleValue());
        double minorUnits = StrictMath.pow(10, money.decimalPlaces());
        for (int i = 0; i < LARGE.length; i++) {
            if (largest >= LARGE[i] && largest >= FROM_THOUSANDS) {
                return new Unit(
                        LARGE[i] * minorUnits,
                        words.say("money.unit", "unit", words.plain(LARGE_WORDS[i] + ".word"), "currency", currency()));
            }
        }
        return new Unit(minorUnits, words.say("money.unit.plain", "currency", currency()));
    }

    /**
     * What an axis of amounts counts in.
     *
     * @param minor how many minor units are one
     * @param name its name
     */
    record Unit(double minor, Phrase name) {}
}
