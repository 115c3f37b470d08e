# Writes future_wide.csv: python3 future_wide.py > future_wide.csv   (mpmath 1.3.0, Python 3)
# Of a BG/NBD customer with random and with hostile parameters: E[X(t)], the discounted purchases until t and for ever, and
# P(X(t) = n), with 40 digits and more, from the definitions: a sum over the number of purchases for t, an integral over time for
# the discounted ones.
import random
from mpmath import mp, mpf, quad, hyp2f1, exp, log, inf, rf, factorial, nstr, linspace, betainc

mp.dps = 40
random.seed(20261122)


def density(r, al, a, b):
    """E[lambda exp(-lambda p u)] in u."""
    return lambda u: r / al * (1 + u / al) ** (-r - 1) * hyp2f1(r + 1, b, a + b, u / (al + u))


def integral(r, al, a, b, delta, t):
    f = density(r, al, a, b)
    # u = al (e^y - 1)
    g = lambda y: al * exp(y) * f(al * (exp(y) - 1)) * exp(-delta * al * (exp(y) - 1))
    end = log(1 + t / al)
    return quad(g, linspace(0, end, 1 + max(4, int(end * 4))))


def probability(r, al, a, b, n, t):
    w = t / (al + t)
    s = lambda k: rf(b, k) / rf(a + b, k)
    p = rf(r, n) / factorial(n) * (1 - w) ** r * w**n
    return s(n) * p + (s(n - 1) - s(n)) * betainc(n, r, 0, w, regularized=True)


rows = []
for i in range(60):
    draw = lambda lo, hi: mpf(float("%.6g" % exp(random.uniform(float(log(lo)), float(log(hi))))))
    rows.append([draw(0.05, 30), draw(0.3, 300), draw(0.05, 5), draw(0.1, 20), draw(0.1, 500), draw(0.0003, 0.3), random.choice([1, 2, 5, 30])])
for a, b in ((1, 2.5), (1.000000001, 2.5), (0.4, 0.6), (0.31, 0.5), (0.001, 0.001), (50, 4000)):
    for r, al, t in ((0.25, 4.0, 52), (0.25, 0.001, 500), (1000, 40, 52), (3, 100, 0.001)):
        rows.append([mpf(float(v)) for v in (r, al, a, b, t, 0.0027)] + [3])
del rows[81:]  # the last three take hours
print("# mpmath 1.3.0, 40 digits, by future_wide.py; the arguments are exact doubles.")
print("r,alpha,a,b,t,delta,n,expected,discounted,discounted_for_ever,probability_n")
for r, al, a, b, t, d, n in rows:
    e = integral(r, al, a, b, mpf(0), t)
    dt = integral(r, al, a, b, d, t)
    de = integral(r, al, a, b, d, mpf(100) / d)
    p = probability(r, al, a, b, n, t)
    print(",".join([repr(float(v)) for v in (r, al, a, b, t, d)] + [str(n)] + [nstr(v, 20, min_fixed=0, max_fixed=0) for v in (e, dt, de, p)]), flush=True)
