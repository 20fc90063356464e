#pragma once

#include "base/text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace loom::korean {

/// A predicate taken apart: stem (perhaps a noun before it, the copula then being the stem) and endings in order.
struct Predicate {
    struct Ending {
        std::u32string text;
        Text rule;
    };
    std::u32string noun; ///< before the copula 이; else empty
    std::u32string stem;
    Text stemRule; ///< where the stem stands otherwise than it is written
    std::vector<Ending> endings;
};

/// The word as a predicate; nothing where no rule takes it for one.
std::optional<Predicate> predicateIn(std::u32string_view word);

} // namespace loom::korean
