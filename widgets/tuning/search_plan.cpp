#include "tuning/search_plan.h"

#include "document/document.h"
#include "project/path.h"
#include "tuning/suggested_axis.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

namespace loom::ui {

SearchPlan::SearchPlan(Document* document, QObject* parent)
    : QObject(parent)
    , document_(document)
{
    connect(document, &Document::changed, this, &SearchPlan::followDocument);
}

VariedSetting* SearchPlan::find(const QString& path)
{
    const auto found =
        std::ranges::find(settings_, path.toStdString(), [](const auto& one) { return one.axis.path; });
    return found == settings_.end() ? nullptr : &*found;
}

bool SearchPlan::varies(const QString& path) const
{
    return std::ranges::count(settings_, path.toStdString(), [](const auto& one) { return one.axis.path; }) > 0;
}

Result<Axis> SearchPlan::suggestion(const QString& path) const
{
    return suggestedAxis(document_->project(), path.toStdString());
}

bool SearchPlan::add(const QString& path)
{
    if (varies(path))
        return true;
    const Result<Axis> axis = suggestion(path);
    if (!axis)
        return false;
    if (settings_.empty())
        seed = document_->project().seed;
    settings_.push_back({*axis, axis->kind == Axis::Kind::integer, axis->isRange(), {}});
    emit rowsChanged();
    emit changed();
    return true;
}

void SearchPlan::remove(const QString& path)
{
    std::erase_if(settings_, [&](const auto& one) { return one.axis.path == path.toStdString(); });
    emit rowsChanged();
    emit changed();
}

void SearchPlan::clear()
{
    settings_.clear();
    first = second = {};
    repeats = {};
    limits = {};
    emit rowsChanged();
    emit changed();
}

/// What is refused stays with its sentence, the axis before it is not searched meanwhile.
void SearchPlan::put(VariedSetting& setting, const Axis& candidate)
{
    const Result<Axis> read = readAxis(document_->project(), candidate.path + "=" + valuesText(candidate));
    setting.fault = read ? Text() : read.error();
    setting.axis = candidate;
    emit changed();
}

void SearchPlan::setRange(const QString& path, double low, double high, bool logarithmic)
{
    VariedSetting* setting = find(path);
    if (!setting || !setting->numeric)
        return;
    Axis candidate = setting->axis;
    candidate.low = low;
    candidate.high = high;
    candidate.logarithmic = logarithmic;
    put(*setting, candidate);
}

void SearchPlan::setValues(const QString& path, const QString& values)
{
    VariedSetting* setting = find(path);
    if (!setting)
        return;
    QString words = values;
    const Result<Axis> read =
        readAxis(document_->project(), setting->axis.path + "=" + words.remove(QLatin1Char(' ')).toStdString());
    setting->fault = read ? Text() : read.error();
    if (const Result<void> varies = read ? checkVaries(*read) : Result<void>(); !varies)
        setting->fault = varies.error();
    if (read)
        setting->axis = *read;
    emit changed();
}

void SearchPlan::useValues(const QString& path, bool values)
{
    VariedSetting* setting = find(path);
    if (!setting || !setting->numeric || values != setting->axis.isRange())
        return;
    Axis axis = setting->axis;
    if (!values) {
        if (const Result<Axis> again = suggestion(path))
            axis = *again;
    } else {
        axis = {setting->axis.path, Axis::Kind::choice, 0, 1, false, {}};
        const Axis& range = setting->axis;
        const double middle =
            range.logarithmic ? std::sqrt(range.low * range.high) : range.low + (range.high - range.low) / 2;
        for (const double number : {range.low, middle, range.high}) {
            const Value value = range.at(range.placeOf(number));
            if (std::ranges::count(axis.choices, value) == 0)
                axis.choices.push_back(value);
        }
    }
    put(*setting, axis);
    emit rowsChanged();
}

/// A layer may have gone, or an optimizer lost its momentum.
void SearchPlan::followDocument()
{
    bool other = false;
    for (VariedSetting& setting : settings_) {
        const Result<Axis> read = readAxis(document_->project(), setting.axis.path + "=" + valuesText(setting.axis));
        const Result<void> varies = read ? checkVaries(*read) : Result<void>(read.error());
        const Text fault = varies ? Text() : varies.error();
        if (fault == setting.fault)
            continue;
        setting.fault = fault;
        other = true;
    }
    if (other || repeats.kind == Repeats::Kind::folds)
        emit changed();
}

Text SearchPlan::fault() const
{
    for (const VariedSetting& setting : settings_)
        if (!setting.fault.empty())
            return setting.fault;
    if (const Text fault = runsFault(); !fault.empty())
        return fault;
    const SearchRequest made = request({});
    if (const Result<void> fits = checkSettings(made.settings); !fits)
        return fits.error();
    return {};
}

Text SearchPlan::runsFault() const
{
    const Result<void> dealt = checkRepeats(document_->project(), repeats, onDisk_);
    return dealt ? Text() : dealt.error();
}

void SearchPlan::setOnDisk(bool onDisk)
{
    if (onDisk == onDisk_)
        return;
    onDisk_ = onDisk;
    emit changed();
}

QStringList SearchPlan::measures() const
{
    std::vector<std::string> series{"loss"};
    for (const Part& metric : document_->project().training.metrics)
        series.push_back(metric.type);
    QStringList names;
    for (const std::string& name : objectiveNames(series))
        names << QString::fromStdString(name);
    return names;
}

QString SearchPlan::objective() const
{
    const auto words = [](const Measure& measure) {
        const QString metric = measure.metric.isEmpty() ? QStringLiteral("loss") : measure.metric;
        return measure.direction.isEmpty() ? metric : metric + QLatin1Char(':') + measure.direction;
    };
    return second.metric.isEmpty() ? words(first) : words(first) + QLatin1Char(',') + words(second);
}

SearchRequest SearchPlan::request(const QString& store) const
{
    SearchRequest made;
    made.store = store.toStdString();
    made.project = document_->project();
    if (!document_->file().isEmpty())
        made.folder = QFileInfo(document_->file()).absolutePath().toStdString();
    for (const VariedSetting& setting : settings_)
        made.settings.space.axes.push_back(setting.axis);
    made.settings.sampler = sampler;
    made.settings.pruner = pruner;
    made.settings.seed = seed;
    made.settings.repeats = repeats;
    made.settings.limits = limits;
    made.objective = objective().toStdString();
    made.trials = trials;
    made.jobs = jobs;
    return made;
}

} // namespace loom::ui
