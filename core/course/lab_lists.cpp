#include "course/lab_lists.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace loom {

const std::vector<double>* listOf(const LabSubject& subject, std::string_view name)
{
    const auto found = std::ranges::find_if(subject.lists, [&](const auto& list) { return list.first == name; });
    return found == subject.lists.end() ? nullptr : &found->second;
}

const double* listElement(const LabSubject& subject, const LabAddress& address)
{
    const std::vector<double>* list = listOf(subject, address.name);
    if (!list || address.kind != LabAddress::Kind::element || address.index.size() != 1
        || address.index[0] >= std::int64_t(list->size()))
        return nullptr;
    return &(*list)[std::size_t(address.index[0])];
}

double* listElement(LabSubject& subject, const LabAddress& address)
{
    return const_cast<double*>(listElement(std::as_const(subject), address));
}

bool isLabList(const Lab& lab, const std::string& path)
{
    const std::size_t colon = path.find(':');
    const LabSubject* subject = colon == std::string::npos ? nullptr : lab.subject(path.substr(0, colon));
    return subject && listOf(*subject, std::string_view(path).substr(colon + 1));
}

namespace {

double absoluteError(const FittedLine& line, std::span<const double> xs, std::span<const double> ys)
{
    double sum = 0;
    for (std::size_t i = 0; i < xs.size(); ++i)
        sum += std::abs(line.slope * xs[i] + line.height - ys[i]);
    return sum;
}

/// Of all lines through one point: its slope is the median of the slopes to the others, each counting as much as it
/// lies away in x (Bloomfield and Steiger, 1980).
std::optional<FittedLine> bestThrough(std::size_t point, std::span<const double> xs, std::span<const double> ys)
{
    std::vector<std::pair<double, double>> slopes; // and what each counts
    double whole = 0;
    for (std::size_t i = 0; i < xs.size(); ++i)
        if (const double away = xs[i] - xs[point]; away != 0) {
            slopes.emplace_back((ys[i] - ys[point]) / away, std::abs(away));
            whole += std::abs(away);
        }
    std::ranges::sort(slopes);
    double counted = 0;
    for (const auto& [slope, counts] : slopes)
        if ((counted += counts) >= whole / 2)
            return FittedLine{slope, ys[point] - slope * xs[point]};
    return {};
}

} // namespace

FittedLine leastAbsoluteLine(std::span<const double> xs, std::span<const double> ys)
{
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    FittedLine best{kNone, kNone};
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t point = 0; point < xs.size(); ++point)
        if (const auto line = bestThrough(point, xs, ys))
            if (const double error = absoluteError(*line, xs, ys); error < least) {
                least = error;
                best = *line;
            }
    return best;
}

double combinedRows(const std::string& each, std::span<const double> rows)
{
    double sum = 0;
    for (const double row : rows)
        sum += row;
    return each == "sum" ? sum : sum / double(rows.size());
}

} // namespace loom
