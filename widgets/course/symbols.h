#pragma once

#include <QString>

class QFont;
class QWidget;

namespace loom {
struct LabPlace;
}

namespace loom::ui {

class LabSession;

/// How an address is written: `x1` as x with its index, typeset; empty where the lesson has no symbol for it.
QString symbolText(const LabSession& session, const std::string& address);
/// What an address, an action or a view is called in the lesson; empty where it is not.
QString wordText(const LabSession& session, const std::string& key);
/// Its symbol, or what it is called where it has none.
QString shownName(const LabSession& session, const std::string& key);
/// The same of any address, and where no lesson tells it, what the network's own words make of it: "Dense 1 · kernel,
/// weight from 1 to unit 2"; rich text.
QString addressName(const LabSession& session, const std::string& address);
/// A number that a person chose, a limit or a guess, not measured: as many digits as it was given, where they are
/// few.
QString givenNumber(double value);
/// Said of a control that waits for the answer of its page.
QString answerFirst();
/// What the page says when its goal is reached (`STEP.done`), ticked; where it says nothing, `plain`.
QString doneWords(const LabSession& session, const QString& plain);
/// Whether it can be used; where not, it says so: until the page's question is answered, or while it has none.
void setFree(QWidget& control, bool free, bool asks = true);
/// (x, y)
QString placeText(const LabPlace& place);
/// Raised and lowered digits of text (x₁, 10⁻⁴) as typeset ones, Greek letters from the face of formulas: the one of
/// the interface lacks some, and its σ reads as a 6; ‖, √ and ′ from one in which they are no wider than letters.
QString typesetDigits(const QString& text);
/// The lesson's Markdown as rich text in that font, with room between its lines.
QString richFromMarkdown(const QString& markdown, const QFont& font);

} // namespace loom::ui
