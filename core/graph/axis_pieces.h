#pragma once

#include "graph/layer_type.h"
#include "graph/repair.h"
#include "kernels/axis_maps.h"

/// What layers share whose attributes name axes: counted from 0 without the batch, negative ones from the end.
namespace loom {

/// The axis counted from the front; -1 where there is none.
int axisPlace(std::int64_t axis, int rank);
/// All of them; nothing where one is missing or stands twice.
std::optional<std::vector<int>> axisPlaces(const std::vector<std::int64_t>& axes, int rank);
AttributeSpec axisAttribute(Text help);
/// Issue of a layer whose input has no such axis.
Issue noSuchAxis(const LayerQuery& query, const std::string& attribute, std::int64_t axis, int rank,
                 std::vector<Repair> repairs = {});
/// Issue of a layer whose input has none, or more than kMostAxes.
std::vector<Issue> unlessFewAxes(const LayerQuery& query, std::size_t port = 0);

namespace python {
/// The axis as Keras and PyTorch count: the batch is 0.
std::int64_t axis(std::int64_t axis);
} // namespace python

} // namespace loom
