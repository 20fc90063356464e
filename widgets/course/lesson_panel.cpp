#include "course/lesson_panel.h"

#include "common/role.h"
#include "common/theme.h"
#include "common/unbroken.h"
#include "course/control_list.h"
#include "course/lab_runner.h"
#include "course/lab_session.h"
#include "course/lab_trainer.h"
#include "course/play_bar.h"
#include "course/question_box.h"
#include "course/sentence_bar.h"
#include "course/symbols.h"
#include "course/telling.h"
#include "course/term_text.h"
#include "course/typeset_button.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace loom::ui {
namespace {

constexpr double kText = 15; // px at scale 1
constexpr qsizetype kMostFaults = 5; // that are told above the lesson; the course's list has all

} // namespace

LessonPanel::LessonPanel(LabSession& session, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , session_(session)
    , theme_(theme)
    , course_(new QPushButton(this))
    , start_(new QPushButton(this))
    , back_(new QPushButton(this))
    , next_(new QPushButton(this))
    , title_(new QLabel(this))
    , fault_(new QLabel(this))
    , place_(new QLabel(this))
    , text_(new TermText(theme))
    , more_(new TermText(theme))
    , sentences_(new SentenceBar(theme, *text_))
    , goal_(new QLabel)
    , question_(new QuestionBox(session, theme))
    , trainer_(new LabTrainer(session, this))
    , runner_(new LabRunner(session, this))
    , train_(new QPushButton)
    , run_(new QPushButton)
    , build_(new QPushButton)
    , past_(new QWidget)
    , step_(new QSlider(Qt::Horizontal))
    , stepWords_(new QLabel)
    , work_(new QLabel)
    , failure_(new QLabel)
    , actions_(new QWidget)
    , actionLines_(new QVBoxLayout(actions_))
    , scroll_(new QScrollArea(this))
{
    setObjectName(QStringLiteral("lesson"));
    course_->setObjectName(QStringLiteral("open_course"));
    start_->setObjectName(QStringLiteral("back_to_start"));
    back_->setObjectName(QStringLiteral("page_back"));
    next_->setObjectName(QStringLiteral("page_next"));
    title_->setObjectName(QStringLiteral("lab_title"));
    place_->setObjectName(QStringLiteral("lab_place"));
    text_->setObjectName(QStringLiteral("lesson_text"));
    goal_->setObjectName(QStringLiteral("page_goal"));
    for (QLabel* label : {title_, fault_, failure_, goal_})
        label->setWordWrap(true);
    fault_->setObjectName(QStringLiteral("lab_fault"));
    fault_->setVisible(false);
    fault_->setProperty("role", "warning");
    more_->setObjectName(QStringLiteral("lesson_more"));
    auto* inside = new QWidget;
    auto* told = new QVBoxLayout(inside);
    told->setContentsMargins(0, 0, 0, 0);
    auto* controls = new ControlList(session, theme);
    for (QWidget* part :
         std::initializer_list<QWidget*>{text_, sentences_, question_, controls, train_, past_, run_,
                                         new PlayBar(session, theme), actions_, failure_, goal_, build_, more_})
        told->addWidget(part);
    told->addStretch();
    actionLines_->setContentsMargins(0, 0, 0, 0);
    scroll_->setWidget(inside);
    scroll_->setObjectName(QStringLiteral("lesson_scroll"));
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* head = new QHBoxLayout;
    head->addWidget(course_);
    head->addStretch();
    head->addWidget(work_); // not on the page, which may just fit
    head->addWidget(place_);
    auto* ways = new QHBoxLayout;
    ways->addWidget(start_);
    ways->addStretch();
    ways->addWidget(back_);
    ways->addWidget(next_);
    auto* lines = new QVBoxLayout(this);
    lines->addLayout(head);
    lines->addWidget(title_);
    lines->addWidget(fault_);
    lines->addWidget(scroll_, 1);
    lines->addLayout(ways);
    for (TermText* text : {text_, more_})
        connect(text, &QLabel::linkActivated, this, [this, text](const QString& link) { openLink(link, *text); });
    connect(question_, &QuestionBox::termWanted, this, &LessonPanel::openLink);
    connect(course_, &QPushButton::clicked, this, &LessonPanel::courseWanted);
    connect(start_, &QPushButton::clicked, &session_, &LabSession::backToStart);
    connect(back_, &QPushButton::clicked, this, [this] { session_.goTo(session_.page() - 1); });
    connect(next_, &QPushButton::clicked, this, [this] {
        session_.page() + 1 < session_.pages() ? session_.goTo(session_.page() + 1) : emit nextLabWanted();
    });
    connect(sentences_, &SentenceBar::moved, this, &LessonPanel::showPart);
    connect(&session_, &LabSession::pageChanged, this, &LessonPanel::showPage);
    connect(&session_, &LabSession::valuesChanged, this, &LessonPanel::follow);
    connect(&session_, &LabSession::answered, this, &LessonPanel::tellVerdict);
    connect(question_, &QuestionBox::questionWanted, this,
            [this] { sentences_->goTo(firstOf(telling(), Told::Kind::question)); });
    connect(&session_, &LabSession::doneChanged, this, &LessonPanel::follow);
    connect(&theme_, &Theme::changed, this, &LessonPanel::restyle);
    train_->setObjectName(QStringLiteral("lab_train"));
    connect(train_, &QPushButton::clicked, this,
            [this] { trainer_->isTraining() ? trainer_->pause() : trainer_->train(session_.step().train); });
    connect(trainer_, &LabTrainer::changed, this, &LessonPanel::followTraining);
    step_->setObjectName(QStringLiteral("lab_step"));
    auto* past = new QHBoxLayout(past_);
    past->setContentsMargins(0, 0, 0, 0);
    past->addWidget(step_, 1);
    past->addWidget(stepWords_);
    connect(step_, &QSlider::valueChanged, this, [this](int step) { trainer_->look(step); });
    build_->setObjectName(QStringLiteral("open_in_build"));
    connect(build_, &QPushButton::clicked, this, [this] {
        trainer_->pause();
        emit buildWanted(QString::fromStdString(trainable()));
    });
    run_->setObjectName(QStringLiteral("lab_run"));
    work_->setObjectName(QStringLiteral("lab_work"));
    connect(run_, &QPushButton::clicked, this,
            [this] { runner_->isRunning() ? runner_->stop() : runner_->run(session_.step().run); });
    connect(runner_, &LabRunner::changed, this, &LessonPanel::followRun);
    restyle();
}

/// A page's run, and what experiments prepare.
void LessonPanel::followRun()
{
    if (!session_.isOpen())
        return;
    const LabStep& step = session_.step();
    run_->setVisible(!step.run.empty() && !asks_);
    setFree(*run_, !step.predict || session_.answer());
    run_->setIcon(theme_.icon(runner_->isRunning() ? QStringLiteral("pause") : QStringLiteral("play")));
    run_->setText(runner_->isRunning() ? tr("Stop · %1 of %2").arg(runner_->rowsDone()).arg(runner_->rows())
                                       : tr("Run"));
    failure_->setText(runner_->failure());
    failure_->setVisible(!failure_->text().isEmpty());
    work_->setText(tr("Computing … %1 %").arg(int(runner_->share() * 100)));
    work_->setVisible(runner_->isPreparing() && failure_->text().isEmpty());
}

void LessonPanel::followTraining()
{
    if (!session_.isOpen())
        return;
    const LabStep& step = session_.step();
    train_->setVisible(!step.train.empty() && !asks_);
    setFree(*train_, !step.predict || session_.answer());
    train_->setIcon(theme_.icon(trainer_->isTraining() ? QStringLiteral("pause") : QStringLiteral("play")));
    train_->setText(trainer_->isTraining() ? tr("Stop · step %1").arg(trainer_->steps()) : tr("Train"));
    build_->setVisible(!trainable().empty() && !short_);
    followPast();
}

/// Steps of the run that was trained on this page.
void LessonPanel::followPast()
{
    past_->setVisible(trainer_->canLook() && !session_.step().train.empty());
    if (past_->isHidden())
        return;
    const QSignalBlocker quiet(step_);
    step_->setRange(0, int(trainer_->steps()));
    step_->setValue(int(trainer_->shownStep()));
    const bool past = trainer_->shownStep() < trainer_->steps();
    stepWords_->setText(past ? tr("step %1 of %2").arg(trainer_->shownStep()).arg(trainer_->steps())
                             : tr("step %1").arg(trainer_->steps()));
    if (past && !trainer_->isTraining())
        train_->setText(tr("Train on from this step"));
}

/// The subject of this page that the studio could train; empty: none.
std::string LessonPanel::trainable() const
{
    const LabStep& step = session_.step();
    const auto fits = [&](const std::string& id) {
        const LabSubject* subject = session_.lab().subject(id);
        return subject && subject->hasData();
    };
    if (fits(step.train))
        return step.train;
    for (const std::string& id : step.views)
        if (const LabView* view = session_.lab().view(id); view && fits(view->of))
            return view->of;
    return {};
}

void LessonPanel::tellFault(const QString& sentence, const QStringList& faults)
{
    QStringList lines = faults.mid(0, kMostFaults);
    if (faults.size() > kMostFaults)
        lines << tr("… %n more", nullptr, int(faults.size() - kMostFaults));
    fault_->setText((QStringList(sentence) + lines).join(QLatin1Char('\n')));
    fault_->setVisible(!faults.isEmpty());
}

void LessonPanel::setShort(bool on)
{
    if (std::exchange(short_, on) == on)
        return;
    for (QWidget* part : std::initializer_list<QWidget*>{course_, start_, title_})
        part->setVisible(!on); // the window's bar has the title
    if (session_.isOpen())
        showPage();
}

void LessonPanel::restyle()
{
    title_->setFont(theme_.font(20, true));
    for (TermText* text : {text_, more_})
        text->setTextFont(theme_.font(kText));
    more_->setContentsMargins(0, theme_.px(3), 0, 0);
    for (QWidget* label : std::initializer_list<QWidget*>{goal_, fault_, failure_, work_, place_})
        label->setFont(theme_.font(13));
    layout()->setContentsMargins(theme_.px(3), theme_.px(3), theme_.px(3), theme_.px(3));
    layout()->setSpacing(theme_.px(2));
    next_->setLayoutDirection(Qt::RightToLeft); // the arrow behind the word
    back_->setIcon(theme_.icon(QStringLiteral("chevron_left")));
    course_->setText(tr("Course"));
    scroll_->setAccessibleName(tr("Lesson"));
    start_->setIcon(theme_.icon(QStringLiteral("reset")));
    build_->setText(tr("Open in Build"));
    build_->setToolTip(
        tr("This network as an ordinary project, with its weights as they are; Learn leads back here."));
    build_->setFlat(true);
    step_->setAccessibleName(tr("Step of the run: the network as it was then"));
    step_->setToolTip(step_->accessibleName());
    start_->setToolTip(tr("Back to the start: everything that was moved on this page goes back to where it was."));
    start_->setAccessibleName(tr("Back to the start"));
    back_->setToolTip(tr("Back"));
    back_->setAccessibleName(tr("Back"));
    if (session_.isOpen())
        showPage();
}

/// While its numbers get longer and shorter nothing below the text moves away from under the pointer.
void LessonPanel::holdText()
{
    if (!text_->isVisible())
        return;
    const bool sameWidth = std::exchange(textWidth_, text_->width()) == text_->width();
    text_->setMinimumHeight(std::max(sameWidth ? text_->minimumHeight() : 0, text_->heightForWidth(textWidth_)));
}

void LessonPanel::resizeEvent(QResizeEvent* event)
{
    text_->setMinimumHeight(0);
    QWidget::resizeEvent(event);
    apart_ = false;
    follow();
}

void LessonPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    follow(); // only now there is a size to be cramped in
}

