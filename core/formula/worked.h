#pragma once

#include "formula/formula.h"

namespace loom {

/// How a number is printed; an exponent as in "4.1e-4".
using NumberWriter = std::function<std::string(const std::string& name, double value)>;

/// A formula with its live numbers: what is printed for each name and for the result.
struct WorkedFormula {
    std::map<std::string, std::string> numbers; ///< of the names of the formula
    std::string result;
    /// The printed numbers give the printed result exactly: "=" may stand before it, else "≈".
    bool exact = false;
};

/// `result`: the number that the engine has for it, under the name `of`. Every name of the formula has a value.
WorkedFormula workedOut(const Formula& formula, const std::map<std::string, double>& values, const std::string& of,
                        double result, const NumberWriter& write);

/// One line for the command line: `z = w1*x1 + w2*x2 + b = 2*1.5 + (-1)*0.5 + 0.3 = 2.8`. A name without a value is a
/// sentence.
Result<std::string> workedLine(const std::string& name, const Formula& formula,
                               const std::map<std::string, double>& values, const NumberWriter& write);

/// Up to so many significant digits, no zeros at the end: 2.8, 0.004, 1.5e-9.
NumberWriter significant(int digits);

/// How many significant digits the numbers of a formula need so that, put in as they are printed, they give the
/// printed result (of `resultDigits`) within one unit of its last digit: two more than it, or as many as it takes.
int digitsThatGive(const Formula& formula, const std::map<std::string, double>& values, double result,
                   int resultDigits);

/// The number that was printed, also with − and thousands commas; no number is NaN.
double printedNumber(std::string words);

} // namespace loom
