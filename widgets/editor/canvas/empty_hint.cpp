#include "editor/canvas/empty_hint.h"

#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_view.h"

#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loom::ui {

EmptyHint::EmptyHint(CanvasView* view)
    : QWidget(view)
    , view_(view)
    , words_(new QLabel(this))
    , button_(new QPushButton(this))
{
    setObjectName(QStringLiteral("canvasEmpty"));
    button_->setObjectName(QStringLiteral("canvasAddInput"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(words_, 0, Qt::AlignHCenter);
    layout->addWidget(button_, 0, Qt::AlignHCenter);
    words_->setAlignment(Qt::AlignCenter);
    connect(button_, &QPushButton::clicked, this, &EmptyHint::addInput);
    retranslate();
}

void EmptyHint::retranslate()
{
    words_->setText(tr("Your network will stand here.\nDrag layers from the palette and join them with wires."));
    button_->setText(tr("Add the input layer"));
}

void EmptyHint::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void EmptyHint::addInput()
{
    const QString id = view_->document().addNode(QStringLiteral("input"), view_->freePlace());
    view_->selection().setNodes({id});
    view_->setFocus();
}

void EmptyHint::refresh()
{
    adjustSize();
    move((view_->width() - width()) / 2, (view_->height() - height()) / 2);
    setVisible(view_->document().graph().nodes.empty());
}

} // namespace loom::ui
