#pragma once

#include "course/lab_answer.h"
#include "course/lab_values.h"

namespace loom {

/// How a guess stands to what is so with the numbers as they are. Curves are compared in the units of the view that
/// they were drawn into: of a logarithmic axis in decades.
LabVerdict judgedNow(const Lab& lab, LabValues& values, const LabPredict& predict, const LabGuess& guess);

/// The points of RUN.ADDRESS over what is swept there, by rising x; empty before the run was computed.
LabCurve curveOf(const Lab& lab, const LabValues& values, const std::string& column);

} // namespace loom
