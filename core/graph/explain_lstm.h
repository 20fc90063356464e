#pragma once

#include "graph/explanation.h"

namespace loom {

/// Of an LSTM, by what its engine keeps of every step: `input_sum` (x·W + b of the four gates, in the order i f c o),
/// `input_gate`, `forget_gate`, `candidate`, `output_gate`, `cell`, `hidden` and `output`; back through time
/// `cell:gradient`, `input_sum:gradient` (of each gate's whole sum) and what follows from it.
std::optional<Formula> explainLstm(const ExplainQuery& query, ElementNames& names);

} // namespace loom
