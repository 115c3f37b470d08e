package dev.retention.examples.report.input;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The e-mail addresses, telephone numbers and birthdays of customers, as their latest lines in the shop's file have them. */
public final class Contacts {

    private final Column emails;
    private final Column phones;
    private final Column birthdays;

    /** The file's columns that hold them: any of them, or none. */
    Contacts(boolean hasEmails, boolean hasPhones, boolean hasBirthdays) {
        this.emails = hasEmails ? new Column() : null;
        this.phones = hasPhones ? new Column() : null;
        this.birthdays = hasBirthdays ? new Column() : null;
    }

    public boolean hasEmails() {
        return emails != null;
    }

    public boolean hasPhones() {
        return phones != null;
    }

    public boolean hasBirthdays() {
        return birthdays != null;
    }

    /** Whether there is nothing to reach customers by. */
    boolean isEmpty() {
        return emails == null && phones == null;
    }

    void addEmail(long customer, int day, String email) {
        emails.add(customer, day, email);
    }

    void addPhone(long customer, int day, String phone) {
        phones.add(customer, day, phone);
    }

    public Optional<String> email(long customer) {
        return emails == null ? Optional.empty() : emails.of(customer);
    }

    public Optional<String> phone(long customer) {
        return phones == null ? Optional.empty() : phones.of(customer);
    }

    void addBirthday(long customer, int day, LocalDate birthday) {
        birthdays.add(customer, day, birthday.toString());
    }

    public Optional<LocalDate> birthday(long customer) {
        return birthdays == null ? Optional.empty() : birthdays.of(customer).map(LocalDate::parse);
    }

    /** One of the columns. A line without a date is taken for an early one. */
    private static final class Column {

        private final Map<Long, Entry> entries = new HashMap<>();

        private record Entry(int day, String text) {}

        void add(long customer, int day, String text) {
            int known = day == LineColumns.NO_DAY ? Integer.MIN_VALUE : day;
            if (!text.isEmpty()) {
                entries.merge(customer, new Entry(known, text), (old, now) -> now.day >= old.day ? now : old);
            }
        }

        Optional<String> of(long customer) {
            return Optional.ofNullable(entries.get(customer)).map(Entry::text);
        }
    }
}
