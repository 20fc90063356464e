#include "train/detection.h"

#include "kernels/detection_cells.h"
#include "train/metric_type.h"

#include <algorithm>
#include <cmath>

namespace loom {
namespace {

using functions::kCellNumbers;

double areaOf(const Box& box)
{
    return std::max(0.0, box.right - box.left) * std::max(0.0, box.bottom - box.top);
}

/// The class that the cell holds most likely, and how likely.
std::pair<std::int64_t, double> classOf(const TensorView& cells, std::int64_t at, std::int64_t classes)
{
    std::int64_t best = 0;
    for (std::int64_t j = 1; j < classes; ++j)
        if (elementOf(cells, at + j) > elementOf(cells, at + best))
            best = j;
    double sum = 0;
    for (std::int64_t j = 0; j < classes; ++j)
        sum += math::exp(elementOf(cells, at + j) - elementOf(cells, at + best));
    return {best, 1 / sum};
}

} // namespace

double overlapOf(const Box& a, const Box& b)
{
    const Box both{std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right),
                   std::min(a.bottom, b.bottom)};
    const double shared = areaOf(both), all = areaOf(a) + areaOf(b) - shared;
    return all > 0 ? shared / all : 0;
}

void readFound(const TensorView& prediction, std::int64_t row, const Shape& shape, double leastScore,
               std::vector<FoundBox>& found)
{
    found.clear();
    const std::int64_t rows = shape[0], columns = shape[1], classes = shape[2] - kCellNumbers;
    for (std::int64_t cell = 0; cell < rows * columns; ++cell) {
        const std::int64_t at = (row * rows * columns + cell) * shape[2];
        const auto share = [&](int i) { return math::sigmoid(elementOf(prediction, at + i)); };
        const double confidence = share(0);
        if (!(confidence >= leastScore)) // what is no number either
            continue;
        const auto [kind, likely] = classOf(prediction, at + kCellNumbers, classes);
        if (!(confidence * likely >= leastScore))
            continue;
        const auto place = [&](int i, std::int64_t from, std::int64_t cells) {
            return (double(from) + share(i) * functions::kReach + functions::kBegin) / double(cells);
        };
        const double x = place(1, cell % columns, columns), y = place(2, cell / columns, rows);
        const double width = share(3) * share(3), height = share(4) * share(4);
        found.push_back({{x - width / 2, y - height / 2, x + width / 2, y + height / 2},
                         kind,
                         confidence * likely,
                         confidence,
                         cell});
    }
    std::ranges::sort(found, [](const FoundBox& a, const FoundBox& b) {
        return a.score > b.score || (a.score == b.score && a.cell < b.cell);
    });
}

void readTrue(const TensorView& target, std::int64_t row, const Shape& shape, std::int64_t classes,
              std::vector<TrueBox>& boxes)
{
    boxes.clear();
    for (std::int64_t i = 0; i < shape[0]; ++i) {
        const auto at = [&](std::int64_t k) { return elementOf(target, (row * shape[0] + i) * shape[1] + k); };
        const double numbers[] = {at(0), at(1), at(2), at(3), at(4)};
        const functions::TrueBoxes<double> one{numbers, 1, functions::kBoxNumbers, classes};
        if (one.holds(0))
            boxes.push_back({{numbers[0], numbers[1], numbers[2], numbers[3]}, one.classOf(0)});
    }
}

void strikeOut(std::vector<FoundBox>& found, double mostOverlap)
{
    std::size_t kept = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto strikes = [&](const FoundBox& better) {
            return better.kind == found[i].kind && overlapOf(better.box, found[i].box) > mostOverlap;
        };
        if (std::none_of(found.begin(), found.begin() + std::ptrdiff_t(kept), strikes))
            found[kept++] = found[i];
    }
    found.resize(kept);
}

void countHits(std::vector<FoundBox>& found, std::span<const TrueBox> boxes, double leastOverlap,
               std::vector<char>& taken)
{
    taken.assign(boxes.size(), 0);
    for (FoundBox& one : found) {
        one.hit = -1;
        double most = leastOverlap;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const double overlap = overlapOf(one.box, boxes[i].box);
            if (taken[i] || boxes[i].kind != one.kind || overlap < most || (one.hit >= 0 && overlap == most))
                continue;
            one.hit = int(i);
            most = overlap;
        }
        if (one.hit >= 0)
            taken[std::size_t(one.hit)] = 1;
    }
}

} // namespace loom
