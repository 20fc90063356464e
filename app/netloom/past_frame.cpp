#include "past_frame.h"

#include "common/theme.h"
#include "document/training_session.h"

#include <QEvent>
#include <QPainter>

namespace loom::ui {

PastFrame::PastFrame(Theme& theme, TrainingSession* session, QWidget* window)
    : QWidget(window)
    , theme_(theme)
{
    setObjectName(QStringLiteral("past_frame"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
    setFocusPolicy(Qt::NoFocus);
    hide();
    window->installEventFilter(this);
    const auto follow = [this, session] {
        setGeometry(parentWidget()->rect());
        setVisible(session->wantedStep() >= 0);
        raise();
    };
    connect(session, &TrainingSession::looked, this, follow);
    connect(session, &TrainingSession::stateChanged, this, follow);
    connect(&theme, &Theme::changed, this, [this] { update(); });
}

void PastFrame::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const int width = theme_.px(1);
    painter.setPen(QPen(theme_.color("past"), width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(rect()).adjusted(width / 2.0, width / 2.0, -width / 2.0, -width / 2.0));
}

bool PastFrame::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

} // namespace loom::ui
