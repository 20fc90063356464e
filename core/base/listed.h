#pragma once

#include <string>
#include <vector>

namespace loom {

/// "a, b, c", cut after `limit` with "…", so that a sentence stays one that can be read. Words that core marked are
/// said in the reader's language, each by itself.
std::string listed(const std::vector<std::string>& names, std::size_t limit = 16);

/// The same for who wrote `sought`, which is none of them: where not all are told those come first that are most like
/// it.
std::string listedFor(const std::string& sought, std::vector<std::string> names, std::size_t limit = 24);

/// The ids of a table, for sentences and choices.
template<class T> std::vector<std::string> idsOf(const std::vector<T>& table)
{
    std::vector<std::string> ids;
    for (const T& entry : table)
        ids.push_back(entry.id);
    return ids;
}

} // namespace loom
