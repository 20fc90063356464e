#include "course/question_box.h"

#include "common/number_edit.h"
#include "common/role.h"
#include "common/theme.h"
#include "course/lab_answer.h"
#include "course/lab_session.h"
#include "course/symbols.h"
#include "course/telling.h"
#include "course/term_text.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QRadioButton>
#include <QRegularExpression>
#include <QVBoxLayout>
#include <utility>

namespace loom::ui {
namespace {

constexpr double kText = 15; // px at scale 1
constexpr double kField = 12; // units

/// A curve or a place has no field to type it into.
bool isSetInView(const LabPredict& predict)
{
    return predict.kind == "draw" || predict.kind == "click";
}

/// The words beside an option, in as many lines as they need; a click on them is one on the option.
class OptionWords : public QLabel {
public:
    OptionWords(const QString& words, QAbstractButton* option)
        : QLabel(typesetDigits(words.toHtmlEscaped()))
        , option_(option)
    {
        setTextFormat(Qt::RichText);
        setWordWrap(true);
    }

protected:
    void mousePressEvent(QMouseEvent*) override { option_->click(); }

private:
    QAbstractButton* option_;
};

class OrderList : public QListWidget {
public:
    explicit OrderList(QWidget* parent)
        : QListWidget(parent)
    {
        setDragDropMode(InternalMove);
    }

protected:
    void keyPressEvent(QKeyEvent* event) override
    {
        const int step = event->key() == Qt::Key_Up ? -1 : event->key() == Qt::Key_Down ? 1 : 0;
        const int to = currentRow() + step;
        if (step == 0 || !(event->modifiers() & Qt::ControlModifier) || to < 0 || to >= count()) {
            QListWidget::keyPressEvent(event);
            return;
        }
        insertItem(to, takeItem(currentRow()));
        setCurrentRow(to);
    }
};

} // namespace

QuestionBox::QuestionBox(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , lines_(new QVBoxLayout(this))
    , given_(new TermText(theme))
{
    setObjectName(QStringLiteral("question"));
    lines_->setContentsMargins(0, 0, 0, 0);
    given_->setObjectName(QStringLiteral("given_answer"));
    given_->setVisible(false);
    lines_->addWidget(given_);
    connect(given_, &QLabel::linkActivated, this, &QuestionBox::questionWanted);
    connect(&session_, &LabSession::pageChanged, this, &QuestionBox::build);
    connect(&session_, &LabSession::answered, this, &QuestionBox::tell);
    connect(&session_, &LabSession::valuesChanged, this, &QuestionBox::tell);
    connect(&session_, &LabSession::valuesChanged, this, &QuestionBox::readGuess);
    connect(&session_, &LabSession::guessChanged, this, &QuestionBox::readGuess);
    connect(&theme_, &Theme::changed, this, [this] {
        if (!verdict_)
            return;
        question_->setTextFont(theme_.font(kText, true));
        given_->setTextFont(theme_.font(kText));
        tell();
    });
}

void QuestionBox::build()
{
    delete asked_;
    asked_ = nullptr;
    field_ = nullptr;
    order_ = nullptr;
    options_ = nullptr;
    answer_ = look_ = nullptr;
    verdict_ = nullptr;
    const LabStep& step = session_.step();
    given_->setTextFont(theme_.font(kText));
    setVisible(step.predict.has_value());
    if (!step.predict)
        return;
    asked_ = new QWidget(this);
    lines_->addWidget(asked_);
    auto* lines = new QVBoxLayout(asked_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme_.px(2));
    question_ = new TermText(theme_);
    question_->setTextFont(theme_.font(kText, true));
    question_->setObjectName(QStringLiteral("question_text"));
    connect(question_, &QLabel::linkActivated, this,
            [this](const QString& link) { emit termWanted(link, *question_); });
    lines->addWidget(question_);
    if (step.predict->kind == "choice")
        addOptions();
    else if (step.predict->kind == "order")
        addOrder();
    else
        addField();
    verdict_ = new QLabel(asked_);
    verdict_->setObjectName(QStringLiteral("verdict"));
    verdict_->setWordWrap(true);
    verdict_->setTextFormat(Qt::RichText);
    verdict_->setContentsMargins(0, theme_.px(1), 0, 0); // it is none of the options
    lines->addWidget(verdict_);
    tell();
}

/// What is typed, or set in a view and read here: a number, an order, a shape.
void QuestionBox::addField()
{
    const bool drawn = isSetInView(*session_.step().predict);
    auto* row = new QHBoxLayout;
    field_ = new QLineEdit(asked_);
    field_->setObjectName(QStringLiteral("guess"));
    field_->setAccessibleName(tr("Your guess"));
    field_->setVisible(!drawn);
    field_->setMinimumWidth(theme_.px(kField));
    row->addWidget(field_, 1);
    addAnswer(row);
    if (drawn)
        row->addStretch();
    connect(field_, &QLineEdit::returnPressed, this, &QuestionBox::give);
    connect(field_, &QLineEdit::textEdited, this, &QuestionBox::typed);
    readGuess();
}

/// The button that gives what was set, in its row, and below it the one that only looks.
void QuestionBox::addAnswer(QLayout* row)
{
    answer_ = new QPushButton(tr("Answer"), asked_);
    answer_->setObjectName(QStringLiteral("answer"));
    row->addWidget(answer_);
    look_ = new QPushButton(tr("Just look"), asked_);
    look_->setObjectName(QStringLiteral("just_look"));
    look_->setFlat(true);
    auto* lines = static_cast<QVBoxLayout*>(asked_->layout());
    lines->addLayout(static_cast<QHBoxLayout*>(row));
    lines->addWidget(look_, 0, Qt::AlignLeft);
    connect(answer_, &QPushButton::clicked, this, &QuestionBox::give);
    connect(look_, &QPushButton::clicked, &session_, &LabSession::justLook);
}

/// Items to be put in order: dragged, or moved with Ctrl+↑ and Ctrl+↓.
void QuestionBox::addOrder()
{
    order_ = new OrderList(asked_);
    order_->setObjectName(QStringLiteral("order"));
    order_->setAccessibleName(tr("Your order: drag the items, or move one with Ctrl+Up and Ctrl+Down"));
    for (const std::string& option : session_.step().predict->options) {
        auto* item = new QListWidgetItem(
            QString::fromStdString(session_.lesson().text(session_.step().id + ".option." + option)), order_);
        item->setData(Qt::UserRole, QString::fromStdString(option));
    }
    order_->setCurrentRow(0);
    order_->setFixedHeight(order_->sizeHintForRow(0) * order_->count() + 2 * order_->frameWidth());
    asked_->layout()->addWidget(order_);
    auto* row = new QHBoxLayout;
    row->addStretch();
    addAnswer(row);
}

/// A flag or a handle stands where the typed number is.
void QuestionBox::typed()
{
    const LabPredict& predict = *session_.step().predict;
    const Value value = numberTyped(field_->text(), NumberKind::real);
    if (!predict.isNumber() || std::holds_alternative<std::monostate>(value)
        || std::holds_alternative<std::string>(value))
        return;
    if (predict.kind == "flag")
        session_.setPendingGuess(numberOf(value));
    if (predict.kind == "handle")
        session_.move(predict.on, numberOf(value));
}

/// … and the other way round.
void QuestionBox::readGuess()
{
    if (!field_ || !session_.step().predict || field_->hasFocus())
        return;
    const LabPredict& predict = *session_.step().predict;
    const std::optional<LabGuess>& pending = session_.pendingGuess();
    if (predict.kind == "handle")
        field_->setText(labNumber(session_.value(predict.on)));
    else if (predict.kind == "flag" && pending && std::holds_alternative<double>(*pending))
        field_->setText(labNumber(std::get<double>(*pending)));
    const LabCurve* curve = pending ? std::get_if<LabCurve>(&*pending) : nullptr;
    const bool given = (curve && curve->size() > 1) || (pending && std::holds_alternative<LabPlace>(*pending));
    answer_->setEnabled(given || !isSetInView(predict));
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
    const LabPredict& predict = *session_.step().predict;
    const std::optional<LabGuess> pending = session_.pendingGuess();
    if (isSetInView(predict)) {
        if (pending)
            session_.answer(*pending);
        return;
    }
    if (order_) {
        QStringList order;
        for (int i = 0; i < order_->count(); ++i)
            order += order_->item(i)->data(Qt::UserRole).toString();
        session_.answer(order.join(QStringLiteral(", ")).toStdString());
        return;
    }
    if (predict.kind == "shape") {
        if (!orderOf(field_->text().toStdString()).empty())
            session_.answer(field_->text().toStdString());
        return;
    }
    // The flag's own number, not the digits that are read of it.
    if (predict.kind == "flag" && pending && std::holds_alternative<double>(*pending)
        && labNumber(std::get<double>(*pending)) == field_->text()) {
        session_.answer(*pending);
        return;
    }
    const Value typed = numberTyped(field_->text(), NumberKind::real);
    if (std::holds_alternative<std::monostate>(typed) || std::holds_alternative<std::string>(typed)) {
        verdict_->setText(tr("Please type a number."));
        verdict_->show();
        field_->setFocus();
        return;
    }
    session_.answer(numberOf(typed));
}

void QuestionBox::tell()
{
    if (!verdict_)
        return;
    question_->setMarkdown(session_.filled(session_.lesson().text(session_.step().id + ".predict")),
                           session_.language());
    const LabSession::Answer* given = session_.answer();
    if (look_)
        look_->setVisible(!given);
    showForm();
    const std::optional<Verdict> verdict = verdictOf(session_);
    if (!verdict || form_ != Form::whole) {
        verdict_->hide();
        return;
    }
    QString guess;
    if (!given->looked
        && (std::holds_alternative<double>(given->guess) || std::holds_alternative<LabPlace>(given->guess)))
        guess = tr("Your guess: %1.").arg(answerWords(session_)) + QLatin1Char(' ');
    verdict_->setText(richFromMarkdown(guess + session_.filled(verdict->text), theme_.font(kText)));
    setRole(verdict_, verdict->right ? "right" : "said");
    verdict_->show();
}

void QuestionBox::setForm(Form form)
{
    if (std::exchange(form_, form) != form)
        tell();
}

/// The question as it is asked, or one line that leads to it, with what was answered.
void QuestionBox::showForm()
{
    const bool folded = form_ == Form::folded;
    static const QRegularExpression mark(QStringLiteral("([\\\\`*_{}\\[\\]()#+.!|<>~-])"));
    const QString words = answerWords(session_).replace(mark, QStringLiteral("\\\\1"));
    const auto link = [](const QString& text) { return QStringLiteral("[%1](question:)").arg(text); };
    given_->setMarkdown(!folded                 ? QString()
                            : session_.answer() ? tr("Your answer: %1").arg(link(words))
                                                : link(tr("To the question")),
                        session_.language());
    const QWidget* focused = window()->focusWidget();
    const bool held = focused && asked_->isAncestorOf(focused);
    given_->setVisible(folded);
    if (folded && held)
        given_->setFocus(); // not to whatever comes next
    asked_->layout()->setSpacing(theme_.px(form_ == Form::whole ? 2 : 1)); // a classroom has less room
    asked_->setVisible(!folded);
}

} // namespace loom::ui
