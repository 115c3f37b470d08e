/**
 * What customers answer: the Net Promoter Score (NPS), customer satisfaction (CSAT) and customer effort (CES).
 *
 * <p>Start with {@link dev.retention.survey.NpsCounts} for NPS and with {@link dev.retention.survey.RatingCounts} for CSAT and
 * CES.
 *
 * <p>The scale is always declared, never guessed from the answers: in a survey from 0 to 10 the 0 may simply not occur. An
 * answer off the scale, or {@code NaN}, is an {@link java.lang.IllegalArgumentException} that says which; none is dropped.
 *
 * <p>NPS is in points, from -100 to 100, and so are its intervals and, from -200 to 200, its differences; shares are fractions,
 * and a mean is on the scale of the answers. Counts are exact {@code long} values, and their sums are checked: overflow is an {@link java.lang.ArithmeticException}. The score of no answers is {@code NaN}. A null
 * argument is a {@link java.lang.NullPointerException} that names it. All types are immutable and safe to share between
 * threads.
 */
package dev.retention.survey;
