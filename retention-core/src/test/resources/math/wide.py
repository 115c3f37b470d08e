"""Writes the wide_*.csv beside it: reference values over the whole domain of each function.

The arguments are random doubles (fixed seed), dense where formulas lose digits: near the zeros of log-gamma and digamma, at tiny
and huge parameters, in both tails. The values are mpmath's, computed with at least 60 digits from the definitions.

    python3 wide.py        (Python 3.11.7, mpmath 1.3.0; several minutes)
"""

import random
from mpmath import (erfc, erfinv, exp, findroot, gammainc, inf, log, log1p, loggamma, mp, mpf, nstr, psi, quad, sqrt)
from statistics import NormalDist

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


def gamma_tails(a, x):
    """The smaller tail from its definition, the other one as the difference from 1 with digits to spare."""
    with mp.workdps(100):
        if x > max(a, 1):
            q = gammainc(mpf(a), mpf(x), inf, regularized=True)
            return 1 - q, q
        p = gammainc(mpf(a), 0, mpf(x), regularized=True)
        return p, 1 - p


def log_of(tail, other):
    return log(tail) if tail < 0.5 else log1p(-other)


def incomplete_gamma_rows():
    rows = 0
    while rows < 300:
        a = [magnitude(-9, 4), random.uniform(0, 40)][rows % 2]
        x = [magnitude(-8, 4.5), a + sqrt(a) * random.gauss(0, 4), a * random.uniform(0.2, 3)][rows % 3]
        if x > 0:
            p, q = gamma_tails(a, float(x))
            if p > mpf(10) ** -320 and q > mpf(10) ** -320:
                yield (a, float(x)), (p, q, log_of(p, q), log_of(q, p))
                rows += 1


def log_beta(a, b):
    return loggamma(a) + loggamma(b) - loggamma(a + b)


def beta_tail(a, b, x):
    """The lower tail, all terms of the series positive (DLMF 8.17.8)."""
    term = total = mpf(1)
    n = 0
    while term > total * mpf(10) ** -50:
        term *= (a + b + n) / (a + 1 + n) * x
        total += term
        n += 1
    return exp(a * log(x) + b * log(1 - x) - log_beta(a, b)) * total / a


def beta_tail_of_large(a, b, x):
    """The lower tail, integrated over the log-odds."""
    sigma = sqrt(psi(1, a) + psi(1, b))
    density = exp(a * log(x) + b * log(1 - x) - log_beta(a, b))
    ends = [0] + [sigma * k for k in (1, 2, 4, 6, 9, 13, 18, 25)]
    return density * quad(lambda s: exp(-a * s - (a + b) * log(1 - x + x * exp(-s))), ends)


def incomplete_beta_rows():
    rows = 0
    while rows < 300:
        a, b = [
            (magnitude(-9, 3), magnitude(-9, 3)),
            (random.uniform(0, 30), random.uniform(0, 30)),
            (magnitude(-2, 2), magnitude(1, 8)),
            (magnitude(1, 4), magnitude(-2, 1.5)),
            (random.uniform(10, 300), random.uniform(10, 300)),
            (magnitude(3, 15), magnitude(3, 15)),
        ][rows % 6]
        spread = random.gauss(0, 1) * random.choice([0.5, 1, 4, 8])
        odds = exp(psi(0, a) - psi(0, b) + spread * sqrt(psi(1, a) + psi(1, b)))
        x = float(odds / (1 + odds)) if rows % 4 else random.random()
        if not 1e-300 < x < 1:
            continue
        if rows % 6 == 5 and rows % 4 == 0:
            x = float(mpf(a) / (mpf(a) + mpf(b)))
        with mp.workdps(90):
            tail = beta_tail_of_large if rows % 6 == 5 else beta_tail
            big_a, big_b, big_x = mpf(a), mpf(b), mpf(x)
            if big_x <= big_a / (big_a + big_b):
                lower = tail(big_a, big_b, big_x)
                upper = 1 - lower
            else:
                upper = tail(big_b, big_a, 1 - big_x)
                lower = 1 - upper
        if lower > mpf(10) ** -320 and upper > mpf(10) ** -320:
            yield (a, b, x), (lower, upper)
            rows += 1


def beta_quantile(a, b, p, is_upper):
    """Where the tail is p, by the secant method on the tail's logarithm over the log-odds."""
    a, b = mpf(a), mpf(b)
    sigma = sqrt(psi(1, a) + psi(1, b))
    ends = [0] + [min(sigma, 60) * k for k in (mpf(1) / 2, 1, 2, 4, 6, 9, 13, 18, 25)]
    low = b if is_upper else a
    if low < 5:
        ends += [ends[-1] + 30 / low, ends[-1] + 130 / low]
    constant = log_beta(a, b)

    def log_tail(log_odds):
        u = -log_odds if is_upper else log_odds
        x, y = 1 / (1 + exp(-u)), 1 / (1 + exp(u))
        rest = quad(lambda s: exp(-low * s - (a + b) * log(y + x * exp(-s))), ends)
        return low * log(x) + (a + b - low) * log(y) - constant + log(rest)

    z = NormalDist().inv_cdf(p)
    start = psi(0, a) - psi(0, b) + (-z if is_upper else z) * sigma
    solution = findroot(
        lambda u: log_tail(u) - log(mpf(p)), (start, start + sigma / 100), solver="secant", tol=mpf(10) ** -60, maxsteps=60
    )
    return 1 / (1 + exp(-solution))


def clopper_pearson_rows():
    huge = 2**53
    for k, n, p in (
        (0, 1, 0.025), (1, 1, 0.0005), (1, 2, 0.005), (9, 10, 0.025), (0, 10, 0.005), (999, 1000, 0.025), (596, 926, 0.025),
        (3, 10**6, 0.0005), (500000, 10**6, 0.025), (25, 10**9, 0.005), (0, huge, 0.025), (1, huge, 0.005),
        (3, huge, 0.025), (1000, huge, 0.025), (10**8, huge, 0.025), (huge // 3, huge, 0.005), (huge - 1, huge, 0.025),
    ):
        with mp.workdps(50):
            low = mpf(0) if k == 0 else beta_quantile(k, n - k + 1, p, False)
            high = mpf(1) if k == n else beta_quantile(k + 1, n - k, p, True)
            jeffreys = [beta_quantile(k + 0.5, n - k + 0.5, p, is_upper) for is_upper in (False, True)]
        yield (k, n, p), (low, high, *jeffreys)


if __name__ == "__main__":
    random.seed(5)
    table("gamma", "x,loggamma,digamma,trigamma", gamma_rows())
    table("rising", "r,x,log,derivative,second_derivative", rising_rows())
    table("logbeta", "a,b,logBeta", log_beta_rows())
    table("normal", "x,cdf,sf,log_cdf", normal_rows())
    table("quantile", "p,quantile", quantile_rows())
    table("incomplete_gamma", "a,x,p,q,log_p,log_q", incomplete_gamma_rows())
    table("incomplete_beta", "a,b,x,lower,upper", incomplete_beta_rows())
    table("clopper_pearson", "k,n,tail,lower,upper,jeffreys_lower,jeffreys_upper", clopper_pearson_rows())
