#include "editor/issue_popup.h"

#include "base/issue.h"
#include "common/theme.h"
#include "document/document.h"
#include "editor/canvas_view.h"
#include "editor/issue_card.h"

#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

namespace loom::ui {

IssuePopup::IssuePopup(CanvasView* view)
    : QFrame(view)
    , view_(view)
{
    setObjectName(QStringLiteral("canvasIssues"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    new QVBoxLayout(this);
    connect(&view->document(), &Document::changed, this, &QWidget::hide);
    view->viewport()->installEventFilter(this);
    hide();
}

void IssuePopup::open(const std::vector<const Issue*>& issues)
{
    const Theme& theme = view_->theme();
    qDeleteAll(findChildren<IssueCard*>(Qt::FindDirectChildrenOnly));
    layout()->setContentsMargins(theme.px(1), theme.px(1), theme.px(1), theme.px(1));
    for (const Issue* issue : issues) {
        auto* card = new IssueCard(*issue, &view_->document(), &view_->theme(), false, this);
        connect(card, &IssueCard::repaired, this, &QWidget::hide);
        for (QPushButton* button : card->findChildren<QPushButton*>())
            button->installEventFilter(this);
        layout()->addWidget(card);
    }
    constexpr int kWide = 80;
    const int width = theme.px(kWide);
    resize(width, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height());
    show();
    raise();
    if (auto* first = findChild<QPushButton*>(QStringLiteral("repairButton")))
        first->setFocus(Qt::PopupFocusReason);
}

bool IssuePopup::eventFilter(QObject* watched, QEvent* event)
{
    const bool escape = event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape;
    if (isVisible() && (escape || (watched == view_->viewport() && event->type() == QEvent::MouseButtonPress))) {
        hide();
        view_->setFocus(Qt::PopupFocusReason);
        return escape;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace loom::ui
