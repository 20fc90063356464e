#pragma once

#include "analysis/plane_grid.h"
#include "graph/shape_inference.h"

#include <QObject>
#include <QPointer>
#include <QStringList>
#include <map>
#include <vector>

namespace loom::ui {

class PickGroup;
class TrainingSession;

/// The numbers of a node's small picture: some of its units as maps, one after the other, row after row. Of a network
/// of two inputs a map is what the unit answers over the plane; of pictures the unit's feature map; of a series a row
/// of its numbers for each feature, time to the right; else one line of numbers.
struct NodePicture {
    int maps = 0, rows = 0, columns = 0;
    int units = 0; ///< how many the node has, shown or not
    bool plane = false;
    std::vector<float> values;

    std::span<const float> map(int index) const
    {
        const std::size_t size = std::size_t(rows) * std::size_t(columns);
        return std::span(values).subspan(std::size_t(index) * size, size);
    }
};

/// Small live pictures of the nodes that are in view, of the network in training; nothing is watched for the others.
class NodePictures : public QObject {
    Q_OBJECT
public:
    static constexpr int kMostMaps = 10;

    NodePictures(TrainingSession* session, PickGroup* selection, QObject* parent = nullptr);
    ~NodePictures() override;

    /// Those whose pictures are in view; none: nothing is asked for.
    void setNodes(const QStringList& nodes);
    /// Null while there is none.
    const NodePicture* of(const QString& node) const;

signals:
    void changed();

private:
    void follow();
    void take(int number);
    NodePicture pictureOf(const Tensor& output) const;

    QPointer<TrainingSession> session_;
    PickGroup* selection_;
    QStringList nodes_;
    std::shared_ptr<const PreparedData> data_; ///< of `grid_`; shared with the session
    PlaneGrid grid_; ///< side 0: no plane
    std::map<std::string, NodePicture> pictures_;
    int number_ = 0;
};

} // namespace loom::ui
