#include "text/hangul.h"

#include "text/utf8.h"

namespace loom {
namespace {

constexpr std::uint32_t kSyllables = 0xAC00, kFirst = 0x1100, kMiddle = 0x1161, kLast = 0x11A7;
constexpr std::uint32_t kFirsts = 19, kMiddles = 21, kLasts = 28; // of the last ones the first is none

bool within(std::uint32_t code, std::uint32_t start, std::uint32_t count)
{
    return code >= start && code < start + count;
}

} // namespace

std::string jamoOf(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterBytes(text));
        text.remove_prefix(character.size());
        const std::uint32_t code = codeOf(character);
        if (character.size() != 3 || !within(code, kSyllables, kFirsts * kMiddles * kLasts)) {
            out += character;
            continue;
        }
        const std::uint32_t place = code - kSyllables;
        appendCode(out, kFirst + place / (kMiddles * kLasts));
        appendCode(out, kMiddle + place / kLasts % kMiddles);
        if (place % kLasts > 0)
            appendCode(out, kLast + place % kLasts);
    }
    return out;
}

std::string syllables(std::string_view text)
{
    // Takes the next character where its code lies in the range.
    const auto taken = [&](std::uint32_t start, std::uint32_t count, std::uint32_t& place) {
        if (text.empty() || characterBytes(text) != 3 || !within(codeOf(text.substr(0, 3)), start, count))
            return false;
        place = codeOf(text.substr(0, 3)) - start;
        text.remove_prefix(3);
        return true;
    };
    std::string out;
    while (!text.empty()) {
        std::uint32_t first = 0, middle = 0, last = 0;
        if (!taken(kFirst, kFirsts, first)) {
            const std::size_t bytes = characterBytes(text);
            out += text.substr(0, bytes);
            text.remove_prefix(bytes);
        } else if (!taken(kMiddle, kMiddles, middle)) {
            appendCode(out, kFirst + first);
        } else {
            if (taken(kLast + 1, kLasts - 1, last))
                ++last;
            appendCode(out, kSyllables + (first * kMiddles + middle) * kLasts + last);
        }
    }
    return out;
}

bool endsInConsonant(std::string_view word)
{
    constexpr std::size_t kBytes = 3; // of a syllable
    const std::uint32_t code = word.size() < kBytes ? 0 : codeOf(word.substr(word.size() - kBytes));
    return within(code, kSyllables, kFirsts * kMiddles * kLasts) && (code - kSyllables) % kLasts > 0;
}

} // namespace loom
