#!/usr/bin/env python3
"""Writes samples/architectures/*.loom: networks that made history, layer by layer, their repeated blocks as folded groups.
Windows that move by more than one cell are padded as Keras does it ("same"); everything else is as torchvision has it, so
the parameters are as many. No library is needed:

    python3 tests/reference/make_architectures.py
"""
import json
import pathlib

FOLDER = pathlib.Path(__file__).resolve().parents[2] / "samples" / "architectures"
STEP_X, STEP_Y, CARDS_A_ROW = 296, 164, 6


class Network:
    """Layers behind one another; `group` opens a block, and what is made within stands in it."""

    def __init__(self, title, shape, classes):
        self.title, self.shape, self.classes = title, shape, classes
        self.nodes, self.edges, self.groups, self.open = [], [], [], []
        self.last = self.add("image", "input")

    def add(self, id, type, source=None, **attributes):
        node = {"id": id, "type": type}
        if attributes:
            node["attributes"] = attributes
        if self.open:
            node["group"] = self.open[-1]
        self.nodes.append(node)
        sources = source if isinstance(source, list) else [source or getattr(self, "last", None)]
        self.edges += [[s, id] for s in sources if s]
        self.last = id
        return id

    def group(self, id, title):
        self.groups.append({"id": id, "title": title, **({"parent": self.open[-1]} if self.open else {}), "folded": True})
        self.open.append(id)
        return self

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.open.pop()

    # ---- pieces that several networks have

    def conv(self, id, filters, size, **more):
        return self.add(id, "conv2d", filters=filters, kernel_size=[size, size], padding="same", **more)

    def conv_bn(self, id, filters, size, stride=1, relu=True, source=None, epsilon=1e-5):
        strides = {"strides": [stride, stride]} if stride > 1 else {}
        self.add(id, "conv2d", source, filters=filters, kernel_size=[size, size], **strides, padding="same", use_bias=False)
        self.add(f"{id}_bn", "batch_normalization", momentum=0.9, epsilon=epsilon)
        return self.add(f"{id}_relu", "relu") if relu else self.last

    def pool(self, id, size=3, stride=2, padding="same", source=None):
        strides = {"strides": [stride, stride]} if stride != size else {}
        return self.add(id, "max_pooling2d", source, pool_size=[size, size], **strides, padding=padding)

    def head(self, *dropouts):
        """Dense layers of 4,096 with their dropout, as AlexNet and VGG have them; `before`: the dropout stands in front."""
        self.add("flatten", "flatten")
        for number, before in enumerate(dropouts, 1):
            if before:
                self.add(f"dropout{number}", "dropout", rate=0.5)
            self.add(f"dense{number}", "dense", units=4096, activation="relu")
            if not before:
                self.add(f"dropout{number}", "dropout", rate=0.5)
        self.output()

    def output(self):
        self.add("output", "dense", units=self.classes, activation="softmax")

    # ---- the file

    def chain(self, id):
        groups = {g["id"]: g for g in self.groups}
        names = [id]
        while names[-1] and groups[names[-1]].get("parent"):
            names.append(groups[names[-1]]["parent"])
        return names if id else []

    def place(self):
        """Cards in rows; a folded block's cards stand around its own card, by columns as their wires run."""
        at = {n["id"]: [0, 0] for n in self.nodes}
        around = {n["id"]: self.chain(n.get("group"))[::-1] for n in self.nodes}
        self.draw(None, at, around)
        for node in self.nodes:
            node["at"] = at[node["id"]]
        for group in self.groups:
            inside = [at[n] for n, chain in around.items() if group["id"] in chain]
            group["at"] = [min(x for x, _ in inside), min(y for _, y in inside)]

    def draw(self, frame, at, around):
        """Places what stands in the frame, from (0, 0) on."""
        def stand_in(id):
            chain = around[id]
            depth = chain.index(frame) + 1 if frame else 0
            return chain[depth] if len(chain) > depth else id

        inside = [n["id"] for n in self.nodes if frame is None or frame in around[n["id"]]]
        names = list(dict.fromkeys(stand_in(id) for id in inside))
        column, lanes = {}, {}
        for name in names:  # nodes are written in an order in which they can be computed
            before = [column[stand_in(a)] for a, b in self.edges
                      if a in inside and b in inside and stand_in(b) == name and stand_in(a) in column and stand_in(a) != name]
            column[name] = max(before, default=-1) + 1
            lanes.setdefault(column[name], []).append(name)
        rows = max(len(lane) for lane in lanes.values())
        place = {}
        for name in names:
            lane = lanes[column[name]]
            across, down = column[name], lane.index(name) + (rows - len(lane)) // 2
            if len(lanes) > CARDS_A_ROW + 2:  # broken into lines
                down += across // CARDS_A_ROW * rows
                across %= CARDS_A_ROW
            place[name] = [across * STEP_X, down * STEP_Y]
        for name, (x, y) in place.items():
            if name in at:
                at[name] = [x, y]
                continue
            self.draw(name, at, around)
            hidden = [id for id in inside if name in around[id]]
            for axis, to in enumerate((x, y)):  # the middle of what a folded card hides is its place
                low, high = (pick(at[id][axis] for id in hidden) for pick in (min, max))
                for id in hidden:
                    at[id][axis] = round(at[id][axis] + to - (low + high) / 2)

    def save(self, id):
        self.place()
        lines = lambda items: ",\n      ".join(json.dumps(item, ensure_ascii=False) for item in items)
        groups = f',\n    "groups": [\n      {lines(self.groups)}\n    ]' if self.groups else ""
        (FOLDER / f"{id}.loom").write_text(f'''{{
  "format": 1,
  "title": {json.dumps(self.title)},
  "seed": 7,
  "graph": {{
    "nodes": [
      {lines(self.nodes)}
    ],
    "edges": [
      {lines(self.edges)}
    ]{groups}
  }},
  "data": {{
    "source": {{"type": "noise", "shape": {json.dumps(self.shape)}, "classes": {self.classes}, "rows": 8}},
    "transforms": [],
    "split": {{"method": "ratio", "validation": 0.5}}
  }},
  "training": {{
    "loss": "categorical_crossentropy",
    "optimizer": {{"type": "sgd", "learning_rate": 0.001}},
    "batch_size": 1,
    "epochs": 1,
    "metrics": ["accuracy"],
    "callbacks": []
  }}
}}
''')


