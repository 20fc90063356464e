#include "course/terms.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace loom {
namespace {

/// The letter at a byte, 0 at the end; broken UTF-8 counts as no letter.
char32_t letterAt(std::string_view text, std::size_t at, std::size_t& bytes)
{
    bytes = 1;
    if (at >= text.size())
        return 0;
    const auto byte = [&](std::size_t i) { return char32_t(static_cast<unsigned char>(text[at + i])); };
    const char32_t first = byte(0);
    const std::size_t wanted = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 0;
    if (wanted == 0 || at + wanted > text.size())
        return ' ';
    bytes = wanted;
    char32_t letter = wanted == 1 ? first : first & (0x7Fu >> wanted);
    for (std::size_t i = 1; i < wanted; ++i) {
        if ((byte(i) & 0xC0) != 0x80) {
            bytes = 1;
            return ' ';
        }
        letter = (letter << 6) | (byte(i) & 0x3F);
    }
    return letter;
}

bool isHangul(char32_t letter)
{
    return letter >= 0xAC00 && letter <= 0xD7A3;
}

bool isLetter(char32_t letter)
{
    return isHangul(letter) || (letter < 0x80 && std::isalnum(int(letter)) != 0) || (letter >= 0xC0 && letter < 0x250)
        || (letter >= 0x370 && letter < 0x400);
}

/// The letters from here on that belong to one word.
std::string_view runFrom(std::string_view text, std::size_t at)
{
    std::size_t end = at, bytes = 0;
    while (isLetter(letterAt(text, end, bytes)))
        end += bytes;
    return text.substr(at, end - at);
}

/// What may stand behind a Korean noun: particles, forms of 이다, and plural.
bool isParticle(std::string_view run)
{
    static constexpr auto kParticles = std::to_array<std::string_view>(
        {"은",         "는",       "이",     "가",     "을",     "를",     "의",     "에",     "에서",   "에게",
         "와",         "과",       "도",     "만",     "로",     "으로",   "보다",   "처럼",   "까지",   "부터",
         "마다",       "이나",     "나",     "이란",   "란",     "라고",   "이라고", "라는",   "이라는", "라면",
         "이라면",     "며",       "이며",   "고",     "이고",   "입니다", "이다",   "인",     "일",     "므로",
         "이므로",     "지만",     "이지만", "하고",   "들",     "들이",   "들은",   "들을",   "들의",   "만으로",
         "에는",       "에서는",   "에도",   "으로는", "로는",   "으로도", "로도",   "와는",   "과는",   "이든",
         "든",         "입니까",   "뿐",     "만큼",   "대로",   "끼리",   "에만",   "에서만", "만이",   "만을",
         "이었습니다", "였습니다", "이면",   "면",     "으로만", "로만",   "까지의"});
    return std::ranges::find(kParticles, run) != kParticles.end();
}

/// 학습하면, 입력된, 초기화합니다: the noun made a verb.
bool isVerbal(std::string_view run)
{
    static constexpr auto kBeginnings =
        std::to_array<std::string_view>({"하", "한", "할", "합", "해", "했", "함", "되", "된", "될", "됩", "돼", "됐",
                                         "시키", "시켜", "시킨", "시킵"});
    return std::ranges::any_of(kBeginnings, [&](std::string_view begin) { return run.starts_with(begin); });
}

bool endsWell(std::string_view text, std::size_t end, const std::string& language)
{
    const std::string_view run = runFrom(text, end);
    if (language == "ko")
        return run.empty() || isParticle(run) || isVerbal(run);
    return run.empty() || run == "s" || run == "es";
}

/// Letters of ASCII alike whether large or small; others as they are.
bool standsAt(std::string_view text, std::size_t at, std::string_view word)
{
    if (text.size() - at < word.size())
        return false;
    return std::ranges::equal(text.substr(at, word.size()), word, [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    });
}

TermMention longestAt(std::string_view text, std::size_t at, const std::string& language,
                      const std::vector<Term>& terms)
{
    TermMention longest;
    const auto look = [&](const Term& term, const std::string& word) {
        if (word.size() > longest.length && standsAt(text, at, word) && endsWell(text, at + word.size(), language))
            longest = {&term, at, word.size()};
    };
    for (const Term& term : terms) {
        const auto words = term.words.find(language);
        if (words == term.words.end())
            continue;
        look(term, words->second.word);
        for (const std::string& word : words->second.also)
            look(term, word);
    }
    return longest;
}

} // namespace

std::vector<TermMention> mentionsIn(std::string_view text, const std::string& language,
                                    const std::vector<Term>& terms)
{
    std::vector<TermMention> found;
    bool inWord = false;
    for (std::size_t at = 0, bytes = 1; at < text.size(); at += bytes) {
        const bool letter = isLetter(letterAt(text, at, bytes));
        if (letter && !inWord) {
            const TermMention mention = longestAt(text, at, language, terms);
            if (mention.term) {
                found.push_back(mention);
                bytes = mention.length;
            }
        }
        inWord = letter;
    }
    return found;
}

} // namespace loom
