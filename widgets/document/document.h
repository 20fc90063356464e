#pragma once

#include "graph/shape_inference.h"
#include "project/project.h"

#include <QObject>
#include <QUndoStack>

#include <map>

namespace loom::ui {

struct DocumentAside;
struct ProjectPatch;

/// What a change touched, so that views redraw only that.
enum class Change { everything, structure, attributes, positions, titles, data, training };

/// A project being edited: the Project, its undo stack, its file. The only place where a project is changed:
/// every edit is an undo command. Lives in the GUI thread.
class Document : public QObject {
    Q_OBJECT
public:
    explicit Document(QObject* parent = nullptr);

    const Project& project() const { return project_; }
    const Graph& graph() const { return project_.graph; }
    QUndoStack& undoStack() { return undo_; }
    const QString& file() const { return file_; }
    bool isModified() const { return !undo_.isClean(); }

    /// Shapes, counts and Issues of the graph as it is; recomputed after each change.
    const GraphReport& report() const { return report_; }
    /// Graph and recipe issues together.
    const std::vector<Issue>& issues() const { return issues_; }
    /// Fields of the data as the network gets them; set by the session once data are known, guessed from file
    /// else.
    const std::vector<FieldShape>& fields() const { return fields_; }
    void setFields(const std::vector<FieldShape>& fields);
    /// While data are being read for the first time nothing is wrong with the inputs that wait for them.
    void awaitFields(bool reading);

    /// Replaces everything and clears the undo stack.
    void setProject(Project project, const QString& file, const std::vector<Issue>& openIssues = {});
    void setFile(const QString& file);
    /// Everything of it, for a while in which another project stands in its place; `putBack` has it as it was, with
    /// all that can be undone and redone.
    DocumentAside putAside();
    void putBack(const DocumentAside& aside);
    /// Places of a network that has none, as it is opened: no edit. Only while nothing can be undone or redone.
    void place(const std::map<std::string, Position>& to);
    /// Says that the project differs from its file although nothing was edited (a recovered one).
    void setModified() { undo_.resetClean(); }

    // Edits. Each is one undo step with `text` shown in the menu; equal graphs push nothing.
    /// General: make `edited` the graph. `merge` > 0: consecutive edits with the same number become one step.
    void editGraph(const Graph& edited, const QString& text, Change change = Change::structure, int merge = 0);
    /// Any value by its path (project/path.h); consecutive edits of one path become one step. False: no such
    /// path, or a value outside its range; nothing was changed.
    bool setValue(const QString& path, const Value& value);
    void editProject(const Project& edited, const QString& text, Change change, const QString& mergeKey = {});
    /// The next edit starts a step of its own even if it could join the last (a slider was let go).
    void finishStep() { ++mergeEpoch_; }

    // Commonly used edits, built on editGraph.
    QString addNode(const QString& type, Position at, const Attributes& attributes = {});
    void addEdge(const Edge& edge); ///< replaces the wire of a port that takes one
    void removeEdge(const Edge& edge);
    /// With `reconnect` each node's first source feeds its former targets.
    void removeNodes(const QStringList& ids, bool reconnect);
    void moveNodes(const std::map<std::string, Position>& to);
    /// False: no such attribute, or a value that its spec refuses.
    bool setAttribute(const QString& node, const QString& name, const Value& value);
    void setTitle(const QString& nodeOrGroup, const QString& title);
    void setFrozen(const QStringList& nodes, bool frozen);
    void setBypassed(const QStringList& nodes, bool bypassed); ///< left out when predicting
    void repair(const Repair& repair);
    QStringList paste(const Graph& part, Position at); ///< new ids, returned
    /// The same for a part of this network, of which every layer takes its weights from the one that it was made of.
    QStringList placeAgain(const Graph& part, Position at);
    QString group(const QStringList& ids, const QString& title); ///< its id; empty when nothing was grouped
    void ungroup(const QString& group);
    void setFolded(const QString& group, bool folded);

signals:
    void changed(Change change);
    void fileChanged();

private:
    friend class SwapProject;
    void apply(const ProjectPatch& patch, Change change);
    void refresh();
    void setFlag(const QStringList& nodes, bool Node::*flag, bool on, const QString& text);

    Project project_;
    QUndoStack undo_;
    QString file_;
    GraphReport report_;
    std::vector<Issue> issues_, openIssues_;
    std::vector<FieldShape> fields_;
    bool reading_ = false;
    int mergeEpoch_ = 0;
};

} // namespace loom::ui
