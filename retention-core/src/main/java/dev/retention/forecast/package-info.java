/**
 * Forecasts of what known customers will buy, judged by what they did buy.
 *
 * <p>Start with {@link dev.retention.forecast.BackTest}: it asks every {@link dev.retention.forecast.Forecaster}, models and plain rules
 * alike, about the past. The first stands unless another was better by more than chance explains; where the purchases do not reach back
 * far enough, it says so. The errors of the past are the interval of what comes next. A {@link dev.retention.forecast.Prediction} is an
 * interval of one model that is held to be right: parameters and chance. {@link dev.retention.forecast.ModelComparison} says which model explains the purchases best, which is
 * another question. {@link dev.retention.forecast.HoldOut} judges one model on one cut, {@link dev.retention.forecast.Tracking} follows
 * it week by week.
 *
 * <p>A forecast is of the customers who are known; whoever comes later is not in it. A purchase is a day with one.
 *
 * <p>The number of purchases is judged by {@link dev.retention.forecast.HoldOut}, the day of the next one in
 * {@code dev.retention.timing}.
 *
 * <h2>Measured</h2>
 *
 * <p>Errors of the total in percent on hold-outs of four public order sets, customers known at the cut only, and below each the CRPS by customer,
 * in hundredths of a purchase: the smaller the better. <i>Mean</i> is of MBG/NBD and BG/NBD, which stands; {@code *} is the choice. No set but
 * {@code rfm} holds two years, and there the clock of seasons lost.
 *
 * <pre>
 * orders, cut, days           MBG    BG  Pareto  mean   NBD  LAST  YEAR   OWN ALIKE
 * CDNOW sample  1997-09-30 273 -16   -12     -12   -14*  +56  +156         +56
 *   CRPS                      51    51      51    51    60   101          75
 * CDNOW sample  1997-12-30 182  -2    +2      +4    -0*  +57   +24  +255   +57   +64
 *   CRPS                      32    32      32    32    37    41    92    43    45
 * CDNOW sample  1998-03-31  91 +23   +26     +29   +25*  +72   +34   +85   +72   +48
 *   CRPS                      15    15      15    15    18    20    28    19    17
 * CDNOW all     1997-09-30 273 -19   -14     -13   -17*  +47  +143         +47
 *   CRPS                      54    54      54    54    62   101          77
 * CDNOW all     1997-12-30 182  -5    -2      +2    -4*  +46   +18  +230   +46   +69
 *   CRPS                      34    34      34    34    38    41    90    43    46
 * CDNOW all     1998-03-31  91  +8   +11     +13    +9*  +50   +18   +66   +50   +34
 *   CRPS                      16    17      17    16    18    21    30    20    18
 * Online Retail 2011-06-10 182 -10   -10     -10   -10*  -10    -5         -19   +60
 *   CRPS                     104   104     104   104   104   104         128   220
 * Online Retail 2011-09-09  91 -25   -25     -25   -25*  -25   -20         -29   -14
 *   CRPS                      65    65      65    65    65    74          72    70
 * rfm           2005-06-30 184 -14   -14     -14   -14   -14    +7   -26    -8*   +1
 *   CRPS                      59    59      59    59    59    89    89    87    59
 * rfm           2005-12-31 181 +97   +97     +97   +97   +97* +119  +121   +99  +113
 *   CRPS                      46    46      46    46    46    73    73    56    51
 * rfm           2005-12-31 365 +102 +102    +102  +102* +102  +127        +104  +125
 *   CRPS                      81    81      81    81    81   117         107    93
 * rfm           2006-06-30 184 +76   +68     +76   +72   +81    +7  +131   +80    +0*
 *   CRPS                      39    38      39    38    40    55    74    47    34
 * rfm           2006-09-30  92 +199 +186    +199  +192  +204  +147* +143  +202  +138
 *   CRPS                      18    17      18    18    18    29    28    20    16
 * </pre>
 *
 * <p>LAST: as in the last period. YEAR: as a year before. OWN: own rate x/T. ALIKE: as alike customers did one period earlier.
 *
 * <p>A null argument is a {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}, and
 * a forecaster to whom the purchases say nothing throws an {@link java.lang.IllegalStateException} with the reason. All types are
 * immutable and safe to share between threads; nothing reads a clock or draws a random number.
 */
package dev.retention.forecast;
