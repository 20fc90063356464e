#!/usr/bin/env python3
"""Writes samples/temperatures.csv and samples/reviews.csv: an invented weather record and invented sentences.

    python3 tests/reference/make_sample_series.py

Nothing in them was observed: every number and word comes from this script (seed 21, Python's random.Random, whose
sequence is the same in all versions), so both may be used in any way.

The monthly mean temperature in °C, for 40 years, is

    12.5 − 14 cos(2π (month − 0.3)/12) + 0.02 year + anomaly        anomaly: 0.6 of last month's + 1.2 noise

(noise: normal, mean 0, deviation 1), rounded to a tenth. Whoever knows last month's anomaly errs by 0.96 degrees in
the mean; the month's usual temperature alone errs by 1.2.

A review is a few words about food, in which one to three words of praise or blame decide the verdict; "not" in front
turns them round.
"""
import math
import pathlib
import random

YEARS = 40
REVIEWS = 400
PRAISE = "lovely fresh tasty warm generous crisp friendly perfect".split()
BLAME = "stale cold bland greasy slow burnt rude soggy".split()
THINGS = "soup bread coffee rice noodles kimchi cake service tea salad dumplings room".split()
STARTS = ["the", "my", "our", "this", "their"]
LINKS = ["was", "seemed", "tasted", "felt"]
ENDS = ["today", "again", "on Sunday", "for lunch", "with friends", "after a long walk", ""]


def normal(draw):
    """Box and Muller; random.gauss keeps hidden state."""
    return math.sqrt(-2 * math.log(1 - draw.random())) * math.cos(2 * math.pi * draw.random())


def temperatures(draw):
    anomaly = 0.0
    for step in range(12 * YEARS):
        year, month = divmod(step, 12)
        anomaly = 0.6 * anomaly + 1.2 * normal(draw)
        mean = 12.5 - 14 * math.cos(2 * math.pi * (month - 0.3) / 12) + 0.02 * year
        yield f"{1984 + year}-{month + 1:02d},{mean + anomaly:.1f}\n"


def pick(draw, words):
    return words[int(len(words) * draw.random())]


def clause(draw, good):
    turned = draw.random() < 0.15
    word = pick(draw, BLAME if good == turned else PRAISE)
    return f"{pick(draw, STARTS)} {pick(draw, THINGS)} {pick(draw, LINKS)} {'not ' if turned else ''}{word}"


def reviews(draw):
    for _ in range(REVIEWS):
        good = draw.random() < 0.5
        parts = [clause(draw, good) for _ in range(1 + int(3 * draw.random()))]
        end = pick(draw, ENDS)
        text = " and ".join(parts) + (" " + end if end else "")
        yield f"{text[0].upper()}{text[1:]}.,{'good' if good else 'bad'}\n"


def write(name, header, lines):
    path = pathlib.Path(__file__).parents[2] / "samples" / name
    path.write_text(header + "".join(lines), encoding="utf-8", newline="\n")


def main():
    draw = random.Random(21)
    write("temperatures.csv", "month,degrees\n", temperatures(draw))
    write("reviews.csv", "review,verdict\n", reviews(draw))


main()
