#include "node_strip.h"

#include "common/core_text.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace loom::ui {

NodeStrip::NodeStrip(Document* document, Selection* selection, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , selection_(selection)
    , theme_(theme)
    , buttons_(new QButtonGroup(this))
{
    setObjectName("node_strip");
    setFocusPolicy(Qt::NoFocus); // Tab goes to the cards
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    buttons_->setExclusive(true);
    connect(document_, &Document::changed, this, [this](Change change) {
        if (change != Change::positions)
            rebuild();
    });
    connect(selection_, &Selection::nodesChanged, this, &NodeStrip::follow);
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
        wanted << QString::fromStdString(id) + QLatin1Char('\n') + nodeName(*document_->graph().find(id));
    if (wanted == shown_ && widget())
        return;
    shown_ = wanted;
    for (QAbstractButton* button : buttons_->buttons())
        buttons_->removeButton(button);
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
        button->setText(nodeName(*document_->graph().find(id)));
        button->setProperty("node", QString::fromStdString(id));
        const auto shapes = document_->report().nodes.find(id);
        if (shapes != document_->report().nodes.end() && !shapes->second.outputs.empty())
            button->setToolTip(QString::fromStdString(describe(shapes->second.outputs[0])));
        buttons_->addButton(button);
        row_->addWidget(button);
        connect(button, &QToolButton::clicked, this,
                [this, id] { selection_->setNodes({QString::fromStdString(id)}); });
    }
    row_->addStretch(1);
    setWidget(content);
    setFixedHeight(theme_->px(14));
    follow();
}

void NodeStrip::follow()
{
    for (QAbstractButton* button : buttons_->buttons())
        if (button->property("node").toString() == selection_->node()) {
            button->setChecked(true);
            ensureWidgetVisible(button);
        }
}

} // namespace loom::ui
