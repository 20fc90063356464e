"""Writes recommend.json: a small table of ratings taken apart by numpy's singular value decomposition, after the empty
cells were filled in. Run it again after changing it, and commit script and numbers together."""
import json
import os

import numpy as np

USERS, ITEMS, RANK = 40, 24, 3


def rating(user, item):
    """The rule of tests/core/recommend/factors_test.cpp; None: an empty cell."""
    if (7 * user + 13 * item + user * item % 11) % 10 >= 4:
        return None
    return 1 + (3 * user + 5 * item + user * item) % 9 / 2


known = {(u, i): rating(u, i) for u in range(USERS) for i in range(ITEMS) if rating(u, i) is not None}
mean = sum(known.values()) / len(known)
columns = [[known[u, i] for u in range(USERS) if (u, i) in known] for i in range(ITEMS)]
levels = {"zeros": np.zeros(ITEMS), "item_means": np.array([np.mean(c) if c else mean for c in columns])}

cases = []
for filling, level in levels.items():
    rest = np.array([[known[u, i] - level[i] if (u, i) in known else 0 for i in range(ITEMS)] for u in range(USERS)])
    u, s, vt = np.linalg.svd(rest, full_matrices=False)
    table = (u[:, :RANK] * s[:RANK]) @ vt[:RANK] + level
    cases.append({"filling": filling, "table": [float(x) for x in table.ravel()]})
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "recommend.json"), "w") as out:
    json.dump({"made_by": f"numpy {np.__version__}", "users": USERS, "items": ITEMS, "rank": RANK,
               "ratings": len(known), "cases": cases}, out, indent=1)
    out.write("\n")
