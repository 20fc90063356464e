#include "data/csv/missing.h"

#include "base/lower_case.h"

#include <algorithm>

namespace loom::sources {

CsvMissing::CsvMissing(const std::vector<std::string>& everywhere, const std::vector<std::string>& amongNumbers)
{
    const auto add = [&](const std::vector<std::string>& words, std::vector<std::string>& to) {
        for (const std::string& word : words) {
            if (word.empty())
                continue;
            to.push_back(lowerCase(word));
            const char first = to.back()[0];
            begins_[static_cast<unsigned char>(first)] = true;
            if (first >= 'a' && first <= 'z')
                begins_[static_cast<unsigned char>(first - 32)] = true;
        }
    };
    add(everywhere, everywhere_);
    add(amongNumbers, amongNumbers_);
}

CsvMissing::Kind CsvMissing::look(const std::string& cell) const
{
    constexpr std::size_t kLongest = 64;
    if (cell.size() > kLongest)
        return Kind::value;
    const std::string word = lowerCase(cell);
    if (std::ranges::find(everywhere_, word) != everywhere_.end())
        return Kind::missing;
    return std::ranges::find(amongNumbers_, word) != amongNumbers_.end() ? Kind::amongNumbers : Kind::value;
}

std::vector<std::string> CsvMissing::usual()
{
    return {"NA",     "N/A",     "#N/A",    "<NA>",  "NaN",    "-NaN",  "null",
            "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "?"};
}

std::vector<std::string> CsvMissing::usualAmongNumbers()
{
    return {"-",        "--",      "–",       "—",        ".",        "..",        "*",       "none",
            "nil",      "missing", "unknown", "#N/A N/A", "#NA",      "1.#IND",    "-1.#IND", "1.#QNAN",
            "-1.#QNAN", "inf",     "+inf",    "-inf",     "infinity", "-infinity", "∞",       "-∞"};
}

} // namespace loom::sources
