package dev.retention.forecast;

import dev.retention.economics.Horizon;
import dev.retention.history.BuyerHistories;
import dev.retention.internal.math.GammaFunction;
import dev.retention.lifetime.PurchaseModel;
import java.util.List;

/** How likely it is that a customer buys so and so often. */
interface CountLaw {

    /** Adds a share of P(0), P(1), … of a customer, as many as there is room for. */
    void add(int customer, double share, double[] into);

    /** P(n) of a customer. */
    default double probability(int customer, int n) {
        double[] all = new double[n + 1];
        add(customer, 1, all);
        return all[n];
    }

    /** P(0) of each of so many customers. */
    default double[] probabilitiesOfNone(int customers) {
        double[] none = new double[customers];
        for (int i = 0; i < customers; i++) {
            none[i] = probability(i, 0);
        }
        return none;
    }

    /** Poisson around a mean. */
    static CountLaw poisson(double[] means) {
        return (customer, share, into) -> {
            double mean = means[customer];
            if (mean > LARGE_MEAN) {
                addLarge(mean, share, into);
                return;
            }
            double p = share * StrictMath.exp(-mean);
            for (int n = 0; n < into.length; n++) {
                into[n] += p;
                p *= mean / (n + 1);
            }
        };
    }

    /** P(0) of a mean beyond this comes near the smallest numbers: nothing could begin with it. */
    double LARGE_MEAN = 500;

    private static void addLarge(double mean, double share, double[] into) {
        double logMean = StrictMath.log(mean);
        for (int n = 0; n < into.length; n++) {
            into[n] += share * StrictMath.exp(n * logMean - mean - GammaFunction.logGamma(n + 1.0));
        }
    }

    /** The mean of several, by shares that add up to 1. */
    static CountLaw mean(List<CountLaw> laws, double[] shares) {
        return new CountLaw() {
            @Override
            public void add(int customer, double share, double[] into) {
                for (int k = 0; k < shares.length; k++) {
                    laws.get(k).add(customer, share * shares[k], into);
                }
            }

            @Override
            public double probability(int customer, int n) {
                double sum = 0;
                for (int k = 0; k < shares.length; k++) {
                    sum += shares[k] * laws.get(k).probability(customer, n);
                }
                return sum;
            }

            @Override
            public double[] probabilitiesOfNone(int customers) {
                double[] sum = new double[customers];
                for (int k = 0; k < shares.length; k++) {
                    double[] own = laws.get(k).probabilitiesOfNone(customers);
                    for (int i = 0; i < customers; i++) {
                        sum[i] += shares[k] * own[i];
                    }
                }
                return sum;
            }
        };
    }

    /** That of a model. Of someone alive the last purchase says nothing more, so customers of one x and T share the work. */
    record OfModel(PurchaseModel model, BuyerHistories buyers, Horizon horizon, double[] alive) implements CountLaw {

        @Override
        public void add(int customer, double share, double[] into) {
            double[] ifAlive = new double[into.length];
            PurchaseModel future = model.givenAlive(buyers.repeats(customer), buyers.age(customer));
            for (int n = 0; n < ifAlive.length; n++) {
                ifAlive[n] = future.probabilityOfPurchases(n, horizon);
            }
            into[0] += share * (1 - alive[customer]);
            for (int n = 0; n < into.length; n++) {
                into[n] += share * alive[customer] * ifAlive[n];
            }
        }

        @Override
        public double probability(int customer, int n) {
            PurchaseModel future = model.givenAlive(buyers.repeats(customer), buyers.age(customer));
            double ifAlive = future.probabilityOfPurchases(n, horizon);
            return alive[customer] * ifAlive + (n == 0 ? 1 - alive[customer] : 0);
        }

        @Override
        public double[] probabilitiesOfNone(int customers) {
            return model.probabilityOfPurchases(0, buyers, horizon);
        }
    }
}
