package dev.retention.examples.report.input;

import dev.retention.rfm.Binning;
import dev.retention.rfm.RfmScoring;

/** How customers are put into fifths by recency, frequency and monetary value. */
public enum RfmMethod {
    RANKS(Binning.ranks(5)),
    QUANTILES(Binning.quantiles(5)),
    R_PACKAGE(Binning.rPackage(5)),
    PERCENT_RANKS(Binning.percentRanks(5)),
    CUMULATIVE_SHARES(Binning.cumulativeShares(5)),
    NTILE(Binning.ntile(5));

    private final Binning binning;

    RfmMethod(Binning binning) {
        this.binning = binning;
    }

    public RfmScoring scoring() {
        return RfmScoring.of(binning);
    }
}
