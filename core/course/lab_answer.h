#pragma once

#include "course/lab.h"

#include <string>
#include <variant>

namespace loom {

/// A curve that was drawn: places by rising x, in the axes' units.
using LabCurve = std::vector<std::pair<double, double>>;

/// A place that was clicked, in the axes' units.
struct LabPlace {
    double x = 0, y = 0;

    bool operator==(const LabPlace&) const = default;
};

/// A learner's guess: a number; the id of an option, or several behind commas, or a shape as text; a curve; a place.
using LabGuess = std::variant<double, std::string, LabCurve, LabPlace>;

/// How a guess stands to what is so.
struct LabVerdict {
    bool right = false;
    std::string wrong; ///< id of the known wrong answer that it is; empty where it is none
    double truth = 0; ///< of a number; of a curve or a place how far it is from the true one
    bool pending = false; ///< what is so is not known before a run was computed
};

/// `truth`: the value at the prediction's address, for a number.
LabVerdict judged(const LabPredict& predict, const LabGuess& guess, double truth);
/// Of a curve that foretells another one.
LabVerdict judged(const LabPredict& predict, const LabCurve& guess, const LabCurve& truth);
LabVerdict judged(const LabPredict& predict, const LabPlace& guess, const LabPlace& truth);

/// Is it a guess of the form that the question asks for?
bool fits(const LabPredict& predict, const LabGuess& guess);

/// "a, b" → a and b: an order, or the axes of a shape, whatever brackets, blanks and crosses were typed.
std::vector<std::string> orderOf(const std::string& text);
/// What a curve looks like from far: flat (within a tenth of `range`), rising, falling, valley or hill.
std::string formOf(const LabCurve& curve, double range);
bool isCurveForm(const std::string& form);
/// Between two curves where both are, on average; infinity where they share no x.
double meanDistance(const LabCurve& a, const LabCurve& b);

} // namespace loom
