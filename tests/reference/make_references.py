#!/usr/bin/env python3
"""Computes the reference numbers in this folder with Keras 3 on JAX (CPU). See README.md.

    python3 -m venv venv && venv/bin/pip install keras==3.15.1 jax==0.10.2 numpy==2.4.6
    venv/bin/python make_references.py
"""
import json
import os
import pathlib

os.environ["KERAS_BACKEND"] = "jax"
os.environ["JAX_PLATFORMS"] = "cpu"
import jax

jax.config.update("jax_enable_x64", True)
import jax.numpy as jnp
import keras
import numpy as np
from keras.src.backend.common import dtypes
from keras.src.losses.loss import reduce_weighted_values

# Keras computes means, cosines and more of f64 numbers in f32 unless this map is empty.
for wide in ("float64", "int64"):
    dtypes.BIT64_TO_BIT32_DTYPE.pop(wide, None)
assert dtypes.result_type("float64", float) == "float64" and dtypes.result_type("float64", "float32") == "float64"

FOLDER = pathlib.Path(__file__).parent
VERSIONS = {"keras": keras.__version__, "jax": jax.__version__, "numpy": np.__version__}


def numbers(array):
    """Flat list, last axis fastest; repr of a double is exact."""
    return [float(v) for v in np.asarray(array, dtype=np.float64).reshape(-1)]


def drawn(seed, shape, low=-1.0, high=1.0):
    """Numbers of three decimals: the same in a text, in f64 and rounded to f32."""
    return np.round(np.random.default_rng(seed).uniform(low, high, shape), 3)


def write(name, cases, **more):
    head = json.dumps({"versions": VERSIONS, **more})[1:-1]
    lines = ",\n  ".join(json.dumps(case, ensure_ascii=False) for case in cases)
    (FOLDER / f"{name}.json").write_text("{" + head + ',\n "cases": [\n  ' + lines + "\n ]}\n")
    print(name, len(cases), "cases,", (FOLDER / f"{name}.json").stat().st_size, "bytes")


# ---------------------------------------------------------------- losses


def detection(boxes, prediction, confidence, box, classes, cells):
    """Redmon et al., 2016, with sigmoids, x and y from -0.5 to 1.5 as in YOLOv5."""
    boxes, (samples, rows, columns, numbers) = np.asarray(boxes), prediction.shape
    count, far = numbers - 5, cells > 1
    there = np.zeros((samples, rows, columns))
    place, kinds = np.zeros((samples, rows, columns, 4)), np.zeros((samples, rows, columns, count))
    for n in range(samples):
        for own in (False, True):  # the cell of a center hears of its own box last
            for left, top, right, bottom, label, *_ in boxes[n]:
                if not (right > left and bottom > top and 0 <= label < count):
                    continue
                x, y = (left + right) / 2 * columns, (top + bottom) / 2 * rows
                column, row = int(x), int(y)
                across, down = 1 if x - column >= 0.5 else -1, 1 if y - row >= 0.5 else -1
                beside = [(row, column + across), (row + down, column)]
                for r, c in [(row, column)] if own else beside if far else []:
                    if 0 <= r < rows and 0 <= c < columns:
                        there[n, r, c] = 1
                        place[n, r, c] = x - c, y - r, np.sqrt(right - left), np.sqrt(bottom - top)
                        kinds[n, r, c] = np.eye(count)[int(label)]
    sure, said, logits = prediction[..., 0], jax.nn.sigmoid(prediction[..., 1:5]), prediction[..., 5:]
    reach, begin = np.array([2, 2, 1, 1.0]), np.array([-0.5, -0.5, 0, 0])
    parts = (confidence * keras.ops.binary_crossentropy(there.astype(prediction.dtype), sure, from_logits=True)
             + box * there * jnp.sum((said * reach + begin - place) ** 2, axis=-1)
             - classes * jnp.sum(kinds * jax.nn.log_softmax(logits, axis=-1), axis=-1))
    return jnp.sum(parts, axis=(1, 2))


def sample_losses(kind, prediction, target, logits, delta=None, label_smoothing=0, class_weight=None, **settings):
    smoothing, classes = label_smoothing, prediction.shape[-1]
    others = {"log_cosh": keras.losses.log_cosh, "hinge": keras.losses.hinge,
              "kl_divergence": keras.losses.kl_divergence, "cosine_similarity": keras.losses.cosine_similarity}
    if kind in others:
        return others[kind](target, prediction)
    if kind == "focal":
        return keras.losses.binary_focal_crossentropy(target, prediction, gamma=settings["gamma"])
    if kind == "dice":  # Milletari, Navab and Ahmadi, 2016, with a number added above and below the line
        axes = tuple(range(1, prediction.ndim - 1))
        shared, both = (jnp.sum(x, axis=axes) for x in (2 * target * prediction, target + prediction))
        losses = jnp.mean(1 - (shared + settings["smooth"]) / (both + settings["smooth"]), axis=-1)
        keras_has = jnp.mean(keras.losses.dice(target, prediction, axis=axes), axis=-1)  # 1e-7 below the line only
        assert settings["smooth"] > 1e-7 or isinstance(losses, jax.core.Tracer) or jnp.allclose(losses, keras_has, atol=1e-6)
        return losses
    if kind == "detection":
        return detection(target, prediction, **settings)
    if kind == "contrastive":  # Hadsell, Chopra and LeCun, 2006
        apart = jnp.maximum(settings["margin"] - prediction, 0)
        return jnp.mean(target * prediction**2 + (1 - target) * apart**2, axis=-1)
    if kind == "huber":
        return keras.losses.huber(target, prediction, delta=delta)
    if class_weight is not None:  # as Model.fit: the weight of the class multiplies the sample's loss
        labels = target if target.ndim < prediction.ndim else (
            jnp.argmax(target, axis=-1) if classes > 1 else target[:, 0].astype(int))
        losses = sample_losses(kind, prediction, target, logits, label_smoothing=smoothing)
        return losses * jnp.asarray(class_weight, losses.dtype)[labels]
    if smoothing and kind == "binary_crossentropy":
        return keras.losses.binary_crossentropy(target, prediction, from_logits=logits, label_smoothing=smoothing)
    if smoothing:  # Keras has it for the one-hot form only
        hot = jax.nn.one_hot(target, classes, dtype=prediction.dtype) if target.dtype.kind == "i" else target
        return keras.losses.categorical_crossentropy(hot, prediction, from_logits=logits, label_smoothing=smoothing)
    if kind == "mse":
        return keras.losses.mean_squared_error(target, prediction)
    if kind == "mae":
        return keras.losses.mean_absolute_error(target, prediction)
    if kind == "binary_crossentropy":
        return keras.losses.binary_crossentropy(target, prediction, from_logits=logits)
    if kind == "gaussian_kl":  # as in Keras's example of a variational autoencoder
        mean, log_variance = jnp.split(prediction, 2, axis=-1)
        return jnp.sum(-0.5 * (1 + log_variance - jnp.square(mean) - jnp.exp(log_variance)), axis=-1)
    if target.dtype.kind == "i":
        return keras.losses.sparse_categorical_crossentropy(target, prediction, from_logits=logits)
    return keras.losses.categorical_crossentropy(target, prediction, from_logits=logits)


