#include "views/try_it/answer_head.h"

#include "common/core_text.h"
#include "common/role.h"
#include "common/theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kLarge = 20; ///< px at scale 1

} // namespace

AnswerHead::AnswerHead(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , answer_(new QLabel(this))
    , truth_(new QLabel(this))
    , notes_(new QLabel(this))
    , step_(new QLabel(this))
{
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    for (QLabel* label : {answer_, truth_, notes_, step_}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::RichText);
        lines->addWidget(label);
    }
    answer_->setObjectName(QStringLiteral("answer"));
    truth_->setObjectName(QStringLiteral("truth"));
    notes_->setObjectName(QStringLiteral("notes"));
    setRole(notes_, "warning");
    step_->setObjectName(QStringLiteral("step"));
    setRole(step_, "muted");
    connect(&theme, &Theme::changed, this, &AnswerHead::restyle);
    restyle();
}

void AnswerHead::restyle()
{
    const bool sentence = answer_->property("sentence").toBool();
    answer_->setFont(sentence ? theme_.font() : theme_.font(kLarge, true));
}

void AnswerHead::setStep(const Answered& answered)
{
    step_->setText(answered.untrained ? tr("The network has not been trained yet: this is chance.") : answered.step);
    setRole(step_, answered.untrained ? "warning" : "muted");
}

void AnswerHead::showAnswer(const Subject& subject, const Answered& answered)
{
    QStringList answers, known;
    for (std::size_t o = 0; o < answered.outputs.size(); ++o) {
        answers << answerText(subject, answered.outputs[o], answered.prediction(o, 0));
        if (const QString words =
                o < answered.truths.size() ? truthText(subject, answered.outputs[o], answered.truths[o]) : QString();
            !words.isEmpty())
            known << words;
    }
    answer_->setProperty("sentence", false);
    setRole(answer_, "");
    answer_->setText(answers.join(QStringLiteral("<br>")));
    truth_->setText(known.join(QStringLiteral(" · ")));
    truth_->setVisible(!known.isEmpty());
    QStringList notes;
    for (const Text& note : answered.rows->doubts)
        notes << coreText(note).toHtmlEscaped();
    notes_->setText(notes.join(QStringLiteral("<br>")));
    notes_->setVisible(!notes.isEmpty());
    setStep(answered);
    restyle();
}

void AnswerHead::showSentence(const QString& sentence, bool problem)
{
    answer_->setProperty("sentence", true);
    setRole(answer_, problem ? "error" : "muted");
    answer_->setText(sentence.toHtmlEscaped());
    truth_->hide();
    notes_->hide();
    step_->clear();
    restyle();
}

void AnswerHead::showStep(const Answered& answered, const QString& words)
{
    answer_->setProperty("sentence", true);
    setRole(answer_, "");
    answer_->setText(words.toHtmlEscaped());
    truth_->hide();
    notes_->hide();
    setStep(answered);
    restyle();
}

} // namespace loom::ui
