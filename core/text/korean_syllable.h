#pragma once

#include <string>
#include <string_view>

namespace loom::korean {

// A syllable of Hangul as numbers: 19 first letters, 21 vowels, 27 final consonants and none (The Unicode
// Standard, 3.12).
constexpr char32_t kFirst = 0xAC00, kLast = 0xD7A3;
constexpr int kVowels = 21, kCodas = 28;
enum Coda { none = 0, n = 4, d = 7, l = 8, b = 17, s = 19, ss = 20 };
enum Vowel {
    a = 0,
    ae = 1,
    eo = 4,
    e = 5,
    yeo = 6,
    o = 8,
    wa = 9,
    wae = 10,
    oe = 11,
    u = 13,
    wo = 14,
    eu = 18,
    i = 20
};

constexpr bool isSyllable(char32_t code)
{
    return code >= kFirst && code <= kLast;
}
constexpr int codaOf(char32_t code)
{
    return isSyllable(code) ? int(code - kFirst) % kCodas : 0;
}
constexpr int vowelOf(char32_t code)
{
    return isSyllable(code) ? int(code - kFirst) / kCodas % kVowels : -1;
}
constexpr char32_t withCoda(char32_t code, int coda)
{
    return char32_t(code - char32_t(codaOf(code)) + char32_t(coda));
}
constexpr char32_t withVowel(char32_t code, int vowel)
{
    return char32_t(code + char32_t((vowel - vowelOf(code)) * kCodas));
}
/// ㄲ and ㅆ are one consonant; ㄳ, ㄵ, ㄶ, ㄺ … ㅀ and ㅄ are two.
constexpr bool isDouble(int coda)
{
    return coda == 3 || coda == 5 || coda == 6 || (coda >= 9 && coda <= 15) || coda == 18;
}

inline std::u32string withLastCoda(std::u32string_view word, int coda)
{
    std::u32string out(word);
    out.back() = withCoda(out.back(), coda);
    return out;
}
inline std::u32string withLastVowel(std::u32string_view word, int vowel)
{
    std::u32string out(word);
    out.back() = withVowel(out.back(), vowel);
    return out;
}

} // namespace loom::korean
