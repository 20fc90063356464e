#!/usr/bin/env python3
"""Losses of whole trainings of small networks of many families, step by step, with Keras 3 on JAX (CPU) in f64, and of
the first steps in f32: trajectories.json. Layers, their gradients and optimizers are Keras's; how they are put together
stands in each case as Netloom's graph. See README.md; run it in the environment of make_references.py."""
from make_references import Looking, detection, drawn, numbers, write  # first: it chooses the backend

import jax
import jax.numpy as jnp
import keras
import numpy as np

ROWS, STEPS, STEPS_F32 = 5, 20, 8
l = keras.layers


class Net:
    """A graph that is built twice: as Netloom's, and out of Keras's layers."""

    def __init__(self, dtype):
        keras.config.set_floatx(dtype)
        self.dtype, self.nodes, self.edges, self.fields, self.weights, self.fixed = dtype, [], [], [], {}, {}
        self.steps, self.masked, self.lengths = [], {}, {}

    def field(self, name, values, node=True, **more):
        values = np.asarray(values)
        self.fields.append({"name": name, "shape": list(values.shape[1:]), "whole": values.dtype.kind == "i",
                            "values": numbers(values), **more})
        if node:
            self.nodes.append({"id": name, "type": "input", "attributes": {"field": name}})
            cast = jnp.asarray(values, "int32" if values.dtype.kind == "i" else self.dtype)
            self.steps.append((name, lambda values, weights, masks, x=cast: x))
            if "lengths" in more:
                given = next(f["values"] for f in self.fields if f["name"] == more["lengths"])
                self.lengths[name] = jnp.arange(values.shape[1])[None, :] < jnp.asarray(given)[:, None]
        return name

    def add(self, node, kind, attributes, sources, layer=None, function=None, uses_lengths=False, shares=None,
            extra=None, ports=None):
        """`layer` of Keras, or a `function` of the inputs (and of the parameters `extra`, name → shape)."""
        record = {"id": node, "type": kind, "attributes": attributes}
        if shares:
            record["shares"] = shares
        self.nodes.append(record)
        for i, source in enumerate(sources):
            self.edges.append([source, node, ports[i] if ports else ""])
            if source in self.lengths:
                self.lengths[node] = self.lengths[source]
        owner, names, shapes, seed = shares or node, [], [], sum(map(ord, node))
        if layer is not None and not shares:
            layer.build(self.shape(sources[0]) if len(sources) == 1 else [self.shape(s) for s in sources])
        if layer is not None:
            names = self.names(kind, attributes, layer)
            shapes = [v.shape for v in layer.trainable_variables]
        elif extra:
            names, shapes = list(extra), list(extra.values())
        if not shares:
            for i, (name, shape) in enumerate(zip(names, shapes)):
                wide = 1 / np.sqrt(max(1, np.prod(shape[:-1]))) if len(shape) > 1 else 0.2
                start = drawn(seed + i, shape, -1.2 * wide, 1.2 * wide)
                self.weights[f"{node}/{name}"] = jnp.asarray(start + 1.0 if name == "gamma" else start, self.dtype)
        own = [f"{owner}/{name}" for name in names]

        def step(values, weights, masks, own=own):
            given = [values[s] for s in sources]
            mine = [weights[n] for n in own]
            if layer is None:
                return function(*given, *mine)
            more = {"mask": self.lengths[sources[0]]} if uses_lengths else {}
            if kind == "batch_normalization":
                more["training"] = True
            fixed = [v.value for v in layer.non_trainable_variables]
            return layer.stateless_call(mine, fixed, given[0] if len(given) == 1 else given, **more)[0]

        self.steps.append((node, step))
        return node

    def shape(self, node):
        return jax.eval_shape(lambda: self.run(self.weights)[node]).shape

    @staticmethod
    def names(kind, attributes, layer):
        names = [v.name for v in layer.trainable_variables]
        if kind == "bidirectional":
            names = [("forward/" if 2 * i < len(names) else "backward/") + n for i, n in enumerate(names)]
        if kind == "multi_head_attention":
            names = [f"{v.path.split('/')[-2].removeprefix('attention_')}_{v.name}" for v in layer.trainable_variables]
        return names

    def run(self, weights):
        values = {}
        for node, step in self.steps:
            values[node] = step(values, weights, self.lengths)
        return values

    def stored(self):
        """Netloom keeps both biases of a GRU under names of their own."""
        all = {}
        for name, w in self.weights.items():
            node = next(n for n in self.nodes if n["id"] == name.split("/")[0])
            if node["type"] == "gru" and name.endswith("/bias"):
                all[name], all[name[:-4] + "recurrent_bias"] = w[0], w[1]
            else:
                all[name] = w
        return {n: {"shape": list(w.shape), "values": numbers(w)} for n, w in all.items()}


