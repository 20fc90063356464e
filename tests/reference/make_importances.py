#!/usr/bin/env python3
"""Writes importances.json: what shuffling a column costs scikit-learn's random forests (pip install scikit-learn)."""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.ensemble import RandomForestRegressor

ROWS, COLUMNS, FORESTS, TREES, SHUFFLES = 120, 5, 20, 64, 8

draw = np.random.default_rng(3)
x = np.round(draw.random((ROWS, COLUMNS)), 3)
x[:, 3] = np.floor(x[:, 3] * 4) / 4  # a choice of four
y = np.round(3 * (x[:, 0] - 0.4) ** 2 * 4 + 2 * x[:, 1] + x[:, 1] * x[:, 2] + 0.6 * x[:, 3] + 0.05 * draw.normal(size=ROWS), 4)


def unseen(forest):
    """For each tree the rows that it was not grown on."""
    return [~np.isin(np.arange(ROWS), rows) for rows in forest.estimators_samples_]


def error(forest, masks, columns):
    said, trees = np.zeros(ROWS), np.zeros(ROWS)
    for tree, mask in zip(forest.estimators_, masks):
        said[mask] += tree.predict(columns[mask])
        trees[mask] += 1
    judged = trees > 0
    return np.mean((said[judged] / trees[judged] - y[judged]) ** 2)


found = []
for seed in range(FORESTS):
    forest = RandomForestRegressor(n_estimators=TREES, random_state=seed).fit(x, y)
    masks, shuffle = unseen(forest), np.random.default_rng(seed)
    whole = error(forest, masks, x)
    row = []
    for column in range(COLUMNS):
        costs = []
        for _ in range(SHUFFLES):
            other = x.copy()
            other[:, column] = shuffle.permutation(other[:, column])
            costs.append((error(forest, masks, other) - whole) / np.var(y))
        row.append(float(np.mean(costs)))
    found.append(row)
found = np.array(found)
pathlib.Path(__file__).with_name("importances.json").write_text(json.dumps({
    "made_by": f"scikit-learn {sklearn.__version__}, numpy {np.__version__}", "forests": FORESTS, "trees": TREES,
    "columns": x.T.tolist(), "target": y.tolist(),
    "mean": [round(v, 4) for v in found.mean(0)], "deviation": [round(v, 4) for v in found.std(0, ddof=1)]}, indent=0) + "\n")
