/**
 * The report as a page of text: {@link dev.retention.examples.report.text.ReportPage} puts the sections in their order.
 */
package dev.retention.examples.report.text;
