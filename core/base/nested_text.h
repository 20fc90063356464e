#pragma once

#include "base/text.h"

#include <optional>

namespace loom {

/// A text as an argument of another ("{file}: {reason}"), so that both are said in the reader's language: one string,
/// which `english` and whoever translates take apart again.
std::string nested(const Text& text);
/// The text in it; nothing where the string is one of ordinary words.
std::optional<Text> unnested(const std::string& words);
/// The same of what `nested` may have written; ordinary words as they are.
Text textOf(const std::string& words);

} // namespace loom