def plain_crossentropy(prediction, target):
    """-Σ t·log p without Keras's division by Σp (1 in every case here): its gradient is the textbook's -t/p."""
    if target.dtype.kind == "i":
        target = jax.nn.one_hot(target, prediction.shape[-1], dtype=prediction.dtype)
    return -jnp.sum(target * jnp.log(jnp.clip(prediction, 1e-7, 1 - 1e-7)), axis=-1)


def reduced(losses, weight, mask):
    """Keras's own mean with sample weights and mask; its ε beside the number of samples (1e-7) is left out."""
    if weight is None and mask is None:
        return jnp.mean(losses)
    cast = lambda a: None if a is None else jnp.asarray(a, losses.dtype)
    keras.config.set_epsilon(1e-30)
    mean = reduce_weighted_values(losses, cast(weight), cast(mask), "sum_over_batch_size", str(losses.dtype))
    keras.config.set_epsilon(1e-7)
    return mean


def loss_case(name, kind, prediction, target, logits=False, weight=None, mask=None, **settings):
    p = jnp.asarray(prediction, jnp.float64)
    t = jnp.asarray(target) if np.asarray(target).dtype.kind == "i" else jnp.asarray(target, jnp.float64)
    mean_loss = lambda q, u: reduced(sample_losses(kind, q, u, logits, **settings), weight, mask)
    value = mean_loss(p, t)
    if kind == "categorical_crossentropy" and not logits and not settings:
        plain = lambda q: reduced(plain_crossentropy(q, t), weight, mask)
        assert abs(plain(p) - value) < 1e-12, name
        gradient = jax.grad(plain)(p)
    else:
        gradient = jax.grad(lambda q: mean_loss(q, t))(p)
    t32 = t if t.dtype.kind == "i" else t.astype(jnp.float32)
    sides = {n: numbers(a) for n, a in [("weight", weight), ("mask", mask)] if a is not None}
    return {
        "name": name, "loss": kind, "from": "logits" if logits else "values", "shape": list(p.shape),
        "prediction": numbers(p), "target_type": "i32" if t.dtype.kind == "i" else "real",
        "target_shape": list(t.shape), "target": numbers(t), "value": float(value),
        "value_f32": float(mean_loss(p.astype(jnp.float32), t32)), "gradient": numbers(gradient), **sides,
        **({"attributes": settings} if settings else {}),
    }


def make_losses():
    values, target = drawn(1, (4, 3), -2, 2), drawn(2, (4, 3), -2, 2)
    probabilities = drawn(3, (4, 3), 0.02, 0.98)
    bits = (drawn(4, (4, 3)) > 0).astype(np.float64)
    soft = drawn(5, (4, 3), 0, 1)
    logits = drawn(6, (4, 3), -4, 4)
    far = np.array([[40.0, -40.0], [-35.5, 35.5], [0.0, 100.0]])
    farbits = np.array([[1.0, 1.0], [0.0, 0.0], [1.0, 0.0]])
    rows = np.round(np.random.default_rng(7).dirichlet(np.ones(4), 5), 3)
    rows[:, -1] = 1 - rows[:, :-1].sum(axis=1)
    labels = np.array([0, 3, 2, 1, 2], dtype=np.int32)
    onehot = np.eye(4)[labels]
    scores = drawn(8, (5, 4), -5, 5)
    positions, places = drawn(9, (2, 3, 4), -3, 3), np.array([[0, 1, 3], [2, 2, 1]], dtype=np.int32)
    steep = np.array([[60.0, 0.0, -60.0], [-200.0, 100.0, 90.0]])
    certain = np.array([[1.0, 0.0, 0.0], [0.25, 0.75, 0.0]])
    weights, mask = np.array([0.5, 2.0, 0.0, 1.25, 3.0]), np.array([1.0, 0.0, 1.0, 1.0, 1.0])
    values_and_variances, nothing = drawn(10, (5, 6), -2, 2), np.zeros((5, 0))
    sums_to_one = np.round(np.random.default_rng(19).dirichlet(np.ones(4), 5), 3)
    sums_to_one[:, -1] = 1 - sums_to_one[:, :-1].sum(axis=1)
    masks, regions = drawn(22, (4, 3, 2, 2), 0.02, 0.98), (drawn(23, (4, 3, 2, 2)) > 0).astype(np.float64)
    cells, cell_labels = drawn(24, (3, 2, 2, 4), -3, 3), np.array([[[0, 1], [3, 3]], [[2, 0], [1, 1]], [[2, 2], [0, 3]]],
                                                                  dtype=np.int32)
    cell_mask = np.array([[[1.0, 1.0], [0.0, 1.0]], [[0.0, 0.0], [1.0, 1.0]], [[0.0, 0.0], [0.0, 0.0]]])
    step_mask = np.array([[1.0, 1.0, 0.0], [1.0, 0.0, 0.0]])
    b, c = "binary_crossentropy", "categorical_crossentropy"
    grid = drawn(31, (3, 4, 5, 8), -2, 2)
    boxes = np.full((3, 3, 6), -1.0)
    boxes[0, 0] = 0.11, 0.2, 0.45, 0.61, 0, 1
    boxes[0, 1] = 0.52, 0.06, 0.91, 0.3, 2, 0
    boxes[1, 0] = 0.3, 0.32, 0.51, 0.6, 1, 3  # two centers in one cell, and two boxes that share a neighbor
    boxes[1, 1] = 0.32, 0.36, 0.55, 0.61, 2, 3
    boxes[1, 2] = 0.72, 0.35, 0.93, 0.64, 0, 2
    write("losses", [
        loss_case("mse", "mse", values, target),
        loss_case("mse of one output", "mse", values[:, :1], target[:, :1]),
        loss_case("mae", "mae", values, target),
        loss_case("binary_crossentropy from probabilities", b, probabilities, bits),
        loss_case("binary_crossentropy from probabilities, soft targets", b, probabilities, soft),
        loss_case("binary_crossentropy from logits", b, logits, bits, True),
        loss_case("binary_crossentropy from logits, one output", b, logits[:, :1], bits[:, :1], True),
        loss_case("binary_crossentropy from far logits", b, far, farbits, True),
        loss_case("categorical_crossentropy from probabilities, one-hot", c, rows, onehot),
        loss_case("categorical_crossentropy from probabilities, labels", c, rows, labels),
        loss_case("categorical_crossentropy from clipped probabilities", c, certain, np.array([1, 1], np.int32)),
        loss_case("categorical_crossentropy from logits, one-hot", c, scores, onehot, True),
        loss_case("categorical_crossentropy from logits, labels", c, scores, labels, True),
        loss_case("categorical_crossentropy from logits, soft targets", c, scores, rows, True),
        loss_case("categorical_crossentropy from far logits", c, steep, np.array([2, 0], np.int32), True),
        loss_case("categorical_crossentropy at every position", c, positions, places, True),
        loss_case("huber", "huber", values, target, delta=1.0),
        loss_case("huber with a small delta", "huber", values, target, weight=weights[:4], delta=0.3),
        loss_case("smoothed labels from logits", c, scores, labels, True, label_smoothing=0.1),
        loss_case("smoothed one-hot form from logits", c, scores, onehot, True, label_smoothing=0.25),
        loss_case("smoothed labels at every position", c, positions, places, True, label_smoothing=0.2),
        loss_case("smoothed answers from logits", b, logits, bits, True, label_smoothing=0.2),
        loss_case("class weights from logits, labels", c, scores, labels, True, class_weight=[0.5, 2.0, 1.0, 3.0]),
        loss_case("class weights and smoothed labels", c, scores, onehot, True, weight=weights, label_smoothing=0.1,
                  class_weight=[0.5, 2.0, 1.0, 3.0]),
        loss_case("class weights of one answer", b, logits[:, :1], bits[:, :1], True, class_weight=[0.25, 4.0]),
        loss_case("mse with sample weights", "mse", values, target, weight=weights[:4]),
        loss_case("mse with a mask", "mse", values, target, mask=mask[:4]),
        loss_case("mse with sample weights and a mask", "mse", values, target, weight=weights[:4], mask=mask[:4]),
        loss_case("mse of nothing but masked samples", "mse", values, target, mask=0 * mask[:4]),
        loss_case("mae with sample weights and a mask", "mae", values, target, weight=weights[:4], mask=mask[:4]),
        loss_case("binary_crossentropy from probabilities, weights and mask", b, probabilities, bits,
                  weight=weights[:4], mask=mask[:4]),
        loss_case("binary_crossentropy from logits, weights and mask", b, logits, bits, True, weights[:4], mask[:4]),
        loss_case("categorical_crossentropy from probabilities, weights and mask", c, rows, labels,
                  weight=weights, mask=mask),
        loss_case("categorical_crossentropy from logits, weights and mask", c, scores, labels, True, weights, mask),
        loss_case("log_cosh", "log_cosh", values, target),
        loss_case("log_cosh of far numbers, with weights and a mask", "log_cosh", 20 * values, target,
                  weight=weights[:4], mask=mask[:4]),
        loss_case("hinge of yes and no", "hinge", values, bits),
        loss_case("hinge of the sides 1 and -1", "hinge", values, 2 * bits - 1, weight=weights[:4], mask=mask[:4]),
        loss_case("kl_divergence", "kl_divergence", rows, sums_to_one),
        loss_case("kl_divergence of shares of nothing", "kl_divergence", rows, onehot, weight=weights, mask=mask),
        loss_case("kl_divergence at every position", "kl_divergence", rows[:4].reshape(2, 2, 4),
                  sums_to_one[:4].reshape(2, 2, 4)),
        loss_case("cosine_similarity", "cosine_similarity", values, target),
        loss_case("cosine_similarity at every position", "cosine_similarity", positions, drawn(20, (2, 3, 4))),
        loss_case("focal", "focal", probabilities, bits, gamma=2.0),
        loss_case("focal with a strong focus", "focal", probabilities, bits, weight=weights[:4], gamma=4.5),
        loss_case("contrastive", "contrastive", probabilities, bits, margin=1.0),
        loss_case("contrastive with a margin of less", "contrastive", probabilities[:, :1], bits[:, :1],
                  mask=mask[:4], margin=0.25),
        loss_case("dice of two channels", "dice", masks, regions, smooth=1e-7),
        loss_case("dice of one channel, with weights and a mask", "dice", masks[..., :1], regions[..., :1],
                  weight=weights[:4], mask=mask[:4], smooth=1e-7),
        loss_case("dice with smoothing", "dice", masks.reshape(4, 6, 2), regions.reshape(4, 6, 2), smooth=1.0),
        loss_case("categorical_crossentropy at every cell, labels", c, cells, cell_labels, True),
        loss_case("categorical_crossentropy at every cell, one-hot form", c, cells, np.eye(4)[cell_labels], True),
        loss_case("categorical_crossentropy at every step, a mask of steps", c, positions, places, True,
                  mask=step_mask),
        loss_case("categorical_crossentropy at every cell, a mask of cells", c, cells, cell_labels, True,
                  mask=cell_mask),
        loss_case("class weights at every step", c, positions, places, True, class_weight=[0.5, 2.0, 1.0, 3.0]),
        loss_case("class weights at every step, a mask of steps", c, positions, places, True, mask=step_mask,
                  class_weight=[0.5, 2.0, 1.0, 3.0]),
        loss_case("mse with a mask of steps", "mse", positions, drawn(21, (2, 3, 4)), mask=step_mask),
        loss_case("detection", "detection", grid, boxes, confidence=1.0, box=5.0, classes=1.0, cells=3),
        loss_case("detection, one cell an object", "detection", grid, boxes, confidence=0.5, box=2.0, classes=3.0,
                  cells=1),
        loss_case("detection with sample weights and a mask", "detection", grid, boxes, weight=weights[:3],
                  mask=mask[:3], confidence=1.0, box=5.0, classes=1.0, cells=3),
        loss_case("gaussian_kl", "gaussian_kl", values_and_variances, nothing),
        loss_case("gaussian_kl with sample weights and a mask", "gaussian_kl", values_and_variances, nothing,
                  weight=weights, mask=mask),
    ])


