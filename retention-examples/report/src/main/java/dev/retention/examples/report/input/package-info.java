/**
 * What a report is about: the options, the files, and what was read of them. {@link dev.retention.examples.report.input.ReportInput}
 * has all of it.
 */
package dev.retention.examples.report.input;