void LessonPanel::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        restyle();
}

void LessonPanel::showPage()
{
    title_->setText(QString::fromStdString(session_.lesson().title));
    place_->setText(placeWords());
    back_->setEnabled(session_.page() > 0);
    int widest = 0; // so that the way back stays where it is on the last page
    for (const QString& words : {tr("Next lab"), tr("Next")}) {
        next_->setText(words);
        next_->setMinimumWidth(0);
        widest = std::max(widest, next_->sizeHint().width());
    }
    next_->setMinimumWidth(widest);
    next_->setText(session_.page() + 1 < session_.pages() ? tr("Next") : tr("Next lab"));
    apart_ = false;
    tellMore();
    fillActions();
    showPart();
}

void LessonPanel::showPart()
{
    scroll_->verticalScrollBar()->setValue(0);
    text_->setMinimumHeight(0);
    follow();
}

/// A classroom goes on to the first sentence that is said to the answer.
void LessonPanel::tellVerdict()
{
    fillActions();
    if (!short_)
        return;
    follow(); // so that the page has its new parts
    sentences_->goTo(firstOf(telling(), Told::Kind::verdict));
}

void LessonPanel::fillActions()
{
    actions_->hide(); // shown anew all of it is there at once, to be measured
    while (QLayoutItem* item = actionLines_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const std::string& action : session_.step().actions) {
        auto* button = new TypesetPushButton(wordText(session_, action), actions_);
        button->setObjectName(QStringLiteral("action_%1").arg(QString::fromStdString(action)));
        setFree(*button, !session_.isLocked(action), session_.step().predict.has_value());
        connect(button, &QPushButton::clicked, this, [this, action] { session_.act(action); });
        actionLines_->addWidget(button);
    }
    followButtons();
}