PICTURE = [224, 224, 3]


def lenet5():
    n = Network("LeNet-5", [28, 28, 1], 10)
    n.conv("conv1", 6, 5, activation="tanh")
    n.add("pool1", "average_pooling2d", pool_size=[2, 2])
    n.add("conv2", "conv2d", filters=16, kernel_size=[5, 5], activation="tanh")
    n.add("pool2", "average_pooling2d", pool_size=[2, 2])
    n.add("flatten", "flatten")
    n.add("dense1", "dense", units=120, activation="tanh")
    n.add("dense2", "dense", units=84, activation="tanh")
    n.output()
    n.save("lenet5")


def alexnet():
    n = Network("AlexNet", PICTURE, 1000)
    n.add("edge", "zero_padding2d", padding=[2, 2])
    n.add("conv1", "conv2d", filters=64, kernel_size=[11, 11], strides=[4, 4], activation="relu")
    n.pool("pool1", padding="valid")
    n.conv("conv2", 192, 5, activation="relu")
    n.pool("pool2", padding="valid")
    with n.group("middle", "Three convolutions"):
        for number, filters in [(3, 384), (4, 256), (5, 256)]:
            n.conv(f"conv{number}", filters, 3, activation="relu")
    n.pool("pool3", padding="valid")
    n.head(True, True)
    n.save("alexnet")


def vgg(depth, convolutions):
    n = Network(f"VGG{depth}", PICTURE, 1000)
    for block, (filters, count) in enumerate(zip([64, 128, 256, 512, 512], convolutions), 1):
        with n.group(f"block{block}", f"Block {block}: {count} convolutions"):
            for number in range(1, count + 1):
                n.conv(f"conv{block}_{number}", filters, 3, activation="relu")
            n.pool(f"pool{block}", 2, 2, "valid")
    n.head(False, False)
    n.save(f"vgg{depth}")


