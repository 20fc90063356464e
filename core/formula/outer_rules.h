#pragma once

#include "formula/derivation.h"

namespace loom {

/// How a function changes by what it is of.
struct OuterRule {
    Rule rule;
    Formula slope;
};

/// Of u^v by u, v held still: v u^(v-1).
OuterRule powerRule(const Formula& u, const Formula& v);
/// Of u^v by v, u held still: u^v ln u.
OuterRule exponentialRule(const Formula& u, const Formula& v);
/// Of a function of one number by that number.
OuterRule functionRule(const std::string& function, const Formula& of);

} // namespace loom
