#include "editor/issue_popup.h"

#include "base/issue.h"
#include "common/theme.h"
#include "document/document.h"
#include "editor/canvas/canvas_view.h"
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

void IssuePopup::add(const Issue& issue, bool finding)
{
    auto* card = new IssueCard(issue, &view_->document(), &view_->theme(), false, this);
    connect(card, &IssueCard::repaired, this, &QWidget::hide);
    if (finding) {
        auto* look = new QPushButton(tr("Look inside"), card);
        look->setObjectName(QStringLiteral("lookButton"));
        card->layout()->addWidget(look);
        connect(look, &QPushButton::clicked, this, [this, node = QString::fromStdString(issue.node)] {
            hide();
            emit view_->lookRequested(node);
        });
    }
    for (QPushButton* button : card->findChildren<QPushButton*>())
        button->installEventFilter(this);
    layout()->addWidget(card);
}

void IssuePopup::open(const std::vector<const Issue*>& issues, const std::vector<const Issue*>& findings)
{
    const Theme& theme = view_->theme();
    qDeleteAll(findChildren<IssueCard*>(Qt::FindDirectChildrenOnly));
    layout()->setContentsMargins(theme.px(1), theme.px(1), theme.px(1), theme.px(1));
    for (const Issue* issue : issues)
        add(*issue, false);
    for (const Issue* finding : findings)
        add(*finding, true);
    constexpr int kWide = 80;
    const int width = theme.px(kWide);
    resize(width, layout()->hasHeightForWidth() ? layout()->totalHeightForWidth(width) : sizeHint().height());
    show();
    raise();
    if (auto* first = findChild<QPushButton*>())
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
