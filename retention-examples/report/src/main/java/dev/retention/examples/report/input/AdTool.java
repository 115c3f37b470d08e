package dev.retention.examples.report.input;

import dev.retention.examples.csv.CustomerNames;
import dev.retention.examples.csv.PhoneNumbers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/**
 * Advertising tools that match customers by hashed e-mail addresses and telephone numbers: what they call the columns, and how a text is
 * brought to one spelling before SHA-256 is taken of its UTF-8 bytes and written in small hexadecimal digits.
 */
public enum AdTool {

    /**
     * Google Ads, Customer Match. Addresses in small letters and without blanks; numbers as in E.164, +989121234567. See "Format your customer data
     * file", <a href="https://support.google.com/google-ads/answer/7659867">support.google.com/google-ads/answer/7659867</a>.
     */
    GOOGLE_ADS("google-ads", "Email", "Phone") {
        @Override
        String phone(String digits) {
            return "+" + digits;
        }
    },

    /**
     * Meta, custom audiences. Addresses in small letters and without blanks around them; numbers in digits alone, with the country's code and without zeros
     * before it. See "How to format a customer list when creating a custom audience", <a
     * href="https://www.facebook.com/business/help/2082575038703844">facebook.com/business/help/2082575038703844</a>.
     */
    META("meta", "email", "phone") {
        @Override
        String phone(String digits) {
            return digits;
        }
    };

    private final String folder;
    private final String emailColumn;
    private final String phoneColumn;

    AdTool(String folder, String emailColumn, String phoneColumn) {
        this.folder = folder;
        this.emailColumn = emailColumn;
        this.phoneColumn = phoneColumn;
    }

    /** How the tool wants a number of which these are the digits, the country's code first. */
    abstract String phone(String digits);

    public String folder() {
        return folder;
    }

    public String emailColumn() {
        return emailColumn;
    }

    public String phoneColumn() {
        return phoneColumn;
    }

    /** {@return the hash of an address; empty if it is none} */
    public Optional<String> hashedEmail(String email) {
        String address = CustomerNames.normalized(email).replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
        return address.matches("[^@]+@[^@]+\\.[^@.]+") ? Optional.of(sha256(address)) : Optional.empty();
    }

    /**
     * {@return the hash of a telephone number; empty if it is none, or its country is not known}
     *
     * @param number the number
     * @param countryCode the code of numbers without one; null if there is none to suppose
     */
    public Optional<String> hashedPhone(String number, String countryCode) {
        String plain = CustomerNames.normalized(number);
        if (countryCode == null && lacksCountry(number)) {
            return Optional.empty();
        }
        String digits = PhoneNumbers.international(plain, countryCode == null ? "" : countryCode);
        return digits.matches("[1-9][0-9]{7,14}") ? Optional.of(sha256(phone(digits))) : Optional.empty();
    }

    /** {@return whether a telephone number does not say of which country it is} */
    public static boolean lacksCountry(String number) {
        String plain = CustomerNames.normalized(number);
        return !plain.startsWith("+") && !plain.startsWith("00");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }
}