def googlenet():
    n = Network("GoogLeNet", PICTURE, 1000)
    conv = lambda *a, **k: n.conv_bn(*a, epsilon=1e-3, **k)
    with n.group("stem", "Stem"):
        conv("conv1", 64, 7, 2)
        n.pool("pool1")
        conv("conv2", 64, 1)
        conv("conv3", 192, 3)
        n.pool("pool2")

    def inception(id, one, reduce3, three, reduce5, five, pooled):
        before = n.last
        with n.group(f"inception{id}", f"Inception {id}"):
            ends = [conv(f"i{id}_one", one, 1, source=before)]
            conv(f"i{id}_three_reduce", reduce3, 1, source=before)
            ends.append(conv(f"i{id}_three", three, 3))
            conv(f"i{id}_five_reduce", reduce5, 1, source=before)
            ends.append(conv(f"i{id}_five", five, 3))  # torchvision's has 3 × 3 here, as the first release by mistake
            n.pool(f"i{id}_pool", 3, 1, source=before)
            ends.append(conv(f"i{id}_pooled", pooled, 1))
            n.add(f"i{id}_join", "concatenate", ends)

    inception("3a", 64, 96, 128, 16, 32, 32)
    inception("3b", 128, 128, 192, 32, 96, 64)
    n.pool("pool3")
    inception("4a", 192, 96, 208, 16, 48, 64)
    inception("4b", 160, 112, 224, 24, 64, 64)
    inception("4c", 128, 128, 256, 24, 64, 64)
    inception("4d", 112, 144, 288, 32, 64, 64)
    inception("4e", 256, 160, 320, 32, 128, 128)
    n.pool("pool4", 2)
    inception("5a", 256, 160, 320, 32, 128, 128)
    inception("5b", 384, 192, 384, 48, 128, 128)
    n.add("mean", "global_average_pooling2d")
    n.add("dropout", "dropout", rate=0.2)
    n.output()
    n.save("googlenet")


def resnet(depth, blocks, bottleneck):
    n = Network(f"ResNet-{depth}", PICTURE, 1000)
    with n.group("stem", "Stem"):
        n.conv_bn("conv1", 64, 7, 2)
        n.pool("pool1")
    channels = 64
    for stage, (width, count) in enumerate(zip([64, 128, 256, 512], blocks), 1):
        with n.group(f"stage{stage}", f"Stage {stage}: {count} blocks"):
            for block in range(1, count + 1):
                stride = 2 if stage > 1 and block == 1 else 1
                out = 4 * width if bottleneck else width
                id, before = f"s{stage}_b{block}", n.last
                with n.group(id, f"Block {stage}.{block}"):
                    if bottleneck:
                        n.conv_bn(f"{id}_conv1", width, 1)
                        n.conv_bn(f"{id}_conv2", width, 3, stride)
                        end = n.conv_bn(f"{id}_conv3", out, 1, relu=False)
                    else:
                        n.conv_bn(f"{id}_conv1", width, 3, stride)
                        end = n.conv_bn(f"{id}_conv2", width, 3, relu=False)
                    beside = before
                    if stride > 1 or channels != out:
                        beside = n.conv_bn(f"{id}_beside", out, 1, stride, relu=False, source=before)
                    n.add(f"{id}_add", "add", [end, beside])
                    n.add(f"{id}_relu", "relu")
                channels = out
    n.add("mean", "global_average_pooling2d")
    n.output()
    n.save(f"resnet{depth}")


def mobilenet():
    n = Network("MobileNet", PICTURE, 1000)

    def bn(id):
        n.add(f"{id}_bn", "batch_normalization")
        n.add(f"{id}_relu", "relu", max_value=6.0)

    n.add("conv1", "conv2d", filters=32, kernel_size=[3, 3], strides=[2, 2], padding="same", use_bias=False)
    bn("conv1")
    for block, (filters, stride) in enumerate([(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2)]
                                              + [(512, 1)] * 5 + [(1024, 2), (1024, 1)], 1):
        with n.group(f"block{block}", f"Block {block}: {filters} maps"):
            strides = {"strides": [stride, stride]} if stride > 1 else {}
            n.add(f"depthwise{block}", "depthwise_conv2d", kernel_size=[3, 3], **strides, padding="same", use_bias=False)
            bn(f"depthwise{block}")
            n.conv(f"pointwise{block}", filters, 1, use_bias=False)
            bn(f"pointwise{block}")
    n.add("mean", "global_average_pooling2d")
    n.add("dropout", "dropout", rate=0.001)
    n.output()
    n.save("mobilenet")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    lenet5()
    alexnet()
    vgg(16, [2, 2, 3, 3, 3])
    vgg(19, [2, 2, 4, 4, 4])
    googlenet()
    resnet(18, [2, 2, 2, 2], False)
    resnet(50, [3, 4, 6, 3], True)
    resnet(152, [3, 8, 36, 3], True)
    mobilenet()
