#pragma once

#include "base/issue.h"

#include <QScrollArea>

namespace loom::ui {

class Document;
class Theme;

/// Everything that is wrong or odd with the project, each with a jump to its place and buttons that mend it.
class IssuesPanel : public QScrollArea {
    Q_OBJECT
public:
    IssuesPanel(Document* document, Theme* theme, QWidget* parent = nullptr);

    int count() const { return int(shown_.size()); }
    /// What the numbers of the run say, behind what the project's own issues are.
    void setFindings(std::vector<Issue> findings);

signals:
    void countChanged(int count);
    /// `path` is the Issue's address (`graph.nodes.conv1…`, `training.losses`), `node` may be empty.
    void jumpRequested(const QString& node, const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    std::vector<Issue> all() const;
    void refresh();
    void rebuild();

    Document* document_;
    Theme* theme_;
    std::vector<Issue> findings_, shown_;
};

} // namespace loom::ui
