package dev.retention.survival;

/**
 * How far scores that add up to 0 are from 0, in the measure of their covariance: {@code score' · covariance⁻ · score}, with the
 * generalised inverse, and the rank of the covariance.
 *
 * <p>A group's score varies only against the others', so that the covariance is known by what each two have in common: {@code -common(j, k)}
 * off its diagonal, and on it the sum of {@code common(j, k)} over the others. Eliminating the groups one after the other
 * then needs no subtraction (Grassmann, Taksar and Heyman 1985): a small group keeps its digits beside a huge one, and what is never
 * compared is 0 exactly, so that the rank is counted and not guessed from rounding errors.
 */
record ScoreTest(double chiSquare, int rank) {

    /**
     * Uses up its arguments.
     *
     * @param score what each group has more than expected; in all 0
     * @param common at least 0; read above the diagonal only
     */
    static ScoreTest of(double[] score, double[][] common) {
        double chiSquare = 0;
        int rank = 0;
        for (int j = 0; j < score.length; j++) {
            double variance = 0;
            for (int k = j + 1; k < score.length; k++) {
                variance += common[j][k];
            }
            if (variance == 0) {
                continue; // nothing is left to compare it with
            }
            chiSquare += score[j] / variance * score[j];
            rank++;
            for (int k = j + 1; k < score.length; k++) {
                double part = common[j][k] / variance;
                score[k] += score[j] * part;
                for (int l = k + 1; l < score.length; l++) {
                    common[k][l] += part * common[j][l];
                }
            }
        }
        return new ScoreTest(chiSquare, rank);
    }
}
