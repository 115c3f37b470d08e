/**
 * The audiences of the report as files for campaign tools.
 */
package dev.retention.examples.report.export;
