#!/usr/bin/env python3
"""Computes bleu.json: corpus BLEU-4 of sacrebleu without smoothing, of texts as rows of numbers. NLTK's corpus_bleu says
the same where no text is shorter than four words (of a shorter one it counts a piece of four that is not there).
See README.md.

    python3 -m venv venv && venv/bin/pip install nltk==3.10.4 sacrebleu==2.6.0 numpy==2.4.6
    venv/bin/python make_bleu.py
"""
import json
import pathlib

import nltk
import numpy as np
import sacrebleu
from nltk.translate.bleu_score import corpus_bleu

FOLDER = pathlib.Path(__file__).parent
VERSIONS = {"nltk": nltk.__version__, "sacrebleu": sacrebleu.__version__, "numpy": np.__version__}


def text(row):
    """In front of the first 0."""
    return [str(word) for word in row[:list(row).index(0)]] if 0 in row else [str(word) for word in row]


def case(name, said, truth, words):
    random = np.random.default_rng(len(name))
    scores = np.round(random.uniform(0, 0.5, said.shape + (words,)) + 0.6 * np.eye(words)[said], 3)
    written, true = [text(row) for row in said], [text(row) for row in truth]
    value = sacrebleu.corpus_bleu([" ".join(one) for one in written], [[" ".join(one) for one in true]],
                                  smooth_method="none", tokenize="none", force=True).score / 100
    again = corpus_bleu([[one] for one in true], written)
    assert abs(value - again) < 1e-9 or min(map(len, written)) < 4, (name, value, again)
    return {"name": f"bleu {name}", "metric": "bleu", "judges": "choices", "shape": list(scores.shape),
            "prediction": [float(v) for v in scores.reshape(-1)], "target_type": "i32",
            "target_shape": list(truth.shape), "target": [float(v) for v in truth.reshape(-1)], "last": 0,
            "settings": [], "value": value, "tolerance": 1e-9}


def make():
    random = np.random.default_rng(1)
    truth = random.integers(1, 9, (12, 10))
    wrong = random.integers(1, 9, (12, 10))
    often = np.where(random.uniform(size=(12, 10)) < 0.8, truth, wrong)
    lengths = random.integers(4, 11, (12, 1))
    short = np.where(np.arange(10) < lengths, truth, 0)
    shorter = np.where(np.arange(10) < lengths - random.integers(0, 4, (12, 1)), often, 0)
    longer = np.where(np.arange(10) < lengths + 2, often, 0)
    repeated = np.where(random.uniform(size=(12, 10)) < 0.5, 1, truth)
    few = random.integers(1, 3, (9, 8))  # of two words, pieces come again and again
    cases = [
        case("of what is right", truth, truth, 9),
        case("of texts with mistakes", often, truth, 9),
        case("of texts that end too early", shorter, short, 9),
        case("of texts that end too late", longer, short, 9),
        case("of one word again and again", repeated, truth, 9),
        case("of two words", np.where(random.uniform(size=(9, 8)) < 0.7, few, 3 - few), few, 3),
        case("of nothing right", np.full((6, 5), 3), np.full((6, 5), 2), 4),
    ]
    lines = ",\n  ".join(json.dumps(one) for one in cases)
    (FOLDER / "bleu.json").write_text("{" + json.dumps({"versions": VERSIONS})[1:-1] + ',\n "cases": [\n  ' + lines + "\n ]}\n")
    print([(one["name"], round(one["value"], 4)) for one in cases])


if __name__ == "__main__":
    make()
