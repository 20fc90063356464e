#include "text/tokens.h"

#include "text/hangul.h"
#include "text/korean.h"
#include "text/utf8.h"

#include <algorithm>

namespace loom {
namespace {

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
    if (now == code)
        word += character;
    else
        appendCode(word, now);
}

bool isBlank(std::uint32_t code)
{
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x3000;
}

bool endsSentence(std::uint32_t code)
{
    return code == '.' || code == '!' || code == '?' || code == 0x2026 || code == 0x3002 || code == 0xFF01
        || code == 0xFF1F;
}

/// What closes may stand between the sign and the blank.
bool closes(std::uint32_t code)
{
    return code == '"' || code == '\'' || code == ')' || code == ']' || code == 0x2019 || code == 0x201D
        || code == 0x300D || code == 0x300F;
}

void finish(std::string& word, const std::function<void(const std::string&)>& use)
{
    if (!word.empty())
        use(word);
    word.clear();
}

void forEachSentence(std::string_view text, bool lowercase, const std::function<void(const std::string&)>& useIt)
{
    std::string sentence;
    const auto use = [&](std::string one) {
        while (one.back() == ' ' || one.back() == '\t')
            one.pop_back();
        useIt(one);
    };
    bool ended = false;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterBytes(text));
        text.remove_prefix(character.size());
        const std::uint32_t code = codeOf(character);
        if (code == '\n' || (ended && isBlank(code)))
            finish(sentence, use);
        else if (!sentence.empty() || !isBlank(code))
            append(sentence, character, code, lowercase);
        ended = endsSentence(code) || (ended && closes(code));
    }
    finish(sentence, use);
}

void forEachWord(std::string_view text, TokenRule rule, const std::function<void(const std::string&)>& use)
{
    std::string word;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterBytes(text));
        text.remove_prefix(character.size());
        const std::uint32_t code = codeOf(character);
        const bool inside = isApostrophe(code) && !word.empty() && !text.empty()
            && !partsWords(codeOf(text.substr(0, characterBytes(text))));
        if (!partsWords(code) || inside) {
            append(word, inside ? std::string_view("'") : character, inside ? '\'' : code, rule.lowercase);
            continue;
        }
        finish(word, use);
        if (rule.signs && (code == '\n' || !isBlank(code)))
            use(std::string(character));
    }
    finish(word, use);
}

} // namespace

void forEachToken(std::string_view text, TokenRule rule, const std::function<void(const std::string& token)>& use)
{
    if (rule.unit == TokenUnit::word)
        return forEachWord(text, rule, use);
    if (rule.unit == TokenUnit::koreanPiece)
        return forEachWord(text, rule, [&](const std::string& word) {
            for (const KoreanPiece& piece : koreanPieces(word))
                use(piece.text);
        });
    if (rule.unit == TokenUnit::sentence)
        return forEachSentence(text, rule.lowercase, use);
    const std::string apart = rule.unit == TokenUnit::jamo ? jamoOf(text) : std::string();
    if (rule.unit == TokenUnit::jamo)
        text = apart;
    std::string token;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterBytes(text));
        text.remove_prefix(character.size());
        append(token, character, codeOf(character), rule.lowercase);
        finish(token, use);
    }
}

std::string joined(std::span<const std::string> tokens, TokenRule rule)
{
    std::string text;
    const bool parted = standsApart(rule.unit);
    constexpr std::string_view kClosing = ".,;:!?)]}%\n";
    for (const std::string& token : tokens) {
        const bool tight = token.empty() || kClosing.find(token[0]) != std::string_view::npos || text.empty()
            || text.back() == '\n' || text.back() == '(' || text.back() == '[';
        text += (parted && !tight ? " " : "") + token;
    }
    return rule.unit == TokenUnit::jamo ? syllables(text) : text;
}

} // namespace loom
