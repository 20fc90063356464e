#include "base/listed.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace loom {
namespace {

/// How many letters must be changed, put in or left out to make one of the other (Levenshtein).
std::size_t changesBetween(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t before = row[0]++;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = before + (a[i] == b[j] ? 0 : 1);
            before = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, before + 1});
        }
    }
    return row.back();
}

} // namespace

std::string listed(const std::vector<std::string>& names, std::size_t limit)
{
    std::string out;
    for (std::size_t i = 0; i < std::min(names.size(), limit); ++i)
        out += (i > 0 ? ", " : "") + names[i];
    return names.size() > limit ? out + ", …" : out;
}

std::string listedFor(const std::string& sought, std::vector<std::string> names, std::size_t limit)
{
    constexpr std::size_t kLongest = 64; // of what is compared
    if (names.size() <= limit)
        return listed(names, limit);
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (std::string& name : names) {
        const bool within = !sought.empty() && (name.starts_with(sought) || sought.starts_with(name));
        const std::size_t apart = within ? 0 : changesBetween(sought.substr(0, kLongest), name.substr(0, kLongest));
        ranked.emplace_back(apart, std::move(name));
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<std::size_t, std::string>::first);
    names.clear();
    for (auto& [apart, name] : ranked)
        names.push_back(std::move(name));
    return listed(names, limit);
}

} // namespace loom
