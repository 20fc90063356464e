#include "text/korean_stem.h"

#include "text/korean_syllable.h"
#include "text/korean_words.h"

namespace loom::korean {
namespace {

using Word = std::u32string;
using View = std::u32string_view;

Word joined(View before, char32_t last)
{
    return Word(before) + last;
}

/// A syllable written as two rules could have made it: which stem it stands for.
struct Written {
    char32_t as;
    char32_t stem;
};

/// Stems in ㅡ lose it: 써 ← 쓰, 바빠 ← 바쁘.
constexpr Written kLostEu[] = {{U'써', U'쓰'}, {U'커', U'크'}, {U'떠', U'뜨'}, {U'꺼', U'끄'}, {U'뻐', U'쁘'}};

/// ㄷ becomes ㄹ before a vowel: 들 ← 듣.
constexpr Written kSoftened[] = {{U'들', U'듣'}, {U'걸', U'걷'}, {U'물', U'묻'}};

/// ㅅ falls before a vowel: 지 ← 짓.
constexpr Written kLostS[] = {{U'지', U'짓'}, {U'나', U'낫'}, {U'이', U'잇'}, {U'부', U'붓'}};

template<std::size_t count> char32_t found(const Written (&table)[count], char32_t as)
{
    for (const Written& one : table)
        if (one.as == as)
            return one.stem;
    return 0;
}

/// A whole stem (no noun before it) that softens or loses its consonant.
Word irregular(View written)
{
    if (written.size() == 1) {
        if (const char32_t softened = found(kSoftened, written[0]))
            return Word(1, softened);
        if (const char32_t lost = found(kLostS, written[0]))
            return Word(1, lost);
    }
    return written == U"깨달" ? U"깨닫" : Word(written);
}

/// 추우, 추워 ← 춥.
Word withB(View before)
{
    return withLastCoda(before, Coda::b);
}

bool canHaveB(View before)
{
    return !before.empty() && isSyllable(before.back()) && codaOf(before.back()) == Coda::none;
}

std::optional<Opened> openedWo(View before)
{
    const Word inU = joined(before, U'우');
    if (isStemInU(inU) || !canHaveB(before))
        return Opened{inU, U'어'};
    return Opened{withB(before), U'어'};
}

std::optional<Opened> openedWa(View before)
{
    if (canHaveB(before) && (before == U"도" || before == U"고"))
        return Opened{withB(before), U'아'};
    return Opened{joined(before, U'오'), U'아'};
}

/// 몰라 ← 모르, 불러 ← 부르.
std::optional<Opened> openedReu(View before, char32_t last)
{
    if (before.empty() || codaOf(before.back()) != Coda::l || before == U"놀" || (last != U'라' && last != U'러'))
        return {};
    return Opened{withLastCoda(before, Coda::none) + U'르', last == U'라' ? U'아' : U'어'};
}

std::optional<Opened> openedYeo(View written, View before, char32_t last)
{
    if (last == U'여' && before.ends_with(U'하'))
        return Opened{Word(before), U'여'};
    if (last == U'여' && isStemInI(joined(before, U'이')))
        return Opened{joined(before, U'이'), U'어'};
    if (last == U'여')
        return Opened{Word(before), U'어', true};
    if (last == U'켜' || last == U'펴')
        return Opened{Word(written), U'어'};
    return Opened{joined(before, withVowel(last, Vowel::i)), U'어'};
}

std::optional<Opened> openedA(View written, View before, char32_t last)
{
    if (auto reu = openedReu(before, last))
        return reu;
    if (last == U'빠')
        return Opened{joined(before, U'쁘'), U'아'};
    if (last == U'파' && (before == U"아" || before == U"고"))
        return Opened{joined(before, U'프'), U'아'};
    return Opened{Word(written), U'아'};
}

std::optional<Opened> openedEo(View written, View before, char32_t last)
{
    if (auto reu = openedReu(before, last))
        return reu;
    if (last == U'퍼' && before == U"슬")
        return Opened{U"슬프", U'어'};
    if (const char32_t stem = found(kLostEu, last))
        return Opened{joined(before, stem), U'어'};
    return Opened{Word(written), U'어'};
}

} // namespace

std::optional<Opened> opened(View written)
{
    if (written.empty() || !isSyllable(written.back()) || codaOf(written.back()) != Coda::none)
        return {};
    const View before = written.substr(0, written.size() - 1);
    const char32_t last = written.back();
    if ((last == U'아' || last == U'어') && !before.empty())
        return Opened{irregular(before), last};
    if (last == U'해')
        return Opened{joined(before, U'하'), U'여'};
    switch (vowelOf(last)) {
    case Vowel::a:
        return openedA(written, before, last);
    case Vowel::eo:
        return openedEo(written, before, last);
    case Vowel::yeo:
        return openedYeo(written, before, last);
    case Vowel::wa:
        return last == U'와' ? openedWa(before) : Opened{joined(before, withVowel(last, Vowel::o)), U'아'};
    case Vowel::wo:
        return last == U'워' ? openedWo(before) : Opened{joined(before, withVowel(last, Vowel::u)), U'어'};
    case Vowel::wae:
        return Opened{joined(before, withVowel(last, Vowel::oe)), U'어'};
    case Vowel::ae:
    case Vowel::e:
        return Opened{Word(written), U'어'};
    default:
        return {};
    }
}

std::u32string stemBefore(View written, bool eu, bool dropped)
{
    if (written.empty() || !isSyllable(written.back()))
        return Word(written);
    const View before = written.substr(0, written.size() - 1);
    if (written.back() == U'우' && !isStemInU(written) && canHaveB(before) && isStem(withB(before)))
        return withB(before);
    if (eu)
        return irregular(written);
    const bool open = codaOf(written.back()) == Coda::none;
    if (dropped && open && !isStem(written) && isStem(withLastCoda(written, Coda::l)))
        return withLastCoda(written, Coda::l);
    return Word(written);
}

} // namespace loom::korean
