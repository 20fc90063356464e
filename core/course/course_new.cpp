#include "course/course.h"

#include "base/file.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

/// A neuron of one input; of each kind one: a view, a question, a slider, a task, a check and its control. Short
/// enough to be read at once.
constexpr const char* kLab = R"({"format": 1, "id": "ID", "chapter": 1, "minutes": 5,
 "subjects": [{"id": "net", "project": {"title": "ID", "graph": {"nodes": [{"id": "x", "type": "input"}, {"id": "neuron", "type": "dense", "attributes": {"units": 1}}], "edges": [["x", "neuron"]]}},
   "inputs": {"x": [1]}, "held": {"x/output": [2], "neuron/kernel": [[3]], "neuron/bias": [1]}}],
 "quantities": [{"id": "y", "formula": "w*x + b", "names": {"x": "net:x/output[0]", "w": "net:neuron/kernel[0,0]", "b": "net:neuron/bias[0]"}}],
 "views": [{"id": "drawing", "type": "network_drawing", "of": "net"}],
 "controls": [{"path": "net:neuron/bias[0]", "editor": "slider", "from": -5, "to": 5}],
 "headline": ["y"],
 "steps": [{"id": "first", "views": ["drawing"], "hides": ["drawing"], "locks": ["net:x/output[0]"], "predict": {"kind": "number", "answer": "y", "wrong": [{"id": "no_bias", "when": {"equals": 6}}, {"id": "added", "when": {"equals": 5}}, {"id": "small", "when": {"below": 5}}]}}],
 "tasks": [{"id": "ten", "views": ["drawing"], "controls": ["net:neuron/bias[0]"], "done": {"value": "y", "within": [9.9, 10.1], "solution": {"net:neuron/bias[0]": 4}}}],
 "runs": [{"id": "some", "draw": {"times": 20, "from": {"net:x/output[0]": [-2, 2]}}}],
 "checks": [{"id": "agree", "value": "some.y", "minus": "some.net:neuron/output[0]", "within": [-1e-12, 1e-12]}, {"id": "control", "value": "some.y", "within": [0, 0], "must": "fail"}]}
)";

constexpr const char* kKorean = R"(# 새 실습
한 문장으로 무엇을 배우는지 씁니다.

## first
노드 하나가 x에 가중치 w를 곱하고 편향 b를 더합니다.

### first.predict
x = 2, w = 3, b = 1이면 출력은 얼마입니까?

### first.right
맞습니다. 3 × 2 + 1 = {y}입니다.

### first.wrong.no_bias
편향 1도 더하세요.

### first.wrong.added
가중치는 더하지 않고 곱합니다.

### first.wrong.small
곱부터 계산하세요.

## ten
b만 움직여 출력을 10으로 만드세요.

## words
- y: y | 출력
- net:neuron/bias[0]: b | 편향
- net:x/output[0]: x | 입력
- net:neuron/output[0]: y | 출력
)";

constexpr const char* kEnglish = R"(# A new lab
Say in one sentence what is learned here.

## first
A node multiplies x by its weight w and adds its bias b.

### first.predict
With x = 2, w = 3 and b = 1, what is the output?

### first.right
Yes: 3 × 2 + 1 = {y}.

### first.wrong.no_bias
Add the bias 1 as well.

### first.wrong.added
A weight is multiplied, not added.

### first.wrong.small
Begin with the product.

## ten
Make the output 10 by moving b alone.

## words
- y: y | output
- net:neuron/bias[0]: b | bias
- net:x/output[0]: x | input
- net:neuron/output[0]: y | output
)";

std::string withId(std::string text, const std::string& id)
{
    for (std::size_t at = text.find("\"ID\""); at != std::string::npos; at = text.find("\"ID\"", at))
        text.replace(at + 1, 2, id);
    return text;
}

} // namespace

Result<std::string> makeLab(const std::string& folder, const std::string& id)
{
    const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; };
    if (id.empty() || !std::ranges::all_of(id, fits))
        return Text(TR("“{id}” cannot be the id of a lab: it is a word of small letters and hyphens"), {{"id", id}});
    const std::filesystem::path place = std::filesystem::path(folder) / id;
    std::error_code error;
    if (std::filesystem::exists(place, error))
        return Text(TR("{folder} exists already; choose another id"), {{"folder", place.string()}});
    if (const Result<void> made = makeFolder(place.string()); !made)
        return made.error();
    for (const auto& [name, content] :
         {std::pair("lab.json", withId(kLab, id)), std::pair("ko.md", std::string(kKorean)),
          std::pair("en.md", std::string(kEnglish))})
        if (const Result<void> wrote = writeFileAtomically((place / name).string(), content); !wrote)
            return wrote.error();
    return place.string();
}

} // namespace loom
