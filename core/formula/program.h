#pragma once

#include "formula/formula.h"

#include <span>

namespace loom {

/// A formula as a list of instructions, for curves of a thousand points a frame: no look-up of names, no allocation.
/// May be called from several threads at once.
class FormulaProgram {
public:
    /// `names`: those of the formula, and more, in the order in which their values are given.
    FormulaProgram(const Formula& formula, std::span<const std::string> names);

    /// The value where the names have these values.
    double at(std::span<const double> values) const;
    /// Every number and result in between rounded to f32.
    float atF32(std::span<const float> values) const;
    /// `out[i]`: the value where the name at `varied` is `places[i]` and the others have `values`.
    void along(std::size_t varied, std::span<const double> places, std::vector<double> values,
               std::span<double> out) const;

    enum class Code { number, slot, add, multiply, divide, power, negate, function, fold };
    struct Instruction {
        Code code = Code::number;
        std::size_t index = 0; ///< of the slot, or of the function in the table
        double number = 0;
    };

private:
    void compile(const Formula& formula, std::span<const std::string> names);
    void push(Instruction instruction, std::size_t takes);

    std::vector<Instruction> instructions_;
    std::size_t height_ = 0, highest_ = 0; ///< of the stack
};

} // namespace loom
