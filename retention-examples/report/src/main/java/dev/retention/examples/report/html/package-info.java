/**
 * The report as one HTML page, in English and in Persian. Sections make a {@link dev.retention.examples.report.html.PageView} of words,
 * charts and tables; templates (src/main/jte) make HTML of it; {@link dev.retention.examples.report.html.HtmlReport} is the door.
 */
package dev.retention.examples.report.html;
