#!/usr/bin/env python3
"""Computes metrics.json, numbers of scikit-learn that the metrics are compared with. See README.md.

    python3 -m venv venv && venv/bin/pip install scikit-learn==1.9.1 numpy==2.4.6
    venv/bin/python make_metric_references.py
"""
import json
import pathlib

import numpy as np
import sklearn
from sklearn import metrics as m
from sklearn.preprocessing import normalize

FOLDER = pathlib.Path(__file__).parent
VERSIONS = {"scikit-learn": sklearn.__version__, "numpy": np.__version__}


def drawn(seed, shape, low=0.0, high=1.0):
    return np.round(np.random.default_rng(seed).uniform(low, high, shape), 3)


def listed(array):
    return [float(v) for v in np.asarray(array, dtype=np.float64).reshape(-1)]


def case(name, metric, judges, prediction, target, value, tolerance=1e-9, last=0, settings=()):
    target = np.asarray(target)
    return {"name": name, "metric": metric, "judges": judges, "shape": list(prediction.shape),
            "prediction": listed(prediction), "target_type": "i32" if target.dtype.kind == "i" else "real",
            "target_shape": list(target.shape), "target": listed(target), "last": last, "settings": list(settings),
            "value": float(value), "tolerance": tolerance}


def make():
    random = np.random.default_rng(1)
    yes = (random.uniform(size=300) < 0.3).astype(np.int32)
    scores = np.round(1 / (1 + np.exp(-(random.normal(size=300) + 1.2 * yes - 0.8))), 4)[:, None]
    steps = np.linspace(0.03, 0.97, 24)[random.permutation(24)][:, None]  # far enough apart to count as different
    step_yes = (random.uniform(size=24) < 0.5).astype(np.int32)
    tied = np.repeat([0.2, 0.4, 0.6, 0.8], 6)[:, None]
    margins = np.round(random.normal(size=(200, 1)) * 2 + 1.5 * yes[:200, None] - 1, 3)
    labels = random.integers(0, 4, 120).astype(np.int32)
    classes = np.exp(random.normal(size=(120, 4)) + 1.3 * np.eye(4)[labels])
    classes = np.round(classes / classes.sum(axis=1, keepdims=True), 4)
    tags, tag_scores = (drawn(2, (40, 6)) < 0.4).astype(np.float64), drawn(3, (40, 6))
    grades, ranks = np.floor(drawn(4, (15, 12)) * 4), drawn(5, (15, 12)) + np.arange(12) / 1e5
    amounts, targets = drawn(6, (30, 3), -2, 2), drawn(7, (30, 3), 0.5, 3)
    shares = np.round(random.dirichlet(np.ones(4), 20), 3) + 0.001
    shares /= shares.sum(axis=1, keepdims=True)
    predicted = classes[:20] / classes[:20].sum(axis=1, keepdims=True)
    pictures, truth = drawn(8, (5, 4, 4)), (drawn(9, (5, 4, 4)) > 0.6).astype(np.float64)
    series = random.integers(0, 3, (40, 3)).astype(np.int32)
    said = np.round(random.dirichlet(np.ones(3), (40, 3)) + 1.5 * np.eye(3)[series], 3)
    onehot = np.eye(4)[labels]
    chosen = classes.argmax(axis=1)

    def at_k(k):
        first = np.argsort(-ranks, axis=1, kind="stable")[:, :k]
        return np.mean(np.take_along_axis((grades > 0.5).astype(float), first, axis=1))

    cases = [
        case("auc of scores far apart", "auc", "answers", steps, step_yes[:, None], m.roc_auc_score(step_yes, steps)),
        case("auc of tied scores", "auc", "answers", tied, step_yes[:, None], m.roc_auc_score(step_yes, tied)),
        case("auc of many scores", "auc", "answers", scores, yes[:, None], m.roc_auc_score(yes, scores), 2e-3),
        case("auc of margins", "auc", "answers", margins, yes[:200, None], m.roc_auc_score(yes[:200], margins), 2e-3),
        case("auc of four classes", "auc", "choices", classes, labels[:, None],
             m.roc_auc_score(onehot, classes, average="macro"), 2e-3),
        case("auc of six answers", "auc", "answers", tag_scores, tags, m.roc_auc_score(tags, tag_scores), 2e-3),
        case("auc of a mask", "auc", "answers", pictures, truth,
             m.roc_auc_score(truth.reshape(-1), pictures.reshape(-1)), 5e-3, last=1),
        case("average_precision of scores far apart", "average_precision", "answers", steps, step_yes[:, None],
             m.average_precision_score(step_yes, steps)),
        case("average_precision of tied scores", "average_precision", "answers", tied, step_yes[:, None],
             m.average_precision_score(step_yes, tied)),
        case("average_precision of many scores", "average_precision", "answers", scores, yes[:, None],
             m.average_precision_score(yes, scores), 5e-3),
        case("average_precision of four classes", "average_precision", "choices", classes, onehot,
             m.average_precision_score(onehot, classes), 5e-3),
        case("mape", "mape", "amounts", amounts, targets,
             np.mean(m.mean_absolute_percentage_error(targets, amounts, multioutput="raw_values"))),
        case("perplexity of labels", "perplexity", "choices", predicted, labels[:20, None],
             np.exp(m.log_loss(labels[:20], predicted, labels=range(4)))),
        case("perplexity of shares", "perplexity", "choices", predicted, shares,
             np.exp(-np.mean(np.sum(shares * np.log(predicted), axis=1)))),
        case("kl_divergence", "kl_divergence", "choices", predicted, shares,
             np.mean(np.sum(shares * np.log(shares / predicted), axis=1))),
        case("cosine_similarity", "cosine_similarity", "amounts", amounts, targets,
             np.mean(np.sum(normalize(amounts) * normalize(targets), axis=1)), last=3),
        case("iou of four classes", "iou", "choices", classes, labels[:, None],
             m.jaccard_score(labels, chosen, average="macro")),
        case("iou of one class", "iou", "choices", classes, labels[:, None],
             m.jaccard_score(labels, chosen, average=None)[2], settings=[2]),
        case("iou of a mask", "iou", "answers", pictures.reshape(-1, 1), truth.reshape(-1, 1),
             m.jaccard_score(truth.reshape(-1) > 0.5, pictures.reshape(-1) > 0.5)),
        case("exact_match of six answers", "exact_match", "answers", tag_scores, (tag_scores > 0.5) ^ (tags * drawn(
            10, (40, 6)) > 0.85), m.accuracy_score((tag_scores > 0.5) ^ (tags * drawn(10, (40, 6)) > 0.85),
                                                    tag_scores > 0.5)),
        case("exact_match of series", "exact_match", "choices", said, series,
             np.mean(np.all(said.argmax(axis=2) == series, axis=1))),
        case("exact_match of series in the one-hot form", "exact_match", "choices", said, np.eye(3)[series],
             np.mean(np.all(said.argmax(axis=2) == series, axis=1)), last=3),
        case("accuracy of series in the one-hot form", "accuracy", "choices", said, np.eye(3)[series],
             m.accuracy_score(series.reshape(-1), said.reshape(-1, 3).argmax(axis=1)), last=3),
        case("ndcg_at_k of grades", "ndcg_at_k", "amounts", ranks, grades, m.ndcg_score(grades, ranks, k=10)),
        case("ndcg_at_k of three places", "ndcg_at_k", "answers", ranks, grades, m.ndcg_score(grades, ranks, k=3),
             settings=[3]),
        case("precision_at_k", "precision_at_k", "answers", ranks, grades, at_k(5), settings=[5]),
    ]
    head = json.dumps({"versions": VERSIONS})[1:-1]
    lines = ",\n  ".join(json.dumps(one) for one in cases)
    (FOLDER / "metrics.json").write_text("{" + head + ',\n "cases": [\n  ' + lines + "\n ]}\n")
    print(len(cases), "cases")


if __name__ == "__main__":
    make()
