#pragma once

#include "base/text.h"

#include <functional>

namespace loom {

/// How arguments are written in a pattern.
struct ArgumentWriter {
    std::function<std::string(const Argument&)> value;
    /// What follows the value where the field asks for a form behind a colon (`{node:이}`); null: nothing.
    std::function<std::string(const std::string& value, const std::string& form)> form;
};

/// A pattern of the text, in whatever language, with its arguments put in; fields without an argument stay. `(s)` or
/// `(es)` behind a word is its plural, left out where the last count before it is one.
std::string filled(const std::string& pattern, const Text& text, const ArgumentWriter& write);

} // namespace loom
