#include "editor/recipe_panel.h"

#include "common/core_text.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "data/field_words.h"
#include "document/document.h"
#include "document/node_name.h"
#include "editor/panel_parts.h"
#include "editor/part_list.h"
#include "editor/path_edit.h"
#include "editor/phase_list.h"
#include "project/answer_check.h"
#include "project/recipe_table.h"
#include "project/run.h"
#include "train/metric_fit.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalBlocker>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {

namespace {

void select(QComboBox& box, const std::string& id)
{
    const QSignalBlocker quiet(box);
    box.setCurrentIndex(std::max(0, box.findData(QString::fromStdString(id))));
}

std::string chosen(const QComboBox& box, int index)
{
    return box.itemData(index).toString().toStdString();
}

} // namespace

RecipePanel::RecipePanel(Document* document, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , theme_(theme)
{
    setObjectName(QStringLiteral("recipePanel"));
    setFocusPolicy(Qt::NoFocus); // Tab goes to what is inside, which scrolls into sight
    connect(document, &Document::changed, this, &RecipePanel::refresh);
    connect(theme, &Theme::changed, this, &RecipePanel::rebuild);
    rebuild();
}

void RecipePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

void RecipePanel::edit(const Project& edited, const QString& text)
{
    document_->editProject(edited, text, Change::training);
}

/// Who works with the keyboard, or has scrolled down, stays where he was.
void RecipePanel::rebuild()
{
    const int scrolled = verticalScrollBar()->value();
    const QWidget* focused = widget() ? widget()->focusWidget() : nullptr;
    const QString name = focused && focused->hasFocus() ? focused->objectName() : QString();
    build();
    QTimer::singleShot(0, this, [this, scrolled] { verticalScrollBar()->setValue(scrolled); });
    if (auto* again = name.isEmpty() ? nullptr : widget()->findChild<QWidget*>(name))
        again->setFocus(Qt::OtherFocusReason);
}

void RecipePanel::build()
{
    QVBoxLayout* page = freshPage(this, *theme_);
    buildLosses(page);
    buildOptimizer(page);
    addHeading(page, tr("Run"), *theme_);
    QFormLayout* form = addForm(page, *theme_);
    for (const RecordRow& row : trainingRecord().fields)
        if (row.form == RecordRow::Form::value && !row.alias)
            addPathEdit(document_, QStringLiteral("training.") + QString::fromStdString(row.spec.name), form);
    addPathEdit(document_, QStringLiteral("seed"), form);
    buildMetrics(page);
    addHeading(page, tr("After each epoch"), *theme_);
    callbacks_ = new PartList(
        document_, *theme_, "callbacks", QStringLiteral("training.callbacks"), Change::training,
        [](Project& project) -> std::vector<Part>& { return project.training.callbacks; }, widget());
    page->addWidget(callbacks_);
    addHeading(page, tr("What weights keep to"), *theme_);
    constraints_ = new PartList(
        document_, *theme_, "constraints", QStringLiteral("training.constraints"), Change::training,
        [](Project& project) -> std::vector<Part>& { return project.training.constraints; }, widget());
    page->addWidget(constraints_);
    page->addStretch();
    refresh();
}

void RecipePanel::buildLosses(QVBoxLayout* page)
{
    addHeading(page, tr("Loss"), *theme_);
    shownLosses_ = document_->project().training.losses.size();
    shownTypes_ = typesNow();
    for (std::size_t i = 0; i < shownLosses_; ++i)
        buildLoss(page, i);
    auto* more = new QPushButton(shownLosses_ == 0 ? tr("Add a loss") : tr("Add another loss"), widget());
    more->setObjectName(QStringLiteral("addLoss"));
    page->addWidget(more, 0, Qt::AlignLeft);
    connect(more, &QPushButton::clicked, this, &RecipePanel::addLoss);
    phases_ = new PhaseList(document_, *theme_, widget());
    page->addWidget(phases_);
}

void RecipePanel::addLoss()
{
    Project edited = document_->project();
    Loss loss;
    loss.type = "mse";
    for (std::size_t n = 2; std::any_of(edited.training.losses.begin(), edited.training.losses.end(),
                                        [&](const Loss& other) { return other.id == loss.id; });
         ++n)
        loss.id = "loss_" + std::to_string(n);
    edited.training.losses.push_back(loss);
    edit(edited, tr("Add a loss"));
}

void RecipePanel::buildLoss(QVBoxLayout* page, std::size_t index)
{
    QFormLayout* form = addForm(page, *theme_);
    const QString address = QStringLiteral("training.losses.%1.")
                                .arg(QString::fromStdString(document_->project().training.losses[index].id));
    const auto box = [&](const char* name, const char* key, const QString& title, std::string Loss::*field) {
        auto* combo = new QComboBox(widget());
        combo->setProperty("path", address + QLatin1String(key));
        combo->setObjectName(QStringLiteral("%1_%2").arg(QLatin1String(name)).arg(index));
        combo->setAccessibleName(title);
        combo->setSizeAdjustPolicy(
            QComboBox::AdjustToMinimumContentsLengthWithIcon); // long names do not push it below
        form->addRow(title, combo);
        connect(combo, &QComboBox::activated, this, [this, combo, index, field](int row) {
            Project edited = document_->project();
            edited.training.losses[index].*field = chosen(*combo, row);
            if (field == &Loss::type)
                fitMetrics(edited, document_->fields());
            edit(edited, tr("Change the loss"));
        });
        return combo;
    };
    QComboBox* type = box("lossType", "type", tr("Type"), &Loss::type);
    for (const LayerType& layer : layersTable())
        if (layer.category == LayerCategory::loss) {
            type->addItem(coreText(layer.title), QString::fromStdString(layer.id));
            type->setItemData(type->count() - 1, coreText(layer.text), Qt::ToolTipRole);
        }
    QComboBox* of = box("lossOf", "of", tr("Of"), &Loss::of);
    of->setToolTip(tr("The layer whose output is judged"));
    QComboBox* target = box("lossTarget", "target", tr("Target"), &Loss::target);
    target->setToolTip(tr("The field of the data that the output should be"));
    const Loss& loss = document_->project().training.losses[index];
    if (const LayerType* layer = findLayer(loss.type))
        for (const AttributeSpec& spec : layer->attributes)
            addPathEdit(document_, address + QString::fromStdString(spec.name), form);
    if (shownLosses_ < 2)
        return;
    addPathEdit(document_, address + QStringLiteral("weight"), form);
    auto* remove = new QPushButton(tr("Remove this loss"), widget());
    remove->setObjectName(QStringLiteral("removeLoss_%1").arg(index));
    page->addWidget(remove, 0, Qt::AlignLeft);
    connect(remove, &QPushButton::clicked, this, [this, index] {
        Project edited = document_->project();
        edited.training.losses.erase(edited.training.losses.begin() + std::ptrdiff_t(index));
        edit(edited, tr("Remove a loss"));
    });
}

void RecipePanel::refreshLosses()
{
    const Project& project = document_->project();
    for (std::size_t i = 0; i < shownLosses_; ++i) {
        const Loss& loss = project.training.losses[i];
        const auto box = [&](const char* name) {
            return widget()->findChild<QComboBox*>(QStringLiteral("%1_%2").arg(QLatin1String(name)).arg(i));
        };
        select(*box("lossType"), loss.type);
        QComboBox *of = box("lossOf"), *target = box("lossTarget");
        of->clear();
        of->addItem(tr("the only output"), QString());
        for (const Node& node : project.graph.nodes)
            if (project.graph.outOf(node.id).empty() || node.id == loss.of)
                of->addItem(nodeName(node), QString::fromStdString(node.id));
        if (!loss.of.empty() && of->findData(QString::fromStdString(loss.of)) < 0)
            of->addItem(QString::fromStdString(loss.of), QString::fromStdString(loss.of));
        select(*of, loss.of);
        target->clear();
        target->addItem(tr("the data's target"), QString());
        for (const FieldShape& field : document_->fields())
            if (!field.isLengths)
                target->addItem(coreTranslation(fieldTitle(field.name)), QString::fromStdString(field.name));
        target->addItem(tr("always 1"), QStringLiteral("1"));
        target->addItem(tr("always 0"), QStringLiteral("0"));
        for (const Node& node : project.graph.nodes)
            if (project.graph.outOf(node.id).empty() && node.id != loss.of)
                target->addItem(tr("output of %1").arg(nodeName(node)), QString::fromStdString("node:" + node.id));
        if (!loss.target.empty() && target->findData(QString::fromStdString(loss.target)) < 0)
            target->addItem(QString::fromStdString(loss.target), QString::fromStdString(loss.target));
        select(*target, loss.target);
    }
}

void RecipePanel::buildOptimizer(QVBoxLayout* page)
{
    addHeading(page, tr("Optimizer"), *theme_);
    optimizer_ = new PartEdit(partTypes("optimizers"), false, widget());
    optimizer_->setObjectName(QStringLiteral("optimizer"));
    optimizer_->setProperty("path", QStringLiteral("training.optimizer"));
    optimizer_->setName(tr("Optimizer"));
    page->addWidget(optimizer_);
    connect(optimizer_, &PartEdit::edited, this, [this](const Part& part) {
        Project edited = document_->project();
        edited.training.optimizer = part;
        document_->editProject(edited, tr("Change the optimizer"), Change::training,
                               QStringLiteral("training.optimizer"));
    });
    connect(optimizer_, &PartEdit::finished, document_, &Document::finishStep);
    auto* find = new QPushButton(tr(kFindRate), widget());
    find->setObjectName(QStringLiteral("findRate"));
    find->setToolTip(tr(kFindRateHelp));
    page->addWidget(find, 0, Qt::AlignLeft);
    connect(find, &QPushButton::clicked, this, &RecipePanel::rateWanted);
}

void RecipePanel::buildMetrics(QVBoxLayout* page)
{
    addHeading(page, tr("Metrics"), *theme_);
    for (const MetricType& metric : metricsTable()) {
        auto* box = new QCheckBox(coreText(metric.title), widget());
        box->setObjectName(QStringLiteral("metric_") + QString::fromStdString(metric.id));
        box->setToolTip(coreText(metric.text));
        page->addWidget(box);
        const std::vector<Part>& chosen = document_->project().training.metrics;
        const auto at = std::ranges::find(chosen, metric.id, &Part::type);
        if (at != chosen.end() && !metric.attributes.empty()) {
            const std::string id = itemIds(chosen)[std::size_t(at - chosen.begin())];
            QFormLayout* form = addForm(page, *theme_);
            for (const AttributeSpec& spec : metric.attributes)
                addPathEdit(document_, QString::fromStdString("training.metrics." + id + "." + spec.name), form);
        }
        connect(box, &QCheckBox::clicked, this, [this, id = metric.id](bool wanted) {
            Project edited = document_->project();
            std::erase_if(edited.training.metrics, [&](const Part& part) { return part.type == id; });
            if (wanted)
                edited.training.metrics.push_back({id, {}});
            edit(edited, tr("Change the metrics"));
        });
    }
}

std::vector<std::string> RecipePanel::typesNow() const
{
    std::vector<std::string> types;
    for (const Loss& loss : document_->project().training.losses)
        types.push_back("loss " + loss.id + " " + loss.type);
    for (const Part& metric : document_->project().training.metrics)
        if (const MetricType* type = findMetric(metric.type); type && !type->attributes.empty())
            types.push_back(metric.type);
    return types;
}

void RecipePanel::refresh()
{
    const TrainingRecipe& training = document_->project().training;
    if (typesNow() != shownTypes_) {
        rebuild();
        return;
    }
    refreshLosses();
    if (optimizer_->part() != training.optimizer)
        optimizer_->setPart(training.optimizer);
    callbacks_->refresh();
    phases_->refresh();
    constraints_->refresh();
    refreshPathEdits(*document_, widget());
    const std::vector<FieldShape>& fields = document_->fields();
    const std::vector<LossUse> losses = lossUses(document_->project(), fields);
    for (const MetricType& metric : metricsTable()) {
        auto* box = widget()->findChild<QCheckBox*>(QStringLiteral("metric_") + QString::fromStdString(metric.id));
        const bool chosen = std::ranges::count(training.metrics, metric.id, &Part::type) > 0;
        box->setChecked(chosen);
        // Offered only where it says something true; one that was chosen before can be taken back.
        box->setVisible(chosen || fields.empty() || !lossesFor(metric, losses, fields).empty());
    }
}

} // namespace loom::ui
