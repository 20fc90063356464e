#include "course/lab_session.h"
#include "course/lesson_panel.h"
#include "course/symbols.h"

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
