#!/usr/bin/env python3
"""Writes samples/stories.txt: short invented stories in Korean, one a line, from the sentences below.

Nothing in it was written by anybody else; it may be used in any way. Each story draws a name, a place, a thing and a
mood once and returns to them, so that a model that remembers farther back than two characters knows more.
"""
import pathlib
import random

NAMES = ["민준", "서연", "지우", "하늘", "도윤", "수빈", "은호", "나래", "보람", "가온", "다솜", "한결"]
PLACES = ["시장", "숲", "강가", "도서관", "언덕", "바닷가", "과수원", "운동장"]
THINGS = ["사과", "연필", "모자", "구슬", "우산", "책", "꽃", "조약돌", "풍선", "단추"]
TIMES = ["아침에", "점심때", "저녁에", "비 오는 날", "눈 오는 날", "어느 날"]
FRIENDS = ["고양이", "강아지", "할머니", "친구", "동생", "참새"]
LIKES = ["기뻤다", "조금 놀랐다", "크게 웃었다", "마음이 놓였다", "노래를 불렀다"]


def final(word):
    """Does the last syllable end in a consonant?"""
    return (ord(word[-1]) - 0xAC00) % 28 > 0


def topic(word):
    return word + ("은" if final(word) else "는")


def subject(word):
    return word + ("이" if final(word) else "가")


def object_(word):
    return word + ("을" if final(word) else "를")


def story(draw):
    name, place, thing = draw.choice(NAMES), draw.choice(PLACES), draw.choice(THINGS)
    friend, time, mood = draw.choice(FRIENDS), draw.choice(TIMES), draw.choice(LIKES)
    beginning = draw.choice([
        f"{time} {topic(name)} {place}에 갔다.",
        f"{topic(name)} {time} {place}에 갔다.",
        f"{time} {subject(name)} {place}에서 놀았다.",
    ])
    found = draw.choice([
        f"거기에서 {object_(thing)} 보았다.",
        f"그곳에 {subject(thing)} 하나 있었다.",
        f"길에서 {object_(thing)} 주웠다.",
    ])
    met = draw.choice([
        f"그때 {subject(friend)} 다가왔다.",
        f"{topic(friend)} 그것을 보고 있었다.",
        f"{topic(friend)} 말없이 옆에 앉았다.",
    ])
    gave = draw.choice([
        f"{topic(name)} {friend}에게 {object_(thing)} 주었다.",
        f"{topic(friend)} {name}에게 {object_(thing)} 달라고 했다.",
        f"{topic(name)} {object_(thing)} 들고 집으로 돌아왔다.",
    ])
    ending = draw.choice([
        f"{topic(name)} {mood}.",
        f"{topic(friend)} {mood}.",
        f"{topic(name)} 다시 {place}에 가고 싶었다.",
    ])
    return " ".join([beginning, found, met, gave, ending])


def main():
    draw = random.Random(7)
    lines = [story(draw) for _ in range(900)]
    target = pathlib.Path(__file__).resolve().parents[2] / "samples" / "stories.txt"
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
