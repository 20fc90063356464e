#!/usr/bin/env python3
"""The time of a training step in PyTorch, for the rows of tests/device/try: networks and batches of `loom bench`.

Prints a line a case and device: name, batch, microseconds a step (median of rounds). Exit 2, with a sentence, where
PyTorch is not installed. Inputs lie on the device already, as the smallest that a step can take."""
import statistics
import sys
import time

try:
    import torch
    from torch import nn
except ImportError:
    print("not compared with PyTorch: it is not installed for this python3")
    sys.exit(2)

ROUNDS, SECONDS, WARM_UP = 7, 0.3, 20


def dense(*units):
    layers = [nn.Flatten()]
    for before, after in zip((784, *units), units):
        layers += [nn.Linear(before, after), nn.ReLU()]
    return nn.Sequential(*layers[:-1])


def keras_cnn():
    return nn.Sequential(
        nn.Conv2d(1, 32, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(32, 64, 3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(), nn.Linear(64, 10))


CASES = {
    "mlp_784_128_10": (lambda: dense(128, 10), (32, 128)),
    "mlp_784_512_512_10": (lambda: dense(512, 512, 10), (32, 128)),
    "keras_cnn": (keras_cnn, (32, 128)),
}


def measured(network, batch, device):
    """Microseconds a step, round by round."""
    network = network.to(device)
    optimizer = torch.optim.Adam(network.parameters(), lr=0.001, eps=1e-7)
    loss = nn.CrossEntropyLoss()
    pictures = torch.rand(batch, 1, 28, 28, device=device)
    labels = torch.randint(0, 10, (batch,), device=device)

    def steps(count):
        for _ in range(count):
            optimizer.zero_grad()
            loss(network(pictures), labels).backward()
            optimizer.step()
        if device == "cuda":
            torch.cuda.synchronize()

    steps(WARM_UP)
    count, rounds = 10, []
    while len(rounds) < ROUNDS:
        start = time.perf_counter()
        steps(count)
        took = time.perf_counter() - start
        if took < SECONDS / 2:
            count *= 2
        else:
            rounds.append(took / count * 1e6)
    return rounds


def main():
    torch.backends.cuda.matmul.allow_tf32 = False  # as the device cuda computes
    torch.backends.cudnn.allow_tf32 = False
    torch.manual_seed(7)
    devices = (["cuda"] if torch.cuda.is_available() else []) + ["cpu"]
    if devices == ["cpu"]:
        print("this PyTorch finds no GPU: its times are the processor's")
    for name, (network, batches) in CASES.items():
        for batch in batches:
            for device in devices:
                median = statistics.median(measured(network(), batch, device))
                print(f"PyTorch {torch.__version__:<12} {name:<24} batch {batch:<5} {device:<5} {median:10.1f} µs a step")


if __name__ == "__main__":
    main()
