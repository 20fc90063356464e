#!/usr/bin/env python3
"""Writes samples/digits: 5,000 handwritten digits of 20 × 20 pixels as four files in the form of MNIST, from the picture
that holds all of them.

    python3 tests/reference/make_sample_digits.py digits.png

The picture is `/usr/share/doc/opencv-doc/examples/data/digits.png` of the Debian package `opencv-doc`: 50 rows of 100
digits, five rows for each of the ten. Of each digit the last 100 are the test set.
"""
import gzip
import pathlib
import struct
import sys
import zlib

SIDE, ROWS, COLUMNS, TEST = 20, 50, 100, 100
FOLDER = pathlib.Path(__file__).parents[2] / "samples" / "digits"


def grey(file):
    """The rows of a PNG of one byte a pixel, without interlacing."""
    data, at, packed = file.read_bytes(), 8, b""
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + size]
        if kind == b"IHDR":
            width, height, depth, color, _, _, interlaced = struct.unpack(">IIBBBBB", body)
            assert (depth, color, interlaced) == (8, 0, 0)
        elif kind == b"IDAT":
            packed += body
        at += size + 12
    raw, rows, above = zlib.decompress(packed), [], bytes(width)
    for y in range(height):
        filtered, line = raw[y * (width + 1)], bytearray(raw[y * (width + 1) + 1:(y + 1) * (width + 1)])
        for x in range(width):
            left, up, corner = (line[x - 1] if x else 0), above[x], (above[x - 1] if x else 0)
            near = left + up - corner
            paeth = min((left, up, corner), key=lambda one: abs(near - one))
            line[x] = (line[x] + (0, left, up, (left + up) // 2, paeth)[filtered]) % 256
        above = bytes(line)
        rows.append(above)
    assert (width, height) == (COLUMNS * SIDE, ROWS * SIDE)
    return rows


def write(name, head, body):
    with open(FOLDER / f"{name}-ubyte.gz", "wb") as file:
        with gzip.GzipFile(fileobj=file, filename="", mode="wb", compresslevel=9, mtime=0) as packed:
            packed.write(head + body)


rows = grey(pathlib.Path(sys.argv[1]))
each = ROWS * COLUMNS // 10
parts = {"train": range(each - TEST), "t10k": range(each - TEST, each)}
FOLDER.mkdir(exist_ok=True)
for part, places in parts.items():
    pictures, labels = b"", b""
    for place in places:
        for digit in range(10):
            row, column = digit * (ROWS // 10) + place // COLUMNS, place % COLUMNS
            pictures += b"".join(rows[row * SIDE + y][column * SIDE:(column + 1) * SIDE] for y in range(SIDE))
            labels += bytes([digit])
    write(f"{part}-images-idx3", struct.pack(">IIII", 0x803, len(labels), SIDE, SIDE), pictures)
    write(f"{part}-labels-idx1", struct.pack(">II", 0x801, len(labels)), labels)