# ---------------------------------------------------------------- optimizers


def small_net(weights, x):
    w1, b1, w2, b2 = weights
    return jnp.tanh(x @ w1 + b1) @ w2 + b2


def trajectory(make, start, x, y, dtype, steps, constraints=()):
    keras.config.set_floatx(dtype)
    x, y = jnp.asarray(x, dtype), jnp.asarray(y, dtype)
    variables = [keras.Variable(jnp.asarray(w, dtype), dtype=dtype) for w in start]
    for place, constraint in constraints:
        variables[place].constraint = constraint
    optimizer = make()
    slope = jax.value_and_grad(lambda w: jnp.mean((small_net(w, x) - y) ** 2))
    losses = []
    for _ in range(steps):
        loss, gradients = slope([v.value for v in variables])
        losses.append(float(loss))
        optimizer.apply(gradients, variables)
    return losses


def make_optimizers():
    k = keras.optimizers
    start = [drawn(11, (3, 4)), drawn(12, (4,), -0.2, 0.2), drawn(13, (4, 2)), drawn(14, (2,), -0.2, 0.2)]
    x, y = drawn(15, (6, 3), -1.5, 1.5), drawn(16, (6, 2))
    table = [
        ("sgd", {"learning_rate": 0.1}, k.SGD),
        ("sgd", {"learning_rate": 0.05, "momentum": 0.9}, k.SGD),
        ("sgd", {"learning_rate": 0.05, "momentum": 0.9, "nesterov": True}, k.SGD),
        ("adagrad", {"learning_rate": 0.1}, k.Adagrad),
        ("adagrad", {"learning_rate": 0.5, "epsilon": 0.01}, k.Adagrad),
        ("rmsprop", {"learning_rate": 0.01}, k.RMSprop),
        ("rmsprop", {"learning_rate": 0.005, "rho": 0.8, "momentum": 0.7}, k.RMSprop),
        ("rmsprop", {"learning_rate": 0.01, "centered": True, "epsilon": 1e-5}, k.RMSprop),
        ("adam", {"learning_rate": 0.01}, k.Adam),
        ("adam", {"learning_rate": 0.05, "beta_1": 0.8, "beta_2": 0.95, "epsilon": 1e-4}, k.Adam),
        ("adamw", {"learning_rate": 0.01}, k.AdamW),
        ("adamw", {"learning_rate": 0.05, "weight_decay": 0.1}, k.AdamW),
    ]
    cases = []
    for kind, attributes, make in table:
        f64 = trajectory(lambda: make(**attributes), start, x, y, "float64", 50)
        f32 = trajectory(lambda: make(**attributes), start, x, y, "float32", 10)
        cases.append({"type": kind, "attributes": attributes, "losses": f64, "losses_f32": f32})
    keras.config.set_floatx("float64")
    write("optimizers", cases, net={
        "x": numbers(x), "y": numbers(y), "rows": 6, "w1": numbers(start[0]), "b1": numbers(start[1]),
        "w2": numbers(start[2]), "b2": numbers(start[3])})


