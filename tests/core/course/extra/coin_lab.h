#pragma once

#include <map>
#include <string>
#include <vector>

/// A lab over the experiment `coin`, dropped into a folder: every kind of question that is answered in a view, and a
/// run with its rows.
inline constexpr const char* kCoinLab = R"({"format": 1, "id": "coin", "chapter": 1, "minutes": 5,
 "subjects": [{"id": "coin", "experiment": "coin", "attributes": {"share": 0.25}}],
 "runs": [{"id": "some", "subject": "coin", "seeds": [1, 2, 3, 4, 5]}, {"id": "shares", "subject": "coin", "sweep": {"path": "coin.share", "from": 0, "to": 1, "points": 11}}],
 "quantities": [{"id": "many", "value": "some.coin:heads[0]", "each": "count", "at_least": 230}, {"id": "fewest", "value": "some.coin:heads[0]", "each": "min"}, {"id": "quarter", "formula": "1/4"}, {"id": "heads", "formula": "h", "names": {"h": "coin:heads[0]"}}],
 "views": [{"id": "plot", "type": "comparison", "series": [{"y": "shares.heads", "name": "heads"}], "x": {"from": 0, "to": 1}, "y": {"from": 0, "to": 1000}}, {"id": "course", "type": "comparison", "series": [{"list": "coin:after", "name": "heads"}], "x": {"from": 0, "to": 1000}, "y": {"from": 0, "to": 1}, "flags": [{"x": "coin.share"}], "grab": {"share": "coin.share"}}, {"id": "map", "type": "surface", "height": {"formula": "x/1000 + y^2"}, "x": {"from": -100, "to": 1100}, "y": {"from": -0.2, "to": 1.2}}],
 "headline": ["heads"],
 "steps": [
  {"id": "count", "views": ["course"], "run": "some", "hides": ["many"], "predict": {"kind": "number", "answer": "many", "tolerance": 0, "wrong": [{"id": "none", "when": {"equals": 0}}, {"id": "few", "when": {"below": 3}}, {"id": "above", "when": {"above": 5}}]}, "done": {"finished": "some"}},
  {"id": "flag", "views": ["course"], "predict": {"kind": "flag", "on": "course", "answer": "heads", "factor": 1.1, "wrong": [{"id": "low", "when": {"below": 100}}, {"id": "half", "when": {"equals": 500}}, {"id": "high", "when": {"above": 600}}]}},
  {"id": "draw", "views": ["plot"], "run": "shares", "predict": {"kind": "draw", "on": "plot", "answer": "shares.heads", "tolerance": 40, "wrong": [{"id": "flat", "when": {"form": "flat"}}, {"id": "falling", "when": {"form": "falling"}}, {"id": "hill", "when": {"form": "hill"}}]}},
  {"id": "order", "predict": {"kind": "order", "options": ["a", "b", "c"], "answer": "b, a, c", "wrong": [{"id": "abc", "when": {"text": "a, b, c"}}, {"id": "cba", "when": {"text": "c, b, a"}}, {"id": "bca", "when": {"text": "b, c, a"}}]}},
  {"id": "shape", "predict": {"kind": "shape", "answer": "3, 5", "wrong": [{"id": "turned", "when": {"text": "5, 3"}}, {"id": "one", "when": {"text": "15"}}, {"id": "three", "when": {"text": "3, 5, 1"}}]}},
  {"id": "handle", "views": ["course"], "predict": {"kind": "handle", "on": "coin.share", "answer": "quarter", "tolerance": 0, "wrong": [{"id": "x", "when": {"equals": 0.5}}, {"id": "y", "when": {"equals": 0.75}}, {"id": "z", "when": {"above": 1}}]}},
  {"id": "click", "views": ["map"], "play": {"path": "coin.share", "to": 1}, "predict": {"kind": "click", "on": "map", "answer": ["heads", "quarter"], "tolerance": 5, "wrong": [{"id": "none", "when": {"near": [0, 0], "tolerance": 60}}, {"id": "all", "when": {"near": [1000, 1], "tolerance": 60}}, {"id": "middle", "when": {"near": [500, 0.5], "tolerance": 100}}]}}],
 "checks": [{"id": "fair", "value": "shares.coin:heads[0]", "each": "max", "within": [1000, 1000]}, {"id": "rises", "value": "some.coin:heads[0]", "within": [200, 300]}, {"id": "control", "value": "some.coin:heads[0]", "each": "max", "at_least": 400, "must": "fail"}]}
)";

/// Its lesson in a language whose sentences all begin with `word`.
inline std::string coinLesson(const std::string& word)
{
    std::string text = "# " + word + " coin\n" + word + " throws.\n\n";
    const auto add = [&](const std::string& key) {
        text +=
            (key.find('.') == std::string::npos ? "## " : "### ") + key + "\n" + word + " " + key + " {heads}.\n\n";
    };
    const std::map<std::string, std::vector<std::string>> steps{
        {"count", {"none", "few", "above"}},   {"flag", {"low", "half", "high"}},
        {"draw", {"flat", "falling", "hill"}}, {"order", {"abc", "cba", "bca"}},
        {"shape", {"turned", "one", "three"}}, {"handle", {"x", "y", "z"}},
        {"click", {"none", "all", "middle"}},
    };
    for (const auto& [step, wrongs] : steps) {
        add(step);
        add(step + ".predict");
        add(step + ".right");
        for (const std::string& wrong : wrongs)
            add(step + ".wrong." + wrong);
    }
    for (const char* option : {"a", "b", "c"})
        text += std::string("### order.option.") + option + "\n" + word + " " + option + "\n\n";
    text += "## words\n";
    for (const char* key : {"heads", "many", "plot", "course", "coin.share", "plot.x", "plot.y", "map", "map.x",
                            "map.y", "course.x", "course.y"})
        text += std::string("- ") + key + ": " + key[0] + " | " + word + " " + key + "\n";
    return text;
}
