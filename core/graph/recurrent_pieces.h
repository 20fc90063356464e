#pragma once

#include "graph/code_call.h"
#include "graph/layer_pieces.h"

#include <optional>

/// What the declarations of recurrent layers share.
namespace loom::recurrent {

/// `units`, with its help.
AttributeSpec unitsAttribute(Text help);
/// A function of the cell, by name.
AttributeSpec functionAttribute(const char* name, const char* fallback, Text title, Text help);
AttributeSpec flagAttribute(const char* name, bool fallback, Text title, Text help);
/// What the bias of a gate starts from.
AttributeSpec gateBiasAttribute(const char* name, double fallback, Text title, Text help);
/// In Keras the first bias of all units: `gates` as numbers, with {bias} for that attribute.
std::string gatesOf(const LayerQuery& query, std::string gates, const char* bias);
/// `return_sequences` and `go_backwards`.
std::vector<AttributeSpec> orderAttributes();
/// How `kernel` and `recurrent_kernel` begin.
std::vector<AttributeSpec> weightAttributes();

/// A series in, its every step or the last one out; a unit keeps so many numbers of each step. A picture of one
/// channel goes in row by row, a row of numbers one by one.
/// `states`: how many of them go on from step to step, each of `units` numbers.
ShapeAnswer shapeOf(const LayerQuery& query, std::int64_t keptNumbers, std::size_t states = 1);
/// The series and the states in front of its first step; every step or the last one, and the states behind it.
/// `cell`: it has one besides the hidden state.
std::vector<PortSpec> inputs(bool cell = false);
std::vector<PortSpec> outputs(bool cell = false);
/// Place among the inputs of what is wired to that port; none: nothing is.
std::optional<std::size_t> wireTo(const LayerQuery& query, const std::string& port);
/// `kernel` and `recurrent_kernel` of so many sums a unit.
std::vector<ParameterSpec> weights(const LayerQuery& query, std::int64_t gates);
/// One step's products, and the numbers kept.
Cost cost(const LayerQuery& query, const Shape& output, std::int64_t gates, std::int64_t keptNumbers);
Text summary(const LayerQuery& query);

/// The call with what all of them have besides units and functions.
std::string kerasCall(const LayerQuery& query, CodeCall call);
/// torch's module, the series turned around in front of it where it goes backwards.
std::string pytorchCall(const LayerQuery& query, CodeCall call);

/// What all of them are tried with, and then those of one; mistakes that all of them tell.
std::vector<LayerSample> samplesWith(std::vector<LayerSample> own);
/// `states`: they have a port for the initial one.
std::vector<LayerErrorSample> errors(bool states = true);

} // namespace loom::recurrent
