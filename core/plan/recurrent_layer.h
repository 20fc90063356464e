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
/// Where the initial states come in (a cell's behind the hidden one) and the last ones go out.
constexpr int kState = 1, kCell = 2;
/// The state in front of the first step: what is wired to that port; where a series comes in pieces that of the piece
/// before (NODE/NAME); else absent.
Ref stateBefore(Pass& pass, const std::string& name, int port = kState);
/// Moves a carried one on to the last true step.
void carryOn(Pass& pass, const Ref& steps, const Ref& before, int port = kState);
/// Keeps `hidden` (time, units) and gives every step or the last true one, and the last state.
void give(Pass& pass, Ref hidden);
/// Gives the last true step of what stands behind that port.
void giveLast(Pass& pass, Ref steps, int port);
/// The gradient by the hidden states as they were computed: of all steps, or (units) of the last one alone.
Ref hiddenGradient(Pass& pass);
/// (time, units) of what came back to the last step that was given; absent where nothing did.
Ref lastGradient(Pass& pass, Ref steps, int port);
/// What the first step hands back to the hidden state that is wired in front of it, from the gradients of the sums
/// that states went into; `kept`: what comes there besides, (time, units) factors of a product at the first step.
void giveBackState(Pass& pass, const Ref& sums, const std::vector<Ref>& kept = {});
/// The product of the first steps.
Ref firstProduct(Pass& pass, const std::vector<Ref>& factors);
/// From the gradient of the input sums to those of kernel, bias and input.
void giveBack(Pass& pass, const Ref& sums);

} // namespace loom::recurrent
