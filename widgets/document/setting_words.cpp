#include "document/setting_words.h"

#include "base/json.h"
#include "common/choice_words.h"
#include "common/core_text.h"
#include "data/source_type.h"
#include "data/transform_type.h"
#include "document/node_name.h"
#include "graph/layer_type.h"
#include "optimizers/optimizer_type.h"
#include "project/path.h"
#include "train/callback_type.h"
#include "train/metric_type.h"

#include <QCoreApplication>
#include <QStringList>

namespace loom::ui {

namespace {

/// What is registered under that identifier.
template<typename... Type> QString titleOfAny(const Type*... type)
{
    QString title;
    ((title = title.isEmpty() && type ? coreText(Text(type->title)) : title), ...);
    return title;
}

QString wordFor(const Project& project, const std::string& attribute, const std::string& id)
{
    if (const Node* node = project.graph.find(id.substr(0, id.find(':'))))
        return nodeName(*node);
    const QString title = titleOfAny(findLayer(id), findSource(id), findTransform(id), findOptimizer(id),
                                     findSchedule(id), findMetric(id), findCallback(id));
    return title.isEmpty() ? choiceTitle(id, attribute) : title;
}

QString wordsFor(const Project& project, const std::string& attribute, const Json& json, const QString& between)
{
    if (json.is_string())
        return wordFor(project, attribute, json.get<std::string>());
    if (!json.is_array())
        return QString::fromStdString(writeJson(json));
    QStringList words;
    for (const Json& item : json)
        words << wordsFor(project, attribute, item, QStringLiteral(" → "));
    return words.join(between);
}

} // namespace

QString settingTitle(const Project& project, const std::string& path)
{
    if (path == "title")
        return QCoreApplication::translate("Settings", "Title");
    if (path == "graph.edges")
        return QCoreApplication::translate("Settings", "Wires");
    const QStringList steps = QString::fromStdString(path).split(QLatin1Char('.'));
    const Node* node =
        steps.size() > 3 && path.starts_with("graph.nodes.") ? project.graph.find(steps[2].toStdString()) : nullptr;
    const Result<Addressed> found = valueAt(project, path);
    QString title = found && !found->spec.title.empty() ? coreText(found->spec.title) : steps.last();
    if (steps.last() == QLatin1String("type"))
        title = QCoreApplication::translate("Settings", "Kind");
    if (steps.last() == QLatin1String("title"))
        title = QCoreApplication::translate("Settings", "Name");
    return node ? QStringLiteral("%1 · %2").arg(nodeName(*node), title) : title;
}

QString settingValue(const Project& project, const std::string& path, const QString& value)
{
    const std::string attribute = path.substr(path.rfind('.') + 1);
    if (!value.startsWith(QLatin1Char('[')))
        return wordFor(project, attribute, value.toStdString());
    const Result<Json> list = parseJson(value.toStdString());
    return list ? wordsFor(project, attribute, *list, QStringLiteral(", ")) : value;
}

} // namespace loom::ui
