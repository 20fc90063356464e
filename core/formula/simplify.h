#pragma once

#include "formula/formula.h"

/// Builders that put together what a teacher would not leave standing: 0, 1, constants, like terms, powers of the
/// same base. Their arguments are taken as they are.
namespace loom::simple {

Formula add(const std::vector<Formula>& terms);
Formula multiply(const std::vector<Formula>& factors);
Formula divide(const Formula& over, const Formula& under);
Formula raise(const Formula& base, const Formula& exponent);
Formula negate(const Formula& of);
Formula call(const std::string& function, const std::vector<Formula>& arguments);

} // namespace loom::simple
