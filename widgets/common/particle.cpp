#include "common/particle.h"

#include "common/core_text.h"

#include <algorithm>
#include <array>

namespace loom::ui {
namespace {

/// After a final consonant; after a vowel.
struct Pair {
    const char* closed;
    const char* open;
};
constexpr std::array kPairs{
    Pair{"이", "가"},       Pair{"을", "를"},         Pair{"은", "는"},       Pair{"과", "와"},
    Pair{"으로", "로"},     Pair{"이라", "라"},       Pair{"이다", "다"},     Pair{"이며", "며"},
    Pair{"이나", "나"},     Pair{"이고", "고"},       Pair{"으로서", "로서"}, Pair{"으로써", "로써"},
    Pair{"이라는", "라는"}, Pair{"입니다", "입니다"}, Pair{"이어야", "여야"}, Pair{"아", "야"}};

FinalConsonant ofDigits(const QString& word)
{
    // 십, 백, 천, 만 and 영 all end in a consonant, so only the last digit matters.
    switch (word.back().digitValue()) {
    case 1:
    case 7:
    case 8:
        return FinalConsonant::rieul;
    case 0:
    case 3:
    case 6:
        return FinalConsonant::other;
    default:
        return FinalConsonant::none;
    }
}

FinalConsonant ofLetterName(QChar letter)
{
    switch (letter.toUpper().unicode()) {
    case 'L':
    case 'R':
        return FinalConsonant::rieul;
    case 'M':
    case 'N':
        return FinalConsonant::other;
    default:
        return FinalConsonant::none;
    }
}

FinalConsonant ofLatin(const QString& word)
{
    const QChar last = word.back();
    const QChar before = word.size() > 1 ? word[word.size() - 2] : QChar();
    const bool spelled = !before.isLetter() || (last.isUpper() && before.isUpper());
    if (spelled)
        return ofLetterName(last);
    switch (last.toLower().unicode()) {
    case 'l':
        return FinalConsonant::rieul;
    case 'm':
    case 'n':
    case 'p':
    case 't':
    case 'k':
    case 'c':
    case 'b':
        return FinalConsonant::other;
    case 'g':
        return before.toLower() == QLatin1Char('n') ? FinalConsonant::other : FinalConsonant::none;
    default:
        return FinalConsonant::none;
    }
}

/// Without a bracketed addition and closing quotation marks.
QString spokenPart(QString word)
{
    for (;;) {
        word = word.trimmed();
        const qsizetype open = word.endsWith(QLatin1Char(')')) ? word.lastIndexOf(QLatin1Char('(')) : -1;
        if (open > 0)
            word.truncate(open);
        else if (!word.isEmpty() && QStringLiteral("\"'”’」』)]}.…").contains(word.back()))
            word.chop(1);
        else
            return word;
    }
}

} // namespace

FinalConsonant finalConsonant(const QString& given)
{
    const QString word = spokenPart(given);
    if (word.isEmpty())
        return FinalConsonant::none;
    const char16_t last = word.back().unicode();
    if (last >= 0xAC00 && last <= 0xD7A3) {
        const int final = (last - 0xAC00) % 28;
        constexpr int kRieul = 8;
        return final == 0 ? FinalConsonant::none : final == kRieul ? FinalConsonant::rieul : FinalConsonant::other;
    }
    if (word.back().isDigit())
        return ofDigits(word);
    return word.back().isLetter() ? ofLatin(word) : FinalConsonant::none;
}

QString particle(const QString& word, const QString& given)
{
    const auto letter = std::ranges::find_if(given, [](QChar sign) { return sign.isLetter(); });
    const QString closing = given.left(letter - given.begin()), form = given.mid(closing.size());
    const FinalConsonant final = finalConsonant(word);
    for (const Pair& pair : kPairs) {
        const QString closed = QString::fromUtf8(pair.closed), open = QString::fromUtf8(pair.open);
        if (form != closed && form != open)
            continue;
        const bool ro = open.startsWith(QStringLiteral("로"));
        const bool afterConsonant = final == FinalConsonant::other || (final == FinalConsonant::rieul && !ro);
        return closing + (afterConsonant ? closed : open);
    }
    return given;
}

} // namespace loom::ui
