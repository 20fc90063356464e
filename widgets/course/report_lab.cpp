#include "course/report_lab.h"

#include "common/core_text.h"
#include "course/lab_answer.h"
#include "course/lab_session.h"
#include "course/marks_table.h"
#include "course/symbols.h"

#include <QCoreApplication>
#include <QTextDocument>

namespace loom::ui {
namespace {

QString words(const char* text)
{
    return QCoreApplication::translate("LabReport", text);
}

/// Markdown of a lesson as a line of HTML.
QString line(const QString& markdown)
{
    QTextDocument document;
    document.setMarkdown(markdown, QTextDocument::MarkdownNoHTML);
    return typesetDigits(document.toPlainText().simplified().toHtmlEscaped());
}

QString written(const LabSession& session, const std::string& step, const LabGuess& guess)
{
    if (const double* number = std::get_if<double>(&guess))
        return labNumber(*number);
    if (const LabPlace* place = std::get_if<LabPlace>(&guess))
        return placeText(*place);
    const std::string* text = std::get_if<std::string>(&guess);
    if (!text)
        return words(QT_TRANSLATE_NOOP("LabReport", "a drawn curve"));
    QStringList parts; // ids of options, or what was typed
    for (const std::string& part : orderOf(*text)) {
        const std::string& said = session.lesson().text(step + ".option." + part);
        parts << QString::fromStdString(said.empty() ? part : said);
    }
    return parts.join(QStringLiteral(", "));
}

/// The first guess stands in the record as it was written.
QString firstGuess(const LabSession& session, const LabStep& step, const std::string& first)
{
    if (step.predict->kind == "click")
        return QString::fromStdString(first);
    if (!step.predict->isNumber())
        return first.empty() ? QString() : written(session, step.id, first);
    bool number = false;
    const double value = QString::fromStdString(first).toDouble(&number);
    return number ? labNumber(value) : QString::fromStdString(first);
}

QString row(const QStringList& cells, const char* tag = "td")
{
    QString html = QStringLiteral("<tr>");
    for (const QString& cell : cells)
        html += QStringLiteral("<%1 align=\"left\" valign=\"top\">%2</%1>").arg(QLatin1String(tag), cell);
    return html + QStringLiteral("</tr>\n");
}

QString askedIn(const LabSession& session, const LabStep& step)
{
    return line(session.filled(session.lesson().text(step.id + ".predict")));
}

QString judgedText(const LabSession& session, const LabStep& step, const LabMark& mark, const QString& head)
{
    const std::string said = mark.verdict.right ? step.id + ".right" : step.id + ".wrong." + mark.verdict.wrong;
    return QStringLiteral("<b>%1</b><br>%2").arg(head, line(session.filled(session.lesson().text(said))));
}

QString lostText(const LabMark& mark, const QString& language)
{
    return QString::fromStdString(lostWords(mark.lost, language.toStdString())).toHtmlEscaped();
}

QString quizRow(const LabSession& session, const LabStep& step, const LabMark& mark, const LearnerRecord::OfLab& of,
                const QString& language)
{
    const auto given = of.answers.find(step.id);
    if (given == of.answers.end() || !mark.guess)
        return row({askedIn(session, step), QString(), QString(), QString(), lostText(mark, language)});
    const QString judged = mark.verdict.right ? words(QT_TRANSLATE_NOOP("LabReport", "right")).toHtmlEscaped()
                                              : lostText(mark, language);
    return row({askedIn(session, step), line(firstGuess(session, step, mark.first)), numberText(given->second.tries),
                line(written(session, step.id, *mark.guess)), judgedText(session, step, mark, judged)});
}

/// What was so, by itself where it can be written: a place and a curve are told as near or not.
QString truthText(const LabSession& session, const LabStep& step, const LabMark& mark)
{
    if (mark.truth)
        return labNumber(*mark.truth);
    if (!mark.answer.empty())
        return line(written(session, step.id, mark.answer));
    return (mark.verdict.right ? words(QT_TRANSLATE_NOOP("LabReport", "as guessed"))
                               : words(QT_TRANSLATE_NOOP("LabReport", "not as guessed")))
        .toHtmlEscaped();
}

QString predictionRow(const LabSession& session, const LabStep& step, const LabMark& mark, const QString& language)
{
    if (!mark.guess || mark.lost == LostPoint::otherQuestion || mark.lost == LostPoint::notComputed)
        return row({askedIn(session, step), QString(), QString(), lostText(mark, language)});
    const QString first = line(firstGuess(session, step, mark.first));
    const QString last = line(written(session, step.id, *mark.guess));
    return row({askedIn(session, step), first.isEmpty() ? last : first,
                first.isEmpty() || last == first ? QString() : last,
                judgedText(session, step, mark, truthText(session, step, mark))});
}

QString goalLine(const LabSession& session, const LabStep& step, const LabMark& mark, const QString& language)
{
    const QString state = mark.lost == LostPoint::none
        ? words(QT_TRANSLATE_NOOP("LabReport", "reached")).toHtmlEscaped()
        : lostText(mark, language);
    const QString value = mark.truth ? QStringLiteral(" (%1)").arg(labNumber(*mark.truth)) : QString();
    return QStringLiteral("<li>%1<br><b>%2</b>%3</li>\n")
        .arg(line(session.filled(session.lesson().text(step.id))), state, value);
}

/// A goal's text speaks of the numbers as they are: of what was reached those that reached it.
void putBack(LabSession& session, int page, const LearnerRecord::OfLab& of)
{
    session.goTo(page);
    if (const auto reached = of.reached.find(session.step().id); reached != of.reached.end())
        (void)restore(session.values(), reached->second); // what does not fit has its own words
}

QString heading(const LabSession& session, const LabMarks& marks)
{
    return QStringLiteral("<h2>%1</h2>\n<p>%2</p>\n<p><b>%3</b></p>\n")
        .arg(line(QString::fromStdString(session.lesson().title)),
             line(QString::fromStdString(session.lesson().sentence)),
             words(QT_TRANSLATE_NOOP("LabReport", "%1 of %2 points, computed anew from what was recorded"))
                 .arg(marks.points())
                 .arg(marks.most())
                 .toHtmlEscaped());
}

QString table(const QString& title, const QStringList& heads, const QString& rows)
{
    if (rows.isEmpty())
        return {};
    return QStringLiteral("<h3>%1</h3>\n<table border=\"1\" cellspacing=\"0\" cellpadding=\"4\" width=\"100%\">\n")
               .arg(title.toHtmlEscaped())
        + row(heads, "th") + rows + QStringLiteral("</table>\n");
}

QString list(const QString& title, const QString& items)
{
    return items.isEmpty() ? QString()
                           : QStringLiteral("<h3>%1</h3>\n<ul>%2</ul>\n").arg(title.toHtmlEscaped(), items);
}

} // namespace

QString labReport(const CourseEntry& entry, const LearnerRecord::OfLab& of, const LabMarks& marks,
                  const QString& language)
{
    LabSession session, then; // for texts with their numbers: page by page, and as goals were reached
    for (LabSession* one : {&session, &then})
        one->setLanguage(language);
    if (!session.open(entry) || !then.open(entry))
        return {};
    QString quiz, tasks, predictions, goals;
    for (int page = 0; page < session.pages(); ++page) {
        session.goTo(page);
        const LabStep& step = session.step();
        for (const LabMark& mark : marks.marks) {
            if (mark.step != step.id)
                continue;
            if (mark.kind == LabMark::Kind::question) {
                (mark.counts ? quiz : predictions) += mark.counts ? quizRow(session, step, mark, of, language)
                                                                  : predictionRow(session, step, mark, language);
            } else {
                putBack(then, page, of);
                (mark.counts ? tasks : goals) += goalLine(then, step, mark, language);
            }
        }
    }
    return heading(session, marks)
        + table(words(QT_TRANSLATE_NOOP("LabReport", "Quiz")),
                {words(QT_TRANSLATE_NOOP("LabReport", "Question")),
                 words(QT_TRANSLATE_NOOP("LabReport", "First answer")),
                 words(QT_TRANSLATE_NOOP("LabReport", "Tries")), words(QT_TRANSLATE_NOOP("LabReport", "Last answer")),
                 words(QT_TRANSLATE_NOOP("LabReport", "Judged"))},
                quiz)
        + list(words(QT_TRANSLATE_NOOP("LabReport", "Tasks")), tasks)
        + table(words(QT_TRANSLATE_NOOP("LabReport", "Predictions, made before anyone could know: no points")),
                {words(QT_TRANSLATE_NOOP("LabReport", "Question")),
                 words(QT_TRANSLATE_NOOP("LabReport", "First guess")),
                 words(QT_TRANSLATE_NOOP("LabReport", "Last guess")),
                 words(QT_TRANSLATE_NOOP("LabReport", "In fact"))},
                predictions)
        + list(words(QT_TRANSLATE_NOOP("LabReport", "On the way: no points")), goals);
}

} // namespace loom::ui
