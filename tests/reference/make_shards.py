#!/usr/bin/env python3
"""Computes shards.json with PyTorch's DistributedDataParallel: one process a shard (CPU, gloo, f64). See README.md.

    python3 -m venv venv && venv/bin/pip install torch numpy
    venv/bin/python make_shards.py
"""
import json
import os
import pathlib

import numpy as np
import torch
import torch.distributed as dist
import torch.multiprocessing as processes

FOLDER = pathlib.Path(__file__).parent
ROWS, STEPS, RATE = 12, 8, 0.2
CASES = (2, 3, 4)


def model():
    net = torch.nn.Sequential(torch.nn.Linear(3, 4), torch.nn.BatchNorm1d(4, eps=1e-3, momentum=0.1), torch.nn.Tanh(),
                              torch.nn.Linear(4, 2)).double()
    random = np.random.default_rng(7)
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(torch.from_numpy(np.round(random.uniform(-1, 1, tuple(parameter.shape)), 3)))
    return net


def tensors(net):
    """kernel, bias, gamma, beta, kernel, bias, running mean, running variance; kernels are (in, out)."""
    dense, norm, _, out = net
    parts = (dense.weight.T, dense.bias, norm.weight, norm.bias, out.weight.T, out.bias, norm.running_mean,
             norm.running_var)
    return [part.detach().contiguous().reshape(-1).tolist() for part in parts]


def data(step):
    random = np.random.default_rng(100 + step)
    return (np.round(random.uniform(-1, 1, (ROWS, size)), 3) for size in (3, 2))


def work(rank, shards, file):
    dist.init_process_group("gloo", init_method=f"file://{file}.meet", rank=rank, world_size=shards)
    net = model()
    parallel = torch.nn.parallel.DistributedDataParallel(net)
    optimizer = torch.optim.SGD(parallel.parameters(), lr=RATE)
    own = slice(rank * ROWS // shards, (rank + 1) * ROWS // shards)
    for step in range(STEPS):
        x, y = (torch.from_numpy(part[own]) for part in data(step))
        optimizer.zero_grad()
        torch.nn.functional.mse_loss(parallel(x), y).backward()
        optimizer.step()
    if rank == 0:
        pathlib.Path(file).write_text(json.dumps(tensors(net)))
    dist.destroy_process_group()


def main():
    cases = []
    for shards in CASES:
        file = str(FOLDER / f"shards{shards}.tmp")
        processes.spawn(work, (shards, file), shards)
        steps = [dict(zip("xy", (part.reshape(-1).tolist() for part in data(step)))) for step in range(STEPS)]
        cases.append({"shards": shards, "rows": ROWS, "rate": RATE, "start": tensors(model()),
                      "end": json.loads(pathlib.Path(file).read_text()), "steps": steps})
        os.remove(file)
        pathlib.Path(file + ".meet").unlink(missing_ok=True)
    head = json.dumps({"versions": {"torch": torch.__version__.split("+")[0], "numpy": np.__version__}})[1:-1]
    lines = ",\n  ".join(json.dumps(case) for case in cases)
    (FOLDER / "shards.json").write_text("{" + head + ',\n "cases": [\n  ' + lines + "\n ]}\n")
    print("shards", len(cases), "cases")


if __name__ == "__main__":
    main()
