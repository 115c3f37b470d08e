/**
 * The report on a shop. {@link dev.retention.examples.report.ReportCommand} takes the options and gives the report. Each package imports
 * only from the rows below its own:
 *
 * <pre>
 * report                                    options in, report out
 * text   html   json   export   inspect     what is written
 * numbers                                   all numbers of the report, as one value
 * input                                     the options, the files, and what was read of them
 * findings                                  change over time, and differences between customers
 * csv   page                                files of others; pages of text
 * </pre>
 */
package dev.retention.examples.report;
