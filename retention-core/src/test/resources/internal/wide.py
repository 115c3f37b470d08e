"""Writes the wide_*.csv beside it: reference values over the whole domain of each function.

The arguments are random doubles (fixed seed), dense where formulas lose digits: near the zeros of log-gamma and digamma, at tiny
and huge parameters, in both tails. The values are mpmath's, computed with at least 60 digits from the definitions.

    python3 wide.py        (Python 3.11.7, mpmath 1.3.0)
"""

import random
from mpmath import (erfc, erfinv, log, log1p, loggamma, mp, mpf, nstr, psi, sqrt)

mp.dps = 60


def text(value):
    return nstr(value, 22, min_fixed=-4, max_fixed=20)


def table(name, header, rows):
    with open(f"wide_{name}.csv", "w") as out:
        out.write("# mpmath 1.3.0, made by wide.py; the arguments are exact doubles.\n")
        out.write(header + "\n")
        for arguments, values in rows:
            out.write(",".join([repr(a) for a in arguments] + [text(v) for v in values]) + "\n")


def magnitude(low, high):
    return 10 ** random.uniform(low, high)


def beside(point, low):
    return point + random.choice([-1, 1]) * magnitude(low, -0.4)


def gamma_arguments():
    yield from (magnitude(-12, 6) for _ in range(60))
    yield from (random.uniform(0, 12) for _ in range(60))
    for zero in (1, 2, 1.4616321449683622):
        yield from (beside(zero, -15) for _ in range(25))
    yield from (magnitude(-305, 305) for _ in range(10))


def gamma_rows():
    for x in sorted(gamma_arguments()):
        yield (x,), (loggamma(mpf(x)), psi(0, mpf(x)), psi(1, mpf(x)))


def rising_rows():
    for i in range(250):
        r = magnitude(-10, 13) if i % 2 else random.uniform(0, 12)
        x = [random.randint(1, 30), int(magnitude(0, 7)), magnitude(-12, 6), random.uniform(0, 20)][i // 2 % 4]
        with mp.workdps(80):
            low, high = mpf(r), mpf(r) + mpf(x)
            yield (r, x), (loggamma(high) - loggamma(low), psi(0, high) - psi(0, low), psi(1, high) - psi(1, low))


def beta_arguments():
    return magnitude(-10, 13) if random.random() < 0.6 else random.uniform(0, 20)


def log_beta_rows():
    for _ in range(200):
        a, b = beta_arguments(), beta_arguments()
        with mp.workdps(80):
            yield (a, b), (loggamma(mpf(a)) + loggamma(mpf(b)) - loggamma(mpf(a) + mpf(b)),)


def normal_rows():
    for i in range(200):
        x = [random.uniform(-37, 37), random.uniform(-6, 6), random.choice([-1, 1]) * magnitude(-20, 0)][i % 3]
        below, above = erfc(-mpf(x) / sqrt(mpf(2))) / 2, erfc(mpf(x) / sqrt(mpf(2))) / 2
        yield (x,), (below, above, log(below) if x < 0 else log1p(-above))


def quantile_rows():
    for i in range(160):
        p = [random.random(), 1 - magnitude(-15, 0), beside(0.5, -15), magnitude(-307, 0)][i % 4]
        if 1e-40 < p < 1:
            with mp.workdps(120):
                yield (p,), (-sqrt(mpf(2)) * erfinv(1 - 2 * mpf(p)),)


if __name__ == "__main__":
    random.seed(5)
    table("gamma", "x,loggamma,digamma,trigamma", gamma_rows())
    table("rising", "r,x,log,derivative,second_derivative", rising_rows())
    table("logbeta", "a,b,logBeta", log_beta_rows())
    table("normal", "x,cdf,sf,log_cdf", normal_rows())
    table("quantile", "p,quantile", quantile_rows())
