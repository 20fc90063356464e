#pragma once

#include <QObject>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace loom::ui {

/// What hands do to the runs of a search, shared by all of its plots: pointed at, picked, brushed, hidden. What is
/// done in one is seen in the others. A run is named by its place in the list that every plot was given.
class RunFocus : public QObject {
    Q_OBJECT
public:
    using Runs = std::set<int>;
    using QObject::QObject;

    void point(int run); ///< −1: none
    /// Alone, or with `more` besides those picked; one of several that is picked again goes.
    void pick(int run, bool more);
    void setPicked(Runs runs);
    /// What the brush of a plot holds; nothing: it has none. What passes lies in all of them.
    void brush(const QObject* plot, std::optional<Runs> runs);
    void clearBrushes();
    void setHidden(Runs runs);

    int pointed() const { return pointed_; }
    const Runs& picked() const { return picked_; }
    /// The picked ones in the order in which they were; those of one go by their places.
    const std::vector<int>& inOrder() const { return order_; }
    const Runs& hidden() const { return hidden_; }
    bool isHidden(int run) const { return hidden_.contains(run); }
    bool isBrushed() const { return !brushes_.empty(); }
    bool hasBrush(const QObject* plot) const { return brushes_.contains(plot); }
    bool passes(int run) const;

signals:
    void pointedChanged(int run);
    void pickedChanged();
    void brushedChanged();
    void hiddenChanged();

private:
    int pointed_ = -1;
    Runs picked_, hidden_;
    std::vector<int> order_;
    std::map<const QObject*, Runs> brushes_;
};

} // namespace loom::ui
