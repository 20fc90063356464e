#pragma once

#include <string>
#include <vector>

namespace loom {

/// Words that stand in nearly every text and tell little of what it is about, in small letters and sorted: short
/// lists of our own; the Korean one has particles, too, which the unit of Korean pieces cuts off. What denies (not,
/// 않다, 못) is none of them: without it a text means the contrary.
const std::vector<std::string>& stopWords(const std::string& language);
/// "english", "korean".
bool isStopWord(const std::string& word, const std::string& language);

} // namespace loom
