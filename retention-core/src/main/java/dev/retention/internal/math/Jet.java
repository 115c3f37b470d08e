package dev.retention.internal.math;

/**
 * A number with its first and second derivatives by two variables, which each step of a calculation takes along (automatic
 * differentiation, forward): value, by p, by q, and by pp, pq, qq. Mutable, so that a loop allocates nothing.
 */
final class Jet {

    double value;
    double p;
    double q;
    double pp;
    double pq;
    double qq;

    Jet set(double newValue, double newP, double newQ, double newPp, double newPq, double newQq) {
        value = newValue;
        p = newP;
        q = newQ;
        pp = newPp;
        pq = newPq;
        qq = newQq;
        return this;
    }

    /** This becomes f times g; either may be this one. */
    Jet setProduct(Jet f, Jet g) {
        return set(
                f.value * g.value,
                f.p * g.value + f.value * g.p,
                f.q * g.value + f.value * g.q,
                f.pp * g.value + 2 * f.p * g.p + f.value * g.pp,
                f.pq * g.value + f.p * g.q + f.q * g.p + f.value * g.pq,
                f.qq * g.value + 2 * f.q * g.q + f.value * g.qq);
    }

    /** This becomes f divided by g; either may be this one. */
    Jet setQuotient(Jet f, Jet g) {
        double per = 1 / g.value;
        double h = f.value * per;
        double hp = (f.p - h * g.p) * per;
        double hq = (f.q - h * g.q) * per;
        return set(
                h,
                hp,
                hq,
                (f.pp - 2 * hp * g.p - h * g.pp) * per,
                (f.pq - hp * g.q - hq * g.p - h * g.pq) * per,
                (f.qq - 2 * hq * g.q - h * g.qq) * per);
    }

    Jet add(Jet g) {
        return set(value + g.value, p + g.p, q + g.q, pp + g.pp, pq + g.pq, qq + g.qq);
    }

    /** This becomes the logarithm of f. */
    Jet setLog(Jet f) {
        double per = 1 / f.value;
        double fp = f.p * per;
        double fq = f.q * per;
        return set(StrictMath.log(f.value), fp, fq, f.pp * per - fp * fp, f.pq * per - fp * fq, f.qq * per - fq * fq);
    }
}
