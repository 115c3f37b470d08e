"""Writes wide_hyp2f1.csv and wide_exponential_integral.csv beside it.

The arguments are random doubles (fixed seed): those of the lifetime models, from one purchase to a thousand, and others; a third of
them next to z = 1, some with c - a - b an integer or nearly so, s from 0.0001 to 1000, also next to 1. The values are mpmath's.

    python3 wide_lifetime.py        (Python 3.11.7, mpmath 1.3.0)
"""

import random
from mpmath import exp, expint, hyp2f1, log, mp, mpf, nstr

mp.dps = 60


def text(value):
    return nstr(value, 22, min_fixed=-4, max_fixed=20)


def table(name, header, rows):
    with open(f"{name}.csv", "w") as out:
        out.write("# mpmath 1.3.0, made by wide_lifetime.py; the arguments are exact doubles.\n")
        out.write(header + "\n")
        for arguments, values in rows:
            out.write(",".join([repr(a) for a in arguments] + [text(v) for v in values]) + "\n")


def magnitude(low, high):
    return 10 ** random.uniform(low, high)


def below_one():
    return random.choice([magnitude(-8, -1), random.uniform(0.05, 0.95), 1 - magnitude(-7, -1)])


def purchases():
    return random.choice([0, 1, 2, 5, 29, 100, 400, 1000])


def hyp2f1_arguments():
    for _ in range(30):
        r, a, b, s = magnitude(-1.3, 1.5), magnitude(-1, 1.2), magnitude(-1, 1.2), magnitude(-1.3, 1.5)
        x = purchases()
        yield r + x, b + x, a + b + x - 1 if x > 0 else a + b, below_one()
        yield r + x, b + x, b + x + 0.0, below_one()
        yield r + s + x, s + 1, r + s + x + 1, below_one()
        yield r + s + x, r + x, r + s + x + 1, below_one()
        yield 1.0, b + x, a + b + x, below_one()
        p, q, c = magnitude(-1.5, 2.5), magnitude(-1.5, 2.5), magnitude(-1.5, 2.5)
        yield p, q, c, below_one()
        yield p, q, p + q + random.choice([0, 1, 2, 3, 1e-9, -1e-9, 1 + 1e-7]), below_one()


def exponential_arguments():
    for i in range(200):
        s = [magnitude(-4, 3), random.uniform(0, 3), float(random.randint(1, 30)),
             random.randint(1, 4) + random.choice([-1, 1]) * magnitude(-14, -2)][i % 4]
        yield s, magnitude(-12, 4) if i % 8 < 4 else magnitude(-4, 2)


random.seed(20261122)
table("wide_hyp2f1", "a,b,c,z,value,log", (
    (row, (v, log(v))) for row in hyp2f1_arguments() for v in [hyp2f1(*map(mpf, row))] if v > 0))
table("wide_exponential_integral", "s,z,scaled", (
    (row, (exp(mpf(row[1])) * expint(*map(mpf, row)),)) for row in exponential_arguments()))
