#include "tuning/plan_panel.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "graph/layer_type.h"
#include "optimizers/optimizer_type.h"
#include "train/metric_type.h"
#include "tuning/search_plan.h"
#include "tuning/search_words.h"
#include "tuning/setting_row.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>
#include <limits>

namespace loom::ui {
namespace {

template<class Type> std::vector<PartType> typesOf(const std::vector<Type>& table)
{
    std::vector<PartType> types;
    for (const Type& type : table)
        types.push_back({type.id, type.title, type.text, type.attributes});
    return types;
}

QLabel* words(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("role", QStringLiteral("muted"));
    return label;
}

} // namespace

PlanPanel::PlanPanel(SearchPlan* plan, Document* document, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , plan_(plan)
    , document_(document)
    , theme_(theme)
    , area_(new QScrollArea(this))
    , fault_(words({}, this))
    , place_(words({}, this))
    , start_(new QPushButton(this))
{
    setObjectName(QStringLiteral("search_plan"));
    setProperty("role", QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    area_->setWidgetResizable(true);
    area_->setFocusPolicy(Qt::NoFocus);
    area_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    start_->setProperty("role", QStringLiteral("primary"));
    start_->setObjectName(QStringLiteral("search_start"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(area_, 1);
    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(theme.px(3), theme.px(2), theme.px(3), theme.px(3));
    foot->setSpacing(theme.px(1.5));
    foot->addWidget(fault_);
    foot->addWidget(start_);
    foot->addWidget(place_);
    lines->addLayout(foot);
    connect(start_, &QPushButton::clicked, this, &PlanPanel::startWanted);
    connect(plan, &SearchPlan::rowsChanged, this, &PlanPanel::rebuild);
    connect(plan, &SearchPlan::changed, this, &PlanPanel::refresh);
    connect(document, &Document::changed, this, &PlanPanel::fillObjectives);
    connect(&theme, &Theme::changed, this, &PlanPanel::rebuild);
    rebuild();
}

void PlanPanel::rebuild()
{
    constexpr double kHeading = 15;
    // The button that leads here may stand on the old page; who works with keys goes on from the new one's.
    QWidget* old = area_->takeWidget();
    const QWidget* focused = old ? old->focusWidget() : nullptr;
    const QString name = focused && focused->hasFocus() ? focused->objectName() : QString();
    if (old) {
        old->hide();
        old->deleteLater();
    }
    auto* page = new QWidget;
    auto* lines = new QVBoxLayout(page);
    lines->setContentsMargins(theme_.px(3), theme_.px(3), theme_.px(3), theme_.px(3));
    lines->setSpacing(theme_.px(2));
    const auto heading = [&](const QString& title) {
        auto* label = new QLabel(title, page);
        label->setFont(theme_.font(kHeading, true));
        lines->addWidget(label);
    };
    area_->setWidget(page);
    heading(tr("What varies"));
    buildRows(lines);
    lines->addSpacing(theme_.px(3));
    heading(tr("How it is searched"));
    buildHow(lines);
    lines->addStretch();
    for (QComboBox* box : page->findChildren<QComboBox*>()) { // long words must not widen the column
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    start_->setText(tr("Start the search"));
    if (!name.isEmpty()) {
        auto* again = page->findChild<QWidget*>(name);
        (again ? again : add_)->setFocus(Qt::OtherFocusReason);
    }
    refresh();
}

void PlanPanel::buildRows(QVBoxLayout* page)
{
    if (plan_->settings().empty())
        page->addWidget(words(tr("Right-click a field under Layer, Training recipe or Data recipe and choose “Vary "
                                 "this”; or add a setting here."),
                              area_->widget()));
    for (const VariedSetting& setting : plan_->settings())
        page->addWidget(new SettingRow(plan_, setting, document_->project(), theme_, area_->widget()));
    add_ = new QToolButton(area_->widget());
    add_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    add_->setPopupMode(QToolButton::InstantPopup);
    add_->setIcon(theme_.icon(QStringLiteral("add")));
    add_->setText(tr("Add a setting"));
    nameControl(add_, QStringLiteral("vary_add"), add_->text());
    auto* menu = new QMenu(add_);
    menu->setObjectName(QStringLiteral("vary_add_menu"));
    add_->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, &PlanPanel::offerSettings);
    page->addWidget(add_, 0, Qt::AlignLeft);
}

/// Settings of the training and of each layer that can vary and do not yet.
void PlanPanel::offerSettings()
{
    QMenu* menu = add_->menu();
    menu->clear();
    const Project& project = document_->project();
    const auto offer = [&](QMenu* under, const QString& path, const QString& title) {
        if (plan_->varies(path) || !plan_->suggestion(path))
            return;
        QAction* action = under->addAction(title);
        connect(action, &QAction::triggered, plan_, [plan = plan_, path] { plan->add(path); });
    };
    const auto offerTitled = [&](QMenu* under, const QString& path) {
        offer(under, path, axisTitle(project, path.toStdString()));
    };
    const QString optimizer = QStringLiteral("training.optimizer.");
    if (const OptimizerType* type = findOptimizer(project.training.optimizer.type))
        for (const AttributeSpec& spec : type->attributes)
            if (spec.kind == AttributeKind::real)
                offerTitled(menu, optimizer + QString::fromStdString(spec.name));
    for (const char* path : {"training.optimizer.type", "training.batch_size", "training.epochs", "seed"})
        offerTitled(menu, QLatin1String(path));
    menu->addSeparator();
    for (const Node& node : project.graph.nodes) {
        const LayerType* layer = findLayer(node.type);
        if (!layer || layer->attributes.empty())
            continue;
        QMenu* of = menu->addMenu(nodeName(node));
        const QString path = QStringLiteral("graph.nodes.") + QString::fromStdString(node.id);
        for (const AttributeSpec& spec : layer->attributes)
            offer(of, path + QStringLiteral(".attributes.") + QString::fromStdString(spec.name),
                  coreText(spec.title));
        offer(of, path, tr("With and without this layer"));
        if (of->isEmpty())
            delete of;
    }
}

NumberEdit* PlanPanel::addNumber(QFormLayout* form, const char* id, const QString& title, const QString& help)
{
    auto* edit = new NumberEdit(NumberKind::integer, area_->widget());
    nameControl(edit, QLatin1String(id), title, help);
    form->addRow(title, edit);
    return edit;
}

void PlanPanel::buildHow(QVBoxLayout* page)
{
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme_.px(2));
    form->setVerticalSpacing(theme_.px(1.5));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    page->addLayout(form);
    objective_ = new QComboBox(area_->widget());
    nameControl(objective_, QStringLiteral("search_objective"), tr("Objective"),
                tr("What trials are compared by, on the validation part where there is one"));
    form->addRow(tr("Objective"), objective_);
    fillObjectives();
    connect(objective_, &QComboBox::activated, this,
            [this](int row) { plan_->objective = objective_->itemData(row).toString(); });
    const auto part = [&](const char* id, const QString& title, std::vector<PartType> types,
                          Part SearchPlan::*field) {
        auto* edit = new PartEdit(std::move(types), false, area_->widget());
        edit->setObjectName(QLatin1String(id));
        edit->setName(title);
        edit->setPart(plan_->*field);
        form->addRow(title, edit);
        connect(edit, &PartEdit::edited, this, [this, field](const Part& chosen) { plan_->*field = chosen; });
    };
    part("search_sampler", tr("Sampler"), typesOf(samplersTable()), &SearchPlan::sampler);
    part("search_pruner", tr("Early stop"), typesOf(prunersTable()), &SearchPlan::pruner);
    const auto number = [&](const char* id, const QString& title, const QString& help, qint64 now, qint64 least,
                            qint64 most, const std::function<void(qint64)>& take) {
        NumberEdit* edit = addNumber(form, id, title, help);
        NumberRange range;
        range.minimum = double(least);
        range.maximum = double(most);
        range.step = 1;
        edit->setRange(range);
        edit->setValue(now);
        connect(edit, &NumberEdit::edited, this, [edit, take, least, most](const Value& value) {
            const qint64 kept = std::clamp<qint64>(integerOf(value, least), least, most);
            edit->setValue(std::int64_t(kept));
            take(kept);
        });
        return edit;
    };
    number("search_trials", tr("Trials"), tr("How many points of the settings are tried"), plan_->trials, 1, 100'000,
           [this](qint64 n) { plan_->trials = n; });
    number("search_seeds", tr("Seeds per trial"), tr("Each trial is the mean of so many runs"), plan_->seeds, 1, 100,
           [this](qint64 n) { plan_->seeds = int(n); });
    number("search_jobs", tr("Jobs"), tr("Trials at once; 0: measured. The result is the same for any number"),
           plan_->jobs, 0, 256, [this](qint64 n) { plan_->jobs = int(n); });
    number("search_seed", tr("Seed"), tr("The same seed gives the same table"), qint64(plan_->seed), 0,
           std::numeric_limits<std::int32_t>::max(), [this](qint64 n) { plan_->seed = quint64(n); });
}

void PlanPanel::fillObjectives()
{
    if (!objective_)
        return;
    objective_->clear();
    objective_->addItem(tr("Loss"), QString());
    QStringList names;
    for (const Part& metric : document_->project().training.metrics)
        names << QString::fromStdString(metric.type);
    for (const QString& name : std::as_const(names))
        if (const MetricType* type = findMetric(name.toStdString()))
            objective_->addItem(coreText(type->title), name);
    objective_->addItem(tr("Loss and few parameters"), QStringLiteral("loss,parameters"));
    for (const QString& name : std::as_const(names))
        if (const MetricType* type = findMetric(name.toStdString()))
            objective_->addItem(tr("%1 and few parameters").arg(coreText(type->title)),
                                name + QStringLiteral(",parameters"));
    const int row = objective_->findData(plan_->objective);
    objective_->setCurrentIndex(std::max(0, row));
    if (row < 0)
        plan_->objective.clear();
}

void PlanPanel::setPlace(const QString& text)
{
    placeWords_ = text;
    refresh();
}

void PlanPanel::setAtWork(bool atWork)
{
    atWork_ = atWork;
    refresh();
}

void PlanPanel::refresh()
{
    const QList<SettingRow*> rows = area_->widget()->findChildren<SettingRow*>();
    for (SettingRow* row : rows)
        for (const VariedSetting& setting : plan_->settings())
            if (row->path().toStdString() == setting.axis.path)
                row->refresh(setting);
    const Text fault = plan_->fault();
    fault_->setText(atWork_ ? tr("A search is at work; another one can start when it has ended.") : coreText(fault));
    // What is wrong with a setting stands at the setting.
    fault_->setVisible(atWork_ || (!fault.empty() && !plan_->settings().empty()));
    start_->setEnabled(!atWork_ && fault.empty());
    place_->setText(placeWords_);
    place_->setVisible(!placeWords_.isEmpty());
}

void PlanPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QWidget::changeEvent(event);
}

} // namespace loom::ui
