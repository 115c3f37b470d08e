/**
 * The report as JSON.
 */
package dev.retention.examples.report.json;
