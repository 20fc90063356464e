#pragma once

#include "plan/ops.h"

/// What recurrent layers do around their cells, by their attributes `go_backwards`, `return_sequences`,
/// `activation` and `recurrent_activation`: they keep hidden states and sums of inputs in the order of reading.
namespace loom::recurrent {

/// The series at the input as it is read: from its last true step with `go_backwards`.
Ref series(Pass& pass);
/// x·W + b of all steps, kept as `input_sum`.
Ref inputSums(Pass& pass);
ops::CellFunctions functionsOf(const Pass& pass);
/// The state in front of the first step where a series comes in pieces, else absent.
Ref stateBefore(Pass& pass, const std::string& name);
/// Moves it on to the last true step.
void carryOn(Pass& pass, const Ref& steps, const Ref& before);
/// Keeps `hidden` (time, units) and gives every step or the last true one.
void give(Pass& pass, Ref hidden);
/// The gradient by the hidden states as they were computed: of all steps, or (units) of the last one alone.
Ref hiddenGradient(Pass& pass);
/// From the gradient of the input sums to those of kernel, bias and input.
void giveBack(Pass& pass, const Ref& sums);

} // namespace loom::recurrent
