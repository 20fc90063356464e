#include "formula/lexer.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace loom {
namespace {

struct Sign {
    std::string_view words;
    TokenKind kind;
    double number = 0;
};

constexpr Sign kSigns[] = {
    {"+", TokenKind::plus},   {"-", TokenKind::minus}, {"−", TokenKind::minus},     {"*", TokenKind::times},
    {"·", TokenKind::times},  {"⋅", TokenKind::times}, {"×", TokenKind::times},     {"/", TokenKind::divide},
    {"÷", TokenKind::divide}, {"^", TokenKind::caret}, {"²", TokenKind::raised, 2}, {"³", TokenKind::raised, 3},
    {"(", TokenKind::open},   {")", TokenKind::close}, {",", TokenKind::comma},
};

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool continues(char c)
{
    return (c & 0xC0) == 0x80; // a byte of a character that began before
}

/// Bytes of the first character, for its place in a sentence.
std::size_t firstCharacter(std::string_view text)
{
    std::size_t bytes = 1;
    while (bytes < text.size() && bytes < 4 && continues(text[bytes]))
        ++bytes;
    return bytes;
}

std::size_t digits(std::string_view text, std::size_t from)
{
    while (from < text.size() && isDigit(text[from]))
        ++from;
    return from;
}

/// Bytes of the number in front: digits, a point, an exponent only where digits follow (2e^x is a product).
std::size_t numberLength(std::string_view text)
{
    std::size_t length = digits(text, 0);
    if (length < text.size() && text[length] == '.')
        length = digits(text, length + 1);
    if (length < text.size() && (text[length] == 'e' || text[length] == 'E')) {
        std::size_t at = length + 1;
        if (at < text.size() && (text[at] == '-' || text[at] == '+'))
            ++at;
        if (at < text.size() && isDigit(text[at]))
            length = digits(text, at);
    }
    return length;
}

} // namespace

std::size_t characters(std::string_view text)
{
    return std::size_t(std::ranges::count_if(text, [](char c) { return !continues(c); }));
}

void Lexer::drop(std::size_t bytes)
{
    position_ += characters(rest_.substr(0, bytes));
    rest_.remove_prefix(bytes);
}

Token Lexer::next()
{
    const std::size_t space = std::min(rest_.find_first_not_of(" \t\r\n"), rest_.size());
    drop(space);
    const std::size_t position = position_;
    Token token;
    if (!rest_.empty()) {
        const bool point = rest_[0] == '.' && rest_.size() > 1 && isDigit(rest_[1]);
        token = isDigit(rest_[0]) || point ? number() : isLetter(rest_[0]) ? name() : sign();
    }
    token.position = position;
    token.afterSpace = space > 0;
    return token;
}

Token Lexer::number()
{
    Token token{TokenKind::number, std::string(rest_.substr(0, numberLength(rest_)))};
    const char* end = token.words.data() + token.words.size();
    const auto read = std::from_chars(token.words.data(), end, token.number);
    if (read.ec == std::errc::result_out_of_range || !std::isfinite(token.number)) {
        token.kind = TokenKind::bad;
        token.error = {
            TR("At {position}: the number {found} is outside what can be calculated with (10^-307 to 10^308)."),
            {{"position", position_}, {"found", token.words}}};
    }
    drop(token.words.size());
    return token;
}

Token Lexer::name()
{
    const auto inName = [](char c) { return isLetter(c) || isDigit(c) || c == '_'; };
    const auto length = std::size_t(std::ranges::find_if_not(rest_, inName) - rest_.begin());
    Token token{TokenKind::name, std::string(rest_.substr(0, length))};
    drop(length);
    return token;
}

Token Lexer::sign()
{
    const auto known = std::ranges::find_if(kSigns, [&](const Sign& s) { return rest_.starts_with(s.words); });
    Token token;
    if (known != std::end(kSigns)) {
        token = {known->kind, std::string(known->words), known->number};
    } else {
        token = {TokenKind::bad, std::string(rest_.substr(0, firstCharacter(rest_)))};
        token.error = {
            TR("At {position}: {found} has no meaning in a formula. Names are Latin letters, digits and _."),
            {{"position", position_}, {"found", token.words}}};
    }
    drop(token.words.size());
    return token;
}

} // namespace loom
