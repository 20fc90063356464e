#include "course/question_box.h"

#include "common/number_edit.h"
#include "common/theme.h"
#include "course/lab_session.h"
#include "course/symbols.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kText = 15; // px at scale 1
constexpr double kField = 12; // units

/// The words beside an option, in as many lines as they need; a click on them is one on the option.
class OptionWords : public QLabel {
public:
    OptionWords(const QString& words, QAbstractButton* option)
        : QLabel(words)
        , option_(option)
    {
        setWordWrap(true);
    }

protected:
    void mousePressEvent(QMouseEvent*) override { option_->click(); }

private:
    QAbstractButton* option_;
};

} // namespace

QuestionBox::QuestionBox(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , lines_(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("question"));
    lines_->setContentsMargins(0, 0, 0, 0);
    connect(&session_, &LabSession::pageChanged, this, &QuestionBox::build);
    connect(&session_, &LabSession::answered, this, &QuestionBox::tell);
    connect(&session_, &LabSession::valuesChanged, this, &QuestionBox::tell);
}

void QuestionBox::build()
{
    delete asked_;
    asked_ = nullptr;
    number_ = nullptr;
    options_ = nullptr;
    answer_ = look_ = nullptr;
    verdict_ = nullptr;
    const LabStep& step = session_.step();
    setVisible(step.predict.has_value());
    if (!step.predict)
        return;
    asked_ = new QWidget(this);
    lines_->addWidget(asked_);
    auto* lines = new QVBoxLayout(asked_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme_.px(2));
    const QFont font = theme_.font(kText, true);
    auto* question =
        new QLabel(richFromMarkdown(session_.filled(session_.lesson().text(step.id + ".predict")), font));
    question->setObjectName(QStringLiteral("question_text"));
    question->setWordWrap(true);
    lines->addWidget(question);
    step.predict->kind == "choice" ? addOptions() : addNumber();
    verdict_ = new QLabel(asked_);
    verdict_->setObjectName(QStringLiteral("verdict"));
    verdict_->setWordWrap(true);
    verdict_->setTextFormat(Qt::RichText);
    lines->addWidget(verdict_);
    tell();
}

void QuestionBox::addNumber()
{
    auto* row = new QHBoxLayout;
    number_ = new QLineEdit(asked_);
    number_->setObjectName(QStringLiteral("guess"));
    number_->setAccessibleName(tr("Your guess"));
    answer_ = new QPushButton(tr("Answer"), asked_);
    answer_->setObjectName(QStringLiteral("answer"));
    row->addWidget(number_, 1);
    row->addWidget(answer_);
    look_ = new QPushButton(tr("Just look"), asked_);
    look_->setObjectName(QStringLiteral("just_look"));
    look_->setFlat(true);
    number_->setMinimumWidth(theme_.px(kField));
    auto* lines = static_cast<QVBoxLayout*>(asked_->layout());
    lines->addLayout(row);
    lines->addWidget(look_, 0, Qt::AlignLeft);
    connect(answer_, &QPushButton::clicked, this, &QuestionBox::give);
    connect(number_, &QLineEdit::returnPressed, this, &QuestionBox::give);
    connect(look_, &QPushButton::clicked, &session_, &LabSession::justLook);
}

void QuestionBox::addOptions()
{
    auto* lines = static_cast<QVBoxLayout*>(asked_->layout());
    options_ = new QButtonGroup(asked_);
    int index = 0;
    for (const std::string& option : session_.step().predict->options) {
        const QString words =
            QString::fromStdString(session_.lesson().text(session_.step().id + ".option." + option));
        auto* button = new QRadioButton(asked_);
        button->setObjectName(QStringLiteral("option_%1").arg(QString::fromStdString(option)));
        button->setAccessibleName(words);
        options_->addButton(button, index++);
        auto* row = new QHBoxLayout;
        row->addWidget(button, 0, Qt::AlignTop);
        row->addWidget(new OptionWords(words, button), 1);
        lines->addLayout(row);
    }
    look_ = new QPushButton(tr("Just look"), asked_);
    look_->setObjectName(QStringLiteral("just_look"));
    look_->setFlat(true);
    lines->addWidget(look_, 0, Qt::AlignLeft);
    connect(options_, &QButtonGroup::idClicked, this,
            [this](int id) { session_.answer(session_.step().predict->options[std::size_t(id)]); });
    connect(look_, &QPushButton::clicked, &session_, &LabSession::justLook);
    if (const LabSession::Answer* given = session_.answer(); given && !given->looked)
        for (std::size_t i = 0; i < session_.step().predict->options.size(); ++i)
            if (session_.step().predict->options[i] == std::get<std::string>(given->guess))
                options_->button(int(i))->setChecked(true);
}

void QuestionBox::give()
{
    const Value typed = numberTyped(number_->text(), NumberKind::real);
    if (std::holds_alternative<std::monostate>(typed) || std::holds_alternative<std::string>(typed)) {
        verdict_->setText(tr("Please type a number."));
        verdict_->show();
        number_->setFocus();
        return;
    }
    session_.answer(numberOf(typed));
}

void QuestionBox::tell()
{
    if (!verdict_)
        return;
    const LabSession::Answer* given = session_.answer();
    if (look_)
        look_->setVisible(!given);
    if (!given) {
        verdict_->hide();
        return;
    }
    const std::string& id = session_.step().id;
    const Lesson& lesson = session_.lesson();
    QString guess;
    if (!given->looked && std::holds_alternative<double>(given->guess))
        guess = tr("Your guess: %1.").arg(labNumber(std::get<double>(given->guess))) + QLatin1Char(' ');
    const bool right = given->verdict.right || given->looked;
    QString said = right               ? QString::fromStdString(lesson.text(id + ".right"))
        : given->verdict.wrong.empty() ? tr("Not quite. Look at the picture and try again.")
                                       : QString::fromStdString(lesson.text(id + ".wrong." + given->verdict.wrong));
    verdict_->setText(richFromMarkdown(guess + session_.filled(said.toStdString()), theme_.font(kText)));
    verdict_->setProperty("role", given->verdict.right ? "right" : "said");
    verdict_->show();
}

} // namespace loom::ui
