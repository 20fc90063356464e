#include "view_slot.h"

#include "common/shown_page.h"
#include "common/theme.h"
#include "views/view.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {

ViewSlot::ViewSlot(const ViewContext& context, QWidget* parent)
    : QWidget(parent)
    , context_(context)
    , head_(new QWidget(this))
    , name_(new QLabel(head_))
    , close_(new QToolButton(head_))
    , pages_(new QStackedWidget(this))
{
    letTheShownPageAsk(pages_);
    setObjectName("view_slot");
    setProperty("role", "panel");
    setAttribute(Qt::WA_StyledBackground);
    name_->setObjectName("view_name");
    close_->setObjectName("close_view");
    close_->setAutoRaise(true);
    auto* line = new QHBoxLayout(head_);
    line->setContentsMargins(context_.theme->px(3), context_.theme->px(1), context_.theme->px(1), 0);
    line->addWidget(name_, 1);
    line->addWidget(close_);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(head_);
    lines->addWidget(pages_, 1);
    head_->hide();
    setPicked(false);
    connect(close_, &QToolButton::clicked, this, &ViewSlot::closeAsked);
    connect(context_.theme, &Theme::changed, this, &ViewSlot::retranslate);
    qApp->installEventFilter(this);
    retranslate();
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
        pages_->addWidget(view);
    }
    id_ = id;
    pages_->setCurrentWidget(view);
    retranslate();
}

void ViewSlot::setHeadVisible(bool visible)
{
    head_->setVisible(visible);
}

void ViewSlot::setPicked(bool picked)
{
    name_->setProperty("role", picked ? "title" : "muted");
    name_->setFont(context_.theme->font(13, picked));
}

void ViewSlot::retranslate()
{
    const ViewType* type = findView(id_);
    name_->setText(type ? type->shownTitle() : QString());
    close_->setIcon(context_.theme->icon("close"));
    close_->setToolTip(tr("Close this view"));
    close_->setAccessibleName(close_->toolTip());
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
