#include "train/history.h"

#include "base/shortest.h"

#include <cmath>
#include <optional>
#include <string_view>

namespace loom {
namespace {

constexpr std::string_view kSeconds = "seconds", kRate = "samples_per_second", kLearningRate = "base_learning_rate";
constexpr std::size_t kMostSeries = 4096;
constexpr double kMostEpochs = 1e15; // exact in a double

std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    for (std::size_t begin = 0;; begin = line.find(',', begin) + 1) {
        const std::size_t end = line.find(',', begin);
        cells.push_back(line.substr(begin, end == std::string_view::npos ? end : end - begin));
        if (end == std::string_view::npos)
            return cells;
    }
}

std::optional<double> numberIn(std::string_view cell)
{
    if (cell.empty())
        return std::nan("");
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size())
        return std::nullopt;
    return number;
}

bool isSeries(std::string_view name)
{
    return name != kSeconds && name != kRate && name != kLearningRate;
}

Result<EpochRecord> recordFrom(const std::vector<std::string_view>& names, std::string_view line, std::int64_t number)
{
    const std::vector<std::string_view> cells = cellsOf(line);
    if (cells.size() != names.size())
        return Text(TR("Line {line} of the history has {found} values instead of {expected}"),
                    {{"line", number}, {"found", cells.size()}, {"expected", names.size()}});
    EpochRecord record;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const std::optional<double> value = numberIn(cells[i]);
        if (!value || (i == 0 && !(*value >= 1 && *value <= kMostEpochs)))
            return Text(TR("Line {line} of the history: “{value}” is no usable {name}"),
                        {{"line", number}, {"value", std::string(cells[i])}, {"name", std::string(names[i])}});
        if (i == 0)
            record.epoch = std::int64_t(*value);
        else if (names[i] == kSeconds)
            record.seconds = *value;
        else if (names[i] == kRate)
            record.samplesPerSecond = *value;
        else if (isSeries(names[i]))
            record.values.push_back(*value);
    }
    return record;
}

/// The next line without its end; takes it away from `text`.
std::string_view takeLine(std::string_view& text)
{
    const std::size_t end = text.find('\n');
    std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line;
}

} // namespace

std::string writeHistory(const std::vector<std::string>& series, const std::vector<EpochRecord>& epochs)
{
    std::string text = "epoch";
    for (const std::string& name : series)
        text += "," + name;
    text += ",seconds,samples_per_second\n";
    for (const EpochRecord& record : epochs) {
        text += std::to_string(record.epoch);
        for (const double value : record.values)
            text += "," + shortest(value);
        text += "," + shortest(record.seconds) + "," + shortest(record.samplesPerSecond) + "\n";
    }
    return text;
}

Result<History> readHistory(const std::string& text)
{
    std::string_view rest = text;
    const std::vector<std::string_view> names = cellsOf(takeLine(rest));
    if (names.front() != "epoch" || names.size() > kMostSeries)
        return Text(TR("This is no history of a run: its first line does not begin with “epoch”"));
    History history;
    for (std::size_t i = 1; i < names.size(); ++i)
        if (isSeries(names[i]))
            history.series.emplace_back(names[i]);
    for (std::int64_t number = 2; !rest.empty(); ++number) {
        const std::string_view line = takeLine(rest);
        if (line.empty())
            continue;
        Result<EpochRecord> record = recordFrom(names, line, number);
        if (!record)
            return record.error();
        if (!history.epochs.empty() && record->epoch <= history.epochs.back().epoch)
            return Text(TR("Line {line} of the history: epoch {epoch} follows epoch {before}"),
                        {{"line", number}, {"epoch", record->epoch}, {"before", history.epochs.back().epoch}});
        history.epochs.push_back(std::move(*record));
    }
    return history;
}

} // namespace loom