def make_constraints():
    """Gradients that are clipped and kernels that are held, in the network of make_optimizers."""
    k, c = keras.optimizers, keras.constraints
    start = [drawn(11, (3, 4)), drawn(12, (4,), -0.2, 0.2), drawn(13, (4, 2)), drawn(14, (2,), -0.2, 0.2)]
    x, y = drawn(15, (6, 3), -1.5, 1.5), drawn(16, (6, 2))
    kernels, all_places = (0, 2), (0, 1, 2, 3)
    fixed = lambda w: keras.ops.clip(w, -0.4, 0.3)
    table = [
        ("sgd", {"learning_rate": 0.1, "clipvalue": 0.05}, k.SGD, None, ()),
        ("sgd", {"learning_rate": 0.1, "clipnorm": 0.2}, k.SGD, None, ()),
        ("adam", {"learning_rate": 0.01, "clipnorm": 0.2}, k.Adam, None, ()),
        ("sgd", {"learning_rate": 0.1, "global_clipnorm": 0.3}, k.SGD, None, ()),
        ("sgd", {"learning_rate": 0.1}, k.SGD, {"type": "max_norm", "max_value": 0.9}, [(i, c.MaxNorm(0.9)) for i in kernels]),
        ("adam", {"learning_rate": 0.05}, k.Adam, {"type": "unit_norm"}, [(i, c.UnitNorm()) for i in kernels]),
        ("sgd", {"learning_rate": 0.2}, k.SGD, {"type": "non_negative"}, [(i, c.NonNeg()) for i in kernels]),
        ("rmsprop", {"learning_rate": 0.01}, k.RMSprop, {"type": "max_norm", "max_value": 0.1, "parameter": ""},
         [(i, c.MaxNorm(0.1)) for i in all_places]),
        ("adam", {"learning_rate": 0.05}, k.Adam, {"type": "clip", "minimum": -0.4, "maximum": 0.3},
         [(i, fixed) for i in all_places]),
    ]
    cases = []
    for kind, attributes, make, constraint, held in table:
        f64 = trajectory(lambda: make(**attributes), start, x, y, "float64", 50, held)
        f32 = trajectory(lambda: make(**attributes), start, x, y, "float32", 10, held)
        cases.append({"type": kind, "attributes": attributes, "constraint": constraint, "losses": f64, "losses_f32": f32})
    keras.config.set_floatx("float64")
    write("constraints", cases)


# ---------------------------------------------------------------- schedules


def make_schedules():
    keras.config.set_floatx("float64")
    s = keras.optimizers.schedules
    table = [
        ("constant", {}, 0.01, lambda n: 0.01),
        ("time_decay", {"decay": 0.5, "per": "step"}, 0.1, s.InverseTimeDecay(0.1, 1, 0.5)),
        ("time_decay", {"decay": 0.5, "per": "epoch"}, 0.1, s.InverseTimeDecay(0.1, 5, 0.5, staircase=True)),
        ("step", {"factor": 0.5, "every": 2}, 0.1, s.ExponentialDecay(0.1, 10, 0.5, staircase=True)),
        ("exponential", {"factor": 0.8, "every": 1}, 0.1, s.ExponentialDecay(0.1, 5, 0.8)),
        ("exponential", {"factor": 0.9, "every": 0.5}, 0.2, s.ExponentialDecay(0.2, 2.5, 0.9)),
        ("cosine", {}, 0.002, s.CosineDecay(0.002, 30)),
        ("cosine", {"minimum": 0.001, "epochs": 4}, 0.01, s.CosineDecay(0.01, 20, alpha=0.1)),
        ("cosine", {"warmup_steps": 10}, 0.01, s.CosineDecay(0.0, 20, warmup_target=0.01, warmup_steps=10)),
        ("constant", {"warmup_steps": 4}, 0.01, lambda n: 0.01 * min(1.0, n / 4)),
    ]
    write("schedules", [{"type": t, "attributes": a, "rate": r, "rates": [float(f(n)) for n in range(30)]}
                        for t, a, r, f in table], steps_per_epoch=5, total_steps=30)


# ---------------------------------------------------------------- layers


def masked_mse(y, target, mask):
    """Keras's mean squared error under a mask: the mean over the steps that count."""
    value = jnp.sum(jnp.mean((y - target) ** 2, axis=-1) * mask) / jnp.sum(mask)
    if not isinstance(value, jax.core.Tracer):
        keras.src.backend.set_keras_mask(y, mask)
        assert abs(float(keras.losses.MeanSquaredError()(target, y)) - float(value)) < 1e-12
    return value


class Looking(keras.layers.Layer):
    """Attention of one, two or three series; padded places of what is looked at are masked."""

    def __init__(self, inner, causal=False):
        super().__init__()
        self.inner, self.causal = inner, causal
        self.has_heads = isinstance(inner, keras.layers.MultiHeadAttention)

    def three(self, given):
        given = given if isinstance(given, list) else [given]
        return given + [given[-1]] * (3 - len(given))

    def build(self, shapes):
        shapes = self.three(shapes)
        self.inner.build(*shapes) if self.has_heads else self.inner.build(shapes)

    def call(self, x, mask=None):
        if self.has_heads:
            mask = None if mask is None else mask[:, None, :]
            return self.inner(*self.three(x), attention_mask=mask, use_causal_mask=self.causal,
                              return_attention_scores=True)[0]
        mask = None if mask is None else [None, mask]
        return self.inner(self.three(x), mask=mask, use_causal_mask=self.causal)


