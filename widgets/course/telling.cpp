#include "course/telling.h"

#include "course/lab_session.h"
#include "course/question_box.h"
#include "course/sentences.h"
#include "course/symbols.h"

#include <QStringList>

#include <algorithm>

namespace loom::ui {
namespace {

/// "That is so." is said with what comes next.
bool isOpening(const std::string& sentence)
{
    constexpr int kBlanks = 2;
    return std::ranges::count(sentence, ' ') <= kBlanks;
}

std::vector<std::string> verdictSentences(const std::string& text)
{
    std::vector<std::string> sentences = sentencesOf(text);
    if (sentences.size() > 1 && isOpening(sentences[0])) {
        sentences[1] = sentences[0] + " " + sentences[1];
        sentences.erase(sentences.begin());
    }
    return sentences;
}

QString optionWords(const LabSession& session, const QString& options)
{
    QStringList words;
    for (const QString& option : options.split(QStringLiteral(", "))) {
        const std::string& own = session.lesson().text(session.step().id + ".option." + option.toStdString());
        words << (own.empty() ? option : QString::fromStdString(own));
    }
    return words.join(QStringLiteral(" · "));
}

} // namespace

std::optional<Verdict> verdictOf(const LabSession& session)
{
    const LabSession::Answer* given = session.answer();
    if (!given)
        return {};
    const std::string& id = session.step().id;
    const Lesson& lesson = session.lesson();
    const std::string& run = session.step().run;
    const bool waits = given->looked && !run.empty() && !session.values().rows(run); // who only looks waits likewise
    if (given->verdict.pending || waits) {
        const std::string& own = lesson.text(id + ".pending");
        return Verdict{own.empty() ? QuestionBox::tr("Your guess is kept. Now see what is so.").toStdString() : own,
                       false};
    }
    if (session.isHeadlineComputing())
        return Verdict{QuestionBox::tr("Your answer is kept. What is so is still being computed.").toStdString(),
                       false};
    if (given->verdict.right || given->looked)
        return Verdict{lesson.text(id + ".right"), given->verdict.right};
    if (given->verdict.wrong.empty())
        return Verdict{
            QuestionBox::tr("Not quite. The picture now shows what is so: compare, and try again.").toStdString(),
            false};
    return Verdict{QuestionBox::tr("Not quite.").toStdString() + " "
                       + lesson.text(id + ".wrong." + given->verdict.wrong), // kindly, before the reason
                   false};
}

QString answerWords(const LabSession& session)
{
    const LabSession::Answer* given = session.answer();
    if (!given)
        return {};
    if (given->looked)
        return QuestionBox::tr("only looked");
    if (const auto* number = std::get_if<double>(&given->guess))
        return givenNumber(*number);
    if (const auto* place = std::get_if<LabPlace>(&given->guess))
        return placeText(*place);
    if (const auto* text = std::get_if<std::string>(&given->guess))
        return optionWords(session, QString::fromStdString(*text));
    return QuestionBox::tr("the line that was drawn");
}

std::vector<Told> tellingOf(const LabSession& session, bool questionApart)
{
    std::vector<Told> telling;
    for (std::string& sentence : sentencesOf(session.lesson().text(session.step().id)))
        telling.push_back({Told::Kind::lesson, std::move(sentence)});
    const std::optional<Verdict> verdict = verdictOf(session);
    if (verdict || (questionApart && session.step().predict))
        telling.push_back({Told::Kind::question, {}});
    if (verdict)
        for (std::string& sentence : verdictSentences(verdict->text))
            telling.push_back({Told::Kind::verdict, std::move(sentence)});
    return telling;
}

int firstOf(const std::vector<Told>& telling, Told::Kind kind)
{
    const auto found = std::ranges::find(telling, kind, &Told::kind);
    return found == telling.end() ? 0 : int(found - telling.begin());
}

} // namespace loom::ui
