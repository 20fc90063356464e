#include "course/lab_session.h"
#include "course/lesson_panel.h"
#include "course/symbols.h"
#include "course/telling.h"
#include "course/term_text.h"

#include <QLayout>
#include <cmath>

namespace loom::ui {

QString LessonPanel::placeWords() const
{
    using Part = LabSession::Part;
    const QString words = session_.part() == Part::quiz ? tr("Quiz · %1/%2")
        : session_.part() == Part::task                 ? tr("Task · %1/%2")
                                                        : QStringLiteral("%1/%2");
    return words.arg(session_.page() + 1).arg(session_.pages());
}

/// The parts of this page, one after another in a classroom.
std::vector<Told> LessonPanel::telling() const
{
    return short_ ? tellingOf(session_, apart_)
                  : std::vector<Told>{{Told::Kind::lesson, session_.lesson().text(session_.step().id)}};
}

/// Would a question that waits for its answer scroll beside what is told?
bool LessonPanel::isCramped() const
{
    if (!short_ || !isVisible() || !session_.step().predict || session_.answer())
        return false;
    layout()->activate();
    const QWidget* viewport = scroll_->viewport();
    return scroll_->widget()->layout()->totalHeightForWidth(viewport->width()) > viewport->height();
}

/// At the end of the lab: what else to try, and what is often said otherwise.
void LessonPanel::tellMore()
{
    const bool last = session_.page() + 1 == session_.pages();
    QString told;
    for (const auto& [key, title] :
         {std::pair("more", tr("More to try")), std::pair("notes", tr("Not as it is often said"))})
        if (const std::string& text = session_.lesson().text(key); last && !text.empty())
            told += QStringLiteral("**%1**\n\n%2\n\n").arg(title, session_.filled(text));
    more_->setMarkdown(told, session_.language());
    more_->setVisible(!told.isEmpty() && !short_);
}

/// What is still to be done on this page, and how far it is.
QString LessonPanel::goalWords() const
{
    const LabStep& step = session_.step();
    const LabDone& goal = step.done;
    if (step.predict && !session_.answer())
        return tr("To do: answer the question");
    if (const std::string next = session_.actionToDo(); !next.empty())
        return tr("To do: press “%1”").arg(wordText(session_, next));
    if (!goal.finished.empty())
        return tr("To do: press “%1”").arg(tr("Run"));
    if (goal.moved)
        return tr("To do: move it with the mouse or the arrow keys");
    if (const std::string& own = session_.lesson().text(step.id + ".goal"); !own.empty())
        return tr("Goal: %1").arg(typesetDigits(session_.filled(own).toHtmlEscaped()));
    const QString name =
        QStringLiteral("%1 %2").arg(wordText(session_, goal.value), symbolText(session_, goal.value)).trimmed();
    const LabBounds& bounds = goal.bounds;
    const double value = session_.value(goal.value);
    const QString now = std::isnan(value) ? QStringLiteral("–") : labNumber(value);
    if (bounds.atLeast && bounds.atMost)
        return tr("Goal: %1 from %2 to %3; now %4")
            .arg(name, givenNumber(*bounds.atLeast), givenNumber(*bounds.atMost), now);
    if (bounds.atLeast)
        return tr("Goal: %1 at least %2; now %3").arg(name, givenNumber(*bounds.atLeast), now);
    return tr("Goal: %1 at most %2; now %3").arg(name, givenNumber(bounds.atMost.value_or(0)), now);
}

} // namespace loom::ui
