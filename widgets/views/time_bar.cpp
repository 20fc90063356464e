#include "views/time_bar.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/training_session.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QSignalBlocker>
#include <QToolButton>
#include <algorithm>
#include <cmath>
#include <limits>

namespace loom::ui {
namespace {

constexpr double kHeight = 6, kMargin = 2; // units
constexpr int kClosest = 5; ///< pixels between marks of epochs

} // namespace

StepLine::StepLine(Theme& theme, QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
    , theme_(theme)
{
    setObjectName(QStringLiteral("step_line"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setTracking(true);
}

void StepLine::setEpochSteps(qint64 steps)
{
    epochSteps_ = steps;
    setPageStep(int(std::clamp<qint64>(steps, 1, std::numeric_limits<int>::max())));
}

QSize StepLine::sizeHint() const
{
    return {theme_.px(60), theme_.px(kHeight)};
}

QSize StepLine::minimumSizeHint() const
{
    return {theme_.px(20), theme_.px(kHeight)};
}

double StepLine::placeOf(qint64 step) const
{
    const double margin = theme_.px(kMargin);
    return margin + (width() - 2 * margin) * double(step) / double(std::max(1, maximum()));
}

void StepLine::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = height() / 2.0, unit = theme_.unit();
    const bool past = value() < maximum();
    painter.setPen(QPen(theme_.color("line"), unit / 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(placeOf(0), middle), QPointF(placeOf(maximum()), middle));
    painter.setPen(QPen(theme_.color(past ? "past" : "now"), unit / 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(placeOf(0), middle), QPointF(placeOf(value()), middle));
    const qint64 epochs = epochSteps_ > 0 ? maximum() / epochSteps_ : 0;
    if (epochs > 0 && (placeOf(epochSteps_) - placeOf(0)) >= kClosest) {
        painter.setPen(QPen(theme_.color("muted"), 1));
        for (qint64 epoch = 1; epoch <= epochs; ++epoch)
            painter.drawLine(QPointF(placeOf(epoch * epochSteps_), middle + unit / 2),
                             QPointF(placeOf(epoch * epochSteps_), middle + unit * 1.5));
    }
    // Now is a stroke, the cursor a disc: told apart without colour.
    painter.setPen(QPen(theme_.color("now"), unit / 2));
    painter.drawLine(QPointF(placeOf(maximum()), middle - unit * 1.5),
                     QPointF(placeOf(maximum()), middle + unit * 1.5));
    painter.setPen(QPen(theme_.color(hasFocus() ? "focus" : "panel"), unit / 2));
    painter.setBrush(theme_.color(past ? "past" : "now"));
    painter.drawEllipse(QPointF(placeOf(value()), middle), unit * 1.6, unit * 1.6);
}

void StepLine::pickAt(double x)
{
    const double margin = theme_.px(kMargin), width = std::max(1.0, this->width() - 2 * margin);
    emit picked(int(std::lround(std::clamp((x - margin) / width, 0.0, 1.0) * maximum())));
}

void StepLine::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        pickAt(event->position().x());
}

void StepLine::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons() & Qt::LeftButton)
        pickAt(event->position().x());
}

void StepLine::keyPressEvent(QKeyEvent* event)
{
    const int by = event->modifiers() & Qt::ShiftModifier ? pageStep() : 1;
    const auto pick = [this](qint64 step) { emit picked(int(std::clamp<qint64>(step, 0, maximum()))); };
    switch (event->key()) {
    case Qt::Key_Left:
        return pick(qint64(value()) - by);
    case Qt::Key_Right:
        return pick(qint64(value()) + by);
    case Qt::Key_PageDown:
        return pick(qint64(value()) - pageStep());
    case Qt::Key_PageUp:
        return pick(qint64(value()) + pageStep());
    case Qt::Key_Home:
        return pick(0);
    case Qt::Key_End:
        return pick(maximum());
    default:
        QSlider::keyPressEvent(event);
    }
}

TimeBar::TimeBar(Theme& theme, TrainingSession* session, QWidget* parent)
    : QWidget(parent)
    , theme_(theme)
    , session_(session)
    , line_(new StepLine(theme, this))
    , words_(new QLabel(this))
    , now_(new QToolButton(this))
    , branch_(new QToolButton(this))
{
    setObjectName(QStringLiteral("time_bar"));
    words_->setObjectName(QStringLiteral("time_words"));
    now_->setObjectName(QStringLiteral("back_to_now"));
    branch_->setObjectName(QStringLiteral("branch_here"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(theme.px(1), 0, theme.px(3), theme.px(1));
    layout->setSpacing(theme.px(2));
    layout->addWidget(line_, 1);
    layout->addWidget(words_);
    for (QToolButton* button : {branch_, now_}) {
        button->setToolButtonStyle(Qt::ToolButtonTextOnly);
        layout->addWidget(button);
    }
    words_->setFont(theme.tabularFont(13));
    connect(line_, &StepLine::picked, this, [this](int step) { session_->look(step); });
    connect(now_, &QToolButton::clicked, this, [this] { session_->look(-1); });
    connect(branch_, &QToolButton::clicked, session_, &TrainingSession::branch);
    for (const auto signal : {&SnapshotSource::progressed, &SnapshotSource::stateChanged})
        connect(session_, signal, this, &TimeBar::follow);
    connect(session_, &TrainingSession::looked, this, &TimeBar::follow);
    connect(&theme, &Theme::changed, this, [this] {
        words_->setFont(theme_.tabularFont(13));
        line_->updateGeometry();
        line_->update();
    });
    retranslate();
}

void TimeBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void TimeBar::retranslate()
{
    line_->setAccessibleName(tr("Step of the run"));
    line_->setToolTip(
        tr("Draw the cursor into the past: curves, weights and outputs are shown as they were at that step. "
           "Arrow keys go one step, with Shift one epoch."));
    now_->setText(tr("Back to now"));
    now_->setToolTip(tr("Shows the network as it is now again."));
    branch_->setText(tr("Branch here"));
    branch_->setToolTip(tr("Goes on training from this step. What came after it is kept as a run of its own."));
    follow();
}

void TimeBar::follow()
{
    constexpr qint64 kMost = std::numeric_limits<int>::max();
    const qint64 steps = std::min(session_->stepsDone(), kMost), wanted = session_->wantedStep();
    const QSignalBlocker quiet(line_);
    line_->setRange(0, int(steps));
    line_->setEpochSteps(session_->batchesPerEpoch());
    line_->setValue(int(wanted >= 0 ? std::min(wanted, steps) : steps));
    line_->update();
    const bool past = wanted >= 0;
    words_->setText(past ? tr("past: step %1").arg(countText(wanted)) : tr("now: step %1").arg(countText(steps)));
    now_->setVisible(past);
    branch_->setVisible(past);
    branch_->setEnabled(session_->pastStep() == wanted);
    setVisible(steps > 0);
}

QString TimeBar::words() const
{
    return words_->text();
}

} // namespace loom::ui
