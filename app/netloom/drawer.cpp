#include "drawer.h"

#include "common/accessibility.h"
#include "common/theme.h"

#include <QApplication>
#include <QEvent>
#include <QKeyEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr double kWidth = 84; ///< units

} // namespace

Drawer::Drawer(Theme* theme, QWidget* stage)
    : QFrame(stage)
    , theme_(theme)
    , stage_(stage)
{
    setObjectName("drawer");
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    tabs_ = new QTabWidget(this);
    tabs_->setObjectName("drawer_tabs");
    tabs_->setDocumentMode(true);
    closeButton_ = new QToolButton(this);
    closeButton_->setObjectName("drawer_close");
    closeButton_->setAutoRaise(true);
    tabs_->setCornerWidget(closeButton_);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(tabs_);
    connect(closeButton_, &QToolButton::clicked, this, &Drawer::close);
    const auto restyle = [this] {
        closeButton_->setIcon(theme_->icon("close"));
        place();
    };
    connect(theme_, &Theme::changed, this, restyle);
    restyle();
    retranslate();
    stage->installEventFilter(this);
    hide();
}

void Drawer::addPage(QWidget* page)
{
    tabs_->addTab(page, QString());
}

void Drawer::setTitle(QWidget* page, const QString& title)
{
    tabs_->setTabText(tabs_->indexOf(page), title);
}

QWidget* Drawer::page() const
{
    return tabs_->currentWidget();
}

void Drawer::open(QWidget* page)
{
    dismissed_ = false;
    tabs_->setCurrentWidget(page);
    place();
    show();
    raise();
}

/// Whoever worked in it goes on where the drawer lay.
void Drawer::close()
{
    dismissed_ = true;
    const QWidget* focus = QApplication::focusWidget();
    const bool inside = focus && isAncestorOf(focus);
    hide();
    auto* pages = qobject_cast<QStackedWidget*>(stage_);
    if (inside && pages)
        pages->currentWidget()->setFocus(Qt::OtherFocusReason);
}

void Drawer::place()
{
    const int width = qMin(theme_->px(kWidth), stage_->width());
    setGeometry(stage_->width() - width, 0, width, stage_->height());
}

void Drawer::showEvent(QShowEvent*)
{
    emit coversChanged(width());
}

void Drawer::hideEvent(QHideEvent*)
{
    emit coversChanged(0);
}

void Drawer::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    if (isVisible())
        emit coversChanged(width());
}

bool Drawer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == stage_ && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Drawer::retranslate()
{
    tabs_->setAccessibleName(tr("Pages of the drawer"));
    tabs_->tabBar()->setAccessibleName(tabs_->accessibleName());
    nameControl(closeButton_, closeButton_->objectName(), tr("Close the drawer"));
}

void Drawer::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Drawer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace loom::ui
