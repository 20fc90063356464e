#include "live_cards.h"

#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/card_picture.h"
#include "editor/canvas/node_item.h"
#include "plots/map_image.h"
#include "views/parts/maps.h"
#include "views/parts/plane_image.h"
#include "views/parts/unit_pick.h"

#include <QEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr int kLaterMs = 100; ///< while the sheet is moved nothing new is asked for
constexpr int kBeatMs = 400;
constexpr std::int64_t kMostSamples = 300; ///< on a small picture

/// All units, or none: of a class that is not shown nothing could be said.
bool isDecision(const Subject& subject, const Node& node, const NodePicture& numbers)
{
    return numbers.plane && node.id == subject.output && numbers.maps == numbers.units
        && (numbers.units == 1 || !subject.classes.isEmpty());
}

QImage mapImage(const NodePicture& numbers, int map, const MapColors& colors, MapScale scale)
{
    const auto values = numbers.map(map);
    return colors.image(values, numbers.rows, numbers.columns, rangeOf(values, scale));
}

/// Red, green and blue are one picture.
QImage colourImage(const NodePicture& numbers)
{
    const MapRange range = rangeOf(numbers.values, MapScale::gray);
    const double span = range.high > range.low ? range.high - range.low : 1;
    QImage image(numbers.columns, numbers.rows, QImage::Format_RGB32);
    for (int y = 0; y < numbers.rows; ++y)
        for (int x = 0; x < numbers.columns; ++x) {
            const auto shade = [&](int channel) {
                const double level =
                    numbers.map(channel)[std::size_t(y) * std::size_t(numbers.columns) + std::size_t(x)];
                return int(std::clamp((level - range.low) / span, 0.0, 1.0) * 255 + 0.5);
            };
            image.setPixel(x, y, qRgb(shade(0), shade(1), shade(2)));
        }
    return image;
}

} // namespace

