/**
 * What a file holds, and with which options it can be read.
 */
package dev.retention.examples.report.inspect;
