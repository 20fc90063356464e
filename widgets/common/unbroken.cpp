#include "common/unbroken.h"

#include <QRegularExpression>
#include <ranges>
#include <vector>

namespace loom::ui {
namespace {

constexpr QChar kJoiner(0x2060); // no width, and no line breaks there

/// In each such part, `loose` as `held`.
void hold(QString& text, const QRegularExpression& part, const QString& loose, const QString& held)
{
    std::vector<QRegularExpressionMatch> found;
    for (auto matches = part.globalMatch(text); matches.hasNext();)
        found.push_back(matches.next());
    for (const QRegularExpressionMatch& match : std::views::reverse(found))
        text.replace(match.capturedStart(), match.capturedLength(), match.captured().replace(loose, held));
}

} // namespace

QString unbroken(QString text)
{
    static const QRegularExpression unit(QStringLiteral("(?<=[\\d?몇]) (?=%)")),
        power(QStringLiteral("(?<=\\d) × (?=10[⁻⁰-⁹¹²³])")),
        equal(QStringLiteral("(^|[\\s(])((?=\\S*\\pL)\\S{1,5}) ([=≈]) (?=[−\\d])")),
        minus(QStringLiteral("(?<![^\\s(*])([A-Za-z\\d][₀-₉]*) − (?=[A-Za-zσ][₀-₉]*(?![A-Za-z]))"));
    static const QRegularExpression oneLetter(QStringLiteral("(?<=\\b\\pL)-(?=\\pL)")); // U-Net, t-SNE
    static const QRegularExpression bar(QStringLiteral("(?<=[\\s(])\\|(?=\\S)"));
    static const QRegularExpression together(
        QStringLiteral("[(\\[](?:<[^>]*>|[^\\s()\\[\\],<]){1,9}(?:, (?:<[^>]*>|[^\\s()\\[\\],<]){1,9}){1,3}[)\\]]"));
    static const QRegularExpression option(QStringLiteral("(?<![^\\s(`*\\[\"'])--?[A-Za-z][A-Za-z\\d-]*"));
    static const QRegularExpression behindDot(QStringLiteral("(?<= · )[^·\\n]{1,24}(?= · |$)"),
                                              QRegularExpression::MultilineOption);
    const QChar held = QChar::Nbsp;
    text.replace(oneLetter, QStringLiteral("-") + kJoiner);
    text.replace(bar, QStringLiteral("|") + kJoiner);
    text.replace(unit, held);
    text.replace(power, held + QStringLiteral("×") + held);
    text.replace(equal, QStringLiteral("\\1\\2") + held + QStringLiteral("\\3") + held);
    text.replace(minus, QStringLiteral("\\1") + held + QStringLiteral("−") + held);
    hold(text, together, QStringLiteral(", "), QStringLiteral(",") + held);
    hold(text, option, QStringLiteral("-"), QStringLiteral("-") + kJoiner);
    hold(text, behindDot, QStringLiteral(" "), held);
    return text;
}

QString asWritten(QString text)
{
    return text.remove(kJoiner).replace(QChar::Nbsp, QLatin1Char(' '));
}

} // namespace loom::ui
