#pragma once

#include "base/text.h"

#include <string>
#include <string_view>

namespace loom {

enum class TokenKind { end, number, name, plus, minus, times, divide, caret, raised, open, close, comma, bad };

/// One word of a formula as it was typed.
struct Token {
    TokenKind kind = TokenKind::end;
    std::string words;
    double number = 0; ///< of a number, or the exponent of ² and ³
    std::size_t position = 0; ///< of its first character, from 1
    bool afterSpace = false;
    Text error; ///< of a bad one
};

/// Takes a formula apart into its words.
class Lexer {
public:
    explicit Lexer(std::string_view text)
        : rest_(text)
    {
    }

    Token next();

private:
    void drop(std::size_t bytes);
    Token number();
    Token name();
    Token sign();

    std::string_view rest_;
    std::size_t position_ = 1;
};

/// Of UTF-8 text; what is no UTF-8 counts by its bytes.
std::size_t characters(std::string_view text);

} // namespace loom