def chosen(p, labels):
    return jnp.mean(-jnp.log(jnp.take_along_axis(p, jnp.asarray(labels)[..., None], axis=-1)))


def yes_or_no(p, target):
    return jnp.mean(-(target * jnp.log(p) + (1 - target) * jnp.log(1 - p)))


def words(seed, below, shape):
    return np.random.default_rng(seed).integers(0, below, shape)


def gru(dtype):
    net = Net(dtype)
    net.field("x", drawn(1, (ROWS, 8, 2)))
    y = drawn(2, (ROWS, 1))
    net.field("y", y, node=False, target=True)
    net.add("cells", "gru", {"units": 4}, ["x"], l.GRU(4))
    net.add("out", "dense", {"units": 1}, ["cells"], l.Dense(1))
    return net, [({"type": "mse", "of": "out", "target": "y"}, lambda v: jnp.mean((v["out"] - y) ** 2))], [
        (None, [0], None, ("adam", {"learning_rate": 0.01}, keras.optimizers.Adam))]


def bidirectional_lstm(dtype):
    net = Net(dtype)
    labels = words(3, 3, (ROWS,))
    net.field("steps", np.array([6, 3, 1, 4, 2]), node=False, is_lengths=True)
    net.field("tokens", words(4, 7, (ROWS, 6)), lengths="steps")
    net.field("label", labels, node=False, target=True, classes=3)
    net.add("table", "embedding", {"input_dim": 7, "output_dim": 3}, ["tokens"], l.Embedding(7, 3))
    net.add("both", "bidirectional", {"layer": "lstm", "units": 3}, ["table"], l.Bidirectional(l.LSTM(3)),
            uses_lengths=True)
    net.add("out", "dense", {"units": 3, "activation": "softmax"}, ["both"], l.Dense(3, activation="softmax"))
    return net, [({"type": "categorical_crossentropy", "of": "out", "target": "label"},
                  lambda v: chosen(v["out"], labels))], [
        (None, [0], None, ("rmsprop", {"learning_rate": 0.01}, keras.optimizers.RMSprop))]


def transformer(dtype):
    net = Net(dtype)
    labels = words(5, 2, (ROWS,))
    net.field("steps", np.array([5, 3, 1, 4, 5]), node=False, is_lengths=True)
    net.field("tokens", words(6, 8, (ROWS, 5)), lengths="steps")
    net.field("label", labels, node=False, target=True, classes=2)
    net.add("table", "embedding", {"input_dim": 8, "output_dim": 6}, ["tokens"], l.Embedding(8, 6))
    net.add("places", "positional_encoding", {"kind": "learned"}, ["table"], function=lambda x, p: x + p,
            extra={"encoding": (5, 6)})
    net.add("looks", "multi_head_attention", {"num_heads": 2, "key_dim": 3}, ["places"],
            Looking(l.MultiHeadAttention(2, 3)), uses_lengths=True)
    net.add("first", "add", {}, ["places", "looks"], function=lambda a, b: a + b)
    net.add("norm1", "layer_normalization", {}, ["first"], l.LayerNormalization())
    net.add("wide", "dense", {"units": 9, "activation": "gelu"}, ["norm1"], l.Dense(9, activation="gelu"))
    net.add("back", "dense", {"units": 6}, ["wide"], l.Dense(6))
    net.add("second", "add", {}, ["norm1", "back"], function=lambda a, b: a + b)
    net.add("norm2", "layer_normalization", {}, ["second"], l.LayerNormalization())
    net.add("mean", "global_average_pooling1d", {}, ["norm2"], l.GlobalAveragePooling1D(), uses_lengths=True)
    net.add("out", "dense", {"units": 2, "activation": "softmax"}, ["mean"], l.Dense(2, activation="softmax"))
    return net, [({"type": "categorical_crossentropy", "of": "out", "target": "label"},
                  lambda v: chosen(v["out"], labels))], [
        (None, [0], None, ("adamw", {"learning_rate": 0.005, "weight_decay": 0.01}, keras.optimizers.AdamW))]


