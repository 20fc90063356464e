#include "document/undo_commands.h"

namespace loom::ui {

ProjectPatch ProjectPatch::between(const Project& from, const Project& to)
{
    ProjectPatch patch;
    if (from.title != to.title)
        patch.title = to.title;
    if (from.seed != to.seed)
        patch.seed = to.seed;
    if (!(from.graph == to.graph))
        patch.graph = to.graph;
    if (!(from.data == to.data))
        patch.data = to.data;
    if (!(from.training == to.training))
        patch.training = to.training;
    return patch;
}

void ProjectPatch::applyTo(Project& project) const
{
    if (title)
        project.title = *title;
    if (seed)
        project.seed = *seed;
    if (graph)
        project.graph = *graph;
    if (data)
        project.data = *data;
    if (training)
        project.training = *training;
}

SwapProject::SwapProject(Document& document, const Project& edited, Change change, const QString& mergeKey,
                         const QString& text)
    : QUndoCommand(text)
    , document_(document)
    , before_(ProjectPatch::between(edited, document.project()))
    , after_(ProjectPatch::between(document.project(), edited))
    , change_(change)
    , mergeKey_(mergeKey)
{
}

SwapProject::SwapProject(const SwapProject& of)
    : QUndoCommand(of.text())
    , document_(of.document_)
    , before_(of.before_)
    , after_(of.after_)
    , change_(of.change_)
{
}

std::unique_ptr<SwapProject> SwapProject::copy() const
{
    return std::unique_ptr<SwapProject>(new SwapProject(*this));
}

bool SwapProject::mergeWith(const QUndoCommand* later)
{
    const auto& other = static_cast<const SwapProject&>(*later);
    if (other.mergeKey_ != mergeKey_ || other.change_ != change_)
        return false;
    // Both touch the same parts because they have the same key; a part that only one touches is taken over.
    const auto join = [](auto& first, const auto& second) {
        if (second)
            first = second;
    };
    const auto keep = [](auto& first, const auto& second) {
        if (!first)
            first = second;
    };
    const ProjectPatch &b = other.before_, &a = other.after_;
    join(after_.title, a.title), join(after_.seed, a.seed), join(after_.graph, a.graph);
    join(after_.data, a.data), join(after_.training, a.training);
    keep(before_.title, b.title), keep(before_.seed, b.seed), keep(before_.graph, b.graph);
    keep(before_.data, b.data), keep(before_.training, b.training);
    if (before_ == after_)
        setObsolete(true);
    return true;
}

} // namespace loom::ui
