#include "document/document.h"

#include "common/core_text.h"
#include "document/undo_commands.h"
#include "project/path.h"
#include "project/run.h"

#include <algorithm>

namespace loom::ui {

Document::Document(QObject* parent)
    : QObject(parent)
{
}

void Document::setProject(Project project, const QString& file, const std::vector<Issue>& openIssues)
{
    undo_.clear();
    project_ = std::move(project);
    openIssues_ = openIssues;
    fields_.clear();
    file_ = file;
    refresh();
    emit fileChanged();
    emit changed(Change::everything);
}

void Document::setFile(const QString& file)
{
    if (file == file_)
        return;
    file_ = file;
    emit fileChanged();
}

void Document::awaitFields(bool reading)
{
    if (reading == reading_)
        return;
    reading_ = reading;
    refresh();
    emit changed(Change::data);
}

void Document::setFields(const std::vector<FieldShape>& fields)
{
    reading_ = false;
    fields_ = fields;
    refresh();
    emit changed(Change::data);
}

void Document::apply(const ProjectPatch& patch, Change change)
{
    patch.applyTo(project_);
    if (change != Change::positions)
        refresh();
    emit changed(change);
}

void Document::refresh()
{
    report_ = inspect(project_.graph, fields_, lossUses(project_, fields_));
    issues_ = checkProject(project_, fields_);
    if (reading_ && fields_.empty())
        std::erase_if(issues_, [this](const Issue& issue) {
            const Node* node = project_.graph.find(issue.node);
            return node && node->type == "input";
        });
    for (const Issue& issue : openIssues_)
        if (std::find(issues_.begin(), issues_.end(), issue) == issues_.end())
            issues_.push_back(issue);
}

void Document::editProject(const Project& edited, const QString& text, Change change, const QString& mergeKey)
{
    if (edited == project_)
        return;
    const QString key = mergeKey.isEmpty() ? QString() : mergeKey + QStringLiteral("#%1").arg(mergeEpoch_);
    undo_.push(new SwapProject(*this, edited, change, key, text));
}

void Document::editGraph(const Graph& edited, const QString& text, Change change, int merge)
{
    Project project = project_;
    project.graph = edited;
    editProject(project, text, change, merge > 0 ? QStringLiteral("graph/%1").arg(merge) : QString());
}

bool Document::setValue(const QString& path, const Value& value)
{
    Project edited = project_;
    const Result<void> done = loom::setValue(edited, path.toStdString(), value);
    if (!done)
        return false;
    Change change = Change::training;
    if (path.startsWith(QLatin1String("graph.")))
        change = Change::attributes;
    else if (path.startsWith(QLatin1String("data.")))
        change = Change::data;
    else if (path == QLatin1String("title"))
        change = Change::titles;
    const Result<Addressed> addressed = valueAt(edited, path.toStdString());
    const QString name = addressed ? coreText(addressed->spec.title) : QString();
    editProject(edited, tr("Change %1").arg(name.isEmpty() ? path : name), change, path);
    return true;
}

} // namespace loom::ui
