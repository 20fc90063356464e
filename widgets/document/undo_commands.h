#pragma once

#include "document/document.h"

#include <QUndoCommand>

#include <memory>
#include <optional>

namespace loom::ui {

/// The parts of a project that an edit changed; the others are absent.
struct ProjectPatch {
    std::optional<std::string> title;
    std::optional<std::uint64_t> seed;
    std::optional<Graph> graph;
    std::optional<DataRecipe> data;
    std::optional<TrainingRecipe> training;

    /// What turns `from` into `to`.
    static ProjectPatch between(const Project& from, const Project& to);
    void applyTo(Project& project) const;
    bool empty() const { return !title && !seed && !graph && !data && !training; }
    bool operator==(const ProjectPatch&) const = default;
};

/// Every edit of a document: swaps the changed parts of the project for others, and back. Steps with the same
/// non-empty key, one after the other, become one.
class SwapProject : public QUndoCommand {
public:
    SwapProject(Document& document, const Project& edited, Change change, const QString& mergeKey,
                const QString& text);

    void redo() override { document_.apply(after_, change_); }
    void undo() override { document_.apply(before_, change_); }
    int id() const override { return mergeKey_.isEmpty() ? -1 : 1; }
    bool mergeWith(const QUndoCommand* later) override;
    /// The same edit for another stack; none is joined to it.
    std::unique_ptr<SwapProject> copy() const;

private:
    explicit SwapProject(const SwapProject& of);
    Document& document_;
    ProjectPatch before_, after_;
    Change change_;
    QString mergeKey_;
};

} // namespace loom::ui
