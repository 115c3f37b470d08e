"""Writes bgbb_wide.csv beside it: BG/BB at random parameters and up to 1000 periods, against 40 digits, as sums of beta functions.

    python3 bgbb_wide.py        (Python 3.11.7, mpmath 1.3.0)
"""

import random
from mpmath import beta, binomial, hyp2f1, log, mp, mpf, nstr

mp.dps = 40


def text(value):
    return nstr(value, 20, min_fixed=1, max_fixed=0)


def magnitude(low, high):
    return float(f"{10 ** random.uniform(low, high):.6g}")


def rows():
    for i in range(60):
        a, b, g, d = (magnitude(-1.5, 1.5) for _ in range(4))
        if i % 5 == 0:
            g = 1 + random.choice([0, 1e-9, -1e-9])
        n = random.choice([1, 2, 6, 20, 150, 1000])
        last = random.choice([0, 1, n, n // 2, random.randint(0, n)])
        x = 0 if last == 0 else random.choice([1, last, random.randint(1, last)])
        h, k, rate = random.choice([1, 3, 40]), random.randint(0, 4), magnitude(-4, 0)
        A, B, G, D = map(mpf, (a, b, g, d))

        def term(i, left):
            buying = beta(A + x, B + i - x) / beta(A, B)
            return buying * (beta(G + 1, D + i) if left else beta(G, D + i)) / beta(G, D)

        likelihood = term(n, False) + sum(term(i, True) for i in range(last, n))
        next_alive = term(n, False) / likelihood * (D + n) / (G + D + n)
        z = 1 / (1 + mpf(rate))
        dert = (next_alive * (A + x) / (A + B + n) * z * hyp2f1(1, D + n + 1, G + D + n + 1, z))

        def chance(i, left):
            buying = binomial(i, k) * beta(A + k, B + i - k) / beta(A, B)
            return buying * (beta(G + 1, D + i) if left else beta(G, D + i)) / beta(G, D)

        chances = [chance(i, True) for i in range(k, h)] + ([chance(h, False)] if k <= h else [])
        yield (a, b, g, d, x, last, n, h, k, rate), (log(likelihood), next_alive, dert, mpf(sum(chances)))


random.seed(20261122)
with open("bgbb_wide.csv", "w") as out:
    out.write("# mpmath 1.3.0, 40 digits, by bgbb_wide.py; the arguments are exact doubles.\n")
    out.write("alpha,beta,gamma,delta,x,t_x,n,horizon,k,rate,loglik,p_alive_next,dert,probability_k\n")
    for arguments, values in rows():
        out.write(",".join([repr(a) for a in arguments] + [text(v) for v in values]) + "\n")
