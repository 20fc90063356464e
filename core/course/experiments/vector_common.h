#pragma once

#include <vector>

namespace loom::experiments {

/// All numbers of all parameters of a network, one behind the other.
using FlatWeights = std::vector<double>;

double product(const FlatWeights& a, const FlatWeights& b);
double length(const FlatWeights& a);
/// to + times · a, in its place.
void add(FlatWeights& to, const FlatWeights& a, double times);
FlatWeights difference(FlatWeights a, const FlatWeights& b);

} // namespace loom::experiments
