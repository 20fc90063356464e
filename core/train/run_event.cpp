#include "train/run_event.h"

#include "base/json.h"
#include "base/shortest.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

constexpr std::int64_t kMostSteps = 1'000'000'000'000'000; // exact in a double

Text broken(std::size_t line)
{
    return Text(TR("Line {line} of the list of events cannot be read"), {{"line", line}});
}

std::optional<Value> scalarFrom(const Json& json)
{
    if (json.is_boolean())
        return Value(json.get<bool>());
    if (json.is_number_integer())
        return Value(json.get<std::int64_t>());
    if (json.is_number())
        return Value(json.get<double>());
    if (json.is_string())
        return Value(json.get<std::string>());
    return std::nullopt;
}

Json scalarJson(const Value& value)
{
    if (const bool* truth = std::get_if<bool>(&value))
        return *truth;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return *whole;
    if (const double* real = std::get_if<double>(&value))
        return *real;
    return stringOf(value);
}

std::optional<RunEvent> eventFrom(const std::string& line)
{
    const Result<Json> json = parseJson(line);
    if (!json || !json->is_array() || json->size() != 3 || !(*json)[0].is_number_integer() || !(*json)[1].is_string())
        return std::nullopt;
    const std::optional<Value> value = scalarFrom((*json)[2]);
    const std::int64_t step = (*json)[0].get<std::int64_t>();
    if (!value || step < 0 || step > kMostSteps)
        return std::nullopt;
    return RunEvent{step, (*json)[1].get<std::string>(), *value};
}

/// Version 1: "20 optimizer.learning_rate 0.01", "20 batch_size 16", "20 drop1.rate 0.3".
std::optional<RunEvent> olderEventFrom(std::string_view line)
{
    const std::size_t first = line.find(' '), last = line.rfind(' ');
    if (first == std::string_view::npos || last <= first)
        return std::nullopt;
    const auto step = exactNumber(line.substr(0, first));
    const auto value = exactNumber(line.substr(last + 1));
    const auto at = step ? wholeNumber(*step, 0, kMostSteps) : std::nullopt;
    if (!at || !value)
        return std::nullopt;
    const std::string name(line.substr(first + 1, last - first - 1));
    if (name == "batch_size")
        return RunEvent{*at, kBatchSizePath, std::int64_t(std::clamp(*value, 0.0, 1e9))};
    const std::size_t dot = name.find('.');
    if (dot == std::string::npos)
        return std::nullopt;
    const bool ofOptimizer = name.starts_with("optimizer.");
    return RunEvent{*at,
                    ofOptimizer ? "training." + name
                                : "graph.nodes." + name.substr(0, dot) + ".attributes." + name.substr(dot + 1),
                    *value};
}

template<class Take> void eachLine(std::string_view text, Take&& take)
{
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!take(text.substr(begin, end - begin)))
            return;
        begin = end + 1;
    }
}

std::optional<EpochRecord> epochFrom(std::string_view line, std::size_t values, const EpochRecord* before)
{
    std::vector<double> numbers;
    for (std::size_t begin = 0; begin < line.size();) {
        const std::size_t end = std::min(line.find(' ', begin), line.size());
        const std::optional<double> number = exactNumber(line.substr(begin, end - begin));
        if (!number)
            return std::nullopt;
        numbers.push_back(*number);
        begin = end + 1;
    }
    if (numbers.size() != values + 4)
        return std::nullopt;
    const std::int64_t epoch = before ? before->epoch + 1 : 1, step = before ? before->lastStep : 0;
    const auto lastStep = wholeNumber(numbers[1], step, kMostSteps);
    if (numbers[0] != double(epoch) || !lastStep || !(numbers[2] >= 0) || !(numbers[3] >= 0))
        return std::nullopt;
    return EpochRecord{epoch, *lastStep, {numbers.begin() + 4, numbers.end()}, numbers[2], numbers[3]};
}

} // namespace

std::string frozenPath(const std::string& node)
{
    return "graph.nodes." + node + ".frozen";
}

std::string bypassedPath(const std::string& node)
{
    return "graph.nodes." + node + ".bypassed";
}

std::optional<double> exactNumber(std::string_view text)
{
    double number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

std::optional<std::int64_t> wholeNumber(double number, std::int64_t minimum, std::int64_t maximum)
{
    if (!(number >= double(minimum) && number <= double(maximum)) || number != std::floor(number))
        return std::nullopt;
    return std::int64_t(number);
}

std::string writeEvents(const std::vector<RunEvent>& events)
{
    std::string out;
    for (const RunEvent& event : events)
        out += writeJson(Json::array({event.step, event.path, scalarJson(event.value)})) + "\n";
    return out;
}

Result<std::vector<RunEvent>> readEvents(const std::string& text)
{
    std::vector<RunEvent> events;
    std::size_t number = 0;
    bool whole = true;
    eachLine(text, [&](std::string_view line) {
        ++number;
        std::optional<RunEvent> event = line.starts_with('[') ? eventFrom(std::string(line)) : olderEventFrom(line);
        whole = event && (events.empty() || event->step >= events.back().step);
        if (whole)
            events.push_back(std::move(*event));
        return whole;
    });
    return whole ? Result<std::vector<RunEvent>>(std::move(events)) : broken(number);
}

Result<RunEvent> parseEvent(const std::string& text)
{
    const std::size_t colon = text.find(':'), equals = text.find('=', colon == std::string::npos ? 0 : colon);
    const auto step = exactNumber(std::string_view(text).substr(0, colon));
    const auto at = step ? wholeNumber(*step, 0, kMostSteps) : std::nullopt;
    if (colon == std::string::npos || equals == std::string::npos || equals == colon + 1 || !at)
        return Text(TR("“{value}” is not of the form STEP:PATH=VALUE"), {{"value", text}});
    const std::string words = text.substr(equals + 1);
    const Result<Json> json = parseJson(words);
    const std::optional<Value> value = json ? scalarFrom(*json) : std::nullopt;
    return RunEvent{*at, text.substr(colon + 1, equals - colon - 1), value.value_or(Value(words))};
}

std::string writeEpochs(const std::vector<EpochRecord>& epochs)
{
    std::string out;
    for (const EpochRecord& record : epochs) {
        out += std::to_string(record.epoch) + " " + std::to_string(record.lastStep) + " " + shortest(record.seconds)
            + " " + shortest(record.samplesPerSecond);
        for (const double value : record.values)
            out += " " + shortest(value);
        out += "\n";
    }
    return out;
}

Result<std::vector<EpochRecord>> readEpochs(const std::string& text, std::size_t values)
{
    std::vector<EpochRecord> epochs;
    bool whole = true;
    eachLine(text, [&](std::string_view line) {
        std::optional<EpochRecord> record = epochFrom(line, values, epochs.empty() ? nullptr : &epochs.back());
        whole = record.has_value();
        if (whole)
            epochs.push_back(std::move(*record));
        return whole;
    });
    if (!whole)
        return Text(TR("The record of epoch {epoch} cannot be read"), {{"epoch", epochs.size() + 1}});
    return epochs;
}

} // namespace loom
