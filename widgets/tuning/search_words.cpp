#include "tuning/search_words.h"

#include "common/core_text.h"
#include "common/number_edit.h"
#include "common/series_words.h"
#include "document/node_name.h"
#include "document/setting_words.h"
#include "project/path.h"
#include "train/metric_type.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>
#include <cmath>

namespace loom::ui {
namespace {

const std::string kValidation = "validation_";

struct SearchWords {
    Q_DECLARE_TR_FUNCTIONS(SearchWords)
};

std::string ownName(const std::string& metric)
{
    return metric.starts_with(kValidation) ? metric.substr(kValidation.size()) : metric;
}

bool isCount(const std::string& metric)
{
    return Objective{metric, false}.isCount();
}

bool isShare(const std::string& metric)
{
    const MetricType* type = readSeries(ownName(metric)).metric;
    return type && type->percent;
}

/// The core's sentences about a trial, by which what a store keeps in English is known again.
constexpr const char* kReasons[] = {"stopped after epoch {epoch}: others did better",
                                    "ended after {seconds} seconds, its limit",
                                    "{has} parameters, more than the limit of {limit}",
                                    "{has} multiply-adds, more than the limit of {limit}",
                                    "{has} steps, more than the limit of {limit}",
                                    "it was not measured what the search compares",
                                    "the training failed"};

std::optional<Text> readBack(const QString& sentence, const char* pattern)
{
    static const QRegularExpression argument(QStringLiteral("\\\\\\{([a-z_]+)\\\\\\}"));
    const QString escaped = QRegularExpression::escape(QLatin1String(pattern));
    QStringList names;
    for (auto match = argument.globalMatch(escaped); match.hasNext();)
        names << match.next().captured(1);
    QString expression = escaped;
    expression.replace(argument, QStringLiteral("(.+)"));
    const QRegularExpressionMatch match =
        QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(sentence);
    if (!match.hasMatch())
        return std::nullopt;
    Text text(pattern);
    for (int i = 0; i < names.size(); ++i)
        text.with({names[i].toStdString(), match.captured(i + 1).toStdString()});
    return text;
}

} // namespace

QString axisTitle(const Project& project, const std::string& path)
{
    const QStringList steps = QString::fromStdString(path).split(QLatin1Char('.'));
    if (steps.size() == 3 && path.starts_with("graph.nodes."))
        if (const Node* node = project.graph.find(steps[2].toStdString()))
            return nodeName(*node);
    if (steps.size() > 2 && steps.last() == QLatin1String("type") && steps[1] == QLatin1String("optimizer"))
        return steps.size() == 3 ? SearchWords::tr("Optimizer") : SearchWords::tr("Schedule");
    const Node* node =
        steps.size() == 5 && path.starts_with("graph.nodes.") ? project.graph.find(steps[2].toStdString()) : nullptr;
    const Result<Addressed> found = node ? valueAt(project, path) : Result<Addressed>(Text());
    // Headings and axes have little room: the id tells layers of a kind apart.
    return found ? QStringLiteral("%1 · %2").arg(shortNodeName(*node), coreText(found->spec.title))
                 : settingTitle(project, path);
}

QString valueWords(const Project& project, const Axis& axis, const Value& value)
{
    if (axis.kind == Axis::Kind::presence)
        return boolOf(value) ? SearchWords::tr("with") : SearchWords::tr("without");
    if (std::holds_alternative<bool>(value))
        return boolOf(value) ? SearchWords::tr("on") : SearchWords::tr("off");
    if (std::holds_alternative<double>(value) || std::holds_alternative<std::int64_t>(value))
        return numberShown(value);
    return settingValue(project, axis.path, QString::fromStdString(wordOf(axis, value)));
}

QString pointWords(const Project& project, const SearchSpace& space, const Point& point)
{
    QStringList words;
    for (std::size_t i = 0; i < point.size() && i < space.axes.size(); ++i)
        words << axisTitle(project, space.axes[i].path) + QLatin1Char(' ')
                + valueWords(project, space.axes[i], point[i]);
    return words.join(QStringLiteral(", "));
}

QString changeWords(const Project& before, const SearchSpace& space, const Point& point)
{
    QStringList changes;
    for (std::size_t i = 0; i < space.axes.size() && i < point.size(); ++i) {
        const Axis& axis = space.axes[i];
        const QString title = axisTitle(before, axis.path);
        const Result<Addressed> was = valueAt(before, axis.path);
        if (axis.kind == Axis::Kind::presence && !boolOf(point[i], true))
            changes << SearchWords::tr("without %1").arg(title);
        else if (axis.kind != Axis::Kind::presence && was && !(was->value == point[i]))
            changes << QStringLiteral("%1 %2 → %3")
                           .arg(title, valueWords(before, axis, was->value), valueWords(before, axis, point[i]));
    }
    return changes.join(QStringLiteral(", "));
}

QString metricWords(const std::string& metric)
{
    if (metric == "parameters")
        return SearchWords::tr("parameters");
    if (metric == "multiply_adds")
        return SearchWords::tr("multiply-adds");
    const QString title = seriesWordsWithin(ownName(metric));
    return metric.starts_with(kValidation) ? SearchWords::tr("validation %1").arg(title)
                                           : SearchWords::tr("training %1").arg(title);
}

QString measureWords(const QString& measure)
{
    const std::string name = measure.toStdString();
    if (!isCount(name))
        return seriesWords(name);
    const QString words = metricWords(name);
    return words.left(1).toUpper() + words.mid(1);
}

QString metricText(const std::string& metric, double value)
{
    return !std::isfinite(value) ? QString()
        : isCount(metric)        ? countText(qint64(value))
        : isShare(metric)        ? percentText(value)
                                 : lossText(value);
}

QString spreadText(const std::string& metric, double mean, double deviation)
{
    if (isShare(metric))
        return QStringLiteral("%1 ± %2").arg(percentText(mean), percentText(deviation));
    return QStringLiteral("%1 ± %2").arg(metricText(metric, mean), metricText(metric, deviation));
}

QString stateWords(TrialState state)
{
    switch (state) {
    case TrialState::waiting:
        return SearchWords::tr("waiting");
    case TrialState::finished:
        return SearchWords::tr("finished");
    case TrialState::pruned:
        return SearchWords::tr("stopped early");
    case TrialState::failed:
        return SearchWords::tr("failed");
    case TrialState::refused:
        return SearchWords::tr("left out");
    }
    return {};
}

QString reasonWords(const Trial& trial)
{
    const QString sentence = QString::fromStdString(trial.sentence);
    for (const char* pattern : kReasons)
        if (const std::optional<Text> text = readBack(sentence, pattern))
            return coreText(*text);
    return sentence;
}

} // namespace loom::ui