def layer_case(name, kind, attributes, layer, shapes, rows=3, low=-1.0, high=1.0, words=0, lengths=()):
    """Output and gradients of mean((y - target)²), and of a training step the running statistics. `words`: the input is
    whole numbers below; `lengths`: how many steps of each row are true, the others are masked."""
    seed = sum(map(ord, name))
    inputs = [jnp.asarray(drawn(seed + i, (rows, *shape), low, high)) for i, shape in enumerate(shapes)]
    if words:
        inputs = [jnp.asarray(np.random.default_rng(seed).integers(0, words, (rows, *shapes[0])), dtype="int32")]
    mask = jnp.arange(shapes[0][0])[None, :] < jnp.asarray(lengths)[:, None] if lengths else None
    call = inputs if len(inputs) > 1 else inputs[0]
    has_states = kind in ("simple_rnn", "gru", "lstm") and len(inputs) > 1
    layer.build([i.shape for i in inputs] if len(inputs) > 1 and not has_states else inputs[0].shape)
    # Keras keeps both biases of a GRU in one variable: here they have names of their own.
    is_gru = "gru" in (kind, attributes.get("layer"))
    split = lambda n, w: ({n: w[0], n[:-4] + "recurrent_bias": w[1]} if is_gru and n.endswith("bias") else {n: w})
    trainable = [jnp.asarray(drawn(seed + 50 + i, v.shape, -0.8, 0.8)) for i, v in enumerate(layer.trainable_variables)]
    fixed = [jnp.asarray(drawn(seed + 70 + i, v.shape, 0.5, 1.5)) if v.dtype.startswith("float") else v.value
             for i, v in enumerate(layer.non_trainable_variables)]
    names = [v.name for v in layer.trainable_variables]
    if kind == "bidirectional":  # one way's variables, then the other's
        names = [("forward/" if 2 * i < len(names) else "backward/") + n for i, n in enumerate(names)]
    if kind == "time_distributed":
        names = ["layer/" + n for n in names]
    if kind == "multi_head_attention":
        names = [f"{v.path.split('/')[-2].removeprefix('attention_')}_{v.name}" for v in layer.trainable_variables]
    fixed_names = [v.name for v in layer.non_trainable_variables]

    def run(x, weights, training):
        more = {"training": training} if kind == "batch_normalization" else {}
        if lengths and not words:
            more["mask"] = mask
        if has_states:
            return layer.stateless_call(weights, fixed, x[0], initial_state=list(x[1:]), **more)
        return layer.stateless_call(weights, fixed, x, **more)

    inferred, _ = run(call, trainable, False)
    trained, after = run(call, trainable, True)
    target = jnp.asarray(drawn(seed + 90, inferred.shape))
    penalty = [v.regularizer for v in layer.trainable_variables]

    def loss(x, weights):
        extra = sum((r(w) for r, w in zip(penalty, weights) if r), 0.0)
        y = run(x, weights, True)[0]
        return (masked_mse(y, target, mask) if lengths and y.ndim == 3 else jnp.mean((y - target) ** 2)) + extra

    if words:
        value, dw = jax.value_and_grad(loss, argnums=1)(call, trainable)
        dx = []
    else:
        value, (dx, dw) = jax.value_and_grad(loss, argnums=(0, 1))(call, trainable)
    assert abs(float(value) - float(loss(call, trainable))) < 1e-12
    case = {
        "name": name, "layer": kind, "attributes": attributes, "rows": rows, "input_shapes": [list(s) for s in shapes],
        "inputs": [numbers(i) for i in inputs],
        "parameters": {n: {"shape": list(w.shape), "values": numbers(w)}
                       for name, weights in zip(names, trainable) for n, w in split(name, weights).items()},
        "output_shape": list(inferred.shape[1:]), "output": numbers(inferred), "target": numbers(target),
        "loss": float(value), "input_gradients": [numbers(g) for g in (dx if len(inputs) > 1 or words else [dx])],
        "gradients": {n: numbers(g) for name, slopes in zip(names, dw) for n, g in split(name, slopes).items()},
    }
    # What is added to all scores of a row changes no share: 0 but for rounding.
    case["gradients"].pop("key_bias", None)
    if words:
        case["words"] = words
    if lengths:
        case["lengths"] = list(lengths)
    if kind == "batch_normalization":
        keep = [i for i, n in enumerate(fixed_names) if n.startswith("moving_")]
        own = {i: fixed_names[i].replace("moving_", "running_") for i in keep}
        case["statistics"] = {own[i]: {"shape": list(fixed[i].shape), "values": numbers(fixed[i])} for i in keep}
        case["statistics_after"] = {own[i]: numbers(after[i]) for i in keep}
        case["training_output"] = numbers(trained)
    return case


