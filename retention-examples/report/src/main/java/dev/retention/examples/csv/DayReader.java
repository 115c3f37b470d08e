package dev.retention.examples.csv;

import java.time.LocalDate;

/** Reads the day out of the text of a field, and counts what it met. */
public interface DayReader {

    /**
     * {@return the day in a text}
     *
     * @param text a date, or a date with a time
     * @throws IllegalArgumentException if it is none
     * @throws QuestionException if the day depends on what nobody said
     */
    LocalDate parse(String text);

    /** {@return how many points of time were read: times with an offset, or seconds since 1970} */
    long instants();

    /** {@return how many times without an offset were read} */
    long localTimes();
}
