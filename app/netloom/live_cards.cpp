#include "live_cards.h"

#include "document/document.h"
#include "document/training_session.h"
#include "editor/canvas_geometry.h"
#include "editor/canvas_scene.h"
#include "editor/canvas_view.h"
#include "editor/node_item.h"
#include "plots/map_image.h"
#include "train/watch.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace loom::ui {
namespace {

constexpr int kMaps = 5, kGap = 1; ///< side by side; the gap in pixels of the picture
constexpr double kPerSecond = 5;
constexpr int kLaterMs = 100; ///< while the sheet is moved nothing new is asked for
const std::string kOutput = "/output";

/// The first channels of (1, rows, columns, channels) beside one another; null for anything else.
QImage mapsImage(const Tensor& activations, const MapColors& colors)
{
    const Shape& shape = activations.shape();
    if (shape.rank() != 4 || shape[0] < 1)
        return {};
    const int rows = int(shape[1]), columns = int(shape[2]), channels = int(shape[3]);
    const int shown = std::min(kMaps, channels);
    QImage all(shown * columns + (shown - 1) * kGap, rows, QImage::Format_ARGB32);
    all.fill(Qt::transparent);
    QPainter painter(&all);
    std::vector<float> map(std::size_t(rows) * std::size_t(columns));
    for (int k = 0; k < shown; ++k) {
        for (std::size_t cell = 0; cell < map.size(); ++cell)
            map[cell] = float(activations.at(std::int64_t(cell) * channels + k));
        const MapRange range = rangeOf(map, MapScale::diverging);
        painter.drawImage(k * (columns + kGap), 0, colors.image(map, rows, columns, range));
    }
    return all;
}

} // namespace

LiveCards::LiveCards(CanvasView* canvas, TrainingSession* session, Selection* selection, Theme* theme)
    : QObject(canvas)
    , canvas_(canvas)
    , session_(session)
    , selection_(selection)
    , theme_(theme)
{
    later_.setSingleShot(true);
    later_.setInterval(kLaterMs);
    connect(&later_, &QTimer::timeout, this, &LiveCards::update);
    const auto soon = [this] {
        if (!later_.isActive())
            later_.start();
    };
    connect(session_, &TrainingSession::stateChanged, this, soon);
    connect(canvas_, &CanvasView::zoomChanged, this, soon);
    connect(&canvas_->canvas(), &CanvasScene::synchronised, this, soon);
    connect(selection_, &Selection::rowChanged, this, soon);
    for (QScrollBar* bar : {canvas_->horizontalScrollBar(), canvas_->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, soon);
    connect(session_, &TrainingSession::snapshotReady, this, [this](int number) {
        const Snapshot* snapshot = number == number_ ? session_->snapshot(number) : nullptr;
        if (snapshot && number != 0)
            take(*snapshot);
    });
    canvas_->installEventFilter(this);
}

std::vector<std::string> LiveCards::wantedNames() const
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool there =
        state == State::ready || state == State::running || state == State::paused || state == State::ended;
    std::vector<std::string> names;
    if (!there || !canvas_->isVisible() || canvas_->zoom() < canvas::kReadableZoom)
        return names;
    const Document& document = canvas_->document();
    const QRectF sight = canvas_->mapToScene(canvas_->sight()).boundingRect();
    for (const Node& node : session_->project().graph.nodes) {
        const NodeItem* card = canvas_->canvas().card(QString::fromStdString(node.id));
        const auto shapes = document.report().nodes.find(node.id);
        if (!card || card->look().group || shapes == document.report().nodes.end() || shapes->second.outputs.empty())
            continue;
        if (shapes->second.outputs.front().rank() == 3 && sight.intersects(card->sceneBoundingRect()))
            names.push_back(node.id + kOutput);
    }
    return names;
}

void LiveCards::update()
{
    const std::vector<std::string> names = wantedNames();
    if (names.empty()) {
        clear();
        return;
    }
    if (names != names_)
        canvas_->canvas().clearPictures();
    names_ = names;
    number_ = session_->watch({.names = names, .rows = {selection_->row()}, .perSecond = kPerSecond}, number_);
}

void LiveCards::clear()
{
    if (number_ != 0)
        session_->unwatch(number_);
    number_ = 0;
    names_.clear();
    canvas_->canvas().clearPictures();
}

void LiveCards::take(const Snapshot& snapshot)
{
    const MapColors colors(*theme_, MapScale::diverging), grays(*theme_, MapScale::gray);
    for (const auto& [name, tensor] : snapshot.tensors) {
        const std::string id = name.substr(0, name.size() - kOutput.size());
        const Node* node = session_->project().graph.find(id);
        const bool picture = node && node->type == "input";
        canvas_->canvas().setPicture(QString::fromStdString(id), mapsImage(tensor, picture ? grays : colors));
    }
}

bool LiveCards::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide || event->type() == QEvent::Resize)
        later_.start();
    return QObject::eventFilter(watched, event);
}

} // namespace loom::ui
