#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace loom::korean {

/// A stem, and the 아, 어 or 여 that grew together with it.
struct Opened {
    std::u32string stem;
    char32_t vowel = 0; ///< 아, 어 or 여
    bool copula = false; ///< the stem is a noun, before 이 (의사였다)
};

/// What is written before 요, 서, 야 or ㅆ as stem and 아/어/여: 가 → 가+아, 마셔 → 마시+어, 와 → 오+아, 추워 →
/// 춥+어, 몰라 → 모르+아, 들어 → 듣+어, 지어 → 짓+어. Nothing where it can be no such form.
std::optional<Opened> opened(std::u32string_view written);
/// The stem before an ending that begins with 으 or ㄴ, ㄹ, ㅂ, 시 after a vowel: 추우 → 춥, 들(으) → 듣, 지(으) →
/// 짓. `dropped`: the ending is one before which ㄹ falls (만드 → 만들). The word itself where it is regular.
std::u32string stemBefore(std::u32string_view written, bool eu, bool dropped);

} // namespace loom::korean
