#include "node_strip.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "document/pick_group.h"
#include "views/view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>
#include <algorithm>

namespace loom::ui {

namespace {

constexpr char kNode[] = "node", kShape[] = "shape"; ///< properties of a button

} // namespace

NodeStrip::NodeStrip(Document* document, PickGroup* selection, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , selection_(selection)
    , theme_(theme)
{
    setObjectName("node_strip");
    setFocusPolicy(Qt::NoFocus); // Tab goes to the cards
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(document_, &Document::changed, this, [this](Change change) {
        if (change != Change::positions)
            rebuild();
    });
    connect(selection_, &PickGroup::nodesChanged, this, &NodeStrip::follow);
    connect(theme_, &Theme::changed, this, [this] {
        shown_.clear();
        rebuild();
    });
    rebuild();
}

void NodeStrip::rebuild()
{
    QStringList wanted;
    for (const std::string& id : document_->report().order)
        wanted << QStringList{QString::fromStdString(id), nodeName(*document_->graph().find(id)), shapeOf(id)}.join(
            QLatin1Char('\n'));
    if (wanted == shown_ && widget())
        return;
    shown_ = wanted;
    cards_.clear();
    auto* content = new QWidget(this);
    row_ = new QHBoxLayout(content);
    row_->setContentsMargins(theme_->px(3), theme_->px(1), theme_->px(3), theme_->px(1));
    row_->setSpacing(theme_->px(1));
    for (const std::string& id : document_->report().order) {
        auto* button = new QToolButton(content);
        button->setObjectName(QStringLiteral("strip_") + QString::fromStdString(id));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
        button->setIcon(
            theme_->icon(QStringLiteral("layers/") + QString::fromStdString(document_->graph().find(id)->type)));
        button->setText(shortNodeName(*document_->graph().find(id)));
        button->setAccessibleName(nodeName(*document_->graph().find(id)));
        button->setProperty(kNode, QString::fromStdString(id));
        button->setProperty(kShape, shapeOf(id));
        cards_.append(button);
        row_->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, id] {
            (view_ ? view_->picks() : *selection_).setNodes({QString::fromStdString(id)});
            follow(); // the click has changed its mark
        });
    }
    row_->addStretch(1);
    setWidget(content);
    setFixedHeight(theme_->px(14));
    follow();
}

QString NodeStrip::shapeOf(const std::string& node) const
{
    const auto shapes = document_->report().nodes.find(node);
    return shapes == document_->report().nodes.end() || shapes->second.outputs.empty()
        ? QString()
        : QString::fromStdString(describe(shapes->second.outputs[0]));
}

void NodeStrip::setView(const View* view)
{
    if (view_)
        disconnect(view_, nullptr, this, nullptr);
    view_ = view;
    if (view_)
        connect(view_, &View::nodeShown, this, &NodeStrip::follow);
    follow();
}

void NodeStrip::follow()
{
    const std::vector<std::string> fitting = view_ ? view_->fittingNodes() : std::vector<std::string>();
    const QString lit = fitting.empty() ? selection_->node() : QString::fromStdString(view_->node());
    for (QToolButton* button : std::as_const(cards_)) {
        const QString node = button->property(kNode).toString();
        const bool fits = fitting.empty() || std::ranges::count(fitting, node.toStdString()) > 0;
        button->setEnabled(fits);
        button->setToolTip(
            fits ? QStringLiteral("%1 · %2").arg(button->accessibleName(), button->property(kShape).toString())
                 : tr("This view has nothing to show of this layer."));
        button->setChecked(node == lit);
        if (node == lit)
            ensureWidgetVisible(button);
    }
}

void NodeStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        rebuild();
        follow();
    }
    QScrollArea::changeEvent(event);
}

} // namespace loom::ui
