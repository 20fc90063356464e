#include "common/core_text.h"

#include "base/filled_text.h"
#include "base/nested_text.h"
#include "common/particle.h"
#include "common/theme.h"
#include "graph/naming.h"

#include <QCoreApplication>
#include <QFile>

#include <cmath>

namespace loom::ui {
namespace {

constexpr QChar kMinus(0x2212), kNoBreakSpace(0x00A0), kDash(0x2013);

/// Words that core marked, such words with a number ("Dense 2"), or several in a row.
QString wordsOf(const QString& words)
{
    const QString whole = coreTranslation(words.toStdString());
    if (whole != words)
        return whole;
    for (const QString& between : {QStringLiteral(", "), QStringLiteral(" → ")}) {
        QStringList parts = words.split(between);
        if (parts.size() < 2)
            continue;
        for (QString& part : parts)
            part = wordsOf(part);
        return parts.join(between);
    }
    const qsizetype blank = words.lastIndexOf(QLatin1Char(' '));
    bool isNumber = false;
    (void)QStringView(words).mid(blank + 1).toInt(&isNumber);
    return blank > 0 && isNumber ? coreTranslation(words.left(blank).toStdString()) + words.mid(blank)
                                 : idText(words);
}

QString valueOf(const Argument& argument)
{
    if (const auto* words = std::get_if<std::string>(&argument.value)) {
        const std::optional<Text> inner = unnested(*words);
        return inner ? coreText(*inner) : wordsOf(QString::fromStdString(*words));
    }
    if (const auto* count = std::get_if<std::int64_t>(&argument.value))
        return countText(*count);
    return numberText(std::get<double>(argument.value));
}

QString withMinus(QString number)
{
    return number.replace(QLatin1Char('-'), kMinus);
}

struct PowerOfTen {
    double mantissa = 0;
    int power = 0;
};

/// A number that is not 0, rounded to so many digits.
PowerOfTen powerOfTen(double number, int digits)
{
    const QString written = QString::number(number, 'e', digits - 1);
    const qsizetype e = written.indexOf(QLatin1Char('e'));
    return {written.left(e).toDouble(), written.mid(e + 1).toInt()};
}

/// Where a table's cell or a plot can typeset nothing.
QString raised(int power)
{
    static const QString kDigits = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString written = QString::number(power);
    for (QChar& letter : written)
        letter = letter == QLatin1Char('-') ? QChar(0x207B) : kDigits[letter.digitValue()];
    return written;
}

} // namespace

const QStringList& coreContexts()
{
    static const QStringList contexts = [] {
        initResources();
        QFile file(QStringLiteral(":/core_contexts.txt"));
        if (!file.open(QIODevice::ReadOnly))
            return QStringList{QStringLiteral("loom")};
        return QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    }();
    return contexts;
}

QString coreTranslation(const std::string& pattern)
{
    const QString source = QString::fromStdString(pattern);
    for (const QString& context : coreContexts()) {
        const QString translated = QCoreApplication::translate(context.toUtf8().constData(), pattern.c_str());
        if (translated != source)
            return translated;
    }
    return source;
}

QString idText(const QString& id)
{
    const NumberedId split = splitId(id.toStdString());
    const QString word = split.known ? coreTranslation(split.stem) : QString();
    if (word.isEmpty() || id.startsWith(word)) // as the program writes it
        return id;
    return split.number.empty() ? word : word + QLatin1Char(' ') + QString::fromStdString(split.number);
}

QString coreText(const Text& text)
{
    if (text.isVerbatim())
        return QString::fromStdString(text.pattern());
    if (text.empty())
        return {};
    const ArgumentWriter write{
        [](const Argument& argument) { return valueOf(argument).toStdString(); },
        [](const std::string& value, const std::string& form) {
            return particle(QString::fromStdString(value), QString::fromStdString(form)).toStdString();
        }};
    return QString::fromStdString(filled(coreTranslation(text.pattern()).toStdString(), text, write));
}

QLocale numberLocale()
{
    const QLocale locale;
    return locale.language() == QLocale::C ? QLocale(QLocale::English, QLocale::UnitedStates) : locale;
}

QString countText(qint64 count)
{
    return withMinus(numberLocale().toString(qlonglong(count)));
}

QString numberText(double number)
{
    if (number == std::floor(number) && std::fabs(number) < 1e15)
        return countText(qint64(number));
    return withMinus(numberLocale().toString(number, 'g', 6));
}

QString percentText(double fraction)
{
    if (!std::isfinite(fraction))
        return kDash;
    return withMinus(numberLocale().toString(fraction * 100, 'f', 1)) + kNoBreakSpace + QLatin1Char('%');
}

QString lossText(double loss)
{
    if (std::isnan(loss))
        return kDash;
    constexpr double kLarge = 10'000; // seven digits are true: four decimals would say nothing
    constexpr double kSmall = 0.001; // nor would they here
    const double size = std::fabs(loss);
    if (size > 0 && size < kSmall) {
        const PowerOfTen shown = powerOfTen(loss, 3);
        return QStringLiteral("%1 × 10%2")
            .arg(withMinus(numberLocale().toString(shown.mantissa, 'f', 2)), raised(shown.power));
    }
    return withMinus(numberLocale().toString(loss, 'f', size < kLarge ? 4 : 0));
}

QString scientificText(double number)
{
    if (std::isnan(number))
        return kDash;
    const double size = std::fabs(number);
    if (number == 0 || std::isinf(number))
        return number == 0 ? QStringLiteral("0") : (number < 0 ? kMinus + QStringLiteral("∞") : QStringLiteral("∞"));
    if (size >= 1e-3 && size < 1e4)
        return withMinus(numberLocale().toString(number, 'g', 4));
    const PowerOfTen shown = powerOfTen(number, 4);
    return QStringLiteral("%1 × 10<sup>%2</sup>")
        .arg(withMinus(numberLocale().toString(shown.mantissa, 'g', 4)), withMinus(QString::number(shown.power)));
}

QString durationText(double seconds)
{
    if (!(seconds >= 0) || seconds > 1e9)
        return kDash;
    const qint64 whole = std::llround(seconds);
    const qint64 hours = whole / 3600, minutes = whole / 60 % 60;
    const QString rest = QStringLiteral("%1").arg(whole % 60, 2, 10, QLatin1Char('0'));
    if (hours == 0)
        return QStringLiteral("%1:%2").arg(minutes).arg(rest);
    return QStringLiteral("%1:%2:%3").arg(hours).arg(minutes, 2, 10, QLatin1Char('0')).arg(rest);
}

} // namespace loom::ui
