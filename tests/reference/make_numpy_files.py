#!/usr/bin/env python3
"""Writes tests/data/numpy: small files of NumPy for the source npz, with invented numbers, and numpy.json with what
NumPy itself reads from them.

    python3 tests/reference/make_numpy_files.py        (numpy; the json names the version)

Arrays are flat lists in C order. Floats are the bits of the f32 that they round to, so that they are compared bit by
bit; whole numbers are themselves.
"""
import json
import pathlib

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "tests" / "data" / "numpy"


def values(rng, kind, shape):
    if kind == "b1":
        return rng.integers(0, 2, shape).astype(bool)
    if kind[0] == "f":
        x = (rng.standard_normal(shape) * 100).astype(kind)
        x.flat[0], x.flat[1], x.flat[2] = -0.0, np.finfo(kind).smallest_subnormal, np.finfo(kind).max / 4
        return x
    least, most = np.iinfo(kind).min, np.iinfo(kind).max
    x = rng.integers(least, most, shape, dtype=kind, endpoint=True)
    x.flat[0], x.flat[1] = least, most
    return x


def bits(x):
    with np.errstate(over="ignore"):
        return x.astype(np.float32).ravel(order="C").view(np.uint32).tolist()


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(7)
    cases = []
    for kind in ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "b1"]:
        for order in "<>":
            if kind in ("i1", "u1", "b1") and order == ">":
                continue
            for layout in "CF":
                x = values(rng, kind, (4, 3, 2))
                x = np.array(x, dtype=x.dtype.newbyteorder(order), order=layout)
                name = f"{kind}_{'big' if order == '>' else 'little'}_{layout}.npy"
                np.save(OUT / name, x)
                cases.append({"file": name, "shape": x.shape, "bits": bits(x)})
    train, test = values(rng, "u1", (12, 5, 4)), values(rng, "u1", (4, 5, 4))
    y_train, y_test = np.arange(12) % 3, np.arange(4) % 3
    for name, save in [("digits.npz", np.savez), ("digits_packed.npz", np.savez_compressed)]:
        save(OUT / name, x_train=train, y_train=y_train, x_test=test, y_test=y_test)
    channels = values(rng, "u1", (3, 2, 6, 5))
    np.savez(OUT / "channels.npz", images=channels, labels=np.array([[0], [1], [1]], dtype=np.uint8))
    table, amounts = rng.standard_normal((6, 3)), rng.standard_normal(6)
    np.save(OUT / "x.npy", table)
    np.save(OUT / "y.npy", amounts)
    ragged = np.empty(2, dtype=object)
    ragged[0], ragged[1] = [1, 2], [3]
    np.savez(OUT / "objects.npz", x=ragged, y=np.array([0, 1]), z=np.array(["a", "b"]))
    out = {"numpy": np.__version__, "types": cases,
           "digits": {"x": bits(train) + bits(test), "y": [int(v) for v in np.concatenate([y_train, y_test])]},
           "channels": bits(np.moveaxis(channels, 1, 3)), "table": bits(table), "amounts": bits(amounts)}
    (ROOT / "tests" / "reference" / "numpy.json").write_text(json.dumps(out) + "\n")


main()
