#include "document/node_pictures.h"

#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "project/prediction.h"

#include <algorithm>
#include <utility>

namespace loom::ui {

namespace {

constexpr int kSide = 24; ///< cells of a row of the plane's grid
constexpr double kPerSecond = 5;
constexpr std::int64_t kMostNumbers = 128; ///< side by side; more could not be told apart

} // namespace

NodePictures::NodePictures(TrainingSession* session, PickGroup* selection, QObject* parent)
    : QObject(parent)
    , session_(session)
    , selection_(selection)
{
    connect(session, &TrainingSession::stateChanged, this, &NodePictures::follow);
    connect(session, &TrainingSession::dataReady, this, &NodePictures::follow);
    connect(session, &TrainingSession::snapshotReady, this, &NodePictures::take);
    connect(selection, &PickGroup::rowChanged, this, &NodePictures::follow);
}

NodePictures::~NodePictures()
{
    if (number_ != 0 && session_) // a window lets go of its session first
        session_->unwatch(number_);
}

void NodePictures::setNodes(const QStringList& nodes)
{
    if (std::exchange(nodes_, nodes) != nodes)
        follow();
}

void NodePictures::follow()
{
    const auto data = session_->data();
    if (data != data_) {
        data_ = data;
        // What lies on the disk is not read here, where a window waits.
        const int field = data && !data->rows.store() ? planeField(data->rows) : -1;
        grid_ = field >= 0 ? planeGrid(*data, field, kSide) : PlaneGrid();
        pictures_.clear();
        emit changed();
    }
    if (!data || nodes_.isEmpty() || session_->state() == TrainingSession::State::failed) {
        if (number_ != 0)
            session_->unwatch(std::exchange(number_, 0));
        if (!std::exchange(pictures_, {}).empty())
            emit changed();
        return;
    }
    WatchRequest request;
    for (const QString& node : nodes_)
        request.names.push_back(node.toStdString() + "/output");
    if (grid_.side > 0)
        request.given = grid_.samples;
    else if (isSampleOf(*data, selection_->own()))
        request.given = selection_->own();
    else
        request.rows = {
            std::clamp<std::int64_t>(selection_->row(), 0, std::max<std::int64_t>(0, data->rows.size() - 1))};
    request.perSecond = kPerSecond;
    number_ = session_->watch(request, number_);
}

NodePicture NodePictures::pictureOf(const Tensor& output) const
{
    NodePicture picture;
    const Shape& shape = output.shape();
    const std::int64_t units = shape[shape.rank() - 1];
    picture.units = int(units);
    picture.plane = grid_.side > 0;
    if (picture.plane && shape.rank() != 2)
        return {};
    if (picture.plane || shape.rank() == 4) {
        picture.rows = picture.plane ? grid_.side : int(shape[1]);
        picture.columns = picture.plane ? grid_.side : int(shape[2]);
        picture.maps = int(std::min<std::int64_t>(units, kMostMaps));
        for (int map = 0; map < picture.maps; ++map)
            for (std::int64_t cell = 0; cell < std::int64_t(picture.rows) * picture.columns; ++cell)
                picture.values.push_back(float(output.at(cell * units + map)));
        return picture;
    }
    const bool series = shape.rank() == 3;
    if (shape.rank() > 3 || units > kMostNumbers || (series && shape[1] > kMostNumbers))
        return {};
    picture.maps = 1;
    picture.rows = series ? int(units) : 1;
    picture.columns = int(series ? shape[1] : units);
    for (int row = 0; row < picture.rows; ++row)
        for (int column = 0; column < picture.columns; ++column)
            picture.values.push_back(float(output.at(series ? column * units + row : column)));
    return picture;
}

void NodePictures::take(int number)
{
    const Snapshot* snapshot = number == number_ && number != 0 ? session_->snapshot(number) : nullptr;
    if (!snapshot)
        return;
    pictures_.clear();
    for (const auto& [name, output] : snapshot->tensors)
        if (output.size() > 0 && output.shape().rank() > 1)
            if (NodePicture picture = pictureOf(output); picture.maps > 0)
                pictures_[name.substr(0, name.find('/'))] = std::move(picture);
    emit changed();
}

const NodePicture* NodePictures::of(const QString& node) const
{
    const auto found = pictures_.find(node.toStdString());
    return found == pictures_.end() ? nullptr : &found->second;
}

} // namespace loom::ui
