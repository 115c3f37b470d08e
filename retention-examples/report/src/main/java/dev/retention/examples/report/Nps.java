package dev.retention.examples.report;

import dev.retention.survey.NpsCounts;
import dev.retention.survey.NpsScale;

/**
 * Answers to the recommendation question.
 *
 * @param scale the scale that it was asked on
 * @param counts the answers, by category
 */
record Nps(NpsScale scale, NpsCounts counts) {}