def vae(dtype):
    net = Net(dtype)
    x = drawn(7, (ROWS, 6), 0.0, 1.0)
    net.field("x", x)
    net.field("y", x, node=False, target=True)
    net.field("noise", drawn(8, (ROWS, 2), -2.0, 2.0))
    net.add("hidden", "dense", {"units": 5, "activation": "tanh"}, ["x"], l.Dense(5, activation="tanh"))
    net.add("mean", "dense", {"units": 2}, ["hidden"], l.Dense(2))
    net.add("log_variance", "dense", {"units": 2}, ["hidden"], l.Dense(2))
    net.add("half", "scale", {"scale": 0.5}, ["log_variance"], function=lambda a: 0.5 * a)
    net.add("spread", "exp", {}, ["half"], function=jnp.exp)
    net.add("moved", "multiply", {}, ["spread", "noise"], function=lambda a, b: a * b)
    net.add("code", "add", {}, ["mean", "moved"], function=lambda a, b: a + b)
    net.add("back", "dense", {"units": 5, "activation": "tanh"}, ["code"], l.Dense(5, activation="tanh"))
    net.add("out", "dense", {"units": 6, "activation": "sigmoid"}, ["back"], l.Dense(6, activation="sigmoid"))
    net.add("cloud", "concatenate", {}, ["mean", "log_variance"], function=lambda a, b: jnp.concatenate([a, b], -1))

    def divergence(v):
        m, s = v["mean"], v["log_variance"]
        return jnp.mean(jnp.sum(m * m + jnp.exp(s) - 1 - s, axis=-1) / 2)

    return net, [({"type": "binary_crossentropy", "of": "out", "target": "y"}, lambda v: yes_or_no(v["out"], x)),
                 ({"type": "gaussian_kl", "of": "cloud", "weight": 0.1}, divergence)], [
        (None, [0, 1], None, ("adam", {"learning_rate": 0.02}, keras.optimizers.Adam))]


def gan(dtype):
    """Two optimizers, the critic's two steps before the forger's one."""
    net = Net(dtype)
    net.field("x", drawn(9, (ROWS, 2), -2.0, 2.0))
    net.field("noise", drawn(10, (ROWS, 3), -1.5, 1.5))
    net.add("forge", "dense", {"units": 6, "activation": "relu"}, ["noise"], l.Dense(6, activation="relu"))
    net.add("forged", "dense", {"units": 2}, ["forge"], l.Dense(2))
    look, judge = l.Dense(6), l.Dense(1, activation="sigmoid")
    for name, source, of in [("real", "x", None), ("fake", "forged", "real")]:
        net.add(f"{name}_look", "dense", {"units": 6}, [source], look, shares=of and f"{of}_look")
        net.add(f"{name}_bent", "leaky_relu", {"negative_slope": 0.2}, [f"{name}_look"],
                function=lambda x: jnp.where(x > 0, x, 0.2 * x))
        net.add(f"{name}_verdict", "dense", {"units": 1, "activation": "sigmoid"}, [f"{name}_bent"], judge,
                shares=of and f"{of}_verdict")
    verdict = lambda name, target: lambda v: yes_or_no(v[f"{name}_verdict"], target)
    losses = [({"type": "binary_crossentropy", "of": f"{n}_verdict", "target": str(t)}, verdict(n, t))
              for n, t in [("real", 1), ("fake", 0), ("fake", 1)]]
    return net, losses, [
        (["real_look", "real_verdict"], [0, 1], 2,
         ("sgd", {"learning_rate": 0.05, "momentum": 0.5}, keras.optimizers.SGD)),
        (["forge", "forged"], [2], 1, ("adam", {"learning_rate": 0.01, "beta_1": 0.5}, keras.optimizers.Adam))]


def u_net(dtype):
    net = Net(dtype)
    labels = words(11, 3, (ROWS, 8, 6))
    net.field("picture", drawn(12, (ROWS, 8, 6, 2)))
    net.field("mask", labels, node=False, target=True, classes=3)
    same = {"kernel_size": [3, 3], "padding": "same"}
    relu = {"activation": "relu"}
    net.add("fine", "conv2d", {"filters": 3, **same}, ["picture"], l.Conv2D(3, **same))
    net.add("norm", "batch_normalization", {}, ["fine"], l.BatchNormalization())
    net.add("bent", "relu", {}, ["norm"], function=jax.nn.relu)
    net.add("pool", "max_pooling2d", {"pool_size": [2, 2]}, ["bent"], l.MaxPooling2D(2))
    net.add("coarse", "conv2d", {"filters": 4, **same, **relu}, ["pool"], l.Conv2D(4, **same, **relu))
    net.add("up", "conv2d_transpose", {"filters": 3, "kernel_size": [2, 2], "strides": [2, 2], "padding": "same"},
            ["coarse"], l.Conv2DTranspose(3, 2, strides=2, padding="same"))
    net.add("both", "concatenate", {}, ["bent", "up"], function=lambda a, b: jnp.concatenate([a, b], -1))
    net.add("out", "conv2d", {"filters": 3, "kernel_size": [1, 1], "activation": "softmax"}, ["both"],
            l.Conv2D(3, 1, activation="softmax"))
    return net, [({"type": "categorical_crossentropy", "of": "out", "target": "mask"},
                  lambda v: chosen(v["out"], labels))], [
        (None, [0], None, ("sgd", {"learning_rate": 0.1, "momentum": 0.9}, keras.optimizers.SGD))]


