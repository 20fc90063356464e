#!/usr/bin/env python3
"""Writes searches.json: how low Optuna's TPE gets on five functions over [0, 1]^n (pip install optuna)."""
import json
import math

import numpy as np
import optuna

TRIALS, SEEDS = 100, 20
HARTMANN_A = np.array([[10, 3, 17, 3.5, 1.7, 8], [.05, 10, 17, .1, 8, 14], [3, 3.5, 1.7, 10, 17, 8], [17, 8, .05, 10, .1, 14]])
HARTMANN_P = np.array([[.1312, .1696, .5569, .0124, .8283, .5886], [.2329, .4135, .8307, .3736, .1004, .9991],
                       [.2348, .1451, .3522, .2883, .3047, .665], [.4047, .8828, .8732, .5743, .1091, .0381]])


def sphere(x):
    return sum((10 * v - 6.3) ** 2 for v in x)


def rosenbrock(x):
    z = [4 * v - 2 for v in x]
    return sum(100 * (z[i + 1] - z[i] ** 2) ** 2 + (1 - z[i]) ** 2 for i in range(len(z) - 1))


def branin(p):
    x, y = 15 * p[0] - 5, 15 * p[1]
    bend = y - 5.1 / (4 * math.pi ** 2) * x * x + 5 / math.pi * x - 6
    return bend * bend + 10 * (1 - 1 / (8 * math.pi)) * math.cos(x) + 10


def ackley(x):
    z = [20 * v - 8.3 for v in x]
    far, near = sum(a * a for a in z) / len(z), sum(math.cos(2 * math.pi * a) for a in z) / len(z)
    return -20 * math.exp(-0.2 * math.sqrt(far)) - math.exp(near) + 20 + math.e


def hartmann6(x):
    inner = np.sum(HARTMANN_A * (np.array(x) - HARTMANN_P) ** 2, axis=1)
    return -float(np.sum(np.array([1, 1.2, 3, 3.2]) * np.exp(-inner)))


def best(function, axes, seed):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    study.optimize(lambda t: function([t.suggest_float(f"x{i}", 0, 1) for i in range(axes)]), n_trials=TRIALS)
    return study.best_value


optuna.logging.set_verbosity(optuna.logging.ERROR)
out = {"optuna": optuna.__version__, "trials": TRIALS, "seeds": SEEDS, "functions": []}
for function, axes in ((sphere, 5), (rosenbrock, 4), (branin, 2), (ackley, 5), (hartmann6, 6)):
    values = sorted(best(function, axes, seed) for seed in range(SEEDS))
    out["functions"].append({"name": function.__name__, "axes": axes, "best": values})
with open("searches.json", "w") as file:
    file.write(json.dumps(out, indent=1) + "\n")
