#pragma once

#include "base/issue.h"

#include <QScrollArea>
#include <map>

namespace loom::ui {

class Document;
class Theme;

/// Everything that is wrong or odd with the project, each with a jump to its place and buttons that mend it.
class IssuesPanel : public QScrollArea {
    Q_OBJECT
public:
    IssuesPanel(Document* document, Theme* theme, QWidget* parent = nullptr);

    int count() const { return int(shown_.size()); }
    /// Where else than from the project's own issues something comes, in the order in which it is shown behind them.
    enum class From { data, leaks, run };
    void setFindings(From from, std::vector<Issue> findings);

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
    std::map<From, std::vector<Issue>> findings_;
    std::vector<Issue> shown_;
};

} // namespace loom::ui
