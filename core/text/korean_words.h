#pragma once

#include <string>
#include <string_view>

namespace loom::korean {

/// Words that stay whole though they end like a particle or an ending.
bool staysWhole(std::u32string_view word);
/// One of the commonest stems of predicates, or one that ends in 하, 되, 있, 없 or in two consonants.
bool isStem(std::u32string_view word);
/// A stem in 이 that is no noun with the copula (보이), one in 우 that is none in ㅂ (배우).
bool isStemInI(std::u32string_view word);
bool isStemInU(std::u32string_view word);

} // namespace loom::korean
