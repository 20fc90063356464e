#include "text/stems.h"

#include <algorithm>
#include <span>
#include <string_view>

namespace loom {
namespace {

struct Rule {
    std::string_view ending, instead;
};

bool isConsonant(std::string_view word, std::size_t i)
{
    constexpr std::string_view kVowels = "aeiou";
    if (kVowels.find(word[i]) != std::string_view::npos)
        return false;
    return word[i] != 'y' || i == 0 || !isConsonant(word, i - 1);
}

/// m: how often a consonant follows a vowel.
int measure(std::string_view stem)
{
    int m = 0;
    for (std::size_t i = 1; i < stem.size(); ++i)
        m += !isConsonant(stem, i - 1) && isConsonant(stem, i);
    return m;
}

bool hasVowel(std::string_view stem)
{
    for (std::size_t i = 0; i < stem.size(); ++i)
        if (!isConsonant(stem, i))
            return true;
    return false;
}

bool endsDouble(std::string_view stem)
{
    const std::size_t n = stem.size();
    return n > 1 && stem[n - 1] == stem[n - 2] && isConsonant(stem, n - 1);
}

/// Consonant, vowel, consonant, of which the last is not w, x or y.
bool endsShort(std::string_view stem)
{
    const std::size_t n = stem.size();
    return n > 2 && isConsonant(stem, n - 3) && !isConsonant(stem, n - 2) && isConsonant(stem, n - 1)
        && std::string_view("wxy").find(stem[n - 1]) == std::string_view::npos;
}

/// The rule with the longest ending that fits is the one that is tried.
const Rule* ruleFor(std::string_view word, std::span<const Rule> rules)
{
    const Rule* best = nullptr;
    for (const Rule& rule : rules)
        if (word.ends_with(rule.ending) && (!best || rule.ending.size() > best->ending.size()))
            best = &rule;
    return best;
}

std::string_view stemOf(const std::string& word, const Rule& rule)
{
    return std::string_view(word).substr(0, word.size() - rule.ending.size());
}

void replace(std::string& word, const Rule& rule)
{
    word.replace(word.size() - rule.ending.size(), rule.ending.size(), rule.instead);
}

/// Plurals and participles.
void firstStep(std::string& word)
{
    static constexpr Rule kPlurals[] = {{"sses", "ss"}, {"ies", "i"}, {"ss", "ss"}, {"s", ""}};
    if (const Rule* rule = ruleFor(word, kPlurals))
        replace(word, *rule);
    static constexpr Rule kPast[] = {{"eed", "ee"}, {"ed", ""}, {"ing", ""}};
    if (const Rule* rule = ruleFor(word, kPast); rule && rule->ending == "eed") {
        if (measure(stemOf(word, *rule)) > 0)
            replace(word, *rule);
    } else if (rule && hasVowel(stemOf(word, *rule))) {
        replace(word, *rule);
        static constexpr Rule kMended[] = {{"at", "ate"}, {"bl", "ble"}, {"iz", "ize"}};
        if (const Rule* mended = ruleFor(word, kMended))
            replace(word, *mended);
        else if (endsDouble(word) && std::string_view("lsz").find(word.back()) == std::string_view::npos)
            word.pop_back();
        else if (measure(word) == 1 && endsShort(word))
            word += 'e';
    }
    if (word.ends_with('y') && hasVowel(std::string_view(word).substr(0, word.size() - 1)))
        word.back() = 'i';
}

void replaceLong(std::string& word, std::span<const Rule> rules, int least)
{
    const Rule* rule = ruleFor(word, rules);
    if (!rule)
        return;
    const std::string_view stem = stemOf(word, *rule);
    const bool ion = rule->ending == "ion";
    if (measure(stem) > least && (!ion || stem.ends_with('s') || stem.ends_with('t')))
        replace(word, *rule);
}

void lastStep(std::string& word)
{
    if (word.ends_with('e')) {
        const std::string_view stem = std::string_view(word).substr(0, word.size() - 1);
        const int m = measure(stem);
        if (m > 1 || (m == 1 && !endsShort(stem)))
            word.pop_back();
    }
    if (measure(word) > 1 && endsDouble(word) && word.ends_with('l'))
        word.pop_back();
}

constexpr Rule kSecond[] = {{"ational", "ate"}, {"tional", "tion"}, {"enci", "ence"},   {"anci", "ance"},
                            {"izer", "ize"},    {"abli", "able"},   {"alli", "al"},     {"entli", "ent"},
                            {"eli", "e"},       {"ousli", "ous"},   {"ization", "ize"}, {"ation", "ate"},
                            {"ator", "ate"},    {"alism", "al"},    {"iveness", "ive"}, {"fulness", "ful"},
                            {"ousness", "ous"}, {"aliti", "al"},    {"iviti", "ive"},   {"biliti", "ble"}};
constexpr Rule kThird[] = {{"icate", "ic"}, {"ative", ""}, {"alize", "al"}, {"iciti", "ic"},
                           {"ical", "ic"},  {"ful", ""},   {"ness", ""}};
constexpr Rule kFourth[] = {{"al", ""},   {"ance", ""}, {"ence", ""}, {"er", ""},    {"ic", ""},
                            {"able", ""}, {"ible", ""}, {"ant", ""},  {"ement", ""}, {"ment", ""},
                            {"ent", ""},  {"ion", ""},  {"ou", ""},   {"ism", ""},   {"ate", ""},
                            {"iti", ""},  {"ous", ""},  {"ive", ""},  {"ize", ""}};

} // namespace

std::string englishStem(std::string word)
{
    const auto isSmall = [](char c) { return c >= 'a' && c <= 'z'; };
    if (word.size() < 3 || !std::ranges::all_of(word, isSmall))
        return word;
    firstStep(word);
    replaceLong(word, kSecond, 0);
    replaceLong(word, kThird, 0);
    replaceLong(word, kFourth, 1);
    lastStep(word);
    return word;
}

} // namespace loom
