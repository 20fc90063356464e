#pragma once

#include "graph/explanation.h"
#include "graph/layer_type.h"

/// What layers share that put their inputs together number by number (add, multiply, maximum …).
namespace loom {

/// All inputs have one shape, which is the output's.
ShapeAnswer mergedShape(const LayerQuery& query);
PortSpec mergedInputs();
/// Samples of any such layer: (4), (4) and three of (2, 3, 2).
std::vector<LayerSample> mergedSamples();
std::vector<LayerErrorSample> mergedErrors();
/// The inputs' numbers at the place that is asked for: x1, x2 …
std::vector<Formula> mergedNumbers(const ExplainQuery& query, ElementNames& names);
/// The gradient of the output there.
Formula mergedGradient(const ExplainQuery& query, ElementNames& names);
/// Of the largest (smallest) of the inputs, the first of equal ones.
std::optional<Formula> explainExtreme(const ExplainQuery& query, ElementNames& names, bool largest);

} // namespace loom