def make_layers():
    keras.config.set_floatx("float64")
    l, r = keras.layers, keras.regularizers
    cases = [
        layer_case("dense", "dense", {"units": 4}, l.Dense(4), [(3,)]),
        layer_case("dense without bias", "dense", {"units": 2, "use_bias": False}, l.Dense(2, use_bias=False), [(5,)]),
        layer_case("dense on sequences", "dense", {"units": 2}, l.Dense(2), [(4, 3)]),
    ]
    for f in ["relu", "tanh", "sigmoid", "softmax", "leaky_relu", "elu", "gelu", "mish", "softsign"]:
        act = {"leaky_relu": lambda x: keras.activations.leaky_relu(x, 0.3)}.get(f, f)
        cases.append(layer_case(f"dense with {f}", "dense", {"units": 4, "activation": f},
                                l.Dense(4, activation=act), [(3,)]))
    cases.append(layer_case("dense with L1", "dense", {"units": 4, "kernel_l1": 0.02},
                            l.Dense(4, kernel_regularizer=r.L1(0.02)), [(3,)]))
    cases.append(layer_case("dense with L2", "dense", {"units": 4, "kernel_l2": 0.05},
                            l.Dense(4, kernel_regularizer=r.L2(0.05)), [(3,)]))
    for words, given in [
        ("valid", {"kernel_size": [3, 3]}),
        ("same", {"kernel_size": [3, 3], "padding": "same"}),
        ("same, even kernel", {"kernel_size": [2, 4], "padding": "same"}),
        ("strides", {"kernel_size": [3, 2], "strides": [2, 2]}),
        ("same with strides", {"kernel_size": [3, 3], "strides": [2, 2], "padding": "same"}),
        ("dilation", {"kernel_size": [2, 2], "dilation_rate": [2, 2]}),
        ("same with dilation", {"kernel_size": [3, 2], "dilation_rate": [1, 2], "padding": "same"}),
        ("1×1", {"kernel_size": [1, 1]}),
    ]:
        cases.append(layer_case(f"conv2d {words}", "conv2d", {"filters": 3, **given}, l.Conv2D(3, **given), [(6, 5, 2)],
                                rows=2))
    cases.append(layer_case("conv2d with relu", "conv2d", {"filters": 2, "kernel_size": [3, 3], "activation": "relu"},
                            l.Conv2D(2, 3, activation="relu"), [(5, 5, 1)], rows=2))
    cases.append(layer_case("conv2d without bias", "conv2d", {"filters": 2, "kernel_size": [3, 3], "use_bias": False},
                            l.Conv2D(2, 3, use_bias=False), [(5, 5, 1)], rows=2))
    cases.append(layer_case("conv2d in groups", "conv2d", {"filters": 4, "kernel_size": [2, 3], "groups": 2},
                            l.Conv2D(4, (2, 3), groups=2), [(4, 5, 4)], rows=2))
    mirror = lambda x: keras.ops.pad(x, ((0, 0), (2, 2), (1, 1), (0, 0)), mode="reflect")
    for words, edge in [("zero", l.ZeroPadding2D((2, 1))), ("reflect", l.Lambda(mirror))]:
        cases.append(layer_case(f"conv2d with an edge of {words}", "conv2d",
                                {"filters": 2, "kernel_size": [3, 3], "strides": [2, 1], "padding": "explicit",
                                 "padding_size": [2, 1], "padding_mode": words},
                                keras.Sequential([edge, l.Conv2D(2, 3, strides=(2, 1))]), [(5, 4, 2)], rows=2))
    for words, given in [
        ("valid", {"kernel_size": [3, 2]}),
        ("same with strides", {"kernel_size": [3, 3], "strides": [2, 2], "padding": "same", "depth_multiplier": 2}),
        ("dilation", {"kernel_size": [2, 2], "dilation_rate": [2, 2], "depth_multiplier": 2, "use_bias": False}),
    ]:
        cases.append(layer_case(f"depthwise_conv2d {words}", "depthwise_conv2d", given, l.DepthwiseConv2D(**given),
                                [(5, 6, 2)], rows=2))
        cases.append(layer_case(f"separable_conv2d {words}", "separable_conv2d", {"filters": 3, **given},
                                l.SeparableConv2D(3, **given), [(5, 6, 2)], rows=2))
    for words, given in [
        ("valid", {"kernel_size": [3, 2]}),
        ("valid with strides", {"kernel_size": [3, 2], "strides": [2, 3]}),
        ("same", {"kernel_size": [3, 4], "padding": "same"}),
        ("same with strides", {"kernel_size": [4, 3], "strides": [2, 2], "padding": "same"}),
        ("same, strides over the kernel", {"kernel_size": [2, 1], "strides": [3, 2], "padding": "same",
                                           "use_bias": False}),
    ]:
        cases.append(layer_case(f"conv2d_transpose {words}", "conv2d_transpose", {"filters": 2, **given},
                                l.Conv2DTranspose(2, **given), [(3, 4, 3)], rows=2))
    for words, given in [
        ("valid", {"kernel_size": [3]}),
        ("same with strides", {"kernel_size": [4], "strides": [2], "padding": "same", "activation": "tanh"}),
        ("causal with dilation", {"kernel_size": [3], "padding": "causal", "dilation_rate": [2]}),
        ("in groups", {"kernel_size": [2], "groups": 2, "use_bias": False}),
    ]:
        cases.append(layer_case(f"conv1d {words}", "conv1d", {"filters": 4, **given}, l.Conv1D(4, **given), [(7, 2)],
                                rows=2))
    for kind, make in [("max_pooling2d", l.MaxPooling2D), ("average_pooling2d", l.AveragePooling2D)]:
        for words, given in [
            ("valid", {"pool_size": [2, 2]}),
            ("same", {"pool_size": [2, 2], "padding": "same"}),
            ("overlapping", {"pool_size": [3, 3], "strides": [2, 2]}),
            ("same, overlapping", {"pool_size": [3, 3], "strides": [2, 2], "padding": "same"}),
            ("stride 1, same", {"pool_size": [3, 2], "strides": [1, 1], "padding": "same"}),
        ]:
            cases.append(layer_case(f"{kind} {words}", kind, given, make(**given), [(5, 6, 2)], rows=2))
    cases.append(layer_case("global_average_pooling2d", "global_average_pooling2d", {}, l.GlobalAveragePooling2D(),
                            [(3, 4, 2)]))
    for words, given, shape in [
        ("of features", {"momentum": 0.9}, (3,)),
        ("of pictures", {}, (3, 2, 2)),
        ("without scale", {"scale": False, "epsilon": 0.01}, (3,)),
        ("without center", {"center": False}, (3,)),
    ]:
        cases.append(layer_case(f"batch_normalization {words}", "batch_normalization", given,
                                l.BatchNormalization(**given), [shape], rows=5))
    for kind, given, layer in [
        ("relu", {}, l.ReLU()),
        ("relu", {"max_value": 1.5}, l.ReLU(max_value=1.5)),
        ("relu", {"negative_slope": 0.25}, l.ReLU(negative_slope=0.25)),
        ("relu", {"max_value": 1.75, "negative_slope": 0.5, "threshold": 0.5}, l.ReLU(1.75, 0.5, 0.5)),
        ("relu", {"threshold": 0.75}, l.ReLU(threshold=0.75)),
        ("step", {}, l.Activation(lambda x: keras.ops.cast(x > 0, x.dtype))),
        ("log_softmax", {}, l.Activation("log_softmax")),
        ("leaky_relu", {}, l.LeakyReLU()),
        ("leaky_relu", {"negative_slope": 0.1}, l.LeakyReLU(negative_slope=0.1)),
        ("elu", {}, l.ELU()),
        ("elu", {"alpha": 0.5}, l.ELU(alpha=0.5)),
        ("gelu", {}, l.Activation("gelu")),
        ("gelu", {"approximate": True}, l.Activation(lambda x: keras.activations.gelu(x, approximate=True))),
        ("silu", {}, l.Activation("silu")),
        ("mish", {}, l.Activation("mish")),
        ("selu", {}, l.Activation("selu")),
        ("softplus", {}, l.Activation("softplus")),
        ("hard_sigmoid", {}, l.Activation("hard_sigmoid")),
        ("softsign", {}, l.Activation("softsign")),
        ("sigmoid", {}, l.Activation("sigmoid")),
        ("tanh", {}, l.Activation("tanh")),
        ("softmax", {}, l.Softmax()),
        ("exp", {}, l.Activation(keras.ops.exp)),
        ("abs", {}, l.Activation(keras.ops.abs)),
        ("square", {}, l.Activation(keras.ops.square)),
        ("scale", {"scale": -0.25}, l.Rescaling(-0.25)),
        ("shift", {"offset": 1.5}, l.Rescaling(1.0, offset=1.5)),
    ]:
        words = kind + "".join(f" {v}" for v in given.values())
        cases.append(layer_case(words, kind, given, layer, [(3, 4)], low=-3, high=3))
    for kind, make, states in [("simple_rnn", l.SimpleRNN, 1), ("gru", l.GRU, 1), ("lstm", l.LSTM, 2)]:
        for words, given, lengths in [("last step", {"units": 3}, ()),
                                      ("every step", {"units": 3, "return_sequences": True}, ()),
                                      ("last true step", {"units": 3}, (3, 1, 4)),
                                      ("every step backwards", {"units": 3, "return_sequences": True,
                                                                "go_backwards": True}, ())]:
            cases.append(layer_case(f"{kind} from a state, {words}", kind, given, make(**given),
                                    [(4, 2)] + [(3,)] * states, lengths=lengths))
    for axes, shape in [([], (5,)), ([1, 2], (3, 4, 2)), ([2], (2, 3, 2)), ([1], (4, 3)), ([1], (4,))]:
        cases.append(layer_case(f"prelu {shape} {axes}", "prelu", {"shared_axes": axes},
                                l.PReLU(shared_axes=axes or None), [shape], low=-3, high=3))
    for kind, make in [("simple_rnn", l.SimpleRNN), ("gru", l.GRU), ("lstm", l.LSTM)]:
        gates = {} if kind == "simple_rnn" else {"recurrent_activation": "tanh"}
        for words, given, shape in [
            ("last step", {"units": 3}, (4, 2)),
            ("every step", {"units": 3, "return_sequences": True}, (5, 2)),
            ("of one step", {"units": 2}, (1, 3)),
            ("without bias", {"units": 2, "use_bias": False}, (3, 2)),
            ("with other functions", {"units": 2, "activation": "relu", **gates, "return_sequences": True}, (4, 3)),
            ("over many steps", {"units": 4}, (30, 1)),
            ("backwards", {"units": 3, "go_backwards": True}, (4, 2)),
            ("backwards, every step", {"units": 2, "go_backwards": True, "return_sequences": True}, (5, 2)),
        ]:
            cases.append(layer_case(f"{kind} {words}", kind, given, make(**given), [shape]))
        for words, given in [("last true step", {"units": 3}),
                             ("every true step", {"units": 2, "return_sequences": True}),
                             ("last true step backwards", {"units": 2, "go_backwards": True})]:
            cases.append(layer_case(f"{kind} {words}", kind, given, make(**given), [(4, 2)], lengths=(3, 1, 4)))
    for inner, make in [("lstm", l.LSTM), ("gru", l.GRU), ("simple_rnn", l.SimpleRNN)]:
        for mode, sequences, lengths in [
            ("concat", False, ()), ("concat", True, (3, 1, 4)), ("sum", True, ()), ("mul", True, (2, 4, 1)),
            ("mul", False, ()), ("ave", False, (3, 1, 4)),
        ]:
            given = {"units": 2, "return_sequences": sequences}
            words = f"{inner} {mode}, " + ("every" if sequences else "last") + (" true step" if lengths else " step")
            cases.append(layer_case(f"bidirectional {words}", "bidirectional",
                                    {"layer": inner, "merge_mode": mode, **given},
                                    l.Bidirectional(make(**given), merge_mode=mode), [(4, 2)], lengths=lengths))
    for inner, given, make, shape in [
        ("conv2d", {"filters": 2, "kernel_size": [2, 3], "activation": "tanh"}, l.Conv2D, (3, 3, 4, 2)),
        ("max_pooling2d", {"pool_size": [2, 2]}, l.MaxPooling2D, (2, 4, 5, 2)),
        ("average_pooling2d", {"pool_size": [2, 2], "strides": [1, 2]}, l.AveragePooling2D, (2, 4, 5, 1)),
        ("global_average_pooling2d", {}, l.GlobalAveragePooling2D, (3, 2, 3, 2)),
        ("flatten", {}, l.Flatten, (3, 2, 2, 2)),
        ("dense", {"units": 3, "activation": "relu"}, l.Dense, (4, 2)),
    ]:
        cases.append(layer_case(f"time_distributed {inner}", "time_distributed", {"layer": inner, **given},
                                l.TimeDistributed(make(**given)), [shape]))
    table = {"input_dim": 6, "output_dim": 3}
    for words, given in [("", {}), (" without scale", {"scale": False}), (" without mean", {"center": False, "epsilon": 1e-5})]:
        cases.append(layer_case(f"layer_normalization{words}", "layer_normalization", given,
                                l.LayerNormalization(**given), [(3, 5)]))
    cases.append(layer_case("layer_normalization of a row", "layer_normalization", {}, l.LayerNormalization(), [(6,)]))
    for score, make in [("dot", l.Attention), ("additive", l.AdditiveAttention)]:
        for words, shapes, causal, scales, lengths in [
                ("", [(4, 3)], False, False, ()), (" causal", [(4, 3)], True, True, ()),
                (" of a source", [(3, 2), (5, 4), (5, 2)], False, True, ()),
                (" of padded rows", [(5, 3)], False, True, (3, 1, 5)), (" causal, padded", [(4, 2)], True, False, (4, 2, 1))]:
            given = {"score": score, "causal": causal, "use_scale": scales}
            cases.append(layer_case(f"attention {score}{words}", "attention", given,
                                    Looking(make(use_scale=scales), causal), shapes, lengths=lengths))
    for words, shapes, causal, more, lengths in [
            ("", [(4, 6)], False, {}, ()), (" causal", [(5, 4)], True, {}, ()),
            (" of a source", [(3, 4), (5, 6), (5, 3)], False, {"value_dim": 2}, ()),
            (" without bias", [(3, 4), (4, 2)], False, {"use_bias": False}, ()),
            (" of padded rows", [(5, 4)], False, {}, (3, 1, 5)), (" causal, padded", [(4, 4)], True, {}, (4, 2, 1))]:
        given = {"num_heads": 2, "key_dim": 3, **more}
        cases.append(layer_case(f"multi_head_attention{words}", "multi_head_attention", {**given, "causal": causal},
                                Looking(l.MultiHeadAttention(**given), causal), shapes, lengths=lengths))
    cases.append(layer_case("embedding", "embedding", table, l.Embedding(6, 3), [(5,)], words=6))
    cases.append(layer_case("embedding of padded rows", "embedding", table, l.Embedding(6, 3), [(5,)], words=6,
                            lengths=(5, 2, 3)))
    pool = "global_average_pooling1d"
    cases.append(layer_case(pool, pool, {}, l.GlobalAveragePooling1D(), [(4, 3)]))
    cases.append(layer_case(f"{pool} of padded rows", pool, {}, l.GlobalAveragePooling1D(), [(4, 3)],
                            lengths=(4, 2, 1)))
    for kind, make in [("max_pooling1d", l.MaxPooling1D), ("average_pooling1d", l.AveragePooling1D)]:
        for words, given in [
            ("valid", {"pool_size": [2]}),
            ("same", {"pool_size": [2], "padding": "same"}),
            ("overlapping", {"pool_size": [3], "strides": [2]}),
            ("stride 1, same", {"pool_size": [4], "strides": [1], "padding": "same"}),
        ]:
            layer = make(**{k: v[0] if isinstance(v, list) else v for k, v in given.items()})
            cases.append(layer_case(f"{kind} {words}", kind, given, layer, [(7, 2)], rows=2))
    cases.append(layer_case("global_max_pooling1d", "global_max_pooling1d", {}, l.GlobalMaxPooling1D(), [(5, 3)]))
    cases.append(layer_case("global_max_pooling2d", "global_max_pooling2d", {}, l.GlobalMaxPooling2D(), [(3, 4, 2)]))
    for kind, name, make in [("zero_padding2d", "padding", l.ZeroPadding2D), ("cropping2d", "cropping", l.Cropping2D)]:
        for given, theirs in [([1], 1), ([0, 1], (0, 1)), ([1, 0, 2, 1], ((1, 0), (2, 1)))]:
            cases.append(layer_case(f"{kind} {given}", kind, {name: given}, make(theirs), [(3, 4, 2)]))
    for size, how in [([2, 2], "nearest"), ([3, 1], "nearest"), ([2, 2], "bilinear"), ([3, 4], "bilinear"),
                      ([1, 5], "bilinear")]:
        cases.append(layer_case(f"up_sampling2d {size} {how}", "up_sampling2d", {"size": size, "interpolation": how},
                                l.UpSampling2D(tuple(size), interpolation=how), [(3, 2, 2)], rows=2))
    for words, given, shape in [
        ("of pictures", {"groups": 2}, (3, 2, 4)),
        ("of features", {"groups": 3, "epsilon": 0.01}, (6,)),
        ("one group", {"groups": 1, "scale": False}, (2, 3, 2)),
        ("a group a channel", {"groups": 3, "center": False}, (4, 3)),
    ]:
        cases.append(layer_case(f"group_normalization {words}", "group_normalization", given,
                                l.GroupNormalization(**given), [shape]))
    for words, given, shape in [("of pictures", {}, (2, 3, 7)),
                                ("strong", {"size": 3, "alpha": 0.5, "beta": 0.6, "k": 1.0}, (2, 2, 5)),
                                ("wider than all channels", {"size": 13, "alpha": 0.3, "beta": 1.0, "k": 1.5}, (6,))]:
        n, alpha, beta, k = (given.get(a, d) for a, d in [("size", 5), ("alpha", 1e-4), ("beta", 0.75), ("k", 2.0)])

        def local(x, n=n, alpha=alpha, beta=beta, k=k):  # Krizhevsky et al., 2012; Keras has no such layer
            wide = jnp.pad(jnp.square(x), [(0, 0)] * (x.ndim - 1) + [(n // 2, (n - 1) // 2)])
            around = jnp.stack([wide[..., i:i + x.shape[-1]] for i in range(n)]).sum(axis=0)
            return x / (k + alpha * around) ** beta

        cases.append(layer_case(f"local_response_normalization {words}", "local_response_normalization", given,
                                l.Lambda(local), [shape], low=-3, high=3))
    cases.append(layer_case("repeat_vector", "repeat_vector", {"n": 3}, l.RepeatVector(3), [(4,)]))
    cases.append(layer_case("flatten", "flatten", {}, l.Flatten(), [(2, 3, 2)]))
    cases.append(layer_case("reshape", "reshape", {"target_shape": [3, 4]}, l.Reshape((3, 4)), [(2, 3, 2)]))
    cases.append(layer_case("add", "add", {}, l.Add(), [(4,), (4,), (4,)]))
    cases.append(layer_case("subtract", "subtract", {}, l.Subtract(), [(4,), (4,)]))
    for kind, make in [("multiply", l.Multiply), ("maximum", l.Maximum), ("minimum", l.Minimum), ("average", l.Average)]:
        cases.append(layer_case(kind, kind, {}, make(), [(3, 4), (3, 4), (3, 4)]))
    op = l.Lambda
    for exponent in [3, -2]:
        cases.append(layer_case(f"power {exponent}", "power", {"exponent": float(exponent)},
                                op(lambda x, e=exponent: keras.ops.power(x, e)), [(3, 4)], low=-3, high=3))
    cases.append(layer_case("power of a root", "power", {"exponent": 0.5}, op(lambda x: keras.ops.power(x, 0.5)),
                            [(3, 4)], low=0.1, high=3))
    # Axes of the layers are counted without the batch.
    for dims, shape in [([1, 0], (3, 4)), ([2, 0, 1], (2, 3, 4)), ([2, 1, 0, 3], (2, 3, 2, 2))]:
        cases.append(layer_case(f"permute {dims}", "permute", {"dims": dims}, l.Permute([d + 1 for d in dims]), [shape]))
    for words, given, cut, shape in [
        ("of features", {"start": 1, "stop": 3}, lambda x: x[..., 1:3], (5,)),
        ("from the end", {"axis": 0, "start": -2}, lambda x: x[:, -2:], (5, 3)),
        ("every second", {"axis": 1, "start": 1, "step": 2}, lambda x: x[:, :, 1::2], (2, 6, 2)),
        ("every third before the last", {"stop": -1, "step": 3}, lambda x: x[..., :-1:3], (2, 6)),
    ]:
        cases.append(layer_case(f"slice {words}", "slice", given, op(cut), [shape]))
    for width, value, shape in [([1, 1], 0.0, (3,)), ([1, 2, 0, 1], -1.5, (2, 3)), ([2, 1], 0.25, (2, 3)),
                                ([1, 1, 2, 0, 0, 0], 0.0, (2, 3, 2))]:
        pairs = [(0, 0)] + [width[:2]] * len(shape) if len(width) == 2 else [(0, 0)] + [
            width[i:i + 2] for i in range(0, len(width), 2)]
        cases.append(layer_case(f"pad {width} of {len(shape)} axes", "pad", {"pad_width": width, "constant_values": value},
                                op(lambda x, p=pairs, v=value: keras.ops.pad(x, p, constant_values=v)), [shape]))
    for kind, axes, keeps, shape in [("sum", [-1], False, (2, 5)), ("sum", [0, 2], True, (5, 2, 7)),
                                     ("mean", [0, 1], False, (3, 2, 4)), ("mean", [], False, (3, 6)),
                                     ("max", [1], True, (2, 4, 3)), ("max", [0, 2], False, (2, 3, 4)),
                                     ("max", [], False, (7,))]:
        batch = tuple(a if a < 0 else a + 1 for a in axes) or tuple(range(1, len(shape) + 1))
        make = lambda x, f=getattr(keras.ops, kind), b=batch, k=keeps: f(x, axis=b, keepdims=k)
        if not axes and not keeps:  # one number has an axis of its own
            make = lambda x, f=make: f(x)[:, None]
        cases.append(layer_case(f"reduce {kind} along {axes} of {len(shape)} axes", "reduce",
                                {"kind": kind, "axis": axes, "keepdims": keeps}, op(make), [shape]))
    for words, turn, shapes in [("", (), [(2, 3), (3, 4)]), (" turned first", ("a",), [(2, 3, 4), (2, 3, 2)]),
                                (" turned second", ("b",), [(2, 3, 4), (2, 5, 4)]),
                                (" turned both", ("a", "b"), [(3, 2), (4, 3)])]:
        flip = lambda x, n, turn=turn: keras.ops.swapaxes(x, -1, -2) if n in turn else x
        cases.append(layer_case(f"matmul{words}", "matmul", {f"transpose_{n}": True for n in turn},
                                op(lambda x, flip=flip: keras.ops.matmul(flip(x[0], "a"), flip(x[1], "b"))), shapes))
    for axes, normalize, shapes in [([-1, -1], False, [(4,), (4,)]), ([-1, -1], True, [(4,), (4,)]),
                                    ([0, 1], False, [(3, 2), (4, 3)]), ([1, -1], True, [(2, 3, 2), (3,)]),
                                    ([0, 0], False, [(3,), (3, 2, 2)]), ([1, 0], True, [(2, 5), (5, 3)])]:
        layer = l.Dot([a if a < 0 else a + 1 for a in axes], normalize=normalize)
        words = f"dot along {axes} of {len(shapes[0])} and {len(shapes[1])} axes" + (", normalized" if normalize else "")
        cases.append(layer_case(words, "dot", {"axes": axes, "normalize": normalize}, layer, shapes))
    for normalize, shape in [(True, (3, 2, 4)), (False, (5, 3))]:
        places = lambda x: keras.ops.reshape(x, (x.shape[0], -1, x.shape[-1]))
        gram = lambda x, n=normalize: keras.ops.einsum("npi,npj->nij", places(x), places(x)) / (x[0].size if n else 1)
        cases.append(layer_case(f"gram_matrix of {len(shape)} axes", "gram_matrix", {"normalize": normalize}, op(gram),
                                [shape]))
    cases.append(layer_case("log", "log", {}, l.Activation(keras.ops.log), [(3, 4)], low=0.1, high=3))
    cases.append(layer_case("concatenate", "concatenate", {}, l.Concatenate(), [(2, 3), (2, 1)]))
    write("layers", cases)


# ---------------------------------------------------------------- initializers


def make_initializers():
    keras.config.set_floatx("float64")
    k = keras.initializers
    table = {"zeros": k.Zeros(), "ones": k.Ones(), "uniform": k.RandomUniform(-0.05, 0.05, seed=3),
             "normal": k.RandomNormal(0, 0.05, seed=3), "glorot_uniform": k.GlorotUniform(seed=3),
             "glorot_normal": k.GlorotNormal(seed=3), "he_uniform": k.HeUniform(seed=3),
             "he_normal": k.HeNormal(seed=3), "lecun_normal": k.LecunNormal(seed=3), "orthogonal": k.Orthogonal(seed=3)}
    cases = []
    for kind, draw in table.items():
        for shape in [(300, 500), (3, 3, 64, 200)]:
            values = np.asarray(draw(shape, dtype="float64"))
            field = int(np.prod(shape[:-2]))
            cases.append({"type": kind, "shape": list(shape), "fan_in": field * shape[-2], "fan_out": field * shape[-1],
                          "mean": float(values.mean()), "variance": float(values.var()),
                          "minimum": float(values.min()), "maximum": float(values.max())})
    write("initializers", cases)


if __name__ == "__main__":
    keras.config.set_floatx("float64")
    make_losses()
    make_optimizers()
    make_constraints()
    make_schedules()
    make_layers()
    make_initializers()
