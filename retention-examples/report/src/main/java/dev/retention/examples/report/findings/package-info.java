/**
 * What the page of the report shows beside its other figures: change over time and differences between customers, each with its
 * interval and a rule that says when chance alone would do. {@link dev.retention.examples.report.findings.Findings} has all of it.
 */
package dev.retention.examples.report.findings;
