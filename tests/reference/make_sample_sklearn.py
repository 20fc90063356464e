#!/usr/bin/env python3
"""Writes samples/iris/iris.csv and samples/boston/boston.csv from the tables that come with scikit-learn.

    python3 tests/reference/make_sample_sklearn.py FOLDER

FOLDER holds iris.csv and boston_house_prices.csv: sklearn/datasets/data of scikit-learn up to 1.1. No number is
changed. Iris: the columns get names, the class its word. Boston: the first line and the column B go; B was made of the
share of Black people in a town, and no price may be told by that.
"""
import csv
import pathlib
import sys

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def write(path, rows):
    path.parent.mkdir(exist_ok=True)
    with open(path, "w", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


folder = pathlib.Path(sys.argv[1])
first, *flowers = csv.reader(open(folder / "iris.csv"))
names = ["sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm", "species"]
write(SAMPLES / "iris" / "iris.csv", [names] + [row[:4] + [first[2 + int(row[4])]] for row in flowers])

_, *towns = csv.reader(open(folder / "boston_house_prices.csv"))
kept = [i for i, name in enumerate(towns[0]) if name != "B"]
write(SAMPLES / "boston" / "boston.csv", [[row[i] for i in kept] for row in towns])
