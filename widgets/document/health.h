#pragma once

#include "base/issue.h"
#include "graph/shape_inference.h"

#include <QObject>
#include <QPointer>
#include <QString>
#include <map>
#include <vector>

namespace loom::ui {

class TrainingSession;

/// What the numbers of the network in training say about its layers: which of them are dead. It looks once a second
/// at a few samples while somebody wants to know, and costs nothing else.
class Health : public QObject {
    Q_OBJECT
public:
    explicit Health(TrainingSession* session, QObject* parent = nullptr);
    ~Health() override;

    /// Cards, a list of issues or whoever else shows it is visible.
    void setLooking(bool looking);
    /// Warnings with a node each, in the order of the flow.
    const std::vector<Issue>& issues() const { return issues_; }
    std::vector<const Issue*> issuesOf(const std::string& node) const;
    /// For a badge on the node's card: "32 of 32 filters give 0", else "gradient 0"; empty for a healthy one.
    QString badge(const QString& node) const;

signals:
    void changed();

private:
    void follow();
    void take(int number);

    QPointer<TrainingSession> session_;
    GraphReport report_;
    std::vector<Issue> issues_;
    int number_ = 0;
    bool looking_ = false;
};

} // namespace loom::ui
