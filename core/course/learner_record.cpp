#include "course/learner_record.h"

#include "base/file.h"
#include "base/json.h"

#include <algorithm>
#include <filesystem>

namespace loom {
namespace {

constexpr std::int64_t kMostBytes = 64 << 20;
constexpr std::ptrdiff_t kMostNames = 60'000; // the time to read one grows with the square of its names
constexpr int kFormat = 1;

std::string textOf(const Json& json, const char* key)
{
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& recordOf(const Json& json, const char* key)
{
    static const Json none = Json::object();
    const auto found = json.find(key);
    return found != json.end() && found->is_object() ? *found : none;
}

LabCurve curveFrom(const Json& json)
{
    LabCurve curve;
    for (const Json& place : json)
        if (place.is_array() && place.size() == 2 && place[0].is_number() && place[1].is_number()
            && (curve.empty() || place[0].get<double>() >= curve.back().first))
            curve.emplace_back(place[0].get<double>(), place[1].get<double>());
    return curve;
}

/// `{"x": 3, "y": 0.05}`
std::optional<LabPlace> placeFrom(const Json& json)
{
    const auto number = [&](const char* key) {
        const auto found = json.find(key);
        return found != json.end() && found->is_number() ? std::optional(found->get<double>()) : std::nullopt;
    };
    const std::optional<double> x = number("x"), y = number("y");
    return json.is_object() && x && y ? std::optional(LabPlace{*x, *y}) : std::nullopt;
}

void readAnswer(const std::string& step, const Json& json, LearnerRecord::OfLab& lab)
{
    if (!json.is_object())
        return;
    LearnerRecord::Answer answer;
    const auto guess = json.find("guess");
    answer.looked = json.contains("looked") && json["looked"].is_boolean() && json["looked"].get<bool>();
    if (guess != json.end() && guess->is_number())
        answer.guess = guess->get<double>();
    else if (guess != json.end() && guess->is_string())
        answer.guess = guess->get<std::string>();
    else if (guess != json.end() && guess->is_array())
        answer.guess = curveFrom(*guess);
    else if (const std::optional<LabPlace> place = guess != json.end() ? placeFrom(*guess) : std::nullopt)
        answer.guess = *place;
    else if (!answer.looked)
        return;
    if (const LabCurve* curve = std::get_if<LabCurve>(&answer.guess); curve && curve->empty())
        return;
    if (const auto tries = json.find("tries"); tries != json.end() && tries->is_number_integer())
        answer.tries = tries->get<int>();
    answer.first = textOf(json, "first");
    answer.at = textOf(json, "at");
    lab.answers[step] = std::move(answer);
}

Json answerJson(const LearnerRecord::Answer& answer)
{
    Json json = Json::object();
    if (answer.looked)
        json["looked"] = true;
    else if (const double* number = std::get_if<double>(&answer.guess))
        json["guess"] = *number;
    else if (const std::string* text = std::get_if<std::string>(&answer.guess))
        json["guess"] = *text;
    else if (const LabPlace* place = std::get_if<LabPlace>(&answer.guess))
        json["guess"] = {{"x", place->x}, {"y", place->y}};
    else
        for (const auto& [x, y] : std::get<LabCurve>(answer.guess))
            json["guess"].push_back({x, y});
    json["tries"] = answer.tries;
    if (!answer.first.empty())
        json["first"] = answer.first;
    json["at"] = answer.at;
    return json;
}

} // namespace

Result<LearnerRecord> parseRecord(const std::string& text)
{
    if (std::ranges::count(text, ':') > kMostNames)
        return Text(TR("this is no record of a learner: it has more than {count} entries"),
                    {{"count", std::int64_t(kMostNames)}});
    const Result<Json> json = parseJson(text);
    if (!json)
        return json.error();
    const auto format = json->is_object() ? json->find("format") : json->end();
    if (!json->is_object() || format == json->end() || !format->is_number_integer())
        return Text(TR("this is no record of a learner: it has no format"));
    if (format->get<std::int64_t>() > kFormat)
        return Text(TR("the record has format {format}; this version of Netloom reads up to {known}"),
                    {{"format", format->get<std::int64_t>()}, {"known", kFormat}});
    LearnerRecord record;
    record.name = textOf(*json, "name");
    for (const auto& [id, lab] : recordOf(*json, "labs").items()) {
        if (!lab.is_object())
            continue;
        LearnerRecord::OfLab& of = record.labs[id];
        of.page = textOf(lab, "page");
        for (const auto& [step, answer] : recordOf(lab, "answers").items())
            readAnswer(step, answer, of);
        for (const auto& [step, state] : recordOf(lab, "reached").items())
            of.reached[step] = stateFrom(state);
        if (const auto done = lab.find("done"); done != lab.end() && done->is_array())
            for (const Json& step : *done)
                if (step.is_string())
                    of.done.insert(step.get<std::string>());
    }
    return record;
}

std::string writeRecord(const LearnerRecord& record)
{
    Json labs = Json::object();
    for (const auto& [id, lab] : record.labs) {
        Json answers = Json::object();
        for (const auto& [step, answer] : lab.answers)
            answers[step] = answerJson(answer);
        labs[id] = {{"page", lab.page}, {"done", lab.done}, {"answers", std::move(answers)}};
        for (const auto& [step, state] : lab.reached)
            labs[id]["reached"][step] = jsonOf(state);
    }
    return writeReadableJson({{"format", kFormat}, {"name", record.name}, {"labs", std::move(labs)}});
}

Result<LearnerRecord> openRecord(const std::string& file)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return LearnerRecord();
    const Result<std::string> text = readFile(file, kMostBytes);
    return text ? parseRecord(*text) : Result<LearnerRecord>(text.error());
}

Result<void> saveRecord(const LearnerRecord& record, const std::string& file)
{
    if (const Result<void> made = makeFolder(std::filesystem::path(file).parent_path().string()); !made)
        return made.error();
    return writeFileAtomically(file, writeRecord(record));
}

} // namespace loom
