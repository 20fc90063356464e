#include "formula/program.h"

#include "formula/functions.h"

#include <algorithm>
#include <array>
#include <type_traits>

namespace loom {
namespace {

using Code = FormulaProgram::Code;
using Instruction = FormulaProgram::Instruction;

constexpr std::size_t kUsualHeight = 64;

/// Two numbers of the stack become one.
template<class T> T joined(const Instruction& step, T a, T b)
{
    switch (step.code) {
    case Code::add:
        return a + b;
    case Code::multiply:
        return a * b;
    case Code::divide:
        return a / b;
    case Code::power:
        return T(realPower(a, b));
    default:
        return T(formulaFunctions()[step.index].fold(a, b));
    }
}

template<class T> T applied(const FormulaFunction& function, T x)
{
    if constexpr (std::is_same_v<T, float>)
        return function.ofF32(x);
    else
        return function.of(x);
}

template<class T> T run(std::span<const Instruction> program, std::span<const T> values, T* stack)
{
    T* top = stack - 1;
    for (const Instruction& step : program) {
        switch (step.code) {
        case Code::number:
            *++top = T(step.number);
            break;
        case Code::slot:
            *++top = values[step.index];
            break;
        case Code::negate:
            *top = -*top;
            break;
        case Code::function:
            *top = applied(formulaFunctions()[step.index], *top);
            break;
        default:
            --top;
            *top = joined(step, top[0], top[1]);
        }
    }
    return *top;
}

template<class T> T runWithStack(std::span<const Instruction> program, std::span<const T> values, std::size_t height)
{
    if (height <= kUsualHeight) {
        std::array<T, kUsualHeight> stack;
        return run(program, values, stack.data());
    }
    std::vector<T> stack(height);
    return run(program, values, stack.data());
}

} // namespace

FormulaProgram::FormulaProgram(const Formula& formula, std::span<const std::string> names)
{
    compile(formula, names);
}

void FormulaProgram::push(Instruction instruction, std::size_t takes)
{
    instructions_.push_back(instruction);
    height_ += 1 - takes;
    highest_ = std::max(highest_, height_);
}

void FormulaProgram::compile(const Formula& formula, std::span<const std::string> names)
{
    const auto foldAll = [&](Instruction step) {
        for (std::size_t i = 0; i < formula.children().size(); ++i) {
            compile(formula.children()[i], names);
            if (i > 0)
                push(step, 2);
        }
    };
    switch (formula.kind()) {
    case FormulaKind::number:
        return push({Code::number, 0, formula.value()}, 0);
    case FormulaKind::name: {
        const auto slot = std::ranges::find(names, formula.word());
        LOOM_ASSERT(slot != names.end());
        return push({Code::slot, std::size_t(slot - names.begin())}, 0);
    }
    case FormulaKind::sum:
        return foldAll({Code::add});
    case FormulaKind::product:
        return foldAll({Code::multiply});
    case FormulaKind::quotient:
        return foldAll({Code::divide});
    case FormulaKind::power:
        return foldAll({Code::power});
    case FormulaKind::negation:
        compile(formula.children().front(), names);
        return push({Code::negate}, 1);
    case FormulaKind::call: {
        const FormulaFunction* function = formulaFunction(formula.word());
        const auto index = std::size_t(function - formulaFunctions().data());
        foldAll({Code::fold, index});
        if (!function->fold)
            push({Code::function, index}, 1);
    }
    }
}

double FormulaProgram::at(std::span<const double> values) const
{
    return runWithStack<double>(instructions_, values, highest_);
}

float FormulaProgram::atF32(std::span<const float> values) const
{
    return runWithStack<float>(instructions_, values, highest_);
}

void FormulaProgram::along(std::size_t varied, std::span<const double> places, std::vector<double> values,
                           std::span<double> out) const
{
    LOOM_ASSERT(varied < values.size() && places.size() == out.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        values[varied] = places[i];
        out[i] = at(values);
    }
}

} // namespace loom
