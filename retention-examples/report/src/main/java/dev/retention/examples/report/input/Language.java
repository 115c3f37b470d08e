package dev.retention.examples.report.input;

import dev.retention.examples.report.findings.ShopCalendar;

/** The languages that the page is written in. */
public enum Language {
    EN(ShopCalendar.GREGORIAN),
    FA(ShopCalendar.SOLAR_HIJRI);

    private final ShopCalendar calendar;

    Language(ShopCalendar calendar) {
        this.calendar = calendar;
    }

    /** {@return the calendar that its readers count by} */
    public ShopCalendar calendar() {
        return calendar;
    }
}
