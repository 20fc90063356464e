#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace loom {

/// The sentences of a lesson's Markdown, one after the other: a sentence ends at a full stop, a question or an
/// exclamation mark before a blank, a line of a list or a paragraph at its end. What stands between braces,
/// backquotes or stars stays together.
std::vector<std::string> sentencesOf(std::string_view markdown);

} // namespace loom
