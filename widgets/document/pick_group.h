#pragma once

#include "train/watch.h"

#include <QObject>
#include <QPoint>
#include <QStringList>

#include <memory>

namespace loom::ui {

/// What somebody points at: a sample, nodes, and of the last of them one unit (a neuron, a channel, a filter) and a
/// place in its map; a class. Which step is looked at is the session's affair.
struct Pick {
    QStringList nodes;
    qint64 row = 0; ///< of the data set
    /// A sample of one's own (a drawn picture) instead of the row; null: none. It may belong to other data than those
    /// of the present: isSampleOf tells. Shared with the worker.
    GivenSamples own;
    int unit = -1; ///< of the last node; −1: none
    QPoint place{-1, -1}; ///< column and row in the unit's map; (−1, −1): none
    int label = -1; ///< a class; −1: none
};

/// A pick that the canvas, the cards and linked views share: whoever changes it, all follow. A view that is taken out
/// of the group has a group of its own. GUI thread.
class PickGroup : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    const Pick& pick() const { return pick_; }
    const QStringList& nodes() const { return pick_.nodes; }
    QString node() const { return pick_.nodes.isEmpty() ? QString() : pick_.nodes.last(); }
    /// Another last node has other units.
    void setNodes(const QStringList& nodes);
    qint64 row() const { return pick_.row; }
    void setRow(qint64 row); ///< instead of a sample of one's own, too
    const GivenSamples& own() const { return pick_.own; }
    void setOwn(const GivenSamples& own);
    /// A unit of that node, which is picked with it; another unit keeps the place.
    void setUnit(const QString& node, int unit);
    void setPlace(const QPoint& place);
    void setLabel(int label);
    /// Units, places and classes of another project, or of other data, mean nothing here.
    void forgetParts();
    void setData(const std::shared_ptr<const void>& data); ///< forgets them where these are other data than before
    /// Everything at once, as another group has it.
    void take(const Pick& pick);

signals:
    void nodesChanged();
    void rowChanged(); ///< or the sample of one's own
    void partChanged(); ///< unit, place or class

private:
    Pick pick_;
    std::weak_ptr<const void> data_;
};

} // namespace loom::ui
