#!/usr/bin/env python3
"""Writes samples/houses.csv, a table of invented flats whose prices follow a known formula with noise.

    python3 tests/reference/make_sample_csv.py

Nothing in it was observed: every number comes from this script (seed 20, Python's random.Random, whose sequence
is the same in all versions), so the table may be used in any way. The price in million won is

    price = (60 + 7.2 area + 18 rooms − 3.1 age + 0.035 age² − 45 distance + 2.5 min(floor, 15)) · level(district)
            · (1 + 0.05 noise)          noise: normal, mean 0, deviation 1

with level 1.45 in Hangang, 1.15 in Namsan, 1.00 in Bukchon, 0.82 in Seorae. The formula is not linear (age², the
district's factor), so a hidden layer beats a line. Fourteen cells of age and distance are left empty.
"""
import csv
import math
import pathlib
import random

LEVELS = {"Hangang": 1.45, "Namsan": 1.15, "Bukchon": 1.00, "Seorae": 0.82}
ROWS = 500
GAPS = 14


def normal(draw):
    """Box and Muller; random.gauss keeps hidden state."""
    return math.sqrt(-2 * math.log(1 - draw.random())) * math.cos(2 * math.pi * draw.random())


def flat(draw):
    area = round(30 + 130 * draw.random() ** 1.4, 1)
    rooms = max(1, min(6, round(area / 28 + 0.5 * normal(draw))))
    age = int(41 * draw.random())
    distance = round(0.1 + 2.9 * draw.random() ** 1.5, 2)
    floor = 1 + int(25 * draw.random())
    district = list(LEVELS)[int(4 * draw.random())]
    value = 60 + 7.2 * area + 18 * rooms - 3.1 * age + 0.035 * age**2 - 45 * distance + 2.5 * min(floor, 15)
    price = round(value * LEVELS[district] * (1 + 0.05 * normal(draw)), 1)
    return {"area_m2": area, "rooms": rooms, "age_years": age, "distance_km": distance, "floor": floor,
            "district": district, "price": price}


def main():
    draw = random.Random(20)
    flats = [flat(draw) for _ in range(ROWS)]
    for _ in range(GAPS):
        flats[int(ROWS * draw.random())]["age_years" if draw.random() < 0.5 else "distance_km"] = ""
    path = pathlib.Path(__file__).parents[2] / "samples" / "houses.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, flats[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(flats)


main()
