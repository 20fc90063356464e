#include "editor/canvas/rename_edit.h"

#include "document/document.h"
#include "document/node_name.h"
#include "editor/canvas/canvas_view.h"

#include <QKeyEvent>

namespace loom::ui {

RenameEdit::RenameEdit(CanvasView* view)
    : QLineEdit(view->viewport())
    , view_(view)
{
    setObjectName(QStringLiteral("canvasRename"));
    setAccessibleName(tr("Name"));
    hide();
}

void RenameEdit::open(const QString& nodeOrGroup, const QRect& over)
{
    const std::string id = nodeOrGroup.toStdString();
    const Node* node = view_->document().graph().find(id);
    const Group* group = view_->document().graph().findGroup(id);
    if (!node && !group)
        return;
    id_ = nodeOrGroup;
    setText(QString::fromStdString(node ? node->title : group->title));
    setPlaceholderText(node ? layerTitle(node->type) : tr("Group"));
    const int height = sizeHint().height();
    setGeometry(over.left(), over.top(), qMax(over.width(), 4 * height), height);
    show();
    raise();
    setFocus(Qt::PopupFocusReason);
    selectAll();
}

void RenameEdit::close(bool take)
{
    const QString id = id_;
    id_.clear();
    if (id.isEmpty())
        return;
    hide();
    view_->setFocus(Qt::PopupFocusReason);
    if (take)
        view_->document().setTitle(id, text().trimmed());
}

void RenameEdit::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        close(true);
    else if (event->key() == Qt::Key_Escape)
        close(false);
    else
        QLineEdit::keyPressEvent(event);
}

void RenameEdit::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    close(true);
}

} // namespace loom::ui
