#include "course/symbols.h"

#include "common/unbroken.h"
#include "course/lab_session.h"
#include "document/tensor_name.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextList>
#include <QWidget>
#include <cmath>

namespace loom::ui {
namespace {

/// The quantity that is nothing but that address: its word is the address's.
std::string quantityOf(const Lab& lab, const std::string& address)
{
    for (const LabQuantity& quantity : lab.quantities)
        if (quantity.names.size() == 1 && quantity.formula == quantity.names.begin()->first
            && quantity.names.begin()->second == address)
            return quantity.id;
    return {};
}

const Lesson::Word* wordOf(const LabSession& session, const std::string& key)
{
    const auto& words = session.lesson().words;
    if (const auto found = words.find(key); found != words.end())
        return &found->second;
    const auto quantity = words.find(quantityOf(session.lab(), key));
    return quantity == words.end() ? nullptr : &quantity->second;
}

} // namespace

QString symbolText(const LabSession& session, const std::string& address)
{
    const Lesson::Word* word = wordOf(session, address);
    return word && !word->symbol.empty() ? typesetDigits(QString::fromStdString(word->symbol)) : QString();
}

QString wordText(const LabSession& session, const std::string& key)
{
    const Lesson::Word* word = wordOf(session, key);
    return word ? QString::fromStdString(word->name) : QString();
}

QString shownName(const LabSession& session, const std::string& key)
{
    const QString symbol = symbolText(session, key);
    return symbol.isEmpty() ? wordText(session, key) : symbol;
}

QString addressName(const LabSession& session, const std::string& address)
{
    if (const QString shown = shownName(session, address); !shown.isEmpty())
        return shown;
    const Result<LabAddress> at = parseAddress(address);
    const Project* project = at ? session.values().project(at->subject) : nullptr;
    if (project && at->kind == LabAddress::Kind::element && at->name.find('/') != std::string::npos)
        return elementName(*project, at->name, at->index).toHtmlEscaped();
    return QString::fromStdString(address.substr(address.find(':') + 1)).toHtmlEscaped();
}

QString givenNumber(double value)
{
    constexpr int kMostDigits = 4;
    for (int digits = 0; digits <= kMostDigits; ++digits)
        if (const double scaled = value * std::pow(10.0, digits);
            std::abs(scaled - std::round(scaled)) < 1e-9 && (value == 0 || std::round(scaled) != 0))
            return labNumber(value, digits);
    return labNumber(value);
}

QString doneWords(const LabSession& session, const QString& plain)
{
    const std::string& own = session.lesson().text(session.step().id + ".done");
    return own.empty() ? plain : unbroken(QStringLiteral("✓ %1").arg(session.filled(own).toHtmlEscaped()));
}

QString answerFirst()
{
    return QCoreApplication::translate("Lab", "Answer the question first, or just look");
}

void setFree(QWidget& control, bool free, bool asks)
{
    control.setEnabled(free);
    control.setToolTip(free       ? QString()
                           : asks ? answerFirst()
                                  : QCoreApplication::translate("Lab", "It stays as it is on this page"));
}

QString placeText(const LabPlace& place)
{
    return QStringLiteral("(%1, %2)").arg(labNumber(place.x, 2), labNumber(place.y, 2));
}

QString typesetDigits(const QString& text)
{
    static const QRegularExpression greek(QStringLiteral("([\\x{0391}-\\x{03C9}]+)"));
    static const QRegularExpression wide(QStringLiteral("([‖√′–]+)")); // the interface's are as wide as Hangul
    static const QString low = QStringLiteral("₀₁₂₃₄₅₆₇₈₉"), high = QStringLiteral("⁰¹²³⁴⁵⁶⁷⁸⁹");
    QString out;
    for (const QChar c : text) {
        if (const auto digit = low.indexOf(c); digit >= 0)
            out += QStringLiteral("<sub>%1</sub>").arg(digit);
        else if (const auto raised = high.indexOf(c); raised >= 0)
            out += QStringLiteral("<sup>%1</sup>").arg(raised);
        else if (c == QChar(0x207B)) // a raised minus
            out += QStringLiteral("<sup>%1</sup>").arg(QChar(0x2212));
        else
            out += c;
    }
    out.replace(QStringLiteral("</sup><sup>"), QString());
    out.replace(wide, QStringLiteral("<span style=\"font-family:'DejaVu Sans'\">\\1</span>"));
    return out.replace(greek, QStringLiteral("<span style=\"font-family:'DejaVu Serif'\">\\1</span>")); // as mathFont
}

QString richFromMarkdown(const QString& markdown, const QFont& font)
{
    constexpr double kLineHeight = 145, kListIndent = 1.2; // per cent, as Hangul needs the room; letters
    QTextDocument document;
    document.setDefaultFont(font);
    static const QRegularExpression slash(QStringLiteral("(?<=\\S)/(?=\\S)"));
    QString whole = unbroken(markdown);
    whole.replace(slash, QStringLiteral("/\u2060")); // a fraction stays on its line
    document.setMarkdown(whole, QTextDocument::MarkdownNoHTML);
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        QTextBlockFormat format = block.blockFormat();
        if (QTextList* list = block.textList()) {
            QTextListFormat marks = list->format();
            marks.setIndent(0);
            list->setFormat(marks);
            format.setLeftMargin(kListIndent * QFontMetricsF(font).height());
        }
        format.setLineHeight(kLineHeight, QTextBlockFormat::ProportionalHeight);
        QTextCursor(block).setBlockFormat(format);
    }
    return typesetDigits(document.toHtml());
}

} // namespace loom::ui