LiveCards::LiveCards(CanvasView* canvas, TrainingSession* session, PickGroup* selection, Theme* theme)
    : QObject(canvas)
    , canvas_(canvas)
    , session_(session)
    , picks_(selection)
    , theme_(theme)
    , pictures_(session, selection)
{
    later_.setSingleShot(true);
    later_.setInterval(kLaterMs);
    connect(&later_, &QTimer::timeout, this, &LiveCards::update);
    const auto soon = [this] {
        if (!later_.isActive())
            later_.start();
    };
    connect(session_, &TrainingSession::stateChanged, this, soon);
    connect(session_, &TrainingSession::dataReady, this, &LiveCards::follow);
    connect(session_, &TrainingSession::progressed, this, &LiveCards::beat);
    connect(session_, &TrainingSession::stateChanged, this, &LiveCards::beat);
    connect(canvas_, &CanvasView::zoomChanged, this, soon);
    connect(&canvas_->canvas(), &CanvasScene::synchronised, this, soon);
    for (QScrollBar* bar : {canvas_->horizontalScrollBar(), canvas_->verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, soon);
    connect(&pictures_, &NodePictures::changed, this, &LiveCards::draw);
    connect(picks_, &PickGroup::partChanged, this, &LiveCards::draw);
    connect(canvas_, &CanvasView::unitClicked, this, [this](const QString& id, int unit) {
        const std::string node = id.toStdString();
        pickUnit(subject_, node, unit == pickedUnit(subject_, node, *picks_) ? -1 : unit, *picks_);
    });
    connect(theme_, &Theme::changed, this, &LiveCards::draw);
    canvas_->installEventFilter(this);
}

/// Another network or other data.
void LiveCards::follow()
{
    subject_ = subjectOf(session_->project(), session_->data());
    places_.clear();
    labels_.clear();
    if (subject_.planeField < 0 || subject_.data->rows.store())
        return;
    const std::vector<std::int64_t> rows = subject_.data->training.slice(0, kMostSamples);
    const Field& field = subject_.data->rows.fields()[std::size_t(subject_.planeField)];
    Tensor numbers(field.shape.withFront(std::int64_t(rows.size())), field.dtype);
    if (!subject_.data->rows.read(subject_.planeField, rows, numbers.data()))
        return;
    const PlaneGrid grid = planeGrid(*subject_.data, subject_.planeField, 1);
    places_ = floatsOf(numbers);
    for (std::size_t i = 0; i + 1 < places_.size(); i += 2) {
        places_[i] = float((places_[i] - grid.left) / (grid.right - grid.left));
        places_[i + 1] = float((grid.top - places_[i + 1]) / (grid.top - grid.bottom));
    }
    labels_ = subject_.labelsOf(rows);
}

bool LiveCards::isSeen() const
{
    using State = TrainingSession::State;
    const State state = session_->state();
    const bool there =
        state == State::ready || state == State::running || state == State::paused || state == State::ended;
    return there && canvas_->isVisible();
}

QStringList LiveCards::cardsInSight() const
{
    QStringList nodes;
    if (!isSeen() || canvas_->zoom() * theme_->scale() < canvas::kSmallZoom)
        return nodes;
    const QRectF sight = canvas_->mapToScene(canvas_->sight()).boundingRect();
    for (const Node& node : session_->project().graph.nodes) {
        const NodeItem* card = canvas_->canvas().card(QString::fromStdString(node.id));
        if (card && !card->look().group && sight.intersects(card->sceneBoundingRect()))
            nodes << card->id();
    }
    return nodes;
}

void LiveCards::update()
{
    watched_ = cardsInSight();
    pictures_.setNodes(watched_);
    draw();
}

void LiveCards::draw()
{
    const double bottom = canvas_->mapToScene(canvas_->sight()).boundingRect().bottom();
    for (const NodeItem* card : canvas_->canvas().cards()) {
        const Node* node = session_->project().graph.find(card->id().toStdString());
        const NodePicture* numbers = node && watched_.contains(card->id()) ? pictures_.of(card->id()) : nullptr;
        canvas_->canvas().setPicture(card->id(), numbers ? pictureFor(*node, *numbers) : CardPicture(), bottom);
    }
}

CardPicture LiveCards::pictureFor(const Node& node, const NodePicture& numbers) const
{
    CardPicture picture;
    picture.units = numbers.units;
    picture.smooth = numbers.plane;
    picture.line = numbers.rows == 1 && !numbers.plane;
    if (isDecision(subject_, node, numbers)) {
        picture.units = 1;
        picture.tiles = {decision(numbers)};
        return picture;
    }
    const bool given = node.type == "input" && !numbers.plane;
    if (given && numbers.maps == 3 && numbers.units == 3) {
        picture.units = 1;
        picture.tiles = {colourImage(numbers)};
        return picture;
    }
    const MapScale scale = given ? MapScale::gray : MapScale::diverging;
    const MapColors colors(*theme_, scale);
    for (int map = 0; map < numbers.maps; ++map)
        picture.tiles << mapImage(numbers, map, colors, scale);
    if (numbers.maps == 1 && !picture.line)
        picture.units = 1; // one picture of all its numbers
    picture.picked = pickedUnit(subject_, node.id, *picks_);
    return picture;
}

/// What the network decides everywhere, and what it learns from.
QImage LiveCards::decision(const NodePicture& numbers) const
{
    constexpr int kSide = 192;
    const PlaneAnswers answers{numbers.values, numbers.rows, numbers.maps, true};
    QImage image = numbers.maps > 1 ? classImage(*theme_, answers, int(subject_.classes.size()))
                                    : paler(unitImage(*theme_, answers, 0, !subject_.classes.isEmpty()), *theme_);
    image = image.scaled(kSide, kSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    drawSamples(image);
    return image;
}

void LiveCards::drawSamples(QImage& image) const
{
    constexpr double kFew = 24, kSmall = 2.6, kLarge = 7;
    const double dot = std::clamp(kFew / std::sqrt(double(labels_.size())), kSmall, kLarge);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme_->color(QStringLiteral("plot")), 1));
    for (std::size_t i = 0; i < labels_.size() && 2 * i + 1 < places_.size(); ++i) {
        painter.setBrush(classColour(*theme_, labels_[i], int(subject_.classes.size())));
        painter.drawEllipse(QPointF(places_[2 * i] * image.width(), places_[2 * i + 1] * image.height()), dot, dot);
    }
}

/// Goes on with the steps that are really made.
void LiveCards::beat()
{
    const bool learning = isSeen() && session_->state() == TrainingSession::State::running;
    if (learning && (session_->stepsDone() == beatStep_ || (sinceBeat_.isValid() && !sinceBeat_.hasExpired(kBeatMs))))
        return;
    beatStep_ = learning ? session_->stepsDone() : -1;
    learning ? sinceBeat_.start() : sinceBeat_.invalidate();
    full_ = learning && !full_;
    for (NodeItem* card : canvas_->canvas().cards())
        card->setPulse(Pulse::none);
    if (!learning)
        return;
    for (const std::string& id : subject_.nodesWithParameters())
        if (NodeItem* card = canvas_->canvas().cardFor(id); card && !subject_.project.graph.find(id)->frozen)
            card->setPulse(full_ ? Pulse::full : Pulse::hollow);
}

bool LiveCards::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Show || event->type() == QEvent::Hide || event->type() == QEvent::Resize)
        later_.start();
    return QObject::eventFilter(watched, event);
}

} // namespace loom::ui
