/**
 * All numbers of the report, as the library gives them: {@link dev.retention.examples.report.numbers.Report}. A part that there is no
 * data for is empty.
 */
package dev.retention.examples.report.numbers;
