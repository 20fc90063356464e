#!/usr/bin/env python3
"""Times JAX (XLA on the CPU) on networks of `loom bench`, as its own users write them when they want speed: a step (gather,
forward, loss, gradient, Adam) is jitted whole with donated buffers, and --scan N runs N steps inside one jitted lax.scan.
One JSON line a case, the quicker of both. `tests/bench/compare` calls it.
    python3 -m venv V && V/bin/pip install jax==0.10.2 numpy
    tests/bench/compare --python V/bin/python gpt_1m unet_scenes
"""
import argparse
import json
import statistics
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--cases", default="all")
parser.add_argument("--batches", default="32")
parser.add_argument("--rounds", type=int, default=5)
parser.add_argument("--seconds", type=float, default=0.6)
parser.add_argument("--scan", type=int, default=8)
A = parser.parse_args()

import jax
import jax.numpy as jnp
import numpy as np
from jax import lax, nn

KEYS = iter(jax.random.split(jax.random.PRNGKey(1), 400))
RANDOM = np.random.default_rng(0)
PICTURES = jnp.asarray(RANDOM.random((4096, 28, 28, 1), dtype=np.float32))  # numbers of pictures; their time is the same
LABELS = jnp.asarray(RANDOM.integers(0, 10, 4096, dtype=np.int32))


def drawn(*shape):
    fans = np.prod(shape[:-2]) * (shape[-2] + shape[-1])
    return jax.random.uniform(next(KEYS), shape, jnp.float32, -1, 1) * (6 / fans) ** 0.5


def full(i, o, bias=True):
    return {"w": drawn(i, o), **({"b": jnp.zeros(o)} if bias else {})}


def filters(size, i, o, bias=True):
    return {"w": drawn(size, size, i, o), **({"b": jnp.zeros(o)} if bias else {})}


def scales(n):
    return {"g": jnp.ones(n), "b": jnp.zeros(n)}


def dense(p, x):
    y = x @ p["w"]
    return y + p["b"] if "b" in p else y


