#!/usr/bin/env python3
"""Writes samples/style.loom and samples/style_pictures.safetensors: two invented pictures and a network that paints one
in the manner of the other.

    python3 tests/reference/make_sample_style.py [--measure build/bin/loom]

The pictures (red, green and blue from 0 to 1) are drawn here, a house under a sun and strokes round two whirls, and may
be used in any way. They are the values of two frozen canvases; a third canvas is the picture that is made. The network
that looks at all three is not trained: its weights are drawn from the project's seed.

SIZES: the mean square of each Gram matrix of the style and of the content's maps. Each loss weighs one over it, so that
it is relative to what it is compared with. `--measure` asks the program for them and prints them.
"""
import json
import math
import pathlib
import random
import struct
import subprocess
import sys
import tempfile

SIDE = 96
FOLDER = pathlib.Path(__file__).parents[2] / "samples"
FILTERS = [24, 24, 48, 48, 96, 96]
STEPS_AN_EPOCH = 10
CONTENT, SMOOTH = 0.1, 0.3
CONTENT_AT = 4  # the convolution whose maps are the content
SIZES = {"style0": 0.008139, "style1": 0.0001566, "style2": 0.0001289, "style3": 7.796e-05, "style4": 0.0001466, "style5": 3.461e-05, "style6": 2.443e-05, "content_loss": 0.9646}


def mixed(a, b, share):
    return [x + (y - x) * share for x, y in zip(a, b)]


def house():
    """A house on a hill under a sun, in a square of 64."""
    sky, earth = ([0.55, 0.75, 0.95], [0.95, 0.9, 0.8]), ([0.35, 0.6, 0.25], [0.2, 0.4, 0.18])
    picture = []
    for row in range(SIDE):
        y = 64 * (row + 0.5) / SIDE
        picture.append([mixed(*sky, y / 64) for _ in range(SIDE)])
        for column in range(SIDE):
            x = 64 * (column + 0.5) / SIDE
            if math.hypot(x - 50, y - 13) < 7:
                picture[row][column] = [0.98, 0.8, 0.25]
            if y > 46 + 4 * math.sin(x / 9):
                picture[row][column] = mixed(*earth, (y - 40) / 24)
            if 14 <= x < 38 and 30 <= y < 52:
                picture[row][column] = [0.85, 0.5, 0.4]
            if 16 <= y < 30 and abs(x - 26) < (y - 14) * 1.05:
                picture[row][column] = [0.5, 0.2, 0.2]
            if 23 <= x < 30 and 40 <= y < 52:
                picture[row][column] = [0.3, 0.2, 0.15]
            if (17 <= x < 21 or 32 <= x < 36) and 34 <= y < 40:
                picture[row][column] = [0.9, 0.95, 0.7]
    return picture


