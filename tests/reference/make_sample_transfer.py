#!/usr/bin/env python3
"""Writes samples/transfer_base.loom and samples/transfer.loom: eight shapes are learned from 3,000 scenes, then four new
ones from five pictures each with what was learned.

    python3 tests/reference/make_sample_transfer.py
    build/bin/loom train samples/transfer_base.loom --out run
    cp run/weights.safetensors samples/transfer_base.safetensors

The second and third line write the weights that transfer.loom begins with.
"""
import json
import pathlib

FOLDER = pathlib.Path(__file__).parents[2] / "samples"
BLOCKS = [16, 32, 48, 64]


def network(classes, head, frozen):
    nodes, edges = [{"id": "picture", "type": "input", "attributes": {"field": "picture"}, "at": [0, 0]}], []
    groups = []

    def add(kind, name, group=None, learns=False, **attributes):
        node = {"id": name, "type": kind, "attributes": attributes, "at": [296 * len(nodes), 0]}
        if group:
            node["group"] = group
        if learns and frozen:
            node["frozen"] = True
        edges.append([nodes[-1]["id"], name])
        nodes.append(node)

    for i, filters in enumerate(BLOCKS):
        block = f"block{i + 1}"
        side = 64 >> i
        groups.append({"id": block, "title": f"{side} × {side}", "folded": True, "at": [296 * (i + 1), 0]})
        add("conv2d", f"{block}_conv", block, True, filters=filters, kernel_size=[3, 3], padding="same",
            use_bias=False, kernel_initializer="he_normal")
        add("batch_normalization", f"{block}_norm", block, True, momentum=0.9)
        add("relu", f"{block}_relu", block)
        add("max_pooling2d", f"{block}_pool", block)
    add("global_max_pooling2d", "strongest")
    add("dense", head, units=classes, activation="softmax")
    return {"nodes": nodes, "edges": edges, "groups": groups}


def scenes(shapes, samples):
    return {"type": "scenes", "target": "class", "samples": samples, "shapes": shapes, "colors": "any",
            "clutter": 5} | SIZES


def write(name, project):
    (FOLDER / f"{name}.loom").write_text(json.dumps({"format": 1} | project, indent=2) + "\n")


SIZES = {"smallest": 9, "largest": 20}
SCALE = [{"type": "scale", "factor": 1 / 255}]

if __name__ == "__main__":
    write("transfer_base", {
        "title": "Eight shapes", "seed": 7, "graph": network(8, "shape", False),
        "data": {"source": scenes("eight", 3600), "transforms": SCALE,
                 "split": {"method": "stratified", "validation": 300 / 3600, "test": 300 / 3600}},
        "training": {"loss": "categorical_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.002, "schedule": {"type": "cosine"}},
                     "batch_size": 32, "epochs": 10, "metrics": ["accuracy"], "callbacks": []}})
    write("transfer", {
        "title": "Transfer", "seed": 7, "graph": network(4, "new_shape", True),
        "data": {"source": scenes("new_four", 600), "transforms": SCALE,
                 "split": {"method": "stratified", "validation": 0, "test": 500 / 600, "training": 80}},
        "training": {"loss": "categorical_crossentropy", "optimizer": {"type": "adam", "learning_rate": 0.01},
                     "batch_size": 16, "epochs": 60, "metrics": ["accuracy"],
                     "callbacks": [{"type": "unfreeze", "after": 30, "layers": ["group:block4"], "learning_rate": 0.0005}],
                     "start_from": "transfer_base.safetensors"}})