def detector(dtype):
    """Cells of one stride tell of the boxes in their part of a picture."""
    net = Net(dtype)
    boxes = np.array([[[0.1, 0.1, 0.5, 0.4, 1], [0.6, 0.5, 0.95, 0.9, 0]], [[0.2, 0.4, 0.6, 0.9, 0], [0, 0, 0, 0, -1]],
                      [[0.05, 0.6, 0.4, 0.95, 1], [0.5, 0.1, 0.8, 0.3, 1]], [[0, 0, 0, 0, -1]] * 2,
                      [[0.3, 0.3, 0.7, 0.7, 0], [0.75, 0.05, 0.95, 0.3, 1]]])
    settings = {"confidence": 1.0, "box": 5.0, "classes": 1.0, "cells": 3}
    net.field("picture", drawn(13, (ROWS, 8, 8, 2)))
    net.field("boxes", boxes, node=False, target=True)
    same = {"kernel_size": [3, 3], "padding": "same"}
    net.add("look", "conv2d", {"filters": 4, **same, "strides": [2, 2]}, ["picture"], l.Conv2D(4, 3, 2, "same"))
    net.add("bent", "leaky_relu", {"negative_slope": 0.1}, ["look"], function=lambda x: jnp.where(x > 0, x, 0.1 * x))
    net.add("cells", "conv2d", {"filters": 7, "kernel_size": [1, 1]}, ["bent"], l.Conv2D(7, 1))
    return net, [({"type": "detection", "of": "cells", "target": "boxes", "attributes": settings},
                  lambda v: jnp.mean(detection(boxes, v["cells"], **settings)))], [
        (None, [0], None, ("adam", {"learning_rate": 0.01}, keras.optimizers.Adam))]


def trained(make, dtype, steps):
    net, losses, phases = make(dtype)
    names = list(net.weights)
    turns = []
    for updates, which, times, (kind, attributes, optimizer) in phases:
        own = [n for n in names if updates is None or n.split("/")[0] in updates]

        def total(mine, table, own=own, which=which):
            values = net.run({**table, **dict(zip(own, mine))})
            parts = {i: losses[i][1](values) for i in which}
            return sum(losses[i][0].get("weight", 1.0) * p for i, p in parts.items()), parts

        turns.append((own, times or 1, optimizer(**attributes), jax.jit(jax.value_and_grad(total, has_aux=True)),
                      [keras.Variable(net.weights[n], dtype=dtype) for n in own]))
    table = dict(net.weights)
    history = []
    for _ in range(steps):
        told = {}
        for own, times, optimizer, slope, variables in turns:
            for _ in range(times):
                (_, parts), slopes = slope([v.value for v in variables], table)
                optimizer.apply(slopes, variables)
                table.update({n: v.value for n, v in zip(own, variables)})
            told.update(parts)
        history.append([float(told[i]) for i in range(len(losses))])
    return net, losses, phases, history


def main():
    cases = []
    for name, make in [("GRU", gru), ("bidirectional LSTM with true lengths", bidirectional_lstm),
                       ("transformer block with true lengths", transformer), ("VAE", vae),
                       ("GAN with two optimizers", gan), ("U-Net", u_net), ("detector", detector)]:
        net, losses, phases, wide = trained(make, "float64", STEPS)
        narrow = trained(make, "float32", STEPS_F32)[3]
        assert len(wide) == STEPS and wide[0] != wide[-1]
        cases.append({
            "name": name, "rows": ROWS, "fields": net.fields, "nodes": net.nodes, "edges": net.edges,
            "losses": [told for told, _ in losses], "weights": net.stored(),
            "phases": [{"updates": updates or [], "losses": which, "steps": times or 1, "optimizer": kind,
                        "attributes": attributes} for updates, which, times, (kind, attributes, _) in phases],
            "history": wide, "history_f32": narrow})
    write("trajectories", cases)


if __name__ == "__main__":
    main()
