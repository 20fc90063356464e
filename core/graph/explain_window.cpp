#include "graph/explain_window.h"

#include <algorithm>
#include <cstdlib>

namespace loom {
namespace {

using Index = std::vector<std::int64_t>;

/// A sequence is a picture of one column, and what is left of a whole one is one of a single cell.
Shape pictureOf(const Shape& shape)
{
    return shape.rank() == 3 ? shape : Shape{shape.rank() == 2 ? shape[0] : 1, 1, shape[-1]};
}

Index inPicture(const Index& index)
{
    return index.size() == 3 ? index : Index{index.size() == 2 ? index[0] : 0, 0, index.back()};
}

Index inShape(const Index& index, int rank)
{
    if (rank == 3)
        return index;
    return rank == 2 ? Index{index[0], index[2]} : Index{index[2]};
}

/// The numbers of one channel that a window covers.
std::vector<Index> covered(const ExplainQuery& query, const ops::Window& window, const Index& output)
{
    const Shape& input = query.layer.inputs[0];
    std::vector<Index> all;
    for (const WindowCell& cell : windowCells(window, pictureOf(input), output[0], output[1]))
        all.push_back(inShape({cell.picture[0], cell.picture[1], output[2]}, input.rank()));
    return all;
}

/// The first of the largest; none where their values are not known.
const Index* largestOf(const ExplainQuery& query, const std::vector<Index>& cells)
{
    if (!query.value || cells.empty())
        return nullptr;
    return &*std::ranges::max_element(cells, {}, [&](const Index& at) { return query.value({query.inputs[0], at}); });
}

/// What of the window's gradient goes to the number: all to the first of the largest, or an equal part.
std::optional<Formula> share(const ExplainQuery& query, ElementNames& names, const std::vector<Index>& cells,
                             const Index& output, bool largest)
{
    const Formula gradient = names("g", {query.node + "/output:gradient", inShape(output, query.output.rank())});
    if (!largest)
        return Formula::quotient(gradient, Formula::number(double(cells.size())));
    const Index* first = largestOf(query, cells);
    if (!first)
        return std::nullopt;
    return *first == query.index ? gradient : Formula();
}

std::optional<Formula> back(const ExplainQuery& query, ElementNames& names, const ops::Window& window, bool largest)
{
    std::vector<Formula> sum;
    const Shape outputs = pictureOf(query.output);
    Index output(3);
    do {
        if (output[2] != query.index.back())
            continue;
        const std::vector<Index> cells = covered(query, window, output);
        if (std::ranges::find(cells, query.index) == cells.end())
            continue;
        // A window whose largest is another gives nothing, and is not named.
        ElementNames with = names;
        const std::optional<Formula> part = share(query, with, cells, output, largest);
        if (!part)
            return std::nullopt;
        if (part->isNumber(0))
            continue;
        names = with;
        sum.push_back(*part);
    } while (nextIndex(output, outputs));
    return sum.empty() ? Formula() : Formula::sum(sum);
}

} // namespace

std::vector<WindowCell> windowCells(const ops::Window& window, const Shape& picture, std::int64_t row,
                                    std::int64_t column, bool mirrored)
{
    const auto inside = [&](int axis, std::int64_t place) {
        if (!mirrored)
            return place;
        return place < picture[axis] ? std::abs(place) : 2 * (picture[axis] - 1) - place;
    };
    std::vector<WindowCell> cells;
    for (std::int64_t i = 0; i < window.kernel[0]; ++i)
        for (std::int64_t k = 0; k < window.kernel[1]; ++k) {
            const std::int64_t r = inside(0, row * window.stride[0] + i * window.dilation[0] - window.before[0]);
            const std::int64_t c = inside(1, column * window.stride[1] + k * window.dilation[1] - window.before[1]);
            if (r >= 0 && r < picture[0] && c >= 0 && c < picture[1])
                cells.push_back({{i, k}, {r, c}});
        }
    return cells;
}

std::optional<Formula> explainPooling(const ExplainQuery& query, ElementNames& names, const ops::Window& window,
                                      bool largest)
{
    if (query.of == "input:gradient")
        return back(query, names, window, largest);
    if (query.of != "output")
        return std::nullopt;
    const std::vector<Index> numbers = covered(query, window, inPicture(query.index));
    std::vector<Formula> cells;
    for (const Index& at : numbers)
        cells.push_back(names("x", {query.inputs[0], at}));
    if (cells.empty())
        return std::nullopt;
    if (cells.size() == 1)
        return cells.front();
    if (largest)
        return Formula::call("max", cells);
    const double count = double(cells.size());
    return Formula::quotient(Formula::sum(std::move(cells)), Formula::number(count));
}

} // namespace loom
