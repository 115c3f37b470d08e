"""Writes pareto_wide.csv beside it: Pareto/NBD at random parameters far beyond those of a shop, against 30 digits.

The parameters are random doubles of few digits (fixed seed), alpha and beta sometimes equal or nearly so, s sometimes 1 or nearly so,
up to 1000 purchases. The values are integrals over the time of leaving, by mpmath's own quadrature in the logarithm of time.

    python3 pareto_wide.py        (Python 3.11.7, mpmath 1.3.0)
"""

import random
from mpmath import exp, expm1, linspace, log, log1p, loggamma, mp, mpf, nstr, quad, rf

mp.dps = 30


def text(value):
    return nstr(value, 20, min_fixed=1, max_fixed=0)


def magnitude(low, high):
    return float(f"{10 ** random.uniform(low, high):.6g}")


def over_time(f, m, start, end):
    """The integral of f over [start, end], in the logarithm of m + time; panels are doubled until 18 digits agree."""
    low, high = log1p(start / m), log1p(end / m)
    panels, previous = 8, mpf("nan")
    while True:
        integral = quad(lambda u: f(m * expm1(u)) * m * exp(u), linspace(low, high, panels + 1), method="gauss-legendre")
        if abs(integral - previous) <= mpf(10) ** -18 * abs(integral):
            return integral
        panels, previous = 2 * panels, integral


def rows():
    for i in range(80):
        r, s = magnitude(-2, 1.5), magnitude(-2, 1.5)
        alpha, beta = magnitude(-2, 3.5), magnitude(-2, 3.5)
        if i % 6 == 1:
            beta = alpha
        if i % 6 == 2:
            beta = alpha * (1 + magnitude(-12, -3))
        if i % 5 == 3:
            s = 1 + random.choice([0, 1e-9, -1e-6, 1e-12])
        x = random.choice([0, 1, 2, 3, 7, 20, 60, 200, 1000])
        age = magnitude(-0.5, 2.7)
        last = 0.0 if x == 0 else float(f"{age * random.choice([random.random(), 0.99, 0.01]):.6g}")
        t, delta, n = magnitude(-1, 3), magnitude(-4, 0), random.choice([1, 2, 3, 10, 50, 400])
        R, A, S, B, L, T = map(mpf, (r, alpha, s, beta, last, age))
        m = min(A, B)
        odds = 0
        if last < age:
            odds = S * over_time(
                lambda u: exp((R + x) * log((A + T) / (A + u)) + S * log((B + T) / (B + u))) / (B + u), m, L, T)
        alive = 1 / (1 + odds)
        loglik = (log(rf(R, x)) - R * log1p(T / A) - x * log(A + T) - S * log1p(T / B) + log1p(odds))

        def nbd(u):
            return exp(log(rf(R, n)) - loggamma(n + 1) - R * log1p(u / A) - n * log1p(A / u))

        probability = nbd(mpf(t)) * exp(-S * log1p(mpf(t) / B)) + over_time(
            lambda u: nbd(u) * S / (B + u) * exp(-S * log1p(u / B)), m, mpf(0), mpf(t))
        discounted = R / A * over_time(lambda u: exp(-mpf(delta) * u - S * log1p(u / B)), B, mpf(0), mpf(t))
        yield (r, alpha, s, beta, x, last, age, t, delta, n), (loglik, alive, discounted, probability)


random.seed(20261122)
with open("pareto_wide.csv", "w") as out:
    out.write("# mpmath 1.3.0, 30 digits, by pareto_wide.py; the arguments are exact doubles.\n")
    out.write("r,alpha,s,beta,x,t_x,T,t,delta,n,loglik,p_alive,discounted,probability_n\n")
    for arguments, values in rows():
        out.write(",".join([repr(a) for a in arguments] + [text(v) for v in values]) + "\n")
