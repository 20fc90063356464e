#pragma once

#include "formula/formula.h"

namespace loom {

/// The rules of differentiation by which a derivative is found.
enum class Rule {
    constant,
    variable,
    constantFactor,
    sum,
    product,
    quotient,
    power,
    chain,
    exponential,
    generalPower,
    logarithm,
    root,
    sine,
    cosine,
    tangent,
    hyperbolicTangent,
    sigmoid,
    rectifier,
    softplus,
    normal,
    step,
    absolute,
    extremum,
};

/// "Power rule", "Chain rule" …
Text title(Rule rule);

/// One applied rule: what was differentiated by what, and the simplified result. `by` is the name, or the inner
/// formula where the chain rule differentiates the outer function by it.
struct DerivationStep {
    Rule rule;
    Formula of, by, derivative;
};

/// Each rule that the derivative by `name` takes, from the whole formula to its parts: the first step's derivative is
/// `formula.derivative(name)`. A chain is followed by the outer function by its inner formula, then by the inner one.
std::vector<DerivationStep> derivationSteps(const Formula& formula, const std::string& name);

} // namespace loom
