#include "editor/property_panel.h"

#include "common/attribute_edit.h"
#include "common/core_text.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "document/pick_group.h"
#include "editor/attributes_form.h"
#include "editor/canvas/card_look.h"
#include "editor/issue_card.h"
#include "editor/node_facts.h"
#include "editor/panel_parts.h"
#include "editor/path_edit.h"

#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {

PropertyPanel::PropertyPanel(Document* document, PickGroup* selection, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , selection_(selection)
    , theme_(theme)
{
    setObjectName(QStringLiteral("propertyPanel"));
    setFocusPolicy(Qt::NoFocus); // Tab goes to what is inside, which scrolls into sight
    connect(selection, &PickGroup::nodesChanged, this, &PropertyPanel::rebuild);
    connect(document, &Document::changed, this, &PropertyPanel::refresh);
    connect(theme, &Theme::changed, this, &PropertyPanel::rebuild);
    rebuild();
}

void PropertyPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

QStringList PropertyPanel::editable() const
{
    const Graph& graph = document_->graph();
    const Node* last = graph.find(selection_->node().toStdString());
    QStringList ids;
    for (const QString& id : selection_->nodes()) {
        const Node* node = graph.find(id.toStdString());
        if (node && last && node->type == last->type)
            ids.append(id);
    }
    return ids;
}

void PropertyPanel::rebuild()
{
    shown_ = editable();
    title_ = nullptr;
    form_ = nullptr;
    inputs_ = output_ = parameters_ = cost_ = others_ = nullptr;
    issues_ = nullptr;
    const Node* node = shown_.isEmpty() ? nullptr : document_->graph().find(shown_.last().toStdString());
    shownType_ = node ? QString::fromStdString(node->type) : QString();
    QVBoxLayout* page = freshPage(this, *theme_);
    if (!node) {
        addWords(page, tr("Pick a layer on the canvas to see and change its attributes here."));
        page->addStretch();
        return;
    }
    buildHeader(page);
    buildForm(page);
    if (shown_.size() == 1)
        buildFacts(page);
    buildHelp(page);
    page->addStretch();
    refresh();
}

void PropertyPanel::buildHeader(QVBoxLayout* page)
{
    constexpr int kIcon = 6;
    const QString kind = layerTitle(shownType_.toStdString());
    auto* row = new QHBoxLayout;
    auto* icon = new QLabel(widget());
    icon->setPixmap(theme_->icon(QStringLiteral("layers/") + shownType_).pixmap(theme_->px(kIcon)));
    row->addWidget(icon);
    page->addLayout(row);
    if (shown_.size() > 1) {
        row->addWidget(new QLabel(tr("%n × %1", nullptr, int(shown_.size())).arg(kind), widget()), 1);
        others_ = addWords(page, QString());
        others_->setObjectName(QStringLiteral("otherKinds"));
        return;
    }
    title_ = new QLineEdit(widget());
    title_->setObjectName(QStringLiteral("nodeTitle"));
    title_->setProperty("path", QStringLiteral("graph.nodes.") + shown_.last());
    title_->setAccessibleName(tr("Name"));
    title_->setPlaceholderText(kind);
    title_->setToolTip(tr("The name on the card; empty: the layer's own"));
    row->addWidget(title_, 1);
    auto* id = new QLabel(shown_.last(), widget());
    id->setForegroundRole(QPalette::PlaceholderText);
    id->setToolTip(tr("The name in files and commands; it never changes"));
    row->addWidget(id);
    connect(title_, &QLineEdit::editingFinished, this, [this, field = title_, node = shown_.last()] {
        const Node* found = document_->graph().find(node.toStdString());
        if (found && field->text().trimmed() != QString::fromStdString(found->title))
            document_->setTitle(node, field->text().trimmed());
    });
}

void PropertyPanel::buildForm(QVBoxLayout* page)
{
    if (const LayerType* layer = findLayer(shownType_.toStdString())) {
        form_ = new AttributesForm(layer->attributes, *theme_, widget());
        page->addWidget(form_);
        if (shown_.size() == 1)
            form_->setProperty("paths", QStringLiteral("graph.nodes.%1.attributes").arg(shown_.first()));
        connect(form_, &AttributesForm::edited, this, &PropertyPanel::edit);
        connect(form_, &AttributesForm::finished, document_, &Document::finishStep);
    }
    if (shown_.size() == 1)
        buildFlags(page);
    // Below the fields: a sentence that comes with a number must not move the field from under the pointer.
    issues_ = new QWidget(widget());
    issues_->setObjectName(QStringLiteral("nodeIssues"));
    auto* list = new QVBoxLayout(issues_);
    list->setContentsMargins(0, 0, 0, 0);
    page->addWidget(issues_);
}

void PropertyPanel::edit(const QString& name, const Value& value)
{
    if (shown_.size() == 1) {
        document_->setAttribute(shown_.first(), name, value);
        return;
    }
    Project edited = document_->project();
    for (const QString& id : shown_)
        if (Node* node = edited.graph.find(id.toStdString()))
            node->attributes[name.toStdString()] = value;
    document_->editProject(edited, tr("Change %n layer(s)", nullptr, int(shown_.size())), Change::attributes,
                           QStringLiteral("attributes/%1/%2").arg(shown_.join(QLatin1Char(' ')), name));
}

/// What was done to the layer beside its attributes, so that it is seen and can be taken back here.
QStringList PropertyPanel::flagsOf(const Node& node)
{
    QStringList flags;
    if (node.frozen)
        flags << QStringLiteral("frozen");
    if (node.bypassed)
        flags << QStringLiteral("bypassed");
    return flags;
}

void PropertyPanel::buildFlags(QVBoxLayout* page)
{
    flags_ = flagsOf(*document_->graph().find(shown_.first().toStdString()));
    if (flags_.isEmpty())
        return;
    QFormLayout* form = addForm(page, *theme_);
    for (const QString& flag : std::as_const(flags_))
        addPathEdit(document_, QStringLiteral("graph.nodes.%1.%2").arg(shown_.first(), flag), form);
}

QLabel* PropertyPanel::fact(QFormLayout* form, const QString& title, const QString& objectName)
{
    auto* label = new QLabel(widget());
    label->setObjectName(objectName);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(title, label);
    return label;
}

void PropertyPanel::buildFacts(QVBoxLayout* page)
{
    addHeading(page, tr("Shape and cost"), *theme_);
    QFormLayout* form = addForm(page, *theme_);
    inputs_ = fact(form, tr("Input"), QStringLiteral("nodeInputs"));
    output_ = fact(form, tr("Output"), QStringLiteral("nodeOutput"));
    parameters_ = fact(form, tr("Parameters"), QStringLiteral("nodeParameters"));
    cost_ = fact(form, tr("Multiply-adds"), QStringLiteral("nodeCost"));
}

void PropertyPanel::buildHelp(QVBoxLayout* page)
{
    const LayerType* layer = findLayer(shownType_.toStdString());
    if (!layer)
        return;
    addHeading(page, tr("What it does"), *theme_);
    const auto addFormula = [this, page](const std::string& formula, const char* name) {
        constexpr double kSize = 14;
        QLabel* label = addWords(page, QString::fromStdString(formula));
        label->setObjectName(QLatin1String(name));
        label->setFont(theme_->mathFont(kSize));
        label->setForegroundRole(QPalette::WindowText);
    };
    addFormula(layer->formula, "nodeFormula");
    addWords(page, coreText(layer->text))->setObjectName(QStringLiteral("nodeHelp"));
    addHeading(page, tr("What it hands back"), *theme_);
    addFormula(layer->backwardFormula, "nodeBackwardFormula");
    if (layer->category == LayerCategory::loss)
        return;
    addWords(page,
             tr("E is what training makes small. From the slope at its output, ∂E/∂y, the layer makes the slopes "
                "of what it learns and of its input, where the layer before goes on."))
        ->setObjectName(QStringLiteral("nodeBackwardHelp"));
}

void PropertyPanel::refresh()
{
    const QStringList now = editable();
    const Node* node = now.isEmpty() ? nullptr : document_->graph().find(now.last().toStdString());
    if (now != shown_ || (node && QString::fromStdString(node->type) != shownType_)) {
        rebuild();
        return;
    }
    if (!node)
        return;
    const auto isShown = [this](const QString& flag) { return flags_.contains(flag); };
    if (const QStringList flags = flagsOf(*node); shown_.size() == 1 && !std::ranges::all_of(flags, isShown))
        return rebuild();
    refreshPathEdits(*document_, widget());
    if (title_ && !title_->hasFocus())
        title_->setText(QString::fromStdString(node->title));
    if (form_) {
        std::vector<Attributes> all;
        for (const QString& id : shown_)
            all.push_back(document_->graph().find(id.toStdString())->attributes);
        form_->setAttributes(all);
    }
    if (others_) {
        const int picked = int(selection_->nodes().size()), here = int(shown_.size());
        others_->setVisible(picked > here);
        others_->setText(tr("%1 layers are picked. What is changed here changes the %2 of this kind alone.")
                             .arg(picked)
                             .arg(here));
    }
    if (inputs_) {
        inputs_->setText(inputsText(*document_, node->id));
        output_->setText(outputsText(*document_, node->id));
        parameters_->setText(parametersText(*document_, node->id));
        cost_->setText(multiplyAddsText(*document_, node->id));
    }
    refreshIssues();
}

void PropertyPanel::refreshIssues()
{
    qDeleteAll(issues_->findChildren<IssueCard*>(Qt::FindDirectChildrenOnly));
    for (const QString& id : shown_)
        for (const Issue* issue : issuesOf(*document_, id.toStdString()))
            issues_->layout()->addWidget(new IssueCard(*issue, document_, theme_, false, issues_));
    issues_->setVisible(!issues_->findChildren<IssueCard*>().isEmpty());
}

void PropertyPanel::focusFirst()
{
    QWidget* first = title_;
    if (form_ && !form_->edits().isEmpty())
        first = form_->edits().first();
    if (!first)
        return;
    ensureWidgetVisible(first);
    first->setFocus(Qt::TabFocusReason); // as with Tab, what is typed next replaces what stands there
}

} // namespace loom::ui
