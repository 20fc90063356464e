#!/usr/bin/env python3
"""Writes fashion_searches.json: how low TPE and random of `loom sweep`, and Optuna's TPE, get on a small network for clothes
in equal budgets (pip install optuna). Call it as make_fashion_searches.py LOOM [--seeds N]; some minutes of one processor."""
import argparse
import gzip
import json
import math
import pathlib
import statistics
import struct
import subprocess
import tempfile

import optuna

TRIALS, ROWS, EPOCHS = 30, 8000, 4
PICTURES = pathlib.Path("/usr/share/datasets/fashion-mnist")
NODES = "graph.nodes."
# Path, as `loom sweep --vary` takes it, as Optuna is asked for it.
SETTINGS = [
    ("training.optimizer.learning_rate", "1e-4:1e-1:log", lambda t, n: t.suggest_float(n, 1e-4, 1e-1, log=True)),
    ("training.optimizer.type", "sgd,rmsprop,adam", lambda t, n: t.suggest_categorical(n, ["sgd", "rmsprop", "adam"])),
    ("training.batch_size", "16,32,64,128,256", lambda t, n: t.suggest_categorical(n, [16, 32, 64, 128, 256])),
    (NODES + "hidden.attributes.units", "8:256:log", lambda t, n: t.suggest_int(n, 8, 256, log=True)),
    (NODES + "hidden.attributes.activation", "relu,tanh,sigmoid",
     lambda t, n: t.suggest_categorical(n, ["relu", "tanh", "sigmoid"])),
    (NODES + "dropout.attributes.rate", "0:0.6", lambda t, n: t.suggest_float(n, 0, 0.6)),
]


def first_rows(name, rows, folder):
    """The first rows of an IDX file as one of its own."""
    whole = gzip.open(PICTURES / f"{name}-ubyte.gz").read()
    axes = struct.unpack(f">{whole[3]}I", whole[4:4 + 4 * whole[3]])
    head = 4 + 4 * len(axes)
    data = whole[head:head + rows * math.prod(axes[1:])]
    with gzip.open(folder / f"{name}-ubyte.gz", "wb", 1) as file:
        file.write(whole[:4] + struct.pack(">I", rows) + whole[8:head] + data)


def project(folder):
    for kind, rows in (("train", ROWS), ("t10k", 100)):
        first_rows(f"{kind}-images-idx3", rows, folder)
        first_rows(f"{kind}-labels-idx1", rows, folder)
    nodes = [{"id": "image", "type": "input"}, {"id": "flatten", "type": "flatten"},
             {"id": "hidden", "type": "dense", "attributes": {"units": 128, "activation": "relu"}},
             {"id": "dropout", "type": "dropout", "attributes": {"rate": 0.2}},
             {"id": "output", "type": "dense", "attributes": {"units": 10, "activation": "softmax"}}]
    ids = [node["id"] for node in nodes]
    file = folder / "fashion.loom"
    file.write_text(json.dumps({
        "format": 1, "title": "Fashion dense, few rows", "seed": 7,
        "graph": {"nodes": nodes, "edges": [list(pair) for pair in zip(ids, ids[1:])]},
        "data": {"source": {"type": "fashion_mnist", "folder": str(folder)},
                 "transforms": [{"type": "scale", "factor": 1 / 255}],
                 "split": {"method": "stratified", "validation": 0.25}},
        "training": {"loss": "categorical_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.001},
                     "batch_size": 64, "epochs": EPOCHS, "metrics": ["accuracy"], "callbacks": []}}))
    return file


def lines(*command):
    out = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def trained(loom, file, settings, seed):
    """The validation loss at the end of `loom train`; endless where it came to none. The seed draws weights, parts and batches."""
    sets = [word for path, value in settings for word in ("--set", f"{path}={value}")]
    told = lines(loom, "train", file, "--seed", seed, "--threads", 1, "--json", *sets)
    losses = [line["validation_loss"] for line in told if line["event"] == "epoch"]
    whole = told[-1]["event"] == "end" and told[-1]["reason"] == "finished" and losses[-1] is not None
    return losses[-1] if whole else math.inf


def optuna_best(loom, file, seed):
    study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=seed))
    for _ in range(TRIALS):
        trial = study.ask()
        study.tell(trial, trained(loom, file, [(path, ask(trial, path)) for path, _, ask in SETTINGS], seed))
    return study.best_value


def loom_best(loom, file, sampler, seed):
    store = file.parent / f"{sampler}{seed}.search"
    vary = [word for path, values, _ in SETTINGS for word in ("--vary", f"{path}={values}")]
    told = lines(loom, "sweep", file, *vary, "--sampler", sampler, "--seed", seed, "--trials", TRIALS, "--again", 0,
                 "--jobs", 1, "--threads", 1, "--best", 1, "--store", store, "--json")
    trials = [line for line in told if line["event"] == "trial"]
    assert len(trials) == TRIALS, told[-1]
    best = min((line for line in trials if line["state"] == "finished"), key=lambda line: line["objective"])
    # Both ways train the same: what a search found, trained as Optuna's proposals are.
    winner = file.parent / f"{sampler}{seed}.loom"
    subprocess.run([loom, "runs", store, "--export", str(best["trial"]), "-o", winner], check=True, stdout=subprocess.DEVNULL)
    assert trained(loom, winner, [], seed) == best["objective"], best
    return best["objective"]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("loom")
    parser.add_argument("--seeds", type=int, default=20, help="two or more")
    options = parser.parse_args()
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    with tempfile.TemporaryDirectory() as folder:
        file = project(pathlib.Path(folder))
        ways = {"tpe": lambda seed: loom_best(options.loom, file, "tpe", seed),
                "random": lambda seed: loom_best(options.loom, file, "random", seed),
                "optuna_tpe": lambda seed: optuna_best(options.loom, file, seed)}
        out = {"optuna": optuna.__version__, "trials": TRIALS, "seeds": options.seeds, "best": {}}
        for name, way in ways.items():
            out["best"][name] = values = sorted(way(seed) for seed in range(options.seeds))
            low, middle, high = statistics.quantiles(values, n=4, method="inclusive")
            print(f"{name}: median {middle:.4f}, quartiles {low:.4f} and {high:.4f}", flush=True)
    pathlib.Path("fashion_searches.json").write_text(json.dumps(out, indent=1) + "\n")


main()
