"""Writes shapes_wide.csv beside it: each row's four numbers as the parameters of every model in turn, against 40 digits.

Shapes from 1e-9 to 1e6: nobody buys (the likelihood of a one-time buyer is next to 1), everyone is alike, a thousand purchases.

    python3 shapes_wide.py        (Python 3.11.7, mpmath 1.3.0)
"""

from mpmath import exp, expm1, linspace, log, log1p, loggamma, mp, mpf, nstr, quad, rf, sqrt

mp.dps = 60


def over_beta(f, a, b, stretch):
    """The mean of f(p) over p ~ Beta(a, b): a trapezoidal rule in the log-odds of p, halved until 25 digits agree."""
    log_beta = loggamma(a) + loggamma(b) - loggamma(a + b)
    middle, width = log(a / b), 40 * sqrt(1 / a + 1 / b)
    low, high = middle - width - 70 / a - stretch, middle + width + 70 / b
    n, previous = 64, mpf("nan")
    while True:
        h = (high - low) / n
        total = mpf(0)
        for k in range(n + 1):
            y = low + k * h
            log_p, log_q = -log1p(exp(-y)), -log1p(exp(y))
            total += exp(a * log_p + b * log_q - log_beta) * f(exp(log_p))
        if abs(total * h - previous) <= mpf(10) ** -25 * abs(total * h):
            return total * h
        n, previous = 2 * n, total * h


def one_time_mbg(r, alpha, a, b, t):
    return log(a / (a + b) + b / (a + b) * (alpha / (alpha + t)) ** r)


def one_time_pareto(r, alpha, s, beta, t):
    # 1 - P(the first purchase comes before the end of life and before t)
    m = min(alpha, beta)
    f = lambda u: r / (alpha + m * expm1(u)) * exp(-r * log1p(m * expm1(u) / alpha) - s * log1p(m * expm1(u) / beta) + u) * m
    return log(1 - quad(f, linspace(0, log1p(t / m), 41)))


def one_time_bgbb(alpha, beta, gamma, delta, n):
    likelihood = rf(beta, n) / rf(alpha + beta, n) * rf(delta, n) / rf(gamma + delta, n)
    for i in range(n):
        likelihood += rf(beta, i) / rf(alpha + beta, i) * gamma * rf(delta, i) / rf(gamma + delta, i + 1)
    return log(likelihood)


def bg_expected(r, alpha, a, b, t):
    # E[X(t) | p] = (1 - (alpha / (alpha + p t))^r) / p
    return over_beta(lambda p: -expm1(-r * log1p(p * t / alpha)) / p, a, b, log1p(t / alpha))


def bg_probability(r, alpha, a, b, n, t):
    mp.dps = 400
    w = t / (alpha + t)
    q = exp(-r * log1p(t / alpha))
    s = lambda k: rf(b, k) / rf(a + b, k)
    fewer, term = mpf(0), q
    for j in range(n):
        fewer += term
        term *= w * (r + j) / (j + 1)
    probability = s(n) * term + (s(n - 1) - s(n)) * (1 - fewer)
    mp.dps = 60
    return +probability


def sbg_residual(alpha, beta, n, rate):
    # F(1, b; a + b; v) = E[1 / (1 - v (1 - theta))], theta ~ Beta(a, b)
    v = 1 / (1 + rate)
    return (beta + n - 1) / (alpha + beta + n - 1) * over_beta(
        lambda p: 1 / (1 - v + v * p), alpha, beta + n, -log(1 - v))


ROWS = [
    (1e-9, 10, 0.6, 12, 6, 39, 0.1),
    (1e-6, 5, 0.5, 0.05, 12, 39, 0.0027),
    (1e-4, 200, 2, 3, 52, 39, 0.1),
    (0.5, 1e9, 0.6, 12, 6, 39, 0.1),
    (2, 3, 0.05, 5, 6, 52, 0.0027),
    (2, 300, 4, 0.05, 6, 1, 0.1),
    (0.25, 4, 1e4, 1e6, 12, 52, 0.0001),
    (0.25, 4, 1e5, 3e6, 200, 365, 0.0027),
    (0.25, 0.01, 1e3, 40, 3, 365, 0.1),
    (1e6, 1e6, 30, 0.5, 20, 52, 0.1),
    (2.5, 10, 0.9, 0.7, 1000, 365, 0.0027),
    (30, 40, 0.3, 0.5, 1000, 52, 0.1),
]

with open("shapes_wide.csv", "w") as out:
    out.write("# mpmath 1.3.0, 60 digits, printed to 20, by shapes_wide.py; the arguments are exact doubles.\n")
    out.write("p1,p2,p3,p4,n,t,rate,mbgnbd_once,paretonbd_once,bgbb_once,bgnbd_expected,bgnbd_probability,sbg_residual\n")
    for row in ROWS:
        p = [mpf(float(v)) for v in row[:4]]
        n, t, rate = row[4], mpf(float(row[5])), mpf(float(row[6]))
        values = [
            one_time_mbg(*p, t),
            one_time_pareto(*p, t),
            one_time_bgbb(*p, n),
            bg_expected(*p, t),
            bg_probability(*p, n, t),
            sbg_residual(p[2], p[3], n, rate),
        ]
        out.write(",".join([repr(float(v)) for v in row[:4]] + [str(n)] + [repr(float(v)) for v in row[5:]]
                           + [nstr(v, 20, min_fixed=1, max_fixed=0) for v in values]) + "\n")
        out.flush()
