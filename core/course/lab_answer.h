#pragma once

#include "course/lab.h"

#include <string>
#include <variant>

namespace loom {

/// A learner's guess: a number, or the id of an option.
using LabGuess = std::variant<double, std::string>;

/// How a guess stands to what is so.
struct LabVerdict {
    bool right = false;
    std::string wrong; ///< id of the known wrong answer that it is; empty where it is none
    double truth = 0; ///< of a number
};

/// `truth`: the value at the prediction's address, for a number.
LabVerdict judged(const LabPredict& predict, const LabGuess& guess, double truth);

} // namespace loom
