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
#include "tuning/plan_more.h"
#include "tuning/search_plan.h"
#include "tuning/search_words.h"
#include "tuning/setting_row.h"

#include <QApplication>
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

namespace loom::ui {
namespace {

template<class Type> std::vector<PartType> typesOf(const std::vector<Type>& table)
{
    std::vector<PartType> types;
    for (const Type& type : table)
        types.push_back({type.id, type.title, type.text, type.attributes});
    return types;
}

constexpr qint64 kMostTrials = 100'000;

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
    // Where that is not there any more, what it stood in, else the button that adds a setting: never the first of the
    // window.
    QStringList names;
    QWidget* old = area_->widget();
    for (const QWidget* one = QApplication::focusWidget(); old && one && old->isAncestorOf(one);
         one = one->parentWidget())
        names << one->objectName();
    (void)area_->takeWidget();
    if (old) {
        old->hide();
        old->deleteLater();
    }
    more_ = nullptr; // it went with the page
    moreButton_ = nullptr;
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
    page->hide(); // until it is whole: children of a page that is shown take no focus yet
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
    QWidget* again = nullptr;
    for (const QString& name : names)
        if (auto* one = again || name.isEmpty() ? nullptr : page->findChild<QWidget*>(name);
            one && one->focusPolicy() != Qt::NoFocus)
            again = one;
    page->show();
    if (!names.isEmpty())
        (again ? again : add_)->setFocus(Qt::OtherFocusReason);
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
    connect(objective_, &QComboBox::activated, this, [this](int row) {
        plan_->first.metric = objective_->itemData(row).toString();
        more_->fillMeasures();
        plan_->touch();
    });
    // Each with the sentence that its type says of itself; its own settings are for who opens *More*.
    const auto part = [&](const char* id, const QString& title, const std::vector<PartType>& types,
                          Part SearchPlan::*field) {
        auto* edit = new PartEdit(types, false, area_->widget());
        edit->setObjectName(QLatin1String(id));
        edit->setName(title);
        edit->setPart(plan_->*field);
        form->addRow(title, edit);
        auto* sentence = words({}, area_->widget());
        sentence->setObjectName(QLatin1String(id) + QStringLiteral("_words"));
        form->addRow(sentence);
        const auto say = [this, types, sentence, field] {
            const auto type = std::ranges::find(types, (plan_->*field).type, &PartType::id);
            sentence->setText(type == types.end() ? QString() : coreText(type->text));
        };
        say();
        connect(edit, &PartEdit::edited, this, [this, field, say](const Part& chosen) {
            plan_->*field = chosen;
            say();
            showMore(open_);
            plan_->touch();
        });
    };
    part("search_sampler", tr("Sampler"), typesOf(samplersTable()), &SearchPlan::sampler);
    part("search_pruner", tr("Early stop"), typesOf(prunersTable()), &SearchPlan::pruner);
    auto* trials = new NumberEdit(NumberKind::integer, area_->widget());
    nameControl(trials, QStringLiteral("search_trials"), tr("Trials"),
                tr("How many points of the settings are tried"));
    NumberRange range;
    range.minimum = 1;
    range.maximum = kMostTrials;
    range.step = 1;
    trials->setRange(range);
    trials->setValue(std::int64_t(plan_->trials));
    form->addRow(tr("Trials"), trials);
    connect(trials, &NumberEdit::edited, this, [this, trials](const Value& value) {
        plan_->trials = std::clamp<qint64>(integerOf(value, 1), 1, kMostTrials);
        trials->setValue(std::int64_t(plan_->trials));
    });
    buildMore(page);
    fillObjectives();
}

void PlanPanel::buildMore(QVBoxLayout* page)
{
    moreButton_ = new QToolButton(area_->widget());
    moreButton_->setCheckable(true);
    moreButton_->setAutoRaise(true);
    moreButton_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    moreButton_->setText(tr("More"));
    nameControl(moreButton_, QStringLiteral("search_more"), moreButton_->text(),
                tr("A second objective, several runs a trial, limits, jobs and seed"));
    page->addWidget(moreButton_, 0, Qt::AlignLeft);
    more_ = new PlanMore(plan_, document_, theme_, area_->widget());
    page->addWidget(more_);
    connect(moreButton_, &QToolButton::toggled, this, &PlanPanel::showMore);
    moreButton_->setChecked(open_);
    showMore(open_);
}

void PlanPanel::showMore(bool on)
{
    open_ = on;
    if (moreButton_)
        moreButton_->setIcon(theme_.icon(on ? QStringLiteral("chevron_down") : QStringLiteral("chevron_right")));
    if (more_)
        more_->setVisible(on);
    for (const PartEdit* part : area_->widget()->findChildren<PartEdit*>())
        for (QFormLayout* form : part->findChildren<QFormLayout*>())
            for (int row = 0; row < form->rowCount(); ++row)
                form->setRowVisible(row, on);
}

void PlanPanel::fillObjectives()
{
    if (!objective_)
        return;
    objective_->clear();
    for (const QString& name : plan_->measures()) // a count alone is no aim: the smallest network wins
        if (!Objective{name.toStdString(), false}.isCount())
            objective_->addItem(measureWords(name), name == QLatin1String("loss") ? QString() : name);
    const int row = objective_->findData(plan_->first.metric);
    objective_->setCurrentIndex(std::max(0, row));
    if (row < 0)
        plan_->first = {};
    if (more_)
        more_->fillMeasures();
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
    // What is wrong with a setting stands at the setting, and with a trial's runs beside them where they are shown.
    const bool there = open_ && !fault.empty() && fault == plan_->runsFault();
    fault_->setVisible(atWork_ || (!fault.empty() && !there && !plan_->settings().empty()));
    if (more_)
        more_->refresh();
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
