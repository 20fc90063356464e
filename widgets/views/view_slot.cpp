#include "views/view_slot.h"

#include "common/core_text.h"
#include "common/shown_page.h"
#include "common/theme.h"
#include "document/former_runs.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "views/time_bar.h"
#include "views/view.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>
#include <utility>

namespace loom::ui {
namespace {

/// Units: three of them find room side by side in the classroom's 1024 pixels; what a view cannot show then it cuts
/// off.
constexpr double kNarrowest = 45;

} // namespace

ViewSlot::ViewSlot(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , context_(context)
    , group_(context.picks)
    , live_(context.session)
    , head_(new QWidget(this))
    , name_(new QLabel(head_))
    , close_(new QToolButton(head_))
    , link_(new QToolButton(head_))
    , pin_(new QToolButton(head_))
    , line_(new StepLine(*context.theme, this))
    , refusal_(new QLabel(this))
    , pages_(new QStackedWidget(this))
{
    letTheShownPageAsk(pages_);
    setMinimumWidth(context_.theme->px(kNarrowest));
    setObjectName("view_slot");
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    name_->setObjectName("view_name");
    close_->setObjectName("close_view");
    link_->setObjectName("link_view");
    pin_->setObjectName("pin_view");
    for (QToolButton* button : {link_, pin_, close_})
        button->setAutoRaise(true);
    for (QToolButton* button : {link_, pin_}) {
        button->setCheckable(true);
        button->hide();
    }
    line_->setObjectName("pinned_step");
    refusal_->setObjectName("pinned_refusal");
    refusal_->setProperty("role", "muted");
    refusal_->setWordWrap(true);
    auto* line = new QHBoxLayout(head_);
    line->setContentsMargins(context_.theme->px(3), context_.theme->px(1), context_.theme->px(1), 0);
    line->addWidget(name_, 1);
    line->addWidget(link_);
    line->addWidget(pin_);
    line->addWidget(close_);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(head_);
    auto* steps = new QVBoxLayout;
    steps->setContentsMargins(context_.theme->px(1), 0, context_.theme->px(3), 0);
    steps->addWidget(line_);
    steps->addWidget(refusal_);
    lines->addLayout(steps);
    lines->addWidget(pages_, 1);
    head_->hide();
    line_->hide();
    refusal_->hide();
    setPicked(false);
    connect(close_, &QToolButton::clicked, this, &ViewSlot::closeAsked);
    connect(link_, &QToolButton::clicked, this, [this] { setLinked(!isLinked()); });
    connect(pin_, &QToolButton::clicked, this, [this] {
        isPinned() ? unpin() : pin();
        dressPin(pin_); // once the state has come
    });
    connect(line_, &StepLine::picked, this, [this](int step) {
        refusal_->hide();
        if (pinned_)
            pinned_->look(step);
    });
    connect(context_.theme, &Theme::changed, this, [this] {
        setMinimumWidth(context_.theme->px(kNarrowest));
        retranslate();
    });
    qApp->installEventFilter(this);
    if (live_) {
        connect(live_, &TrainingSession::shownRunReady, this, [this] {
            if (!std::exchange(awaited_, false) || !live_->shownRun())
                return;
            auto session = std::make_unique<TrainingSession>();
            session->standStill(*live_, *live_->shownRun());
            run_.clear();
            keep(std::move(session));
        });
        connect(live_, &TrainingSession::lost, this, [this](TrainingSession::Request what) {
            if (what == TrainingSession::Request::shownRun)
                awaited_ = false;
        });
        // The run that it shows a step of has made way for another one: from here on that has a name.
        connect(&live_->formerRuns(), &FormerRuns::added, this, [this](int number) {
            const FormerRun* run = live_->formerRuns().find(number);
            if (!pinned_ || !run_.isEmpty() || !run || run->stored > 0)
                return;
            run_ = run->shownName();
            retranslate();
        });
        // With other data there is another project: what was pinned belongs to the one before.
        connect(live_, &TrainingSession::dataReady, this, [this] {
            if (pinned_ && pinned_->data() && pinned_->data() != live_->data())
                unpin();
            if (ownPicks_)
                ownPicks_->setData(live_->data());
        });
    }
    retranslate();
}

ViewSlot::~ViewSlot()
{
    qDeleteAll(views_); // they look at the session
    if (pinned_ && live_)
        pinned_->leaveTo(*live_);
}

void ViewSlot::pin()
{
    if (!live_ || !live_->data())
        return;
    awaited_ = true;
    live_->requestShownRun();
}

void ViewSlot::pinRun(int number)
{
    const FormerRun* run = live_ ? live_->formerRuns().find(number) : nullptr;
    if (!run)
        return;
    const QString name = run->shownName();
    auto session = std::make_unique<TrainingSession>();
    if (!session->standStill(*live_, number))
        return;
    run_ = name;
    keep(std::move(session));
}

void ViewSlot::unpin()
{
    awaited_ = false;
    if (pinned_)
        keep(nullptr);
}

void ViewSlot::setLinked(bool linked)
{
    if (linked == isLinked())
        return;
    std::unique_ptr<PickGroup> before = std::move(ownPicks_);
    if (!linked) {
        ownPicks_ = std::make_unique<PickGroup>();
        if (live_)
            ownPicks_->setData(live_->data());
        if (group_)
            ownPicks_->take(group_->pick());
    }
    context_.picks = linked ? group_ : ownPicks_.get();
    for (View* view : std::as_const(views_))
        view->setPicks(context_.picks);
    retranslate();
    emit viewMade();
}

void ViewSlot::keep(std::unique_ptr<TrainingSession> session)
{
    look(session ? session.get() : live_.data());
    if (pinned_ && live_)
        pinned_->leaveTo(*live_);
    pinned_ = std::move(session);
    refusal_->hide();
    if (pinned_) {
        for (const auto signal : {&SnapshotSource::stateChanged, &SnapshotSource::progressed})
            connect(pinned_.get(), signal, this, &ViewSlot::followPinned);
        connect(pinned_.get(), &TrainingSession::looked, this, &ViewSlot::followPinned);
        connect(pinned_.get(), &TrainingSession::refused, this, [this](const Text& sentence) {
            refusal_->setText(coreText(sentence));
            refusal_->show();
        });
    }
    showHead();
    followPinned();
    emit viewMade();
}

void ViewSlot::followPinned()
{
    constexpr qint64 kMost = std::numeric_limits<int>::max();
    const qint64 steps = pinned_ ? std::min(pinned_->stepsDone(), kMost) : 0;
    const qint64 wanted = pinned_ ? pinned_->wantedStep() : -1;
    line_->setVisible(steps > 0);
    if (steps > 0) {
        const QSignalBlocker quiet(line_);
        line_->setRange(0, int(steps));
        line_->setEpochSteps(pinned_->batchesPerEpoch());
        line_->setValue(int(wanted >= 0 ? std::min(wanted, steps) : steps));
        line_->update();
    }
    retranslate();
}

/// Views belong to the session that they were made for.
void ViewSlot::look(TrainingSession* session)
{
    context_.session = session;
    qDeleteAll(std::exchange(views_, {}));
    showView(std::exchange(id_, QString()));
}

QString ViewSlot::title() const
{
    const ViewType* type = findView(id_);
    const QString plain = type ? type->shownTitle() : QString();
    const QString name = isLinked() ? plain : tr("%1 · own pick").arg(plain);
    using State = TrainingSession::State;
    const bool known = pinned_ && (pinned_->state() == State::paused || pinned_->state() == State::ended)
        && (pinned_->pastStep() >= 0 || pinned_->wantedStep() < 0);
    if (!known) // while it is being taken up no step is shown
        return name;
    const QString step = countText(pinned_->shownStep());
    return run_.isEmpty() ? tr("%1 · stays at step %2").arg(name, step)
                          : tr("%1 · run “%2” · step %3").arg(name, run_, step);
}

void ViewSlot::showHead()
{
    head_->setVisible(headVisible_ || pinned_);
}

View* ViewSlot::view() const
{
    return views_.value(id_);
}

void ViewSlot::showView(const QString& id)
{
    const ViewType* type = findView(id);
    if (!type || id == id_)
        return;
    View*& view = views_[id];
    if (!view) {
        view = type->make(context_, pages_);
        connect(view, &View::viewAsked, this, &ViewSlot::viewAsked);
        connect(view, &View::panelAsked, this, &ViewSlot::panelAsked);
        pages_->addWidget(view);
    }
    id_ = id;
    pages_->setCurrentWidget(view);
    retranslate();
}

void ViewSlot::setHeadVisible(bool visible)
{
    headVisible_ = visible;
    showHead();
}

void ViewSlot::floatFreely()
{
    setWindowFlags(Qt::Window);
    setAttribute(Qt::WA_DeleteOnClose);
    close_->hide(); // the window has one
    link_->show();
    pin_->show();
    setHeadVisible(true);
    retranslate();
}

void ViewSlot::dressLink(QToolButton* button) const
{
    button->setChecked(isLinked());
    button->setIcon(context_.theme->icon(isLinked() ? "link" : "unlink"));
    button->setToolTip(
        isLinked() ? tr("This view follows what is picked in the others. Click to let it keep a pick of its own.")
                   : tr("This view keeps a pick of its own. Click to let it follow the others again."));
    button->setAccessibleName(tr("Follows the picks of the other views"));
}

void ViewSlot::dressPin(QToolButton* button) const
{
    button->setChecked(isPinned());
    button->setIcon(context_.theme->icon("pin"));
    button->setToolTip(tr("Keep this view at the step that it shows, while training goes on"));
    button->setAccessibleName(button->toolTip());
}

void ViewSlot::setPicked(bool picked)
{
    name_->setProperty("role", picked ? "title" : "muted");
    name_->setFont(context_.theme->font(13, picked));
}

void ViewSlot::retranslate()
{
    name_->setText(title());
    close_->setIcon(context_.theme->icon("close"));
    close_->setToolTip(tr("Close this view"));
    close_->setAccessibleName(close_->toolTip());
    dressLink(link_);
    dressPin(pin_);
    line_->setAccessibleName(tr("Step that this view shows"));
    line_->setToolTip(tr("Moves this view alone to another step of its run. Arrow keys go one step, with Shift one "
                         "epoch."));
    if (isWindow())
        setWindowTitle(name_->text());
}

void ViewSlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool ViewSlot::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress || event->type() == QEvent::FocusIn)
        if (auto* widget = qobject_cast<QWidget*>(watched); widget && isAncestorOf(widget))
            emit touched();
    return QWidget::eventFilter(watched, event);
}

} // namespace loom::ui