def strokes():
    """Short thick strokes of blue and yellow round two whirls, the later ones on top."""
    draw = random.Random(14)
    blues, yellows, pale = [[0.1, 0.2, 0.5], [0.15, 0.35, 0.7], [0.3, 0.55, 0.8]], [[0.95, 0.85, 0.35],
                                                                                   [0.9, 0.6, 0.15]], [0.75, 0.85, 0.9]
    whirls = [(0.31 * SIDE, 0.34 * SIDE), (0.72 * SIDE, 0.69 * SIDE)]
    picture = [[[0.12, 0.22, 0.45] for _ in range(SIDE)] for _ in range(SIDE)]
    for _ in range(900 * SIDE * SIDE // 64**2):
        x, y = draw.random() * SIDE, draw.random() * SIDE
        away, cx, cy = min((math.hypot(x - cx, y - cy), cx, cy) for cx, cy in whirls)
        angle = math.atan2(y - cy, x - cx) + math.pi / 2
        rare = draw.random()
        choice = yellows if away < 0.14 * SIDE or rare < 0.13 else [pale] if rare < 0.2 else blues
        colour = choice[int(draw.random() * len(choice))]
        for step in range(-4, 5):
            for across in (-1, 0, 1):
                px = int(x + step * math.cos(angle) - across * 0.7 * math.sin(angle))
                py = int(y + step * math.sin(angle) + across * 0.7 * math.cos(angle))
                if 0 <= px < SIDE and 0 <= py < SIDE:
                    picture[py][px] = mixed(colour, [1, 1, 1] if across > 0 else [0, 0, 0], 0.08 * abs(across))
    return picture


def save(tensors, file):
    head, data = {}, b""
    for name, picture in sorted(tensors.items()):
        numbers = [round(v * 255) / 255 for row in picture for pixel in row for v in pixel]
        packed = struct.pack(f"<{len(numbers)}f", *numbers)
        head[name] = {"dtype": "F32", "shape": [SIDE, SIDE, 3], "data_offsets": [len(data), len(data) + len(packed)]}
        data += packed
    text = json.dumps(head, separators=(",", ":")).encode()
    text += b" " * (-len(text) % 8)
    file.write_bytes(struct.pack("<Q", len(text)) + text + data)


def node(nodes, kind, name, at, group=None, shares=None, frozen=False, title=None, **attributes):
    one = {"id": name, "type": kind}
    if title:
        one["title"] = title
    if attributes:
        one["attributes"] = attributes
    one["at"] = [296 * at[0], 190 * at[1]]
    if group:
        one["group"] = group
    if shares:
        one["shares"] = shares
    if frozen:
        one["frozen"] = True
    nodes.append(one)


def tower(nodes, edges, source, suffix, row, depth):
    """Six convolutions, or the first of them, on one of the pictures; returns the layers whose maps are looked at."""
    layers, before = [source], source
    for i in range(depth):
        name = f"conv{i + 1}"
        own = name + suffix
        node(nodes, "conv2d", own, (i + 1 + (i >= 2) + (i >= 4), row), group="look" + suffix,
             shares=name if suffix else None, frozen=not suffix, filters=FILTERS[i], kernel_size=[3, 3], padding="same", padding_mode="reflect",
             activation="leaky_relu", kernel_initializer="he_normal")
        edges.append([before, own])
        layers.append(own)
        before = own
        if i in (1, 3) and i + 1 < depth:
            pool = f"pool{i // 2 + 1}{suffix}"
            node(nodes, "average_pooling2d", pool, (i + 2 + (i >= 2), row), group="look" + suffix)
            edges.append([before, pool])
            before = pool
    return layers


def weight(loss, share):
    return float(f"{share / SIZES[loss]:.4g}")


def project():
    nodes, edges, losses = [], [], []
    canvas = {"shape": [SIDE, SIDE, 3]}
    node(nodes, "canvas", "style", (0, 0), frozen=True, title="Style", **canvas)
    node(nodes, "canvas", "picture", (0, 3), title="The picture that is made", **canvas)
    node(nodes, "canvas", "content", (0, 5.5), frozen=True, title="Content", **canvas)
    own = tower(nodes, edges, "picture", "", 3, 6)
    theirs = tower(nodes, edges, "style", "_style", 0, 6)
    content = tower(nodes, edges, "content", "_content", 5.5, CONTENT_AT)
    for i, (made, wanted) in enumerate(zip(own, theirs)):
        place = i + (i >= 3) + (i >= 5)
        for layer, suffix, row in ((wanted, "_style", 1), (made, "", 2)):
            node(nodes, "gram_matrix", f"gram{i}{suffix}", (place + 0.8, row))
            edges.append([layer, f"gram{i}{suffix}"])
        losses.append({"id": f"style{i}", "type": "mse", "of": f"gram{i}", "target": f"node:gram{i}_style",
                       "weight": weight(f"style{i}", 1.0)})
    losses.append({"id": "content_loss", "type": "mse", "of": own[CONTENT_AT],
                   "target": f"node:{content[CONTENT_AT]}", "weight": weight("content_loss", CONTENT)})
    for i, (axis, name) in enumerate(((0, "down"), (1, "across"))):
        node(nodes, "slice", f"next_{name}", (1, 6.5 + 2 * i), group="smooth", axis=axis, start=1)
        node(nodes, "slice", f"own_{name}", (1, 7.5 + 2 * i), group="smooth", axis=axis, start=0, stop=-1)
        node(nodes, "subtract", f"step_{name}", (2, 6.5 + 2 * i), group="smooth")
        edges += [["picture", f"next_{name}"], ["picture", f"own_{name}"],
                  [f"next_{name}", f"step_{name}"], [f"own_{name}", f"step_{name}:taken"]]
        losses.append({"id": f"smooth_{name}", "type": "mse", "of": f"step_{name}", "target": "0", "weight": SMOOTH})
    groups = [{"id": "look" + suffix, "title": title, "folded": False, "at": [0, 0]} for suffix, title in (
        ("", "Drawn filters, not trained"), ("_style", "The same on the style"), ("_content", "The same on the content"))]
    groups.append({"id": "smooth", "title": "How neighbors differ", "folded": True, "at": [296 * 1, 190 * 7]})
    return {
        "format": 1, "title": "Style", "seed": 7, "graph": {"nodes": nodes, "edges": edges, "groups": groups},
        "data": {"source": {"type": "noise", "shape": [1], "rows": STEPS_AN_EPOCH}, "transforms": [],
                 "split": {"method": "ratio", "validation": 0.0}},
        "training": {"losses": losses, "optimizer": {"type": "adam", "learning_rate": 0.03}, "batch_size": 1,
                     "epochs": 30, "metrics": [], "callbacks": [], "start_from": "style_pictures.safetensors"}}


def measure(program):
    """What each loss is where nothing is compared with: the mean squares of its target."""
    asked = project()
    for loss in asked["training"]["losses"]:
        if loss["id"] in SIZES:
            loss |= {"of": loss["target"].removeprefix("node:"), "target": "0", "weight": 1.0}
    asked["training"] |= {"epochs": 30, "start_from": str(FOLDER / "style_pictures.safetensors")}
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "measure.loom"
        file.write_text(json.dumps(asked))
        told = subprocess.run([program, "train", str(file), "--json", "--out", folder], check=True,
                              capture_output=True, text=True).stdout.splitlines()
    epoch = json.loads(told[0])
    print({loss: float(f"{epoch[loss.removesuffix('_loss') + '_loss']:.4g}") for loss in SIZES})


save({"content/values": house(), "style/values": strokes()}, FOLDER / "style_pictures.safetensors")
if "--measure" in sys.argv:
    measure(sys.argv[-1])
else:
    (FOLDER / "style.loom").write_text(json.dumps(project(), indent=2) + "\n")
