#include "graph/axis_pieces.h"

#include "graph/layer_pieces.h"

#include <algorithm>

namespace loom {

int axisPlace(std::int64_t axis, int rank)
{
    const std::int64_t place = axis < 0 ? axis + rank : axis;
    return place >= 0 && place < rank ? int(place) : -1;
}

std::optional<std::vector<int>> axisPlaces(const std::vector<std::int64_t>& axes, int rank)
{
    std::vector<int> places;
    for (const std::int64_t axis : axes) {
        const int place = axisPlace(axis, rank);
        if (place < 0 || std::ranges::find(places, place) != places.end())
            return std::nullopt;
        places.push_back(place);
    }
    return places;
}

AttributeSpec axisAttribute(Text help)
{
    return {.name = "axis",
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(-1),
            .title = TR("Axis"),
            .help = std::move(help),
            .minimum = -kMostAxes,
            .maximum = kMostAxes - 1,
            .step = 1};
}

Issue noSuchAxis(const LayerQuery& query, const std::string& attribute, std::int64_t axis, int rank,
                 std::vector<Repair> repairs)
{
    return problem(query, attribute,
                   Text(TR("{node}: there is no axis {axis}; its input has {rank} axes (without the batch), counted "
                           "from 0. Use −1 for the last."),
                        {{"node", query.name}, {"axis", axis}, {"rank", rank}}),
                   std::move(repairs));
}

std::vector<Issue> unlessFewAxes(const LayerQuery& query, std::size_t port)
{
    const Shape& shape = query.inputs[port];
    if (shape.rank() >= 1 && shape.rank() <= kMostAxes)
        return {};
    return {problem(query, {},
                    Text(TR("{node} works on 1 to {most} axes (without the batch); its input has {rank}."),
                         {{"node", query.name}, {"most", kMostAxes}, {"rank", shape.rank()}}))};
}

std::int64_t python::axis(std::int64_t axis)
{
    return axis < 0 ? axis : axis + 1;
}

} // namespace loom
