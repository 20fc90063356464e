#include "text/korean_predicate.h"

#include "text/korean_stem.h"
#include "text/korean_syllable.h"
#include "text/korean_words.h"

#include <algorithm>

namespace loom::korean {
namespace {

using Word = std::u32string;
using View = std::u32string_view;
using Found = std::optional<Predicate>;

constexpr const char* kEnding = TR("the ending of a predicate");
constexpr const char* kPast = TR("the final consonant ㅆ holds the past");
constexpr const char* kGrown = TR("stem and 아/어 have grown together in one syllable");
constexpr const char* kLetter = TR("the ending is the final consonant of the stem's syllable");
constexpr const char* kKnown = TR("a stem among the commonest ones stands before it");
constexpr const char* kHonorific = TR("시 raises the one who is spoken of");
constexpr const char* kFuture = TR("겠 says what will be, or may be");
constexpr const char* kCopula = TR("이 with an ending makes a predicate of a noun");
constexpr const char* kIrregular = TR("the stem is written otherwise before this ending");

/// What may follow a past or 겠, and 있.
constexpr View kAfterPast[] = {
    U"다",   U"고",     U"지만", U"어요", U"습니다", U"습니까", U"는데", U"는데요", U"으면",   U"으니까", U"으며",
    U"으나", U"으면서", U"을",   U"던",   U"던데",   U"어서",   U"어도", U"어야",   U"기",     U"지",     U"지요",
    U"죠",   U"네",     U"네요", U"군요", U"구나",   U"거나",   U"는지", U"을까",   U"을까요", U"음",     U"더니",
    U"니",   U"나요",   U"어",   U"는",   U"게",     U"으려고", U"도록", U"자",     U"다가",   U"었"};

/// Endings that no noun has; the longest first.
constexpr View kSure[] = {U"으면서", U"으니까", U"으려고", U"을까요", U"는데요", U"으세요", U"습니다", U"습니까",
                          U"으면",   U"으며",   U"으러",   U"면서",   U"니까",   U"지만",   U"는데",   U"는다",
                          U"려고",   U"도록",   U"거나",   U"더니",   U"네요",   U"지요",   U"는지",   U"세요"};

/// Endings that nouns may end in: only a known stem before them tells.
constexpr View kUnsure[] = {U"는", U"고", U"게", U"지", U"자", U"기", U"면", U"네",
                            U"던", U"며", U"러", U"은", U"을", U"니", U"죠", U"음"};

template<std::size_t count> bool isOneOf(const View (&list)[count], View word)
{
    return std::ranges::find(list, word) != std::end(list);
}

Predicate made(Word stem, std::vector<Predicate::Ending> endings)
{
    return {{}, std::move(stem), {}, std::move(endings)};
}

Found withCopula(View noun, std::vector<Predicate::Ending> endings)
{
    if (noun.empty())
        return {};
    return Predicate{Word(noun), U"이", kCopula, std::move(endings)};
}

/// 시 behind a stem is a piece of its own, but for stems that are never without it.
void partHonorific(Predicate& predicate)
{
    constexpr View kOwn[] = {U"마시", U"모시", U"계시", U"드시", U"주무시", U"잡수시"};
    const View stem = predicate.stem;
    if (!predicate.noun.empty() || stem.size() < 2 || stem.back() != U'시' || isOneOf(kOwn, stem))
        return;
    const bool eu = stem.ends_with(U"으시");
    const Word before = stemBefore(stem.substr(0, stem.size() - (eu ? 2 : 1)), eu, !eu);
    if (before.empty() || (!eu && !isStem(before)))
        return;
    predicate.endings.insert(predicate.endings.begin(), {eu ? U"으시" : U"시", kHonorific});
    predicate.stem = before;
}

/// What stands before the ending in which a ㅆ holds the past.
Found past(View written, std::vector<Predicate::Ending> endings)
{
    const Word open = withLastCoda(written, Coda::none);
    const View before = View(open).substr(0, open.size() - 1);
    if (open.back() == U'어' && before.ends_with(U'이') && before.size() > 1 && !isStemInI(before)) {
        endings.insert(endings.begin(), {U"었", kPast});
        return withCopula(before.substr(0, before.size() - 1), std::move(endings));
    }
    const auto stem = opened(open);
    if (!stem || stem->stem.empty())
        return {};
    endings.insert(endings.begin(), {Word(1, withCoda(stem->vowel, Coda::ss)), kPast});
    if (stem->copula)
        return withCopula(stem->stem, std::move(endings));
    return made(stem->stem, std::move(endings));
}

Found past(View word)
{
    for (std::size_t i = word.size() - 1; i-- > 0;) {
        if (codaOf(word[i]) != Coda::ss || !isOneOf(kAfterPast, word.substr(i + 1)))
            continue;
        const View written = word.substr(0, i + 1);
        std::vector<Predicate::Ending> endings{{Word(word.substr(i + 1)), kEnding}};
        if (word[i] == U'있')
            return made(Word(written), std::move(endings));
        if (word[i] != U'겠')
            return past(written, std::move(endings));
        endings.insert(endings.begin(), {U"겠", kFuture});
        const View before = word.substr(0, i);
        if (before.empty())
            return {};
        if (codaOf(before.back()) == Coda::ss && before.back() != U'있')
            return past(before, std::move(endings));
        return made(stemBefore(before, false, false), std::move(endings));
    }
    return {};
}

/// 이다, 입니다, 이에요, 예요 behind a noun.
Found copula(View word)
{
    for (const View ending : {View(U"이에요"), View(U"이다"), View(U"이고"), View(U"이지만"), View(U"이라고")})
        if (word.ends_with(ending) && !isStemInI(word.substr(0, word.size() - ending.size() + 1)))
            return withCopula(word.substr(0, word.size() - ending.size()), {{Word(ending.substr(1)), kEnding}});
    if (word.ends_with(U"예요"))
        return withCopula(word.substr(0, word.size() - 2), {{U"에요", kEnding}});
    return {};
}

/// An ending whose first letter is the final consonant of the syllable before: 갑니다, 간다, 갑시다.
Found grown(View word)
{
    struct Rule {
        View rest;
        int coda;
        View ending;
    };
    constexpr Rule kRules[] = {{U"니다", Coda::b, U"ㅂ니다"},
                               {U"니까", Coda::b, U"ㅂ니까"},
                               {U"시다", Coda::b, U"ㅂ시다"},
                               {U"다", Coda::n, U"ㄴ다"}};
    for (const Rule& rule : kRules) {
        if (word.size() <= rule.rest.size() || !word.ends_with(rule.rest))
            continue;
        const View written = word.substr(0, word.size() - rule.rest.size());
        if (codaOf(written.back()) != rule.coda || written.ends_with(U"는") || written.ends_with(U"습"))
            continue;
        const Word open = withLastCoda(written, Coda::none);
        if (open.back() == U'이' && open.size() > 1 && !isStemInI(open))
            return withCopula(View(open).substr(0, open.size() - 1), {{Word(rule.ending), kLetter}});
        return made(stemBefore(open, false, true), {{Word(rule.ending), kLetter}});
    }
    return {};
}

/// 가요, 와서, 해야: 아/어 within the syllable before.
Found contracted(View word)
{
    for (const View ending : {View(U"요"), View(U"서"), View(U"야"), View(U"도")}) {
        if (word.size() < 2 || !word.ends_with(ending))
            continue;
        const View written = word.substr(0, word.size() - ending.size());
        const auto stem = opened(written);
        if (!stem || stem->copula || stem->stem.empty())
            continue;
        // A vowel that a noun may end in as well needs a stem that is known.
        const int vowel = vowelOf(written.back());
        const bool plain = written.back() == U'아' || written.back() == U'어';
        const bool told =
            ending != U"도" && (plain || vowel == Vowel::yeo || vowel == Vowel::wo || written.back() == U'해');
        if (told ? plain && !isStem(stem->stem) && codaOf(stem->stem.back()) == Coda::none : !isStem(stem->stem))
            continue;
        return made(stem->stem, {{stem->vowel + Word(ending), plain ? kEnding : kGrown}});
    }
    return {};
}

Found sure(View word)
{
    for (const View ending : kSure) {
        if (word.size() <= ending.size() || !word.ends_with(ending))
            continue;
        const View written = word.substr(0, word.size() - ending.size());
        const bool falls = ending[0] == U'니' || ending[0] == U'는' || ending[0] == U'네' || ending[0] == U'세';
        return made(stemBefore(written, ending[0] == U'으', falls), {{Word(ending), kEnding}});
    }
    // Behind a noun stands 이다; what is left of the words in 다 are predicates.
    if (word.size() > 1 && word.back() == U'다')
        return made(Word(word.substr(0, word.size() - 1)), {{U"다", kEnding}});
    return {};
}

Found known(View word)
{
    for (const View ending : kUnsure) {
        if (word.size() <= ending.size() || !word.ends_with(ending))
            continue;
        const View written = word.substr(0, word.size() - ending.size());
        const bool eu = ending == U"은" || ending == U"을";
        const Word stem = stemBefore(written, false, ending == U"는" || ending == U"네" || ending == U"니");
        if (isStem(stem) && (!eu || codaOf(written.back()) != Coda::none))
            return made(stem, {{Word(ending), kKnown}});
    }
    const int coda = codaOf(word.back());
    if (word.size() < 2 || (coda != Coda::n && coda != Coda::l))
        return {};
    const Word open = withLastCoda(word, Coda::none), stem = stemBefore(open, false, true);
    const bool honorific =
        open.back() == U'시' && isStem(stemBefore(View(open).substr(0, open.size() - 1), false, true));
    if (!isStem(stem) && !honorific)
        return {};
    return made(stem, {{coda == Coda::n ? U"ㄴ" : U"ㄹ", kLetter}});
}

} // namespace

Found predicateIn(View word)
{
    if (word.size() < 2 || !std::ranges::all_of(word, isSyllable))
        return {};
    for (const auto rule : {static_cast<Found (*)(View)>(past), copula, grown, contracted, sure, known})
        if (Found found = rule(word)) {
            partHonorific(*found);
            if (found->stemRule.empty() && word.substr(0, found->stem.size()) != found->stem)
                found->stemRule = kIrregular;
            return found;
        }
    return {};
}

} // namespace loom::korean
