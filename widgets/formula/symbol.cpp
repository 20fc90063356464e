#include "formula/symbol.h"

#include <QRegularExpression>

namespace loom::ui {
namespace {

struct Greek {
    const char* name;
    char16_t letter;
};

constexpr Greek kGreek[] = {
    {"alpha", u'α'}, {"beta", u'β'},   {"gamma", u'γ'}, {"delta", u'δ'},  {"epsilon", u'ε'}, {"zeta", u'ζ'},
    {"eta", u'η'},   {"theta", u'θ'},  {"kappa", u'κ'}, {"lambda", u'λ'}, {"mu", u'μ'},      {"nu", u'ν'},
    {"xi", u'ξ'},    {"pi", u'π'},     {"rho", u'ρ'},   {"sigma", u'σ'},  {"tau", u'τ'},     {"phi", u'φ'},
    {"chi", u'χ'},   {"psi", u'ψ'},    {"omega", u'ω'}, {"Gamma", u'Γ'},  {"Delta", u'Δ'},   {"Theta", u'Θ'},
    {"Sigma", u'Σ'}, {"Lambda", u'Λ'}, {"Phi", u'Φ'},   {"Omega", u'Ω'},  {"Pi", u'Π'},      {"Psi", u'Ψ'},
};

QString lettered(const QString& word)
{
    for (const Greek& greek : kGreek)
        if (word == QLatin1String(greek.name))
            return QString(QChar(greek.letter));
    return word;
}

} // namespace

Symbol symbolOf(const std::string& name)
{
    static const QRegularExpression form(QStringLiteral("^([A-Za-z]+?)(\\d*)((?:_[A-Za-z0-9]+)*)$"));
    const QString word = QString::fromStdString(name);
    const QRegularExpressionMatch match = form.match(word);
    if (!match.hasMatch())
        return {word, {}, false};
    QStringList below;
    if (!match.captured(2).isEmpty())
        below += match.captured(2);
    Symbol symbol{lettered(match.captured(1)), {}, false};
    for (const QString& part : match.captured(3).split(QLatin1Char('_'), Qt::SkipEmptyParts)) {
        if (part == QLatin1String("hat"))
            symbol.hat = true;
        else
            below += lettered(part);
    }
    symbol.subscript = below.join(QLatin1Char(','));
    return symbol;
}

} // namespace loom::ui
