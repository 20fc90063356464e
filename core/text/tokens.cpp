#include "text/tokens.h"

#include <cstdint>

namespace loom {
namespace {

/// Bytes of the character that begins the text; 1 where it is no UTF-8.
std::size_t characterBytes(std::string_view text)
{
    const auto first = std::uint8_t(text[0]);
    const std::size_t bytes = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1;
    if (bytes > text.size())
        return 1;
    for (std::size_t i = 1; i < bytes; ++i)
        if ((std::uint8_t(text[i]) & 0xC0) != 0x80)
            return 1;
    return bytes;
}

std::uint32_t codeOf(std::string_view character)
{
    std::uint32_t code = std::uint8_t(character[0]);
    if (character.size() > 1)
        code &= 0x7Fu >> character.size();
    for (std::size_t i = 1; i < character.size(); ++i)
        code = code << 6 | (std::uint8_t(character[i]) & 0x3Fu);
    return code;
}

bool isApostrophe(std::uint32_t code)
{
    return code == '\'' || code == 0x2019;
}

/// Punctuation, signs and blanks of ASCII, of Latin-1 and of the blocks of general and Asian punctuation.
bool partsWords(std::uint32_t code)
{
    const bool letter = (code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z');
    if (code < 0x80)
        return !letter;
    return (code < 0xC0 && code != 0xAA && code != 0xB5 && code != 0xBA) || code == 0xD7 || code == 0xF7
        || (code >= 0x2000 && code <= 0x206F) || (code >= 0x3000 && code <= 0x303F && code != 0x3005)
        || (code >= 0xFF00 && code <= 0xFF0F) || (code >= 0xFF1A && code <= 0xFF20)
        || (code >= 0xFF3B && code <= 0xFF40) || (code >= 0xFF5B && code <= 0xFF65);
}

/// The small letter of a capital one.
std::uint32_t small(std::uint32_t code)
{
    if ((code >= 'A' && code <= 'Z') || (code >= 0xC0 && code <= 0xDE && code != 0xD7)
        || (code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F))
        return code + 32;
    return code >= 0x400 && code <= 0x40F ? code + 80 : code;
}

void append(std::string& word, std::string_view character, std::uint32_t code, bool lowercase)
{
    const std::uint32_t now = lowercase && (code < 0x80 || character.size() == 2) ? small(code) : code;
    if (now == code) {
        word += character;
    } else if (now < 0x80) {
        word += char(now);
    } else {
        word += char(0xC0 | now >> 6);
        word += char(0x80 | (now & 0x3F));
    }
}

} // namespace

void forEachToken(std::string_view text, TokenRule rule, const std::function<void(const std::string& token)>& use)
{
    std::string word;
    const auto finish = [&] {
        if (!word.empty())
            use(word);
        word.clear();
    };
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterBytes(text));
        text.remove_prefix(character.size());
        const std::uint32_t code = codeOf(character);
        const bool inside = isApostrophe(code) && !word.empty() && !text.empty()
            && !partsWords(codeOf(text.substr(0, characterBytes(text))));
        if (!rule.characters && partsWords(code) && !inside) {
            finish();
            continue;
        }
        append(word, inside ? std::string_view("'") : character, inside ? '\'' : code, rule.lowercase);
        if (rule.characters)
            finish();
    }
    finish();
}

} // namespace loom
