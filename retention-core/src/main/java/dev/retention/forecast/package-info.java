/**
 * Forecasts of what known customers will buy, judged by what they did buy.
 *
 * <p>Start with {@link dev.retention.forecast.BackTest}: it asks every {@link dev.retention.forecast.Forecaster}, models and plain rules
 * alike, about the past. Their mean stands, weighted by how well each has done, unless one alone was better by more than chance explains;
 * where the purchases do not reach back far enough, it says so. The errors of the past are the interval of what comes next. A
 * {@link dev.retention.forecast.Prediction} is an interval of one model that is held to be right: parameters and chance.
 * {@link dev.retention.forecast.ModelComparison} says which model explains the purchases best, which is another question.
 * {@link dev.retention.forecast.HoldOut} judges one model on one cut, {@link dev.retention.forecast.Tracking} follows it week by week.
 *
 * <p>A forecast is of the customers who are known; whoever comes later is not in it. A purchase is a day with one.
 *
 * <p>The number of purchases is judged by {@link dev.retention.forecast.HoldOut}, the day of the next one in
 * {@code dev.retention.timing}.
 *
 * <h2>Measured</h2>
 *
 * <p>Errors of the total in percent on hold-outs of four public order sets, customers known at the cut only, and below each the CRPS by customer,
 * in hundredths of a purchase: the smaller the better. {@code *} is the choice. Where there is no weighted mean, there was nothing to weigh by.
 * No set but {@code rfm} holds two years, and there the clock of seasons lost.
 *
 * <pre>
 * orders, cut, days             MBG    BG   Par  both ALIKE  YEAR   NBD  LAST   OWN  mean
 * CDNOW sample  1997-09-30 273   -16   -12   -12  -14*               +56  +156   +56
 *   CRPS                         51    51    51    51                60   101    75
 * CDNOW sample  1997-12-30 182    -2    +2    +4   -0*   +64  +255   +57   +24   +57
 *   CRPS                         32    32    32    32    45    92    37    41    43
 * CDNOW sample  1998-03-31  91   +23   +26   +29   +25   +48   +85   +72   +34   +72  +25*
 *   CRPS                         15    15    15    15    17    28    18    20    19    15
 * CDNOW all     1997-09-30 273   -19   -14   -13  -17*               +47  +143   +47
 *   CRPS                         54    54    54    54                62   101    77
 * CDNOW all     1997-12-30 182    -5    -2    +2   -4*   +69  +230   +46   +18   +46
 *   CRPS                         34    34    34    34    46    90    38    41    43
 * CDNOW all     1998-03-31  91    +8   +11   +13    +9   +34   +66   +50   +18   +50   +9*
 *   CRPS                         17    17    17    17    18    30    18    21    20    17
 * Online Retail 2011-06-10 182   -10   -10   -10  -10*   +60         -10    -5   -19
 *   CRPS                        104   104   104   104   220         104   104   128
 * Online Retail 2011-09-09  91   -25   -25   -25   -25   -14         -25   -20   -29  -25*
 *   CRPS                         65    65    65    65    70          65    74    72    65
 * rfm           2005-06-30 184   -14   -14   -14   -14    +1   -26   -14    +7    -8   -5*
 *   CRPS                         59    59    59    59    59    89    59    89    87    59
 * rfm           2005-12-31 181   +97   +97   +97   +97  +113  +121   +97  +119   +99  +99*
 *   CRPS                         46    46    46    46    51    73    46    73    56    47
 * rfm           2005-12-31 365  +102  +102  +102 +102*  +125        +102  +127  +104
 *   CRPS                         81    81    81    81    93          81   117   107
 * rfm           2006-06-30 184   +76   +68   +76   +72   +0*  +131   +81    +7   +80   +51
 *   CRPS                         39    38    39    38    34    74    40    55    47    37
 * rfm           2006-09-30  92  +199  +186  +199  +192 +138*  +143  +204  +147  +202  +143
 *   CRPS                         18    17    18    18    16    28    18    29    20    16
 * </pre>
 *
 * <p>Par: Pareto/NBD. Both: the mean of MBG/NBD and BG/NBD. ALIKE: as alike customers did one period earlier. YEAR: as a year before. LAST: as in the last
 * period. OWN: own rate x/T. Mean: of both, ALIKE and YEAR, weighted by how well each has done.
 *
 * <p>A null argument is a {@link java.lang.NullPointerException}, one out of its range an {@link java.lang.IllegalArgumentException}, and
 * a forecaster to whom the purchases say nothing throws an {@link java.lang.IllegalStateException} with the reason. All types are
 * immutable and safe to share between threads; nothing reads a clock or draws a random number.
 *
 * <p>An index out of bounds is an {@link java.lang.IndexOutOfBoundsException} that says which, and the bounds.
 */
package dev.retention.forecast;