def conv(p, x, padding="SAME", stride=1):
    y = lax.conv_general_dilated(x, p["w"], (stride, stride), padding, dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return y + p["b"] if "b" in p else y


def grown(p, x):
    y = lax.conv_transpose(x, p["w"], (2, 2), "SAME", dimension_numbers=("NHWC", "HWIO", "NHWC"))
    return y + p["b"] if "b" in p else y


def pool(x):
    return lax.reduce_window(x, -jnp.inf, lax.max, (1, 2, 2, 1), (1, 2, 2, 1), "VALID")


def batch_norm(p, x):
    axes = tuple(range(x.ndim - 1))
    mean, variance = x.mean(axes), x.var(axes)
    return (x - mean) * lax.rsqrt(variance + 1e-3) * p["g"] + p["b"]


def layer_norm(p, x):
    mean, variance = x.mean(-1, keepdims=True), x.var(-1, keepdims=True)
    return (x - mean) * lax.rsqrt(variance + 1e-3) * p["g"] + p["b"]


def chosen(logits, labels):
    return -jnp.mean(jnp.take_along_axis(nn.log_softmax(logits), labels[..., None], -1))


def gpt():
    words, wide, heads, context = 512, 128, 4, 128
    block = lambda: {"n1": scales(wide), "qkv": full(wide, 3 * wide), "o": full(wide, wide), "n2": scales(wide),
                     "up": full(wide, 4 * wide), "down": full(4 * wide, wide)}
    p = {"e": drawn(words, wide), "p": drawn(context, wide), "blocks": [block() for _ in range(4)], "n": scales(wide),
         "out": full(wide, words)}
    mask = jnp.tril(jnp.ones((context, context), bool))

    def loss(p, x, y, _):
        h = p["e"][x] + p["p"]
        for b in p["blocks"]:
            q, k, v = jnp.split(dense(b["qkv"], layer_norm(b["n1"], h)), 3, -1)
            q, k, v = (a.reshape(*a.shape[:2], heads, -1) for a in (q, k, v))
            scores = jnp.where(mask, jnp.einsum("bihd,bjhd->bhij", q, k) / (wide // heads) ** 0.5, -1e9)
            h = h + dense(b["o"], jnp.einsum("bhij,bjhd->bihd", nn.softmax(scores), v).reshape(h.shape))
            h = h + dense(b["down"], nn.gelu(dense(b["up"], layer_norm(b["n2"], h)), approximate=False))
        return chosen(dense(p["out"], layer_norm(p["n"], h)), y)

    x = jnp.asarray(RANDOM.integers(0, words, (512, context), dtype=np.int32))
    return p, loss, x, x


def unet():
    part = lambda i, o: {"c": filters(3, i, o, False), "n": scales(o)}
    p = {"down": [part(3, 12), part(12, 24), part(24, 48)], "deep": [part(48, 64), part(64, 64)],
         "up": [part(24 + 12, 12), part(48 + 24, 24), part(64 + 48, 48)], "out": filters(1, 12, 5)}
    bent = lambda b, x: nn.relu(batch_norm(b["n"], conv(b["c"], x)))

    def loss(p, x, y, _):
        kept = []
        for b in p["down"]:
            kept.append(bent(b, x))
            x = pool(kept[-1])
        for b in p["deep"]:
            x = bent(b, x)
        for b, fine in zip(p["up"][::-1], kept[::-1]):
            x = bent(b, jnp.concatenate([fine, x.repeat(2, 1).repeat(2, 2)], -1))
        return chosen(conv(p["out"], x), y)

    return (p, loss, jnp.asarray(RANDOM.random((256, 64, 64, 3), dtype=np.float32)),
            jnp.asarray(RANDOM.integers(0, 5, (256, 64, 64), dtype=np.int32)))


def lenet():
    p = [filters(5, 1, 6), filters(5, 6, 16), full(256, 120), full(120, 84), full(84, 10)]

    def loss(p, x, y, _):
        x = pool(nn.relu(conv(p[1], pool(nn.relu(conv(p[0], x, "VALID"))), "VALID"))).reshape(x.shape[0], -1)
        return chosen(dense(p[4], nn.relu(dense(p[3], nn.relu(dense(p[2], x))))), y)

    return p, loss, PICTURES, LABELS


def gru():
    p = {"w": drawn(28, 384), "u": drawn(128, 384), "b": jnp.zeros(384), "c": jnp.zeros(384), "d": full(128, 10)}

    def loss(p, x, y, _):
        def cell(h, z):
            r = h @ p["u"] + p["c"]
            keep, reset = jnp.split(nn.sigmoid(z[:, :256] + r[:, :256]), 2, -1)
            return keep * h + (1 - keep) * jnp.tanh(z[:, 256:] + reset * r[:, 256:]), None

        sums = (x[..., 0] @ p["w"] + p["b"]).swapaxes(0, 1)
        return chosen(dense(p["d"], lax.scan(cell, jnp.zeros((x.shape[0], 128)), sums)[0]), y)

    return p, loss, PICTURES, LABELS


def word2vec():
    """A word, six others, and which of them stand near it."""
    p = {"words": drawn(500, 32), "company": drawn(500, 32)}

    def loss(p, x, y, _):
        z = jnp.einsum("bi,bki->bk", p["words"][x[:, 0]], p["company"][x[:, 1:]])
        return jnp.mean(jnp.maximum(z, 0) - z * y + jnp.log1p(jnp.exp(-jnp.abs(z))))

    words = jnp.asarray(RANDOM.integers(0, 500, (65536, 7), dtype=np.int32))
    return p, loss, words, jnp.asarray(RANDOM.integers(0, 2, (65536, 6), dtype=np.int32))


def small():
    p = [full(4, 32), full(32, 16), full(16, 4)]
    loss = lambda p, x, y, _: chosen(dense(p[2], jnp.tanh(dense(p[1], jnp.tanh(dense(p[0], x))))), y)
    x = jnp.asarray(RANDOM.standard_normal((1024, 4), dtype=np.float32))
    return p, loss, x, jnp.asarray(RANDOM.integers(0, 4, 1024, dtype=np.int32))


def dcgan():
    """Two losses, each moving its part: the critic's step, then the forger's."""
    forger = {"s": full(32, 3136, False), "n1": scales(64), "g1": filters(4, 64, 32, False), "n2": scales(32),
              "g2": filters(4, 32, 1)}
    critic = {"c1": filters(4, 1, 32), "c2": filters(4, 32, 64), "d": full(3136, 1)}
    leaky = lambda x: nn.leaky_relu(x, 0.3)

    def forged(p, key, count):
        x = (jax.random.normal(key, (count, 32)) @ p["s"]["w"]).reshape(count, 7, 7, 64)
        x = nn.relu(batch_norm(p["n2"], grown(p["g1"], nn.relu(batch_norm(p["n1"], x)))))
        return jnp.tanh(grown(p["g2"], x))

    def verdict(p, x):
        x = leaky(conv(p["c2"], leaky(conv(p["c1"], x, stride=2)), stride=2))
        return dense(p["d"], x.reshape(x.shape[0], -1))

    says = lambda z, target: jnp.mean(jnp.maximum(z, 0) - z * target + jnp.log1p(jnp.exp(-jnp.abs(z))))
    first = lambda c, f, x, k: says(verdict(c, x), 0.9) + says(verdict(c, forged(f, k, x.shape[0])), 0.0)
    second = lambda f, c, x, k: says(verdict(c, forged(f, k, x.shape[0])), 1.0)
    return (critic, forger), (first, second), PICTURES, LABELS


def adam(p):
    zeros = lambda: jax.tree.map(jnp.zeros_like, p)
    return {"p": p, "m": zeros(), "v": zeros(), "t": jnp.zeros(())}


def moved(s, slopes, rate=1e-3):
    t = s["t"] + 1
    step = rate * jnp.sqrt(1 - 0.999 ** t) / (1 - 0.9 ** t)
    m = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, s["m"], slopes)
    v = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, s["v"], slopes)
    return {"p": jax.tree.map(lambda p, m, v: p - step * m / (jnp.sqrt(v) + 1e-7), s["p"], m, v), "m": m, "v": v, "t": t}


def timed(make, batch, scan):
    p, loss, x, y = make()
    pair = isinstance(loss, tuple)
    state = [adam(part) for part in p] if pair else [adam(p)]

    def one(state, rows):
        xs, key = x[rows], jax.random.fold_in(jax.random.PRNGKey(0), rows[0])
        if not pair:
            return [moved(state[0], jax.grad(loss)(state[0]["p"], xs, y[rows], key))], None
        critic = moved(state[0], jax.grad(loss[0])(state[0]["p"], state[1]["p"], xs, key))
        return [critic, moved(state[1], jax.grad(loss[1])(state[1]["p"], critic["p"], xs, key))], None

    run = jax.jit((lambda s, rows: lax.scan(one, s, rows)[0]) if scan > 1 else (lambda s, rows: one(s, rows[0])[0]),
                  donate_argnums=0)
    orders = [jnp.asarray(RANDOM.integers(0, x.shape[0], (scan, batch), dtype=np.int32)) for _ in range(8)]
    for i in range(3):
        state = jax.block_until_ready(run(state, orders[i]))
    times = []
    for _ in range(A.rounds):
        steps, start = 0, time.perf_counter()
        while steps == 0 or time.perf_counter() - start < A.seconds:
            state = jax.block_until_ready(run(state, orders[steps % 8]))
            steps += 1
        times.append((time.perf_counter() - start) / steps / scan)
    return statistics.median(times)


CASES = {"gpt_1m": gpt, "unet_scenes": unet, "dcgan_28": dcgan, "gru_28x28_h128": gru, "lenet5_valid": lenet,
         "word2vec": word2vec, "tanh_4_32_16_4": small}
for name in CASES if A.cases == "all" else A.cases.split(","):
    for batch in map(int, A.batches.split(",")):
        best = min((timed(CASES[name], batch, scan), scan) for scan in (1, A.scan))
        print(json.dumps({"peer": f"jax {jax.__version__}", "case": name, "batch": batch, "scan": best[1],
                          "step_us": round(best[0] * 1e6, 2)}), flush=True)
