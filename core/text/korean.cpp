#include "text/korean.h"

#include "text/korean_predicate.h"
#include "text/korean_syllable.h"
#include "text/korean_words.h"
#include "text/utf8.h"

#include <algorithm>

namespace loom {
namespace {

using namespace korean;
using Word = std::u32string;
using View = std::u32string_view;

/// Behind what a particle stands.
enum class After { anything, consonant, vowel, vowelOrL };

struct Particle {
    View text;
    After after;
    bool inside = false; ///< another particle may follow it
};

/// The longest first.
constexpr Particle kParticles[] = {{U"에게서", After::anything, true},
                                   {U"한테서", After::anything, true},
                                   {U"에서", After::anything, true},
                                   {U"에게", After::anything, true},
                                   {U"한테", After::anything, true},
                                   {U"께서", After::anything, true},
                                   {U"까지", After::anything, true},
                                   {U"부터", After::anything, true},
                                   {U"처럼", After::anything, true},
                                   {U"보다", After::anything, true},
                                   {U"마다", After::anything, true},
                                   {U"밖에", After::anything, true},
                                   {U"조차", After::anything},
                                   {U"마저", After::anything},
                                   {U"으로", After::consonant, true},
                                   {U"이나", After::consonant},
                                   {U"이랑", After::consonant},
                                   {U"에", After::anything, true},
                                   {U"께", After::anything},
                                   {U"의", After::anything},
                                   {U"도", After::anything},
                                   {U"만", After::anything, true},
                                   {U"은", After::consonant},
                                   {U"는", After::vowel},
                                   {U"이", After::consonant},
                                   {U"가", After::vowel},
                                   {U"을", After::consonant},
                                   {U"를", After::vowel},
                                   {U"과", After::consonant},
                                   {U"와", After::vowel},
                                   {U"로", After::vowelOrL},
                                   {U"랑", After::vowel},
                                   {U"야", After::vowel}};

Text ruleOf(After after)
{
    switch (after) {
    case After::consonant:
        return TR("this particle follows a final consonant");
    case After::vowel:
        return TR("this particle follows a vowel");
    case After::vowelOrL:
        return TR("this particle follows a vowel or ㄹ");
    case After::anything:
        break;
    }
    return TR("this particle follows anything");
}

/// Letters and digits of other scripts are read in many ways: both forms may follow.
bool follows(const Particle& particle, char32_t last)
{
    if (!isSyllable(last) || particle.after == After::anything)
        return true;
    const int coda = codaOf(last);
    return particle.after == After::consonant
        ? coda != Coda::none
        : coda == Coda::none || (particle.after == After::vowelOrL && coda == Coda::l);
}

const Particle* lastParticle(View word, bool inside)
{
    for (const Particle& particle : kParticles)
        if (word.size() > particle.text.size() && word.ends_with(particle.text) && (!inside || particle.inside)
            && follows(particle, word[word.size() - particle.text.size() - 1]))
            return &particle;
    return nullptr;
}

std::string utf8(View word)
{
    std::string out;
    for (const char32_t code : word)
        appendCode(out, std::uint32_t(code));
    return out;
}

Word codes(std::string_view text)
{
    Word word;
    while (!text.empty()) {
        const std::string_view character = text.substr(0, characterBytes(text));
        word += char32_t(codeOf(character));
        text.remove_prefix(character.size());
    }
    return word;
}

std::vector<KoreanPiece> piecesOf(const Predicate& predicate)
{
    std::vector<KoreanPiece> pieces;
    if (!predicate.noun.empty())
        pieces.push_back({utf8(predicate.noun), KoreanPart::word, {}});
    pieces.push_back({utf8(predicate.stem), KoreanPart::stem, predicate.stemRule});
    for (const Predicate::Ending& ending : predicate.endings)
        pieces.push_back({utf8(ending.text), KoreanPart::ending, ending.rule});
    return pieces;
}

/// The word and its particles, the last of which are cut first.
std::vector<KoreanPiece> withoutParticles(View word)
{
    std::vector<KoreanPiece> pieces;
    while (!staysWhole(word)) {
        const Particle* particle = lastParticle(word, !pieces.empty());
        if (!particle)
            break;
        pieces.push_back({utf8(particle->text), KoreanPart::particle, ruleOf(particle->after)});
        word.remove_suffix(particle->text.size());
    }
    if (!pieces.empty() && word.size() > 2 && word.back() == U'들') {
        pieces.push_back({"들", KoreanPart::particle, TR("들 says that there are several")});
        word.remove_suffix(1);
    }
    pieces.push_back({utf8(word), KoreanPart::word, {}});
    std::ranges::reverse(pieces);
    return pieces;
}

} // namespace

std::vector<KoreanPiece> koreanPieces(std::string_view text)
{
    const Word word = codes(text);
    if (word.size() < 2 || !isSyllable(word.back()) || staysWhole(word))
        return {{std::string(text), KoreanPart::word, {}}};
    // 학교에서, 바다보다: what ends in a sure particle is no predicate, however its last syllables look.
    const Particle* last = lastParticle(word, false);
    const View before = View(word).substr(0, word.size() - (last ? last->text.size() : 0));
    const bool noun = last && (last->text.size() > 1 || staysWhole(before));
    if (!noun)
        if (const auto predicate = predicateIn(word))
            return piecesOf(*predicate);
    return withoutParticles(word);
}

} // namespace loom
