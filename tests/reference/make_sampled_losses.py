#!/usr/bin/env python3
"""Computes sampled_losses.json: TensorFlow's sampled_softmax_loss and nce_loss written out in JAX. See README.md.

    python3 -m venv venv && venv/bin/pip install jax==0.10.2 numpy==2.4.6
    venv/bin/python make_sampled_losses.py
"""
import json
import os
import pathlib

os.environ["JAX_PLATFORMS"] = "cpu"
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import numpy as np

FOLDER = pathlib.Path(__file__).parent
VERSIONS = {"jax": jax.__version__, "numpy": np.__version__}
WORD, WIDE = 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF


def listed(array):
    return [float(v) for v in np.asarray(array, dtype=np.float64).reshape(-1)]


def drawn(seed, shape):
    return np.round(np.random.default_rng(seed).uniform(-1, 1, shape), 3)


def stream_key(seed, name):
    """core/base/random.cpp, stableHash"""
    h = 0xCBF29CE484222325 ^ (seed * 0x9E3779B97F4A7C15 & WIDE)
    for c in name.encode():
        h = (h ^ c) * 0x100000001B3 & WIDE
    h = (h ^ h >> 30) * 0xBF58476D1CE4E5B9 & WIDE
    h = (h ^ h >> 27) * 0x94D049BB133111EB & WIDE
    return h ^ h >> 31


def uniform(key, index, time):
    """Philox 4x32-10"""
    k0, k1 = key & WORD, key >> 32
    c = [index >> 2 & WORD, index >> 34, time & WORD, time >> 32]
    for _ in range(10):
        p0, p1 = 0xD2511F53 * c[0], 0xCD9E8D57 * c[2]
        c = [p1 >> 32 ^ c[1] ^ k0, p1 & WORD, p0 >> 32 ^ c[3] ^ k1, p0 & WORD]
        k0, k1 = k0 + 0x9E3779B9 & WORD, k1 + 0xBB67AE85 & WORD
    return (c[index & 3] >> 8) * 2.0**-24


def chances(classes, sampler):
    """TensorFlow's LogUniformSampler: P(c) = (log(c + 2) − log(c + 1))/log(range_max + 1)"""
    c = np.arange(classes)
    return np.log((c + 2) / (c + 1)) / np.log(classes + 1) if sampler == "log_uniform" else np.full(classes, 1 / classes)


def draw(classes, sampler, shape, step):
    """TensorFlow's: exp(u·log(range) ) − 1 of a number u in [0, 1)"""
    key = stream_key(7, "loss/negatives")
    u = np.array([uniform(key, i, step) for i in range(int(np.prod(shape)))])
    made = np.exp(u * np.log(classes + 1)) - 1 if sampler == "log_uniform" else u * classes
    return np.minimum(made.astype(int), classes - 1).reshape(shape)


def logits_and_labels(x, kernel, bias, labels, sampled, expected):
    """_compute_sampled_logits of tensorflow/python/ops/nn_impl.py with num_true = 1, remove_accidental_hits = True and
    draws of each row of its own; `expected` is None where subtract_log_q is False."""
    weights, biases = kernel.T, bias
    true = jnp.sum(x * weights[labels], axis=-1) + biases[labels]
    other = jnp.einsum("...i,...ki->...k", x, weights[sampled]) + biases[sampled]
    if expected is not None:
        true, other = true - jnp.log(expected[labels]), other - jnp.log(expected[sampled])
    other = jnp.where(sampled == labels[..., None], -1e30, other)
    logits = jnp.concatenate([true[..., None], other], axis=-1)
    return logits, jnp.zeros_like(logits).at[..., 0].set(1)


def case(name, loss, sampler, negatives, x, labels, classes, mask=None):
    kernel, bias = drawn(11, (x.shape[-1], classes)), drawn(12, (classes,))
    step = 3
    sampled = draw(classes, sampler, labels.shape + (negatives,), step)

    def value(kernel, bias):
        expected = negatives * chances(classes, sampler) if loss == "sampled_softmax" else None
        logits, answers = logits_and_labels(x, kernel, bias, labels, sampled, expected)
        if loss == "sampled_softmax":
            each = -jnp.sum(answers * jax.nn.log_softmax(logits), axis=-1)
        else:  # sigmoid_cross_entropy_with_logits, summed
            each = jnp.sum(jnp.maximum(logits, 0) - logits * answers + jnp.log1p(jnp.exp(-jnp.abs(logits))), axis=-1)
        return jnp.mean(each) if mask is None else jnp.sum(each * mask) / mask.sum()

    whole = -jax.nn.log_softmax(x @ kernel + bias)
    surprise = np.take_along_axis(np.asarray(whole), labels[..., None], axis=-1)[..., 0]
    found, (kernel_gradient, bias_gradient) = jax.value_and_grad(value, (0, 1))(jnp.asarray(kernel), jnp.asarray(bias))
    made = {"name": name, "loss": loss, "sampler": sampler, "negatives": negatives, "step": step, "classes": classes,
            "x_shape": list(x.shape), "x": listed(x), "labels": listed(labels), "kernel": listed(kernel),
            "bias": listed(bias), "drawn": [int(c) for c in sampled.reshape(-1)], "value": float(found),
            "kernel_gradient": listed(kernel_gradient), "bias_gradient": listed(bias_gradient),
            "whole": float(surprise.mean() if mask is None else (surprise * mask).sum() / mask.sum())}
    return made | ({} if mask is None else {"mask": listed(mask)})


def make():
    rows, labels = drawn(1, (6, 5)), np.array([0, 3, 19, 1, 0, 7])
    series, words = drawn(2, (4, 3, 5)), np.array([[2, 0, 5], [1, 1, 0], [8, 3, 0], [4, 11, 2]])
    mask = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0], [1, 1, 1]], dtype=float)
    cases = []
    for loss in ("sampled_softmax", "negative_sampling"):
        for sampler in ("log_uniform", "uniform"):
            cases.append(case(f"{loss}, {sampler}", loss, sampler, 8, rows, labels, 20))
        cases.append(case(f"{loss} with more draws than classes", loss, "log_uniform", 15, rows, labels % 4, 4))
        cases.append(case(f"{loss} of a series", loss, "log_uniform", 4, series, words, 12, mask))
    lines = ",\n  ".join(json.dumps(one) for one in cases)
    head = json.dumps({"versions": VERSIONS})[1:-1]
    (FOLDER / "sampled_losses.json").write_text("{" + head + ',\n "cases": [\n  ' + lines + "\n ]}\n")
    print(len(cases), "cases")


if __name__ == "__main__":
    make()