/// Beside a question with a part of its own nothing stands that only its answer makes free.
void LessonPanel::followButtons()
{
    const QList<QPushButton*> buttons = actions_->findChildren<QPushButton*>();
    actions_->setVisible(!buttons.empty() && (!asks_ || std::ranges::any_of(buttons, &QPushButton::isEnabled)));
    followTraining();
    followRun();
}

void LessonPanel::openLink(const QString& link, const TermText& text)
{
    const QString id = link.section(QLatin1Char(':'), 1);
    if (link.startsWith(QLatin1String("lab:")))
        emit labWanted(id);
    else
        emit termWanted(id, text.mapToGlobal(QPoint(text.width(), text.placeOf(link).top())));
}

void LessonPanel::follow()
{
    if (!session_.isOpen())
        return;
    const std::string& page = session_.step().id;
    const std::vector<Told> parts = telling();
    const int at = sentences_->present(session_.lab().id + "/" + page, int(parts.size()));
    const Told told = parts.empty() ? Told() : parts[std::size_t(at)];
    const bool folds = told.kind != Told::Kind::question && (apart_ || session_.answer());
    using Form = QuestionBox::Form;
    const bool asks = told.kind == Told::Kind::question && !session_.answer();
    if (std::exchange(asks_, asks) != asks)
        followButtons();
    question_->setForm(!short_ ? Form::whole : folds ? Form::folded : Form::asked);
    text_->setMarkdown(session_.filled(told.text), session_.language());
    text_->setVisible(!told.text.empty());
    const bool right = told.kind == Told::Kind::verdict && verdictOf(session_)->right;
    setRole(text_, right ? "right" : "");
    holdText();
    const bool hasGoal = session_.part() == LabSession::Part::task || !session_.step().done.value.empty()
        || !session_.step().done.actions.empty() || !session_.step().done.finished.empty();
    const bool done = session_.isDone(session_.page());
    const bool isAsked = short_ && session_.step().predict && !session_.answer(); // that says what is to be done
    goal_->setVisible(hasGoal && !isAsked);
    const QString goal = done && session_.isAtGoal() ? doneWords(session_, tr("✓ Done")) : unbroken(goalWords());
    goal_->setText(typesetDigits(done && !session_.isAtGoal() ? tr("✓ Done before. %1").arg(goal) : goal));
    setRole(next_, done ? "primary" : "");
    const QColor ink = theme_.color(done ? "primary_text" : "text");
    next_->setIcon(
        theme_.pixmap(QStringLiteral("chevron_right"), next_->iconSize().height(), ink, devicePixelRatioF()));
    if (!apart_ && isCramped()) {
        apart_ = true; // for as long as the page is shown: nothing jumps back and forth
        follow();
    }
}

} // namespace loom::ui
