#include "data/rating_file.h"

#include "base/file.h"
#include "base/lower_case.h"
#include "data/source_paths.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostBytes = 768 << 20; // MovieLens 25M has 678 MB
constexpr std::size_t kLongestName = 64; // of a user or item
constexpr double kLargest = 1e6; // of a rating

struct Format {
    const char* name;
    std::string_view separator;
};
constexpr Format kFormats[] = {{"ratings.dat", "::"}, {"u.data", "\t"}, {"ratings.csv", ","}};

/// Where user, item, rating and time stand in a line; -1: nowhere.
struct Places {
    int user = 0, item = 1, value = 2, time = 3;
};

std::string_view trimmed(std::string_view cell)
{
    constexpr std::string_view kBlank = " \t\r\"";
    const std::size_t first = cell.find_first_not_of(kBlank);
    return first == std::string_view::npos ? std::string_view()
                                           : cell.substr(first, cell.find_last_not_of(kBlank) - first + 1);
}

void split(std::string_view line, std::string_view separator, std::vector<std::string_view>& cells)
{
    cells.clear();
    while (true) {
        const std::size_t end = line.find(separator);
        cells.push_back(trimmed(line.substr(0, end)));
        if (end == std::string_view::npos)
            return;
        line.remove_prefix(end + separator.size());
    }
}

std::optional<double> numberIn(std::string_view cell)
{
    double number = 0;
    const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), number);
    if (error != std::errc() || end != cell.data() + cell.size() || !std::isfinite(number))
        return std::nullopt;
    return number;
}

/// The columns by their names, where the first line holds names.
Places placesBy(const std::vector<std::string_view>& names)
{
    const auto placeOf = [&](std::initializer_list<std::string_view> words, int otherwise) {
        for (std::size_t i = 0; i < names.size(); ++i) {
            const std::string name = lowerCase(std::string(names[i]));
            for (const std::string_view word : words)
                if (name.find(word) != std::string::npos)
                    return int(i);
        }
        return otherwise;
    };
    return {placeOf({"user"}, 0), placeOf({"item", "movie", "book", "product"}, 1), placeOf({"rating", "score"}, 2),
            placeOf({"time"}, -1)};
}

class RatingReader {
public:
    RatingReader(const std::string& file, bool needValues)
        : name_(fileName(file))
        , needValues_(needValues)
    {
    }

    Result<RatingFile> read(std::string_view text, const SourceContext& context)
    {
        out_.timed = true;
        std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
        while (at < text.size()) {
            const std::size_t end = std::min(text.find('\n', at), text.size());
            ++line_;
            take(text.substr(at, end - at));
            if (line_ % 65536 == 0 && context.progress && !context.progress(double(at) / double(text.size())))
                return readingCancelled();
            at = end + 1;
        }
        if (out_.ratings.empty())
            return Text(
                TR("{file} holds no ratings: each line needs a user, an item and a rating, parted by tabs, by "
                   ":: or by commas."),
                {{"file", name_}});
        out_.timed = out_.timed && places_.time >= 0;
        return std::move(out_);
    }

private:
    void take(std::string_view line)
    {
        if (trimmed(line).empty())
            return;
        if (out_.format.empty() && begins(line))
            return;
        split(line, separator_, cells_);
        if (const Text fault = faultOf(); !fault.empty())
            out_.faults.add({Text(TR("line {line} of {file}"), {{"line", line_}, {"file", name_}}), fault});
    }

    /// Sees at the first line how cells are parted; true where it holds names.
    bool begins(std::string_view line)
    {
        for (const Format& format : kFormats)
            if (line.find(format.separator) != std::string_view::npos) {
                out_.format = format.name;
                separator_ = format.separator;
                break;
            }
        if (out_.format.empty()) { // nothing parts this line; it is told as one with too few cells
            separator_ = ",";
            return false;
        }
        split(line, separator_, cells_);
        const bool names = cells_.size() < 3 || (!numberIn(cells_[2]) && !cells_[2].empty());
        if (names && cells_.size() >= 2)
            places_ = placesBy(cells_);
        return names && cells_.size() >= 2;
    }

    std::string_view cell(int place) const
    {
        return place >= 0 && std::size_t(place) < cells_.size() ? cells_[std::size_t(place)] : std::string_view();
    }

    /// Adds the line's rating, or says why not.
    Text faultOf()
    {
        const std::string_view user = cell(places_.user), item = cell(places_.item), value = cell(places_.value);
        if (user.empty() || item.empty())
            return Text(TR("Cells in this line: {count}; needed are a user, an item and a rating."),
                        {{"count", cells_.size()}});
        if (user.size() > kLongestName || item.size() > kLongestName)
            return Text(TR("A name of more than {most} letters is no user and no item."), {{"most", kLongestName}});
        const std::optional<double> number = numberIn(value);
        if (!number && (needValues_ || !value.empty()))
            return Text(TR("“{value}” is no number."), {{"value", std::string(value.substr(0, kLongestName))}});
        if (number && std::abs(*number) > kLargest)
            return Text(TR("{value} is no rating: {most} is the largest."), {{"value", *number}, {"most", kLargest}});
        const std::optional<double> time = numberIn(cell(places_.time));
        out_.timed = out_.timed && time.has_value();
        out_.ratings.push_back({std::string(user), std::string(item),
                                number ? float(*number) : std::numeric_limits<float>::quiet_NaN(), time.value_or(0),
                                line_});
        return {};
    }

    std::string name_;
    bool needValues_;
    std::string_view separator_;
    Places places_;
    std::int64_t line_ = 0;
    std::vector<std::string_view> cells_;
    RatingFile out_;
};

} // namespace

Result<RatingFile> readRatingFile(const std::string& file, bool needValues, const SourceContext& context)
{
    const Result<std::string> text = readFile(file, kMostBytes, context.progress);
    if (!text)
        return text.error();
    return RatingReader(file, needValues).read(*text, context);
}

} // namespace loom::sources
