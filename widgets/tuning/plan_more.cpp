#include "tuning/plan_more.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/theme.h"
#include "document/document.h"
#include "tuning/search_plan.h"
#include "tuning/search_words.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QSignalBlocker>

#include <algorithm>
#include <limits>

namespace loom::ui {
namespace {

constexpr const char* kDirections[] = {"", "min", "max"};
constexpr qint64 kMostParts = 100, kFolds = 5, kSeeds = 3;

void put(SearchPlan* plan, Measure SearchPlan::*measure, QString Measure::*part, const QComboBox* box)
{
    plan->*measure.*part = box->currentData().toString();
    plan->touch();
}

} // namespace

PlanMore::PlanMore(SearchPlan* plan, Document* document, const Theme& theme, QWidget* parent)
    : QWidget(parent)
    , plan_(plan)
    , document_(document)
    , theme_(theme)
    , form_(new QFormLayout(this))
{
    setObjectName(QStringLiteral("search_more_page"));
    form_->setContentsMargins(0, 0, 0, 0);
    form_->setHorizontalSpacing(theme.px(2));
    form_->setVerticalSpacing(theme.px(1.5));
    form_->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form_->setRowWrapPolicy(QFormLayout::WrapLongRows);
    buildObjectives();
    buildRuns();
    buildLimits();
    buildWork();
    fillMeasures();
    refresh();
}

QLabel* PlanMore::note()
{
    auto* label = new QLabel(this);
    label->setWordWrap(true);
    form_->addRow(label);
    return label;
}

void PlanMore::buildObjectives()
{
    const auto box = [&](const char* id, const QString& title, const QString& name, const QString& help) {
        auto* made = new QComboBox(this);
        nameControl(made, QLatin1String(id), name, help);
        form_->addRow(title, made);
        return made;
    };
    const auto direct = [&](QComboBox* made, Measure SearchPlan::*measure) {
        made->addItem(tr("as the measure says"), QString());
        made->addItem(tr("small is good"), QStringLiteral("min"));
        made->addItem(tr("large is good"), QStringLiteral("max"));
        const auto at = std::ranges::find(kDirections, (plan_->*measure).direction,
                                          [](const char* direction) { return QString::fromLatin1(direction); });
        made->setCurrentIndex(at == std::end(kDirections) ? 0 : int(at - kDirections));
        connect(made, &QComboBox::activated, this,
                [this, made, measure] { put(plan_, measure, &Measure::direction, made); });
    };
    direction_ = box("search_direction", tr("Direction"), tr("Direction of the objective"),
                     tr("Whether small or large values are good"));
    direct(direction_, &SearchPlan::first);
    second_ = box("search_second", tr("Second objective"), tr("Second objective"),
                  tr("With two, the search looks for all trials that none beats in both: the Pareto front"));
    connect(second_, &QComboBox::activated, this, [this] {
        put(plan_, &SearchPlan::second, &Measure::metric, second_);
        refresh();
    });
    secondDirection_ = box("search_second_direction", tr("Its direction"), tr("Direction of the second objective"),
                           tr("Whether small or large values are good"));
    direct(secondDirection_, &SearchPlan::second);
}

void PlanMore::fillMeasures()
{
    const QSignalBlocker quiet(second_);
    second_->clear();
    second_->addItem(tr("none"), QString());
    const QString first = plan_->first.metric.isEmpty() ? QStringLiteral("loss") : plan_->first.metric;
    for (const QString& name : plan_->measures())
        if (name != first)
            second_->addItem(measureWords(name), name);
    const int row = second_->findData(plan_->second.metric);
    second_->setCurrentIndex(std::max(0, row));
    if (row < 0)
        plan_->second = {};
    form_->setRowVisible(secondDirection_, !plan_->second.metric.isEmpty());
}

void PlanMore::buildRuns()
{
    kind_ = new QComboBox(this);
    nameControl(
        kind_, QStringLiteral("search_runs"), tr("A trial is"),
        tr("Several runs tell luck from skill: a trial's value is their mean, from the lowest to the highest"));
    using Kind = Repeats::Kind;
    kind_->addItem(tr("one run"), int(Kind::one));
    kind_->addItem(tr("several seeds"), int(Kind::seeds));
    kind_->addItem(tr("several folds"), int(Kind::folds));
    kind_->setItemData(1, tr("The same settings trained with other seeds"), Qt::ToolTipRole);
    kind_->setItemData(2, tr("Each run is checked on another part of the rows and learns from the others"),
                       Qt::ToolTipRole);
    kind_->setCurrentIndex(kind_->findData(int(plan_->repeats.kind)));
    form_->addRow(tr("A trial is"), kind_);
    connect(kind_, &QComboBox::activated, this, [this] {
        const auto kind = Kind(kind_->currentData().toInt());
        plan_->repeats = {kind, int(kind == Kind::one ? 1 : kind == Kind::folds ? kFolds : kSeeds)};
        plan_->touch();
    });
    count_ = number("search_run_count", tr("Runs of a trial"), tr("How many seeds or folds"), 2, kMostParts,
                    plan_->repeats.count, [this](qint64 count) { plan_->repeats.count = int(count); });
    runsFault_ = note();
    runsFault_->setObjectName(QStringLiteral("search_runs_fault"));
    runsFault_->setProperty("role", QStringLiteral("error"));
}

void PlanMore::buildLimits()
{
    auto* words = note();
    words->setText(tr("A trial over a limit is left out, with the reason:"));
    words->setProperty("role", QStringLiteral("muted"));
    const auto count = [&](const char* id, const QString& title, std::int64_t Limits::*which) {
        limit(id, title, double(plan_->limits.*which), true,
              [this, which](double most) { plan_->limits.*which = std::int64_t(most); });
    };
    count("limit_parameters", tr("Parameters up to"), &Limits::parameters);
    count("limit_multiply_adds", tr("Multiply-adds up to"), &Limits::multiplyAdds);
    count("limit_steps", tr("Steps up to"), &Limits::steps);
    limit("limit_seconds", tr("Seconds up to"), plan_->limits.seconds, false,
          [this](double most) { plan_->limits.seconds = most; });
    notRepeatable_ = note();
    notRepeatable_->setObjectName(QStringLiteral("search_not_repeatable"));
    notRepeatable_->setText(tr("Not repeatable: which trials are ended by seconds depends on the computer."));
}

void PlanMore::buildWork()
{
    number("search_jobs", tr("Jobs"), tr("Trials at once; 0: measured. The result is the same for any number"), 0,
           256, plan_->jobs, [this](qint64 jobs) { plan_->jobs = int(jobs); });
    number("search_seed", tr("Seed"), tr("The same seed gives the same table"), 0,
           std::numeric_limits<std::int32_t>::max(), qint64(plan_->seed),
           [this](qint64 seed) { plan_->seed = quint64(seed); });
}

NumberEdit* PlanMore::number(const char* id, const QString& title, const QString& help, qint64 least, qint64 most,
                             qint64 now, const std::function<void(qint64)>& take)
{
    auto* edit = new NumberEdit(NumberKind::integer, this);
    nameControl(edit, QLatin1String(id), title, help);
    form_->addRow(title, edit);
    NumberRange range;
    range.minimum = double(least);
    range.maximum = double(most);
    range.step = 1;
    edit->setRange(range);
    edit->setValue(std::int64_t(now));
    connect(edit, &NumberEdit::edited, this, [this, edit, take, least, most](const Value& value) {
        const qint64 kept = std::clamp<qint64>(integerOf(value, least), least, most);
        edit->setValue(std::int64_t(kept));
        take(kept);
        plan_->touch();
    });
    return edit;
}

NumberEdit* PlanMore::limit(const char* id, const QString& title, double now, bool whole,
                            const std::function<void(double)>& take)
{
    constexpr double kMost = 1e15;
    auto* edit = new NumberEdit(whole ? NumberKind::integer : NumberKind::real, this);
    nameControl(edit, QLatin1String(id), title, tr("Empty: no limit"));
    form_->addRow(title, edit);
    edit->setOptional(tr("any"));
    NumberRange range;
    range.minimum = 0;
    range.maximum = kMost;
    edit->setRange(range);
    const auto shown = [whole](double number) {
        return number <= 0 ? Value() : whole ? Value(std::int64_t(number)) : Value(number);
    };
    edit->setValue(shown(now));
    connect(edit, &NumberEdit::edited, this, [this, edit, take, shown, kMost](const Value& value) {
        const double most = std::clamp(numberOf(value, 0), 0.0, kMost);
        edit->setValue(shown(most));
        take(most);
        plan_->touch();
    });
    return edit;
}

void PlanMore::refresh()
{
    const bool two = !plan_->second.metric.isEmpty(), several = plan_->repeats.kind != Repeats::Kind::one;
    form_->setRowVisible(secondDirection_, two);
    form_->setRowVisible(count_, several);
    if (several && !count_->hasFocus())
        count_->setValue(std::int64_t(plan_->repeats.count));
    const Text fault = plan_->runsFault();
    runsFault_->setText(coreText(fault));
    form_->setRowVisible(runsFault_, !fault.empty());
    form_->setRowVisible(notRepeatable_, plan_->limits.seconds > 0);
}

} // namespace loom::ui
