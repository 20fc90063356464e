#!/usr/bin/env python3
"""Writes pca.json: what scikit-learn's PCA makes of two tables of invented numbers, fitted to their first rows.

    python3 tests/reference/make_pca.py        (scikit-learn; the json names the version)

`scaled`: each column was divided by its deviation first (StandardScaler). The sign of a component, which is free, is
the one that makes its largest entry positive. Arrays are flat lists, last axis fastest; numbers have three decimals.
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn.decomposition import PCA
from sklearn.preprocessing import StandardScaler

rng = np.random.default_rng(3)
cases = []
for rows, width, count, scaled, whiten in [(40, 5, 2, False, False), (40, 5, 3, True, False), (60, 12, 4, False, True),
                                           (12, 30, 6, True, True)]:
    mixing = rng.standard_normal((width, width)) * np.linspace(3, 0.1, width)
    x = np.round(rng.standard_normal((rows + 5, width)) @ mixing.T + np.linspace(-20, 50, width), 3)
    x = x.astype(np.float32).astype(np.float64)
    scaler = StandardScaler().fit(x[:rows]) if scaled else None
    z = scaler.transform(x) if scaled else x
    pca = PCA(count, svd_solver="full").fit(z[:rows])
    sign = np.sign([c[np.argmax(np.abs(c))] for c in pca.components_])
    pca.components_ *= sign[:, None]
    pca.whiten = whiten
    cases.append({"rows": rows, "width": width, "components": count, "scaled": scaled, "whiten": whiten,
                  "x": np.round(x, 3).ravel().tolist(), "axes": pca.components_.ravel().tolist(),
                  "variance": pca.explained_variance_.tolist(),
                  "share": float(pca.explained_variance_ratio_.sum()), "projected": pca.transform(z).ravel().tolist()})
out = {"scikit-learn": sklearn.__version__, "cases": cases}
(pathlib.Path(__file__).parent / "pca.json").write_text(json.dumps(out) + "\n")
