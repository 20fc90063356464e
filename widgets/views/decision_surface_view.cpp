#include "views/decision_surface_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/surface_plot.h"
#include "plots/ticks.h"
#include "plots/tile_grid.h"
#include "views/parts/maps.h"
#include "views/parts/node_box.h"
#include "views/parts/plane_image.h"
#include "views/parts/row_facts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <algorithm>

namespace loom::ui {

namespace {

constexpr int kSide = 64; ///< cells of a row of the grid
constexpr std::int64_t kMostPoints = 2000;

} // namespace

DecisionSurfaceView::DecisionSurfaceView(const ViewContext& context, QWidget* parent)
    : View(context, "decision_surface", parent)
    , layer_(new NodeBox)
    , tiles_(new TileGrid(theme()))
    , plot_(new SurfacePlot(theme()))
    , layerWord_(new QLabel)
    , scale_(new QLabel)
    , step_(new QLabel)
{
    layerWord_->setBuddy(layer_);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    scale_->setProperty("role", "muted");
    scale_->setWordWrap(true);
    tiles_->setObjectName(QStringLiteral("units"));
    plot_->setObjectName(QStringLiteral("surface"));
    bar()->addWidget(layerWord_);
    bar()->addWidget(layer_);
    bar()->addStretch();
    bar()->addWidget(step_);
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme().px(3));
    auto* lines = new QVBoxLayout;
    lines->addWidget(plot_, 1);
    lines->addWidget(scale_);
    columns->addLayout(lines, 3);
    columns->addWidget(tiles_, 1);
    setContent(body);
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) { pickNode(node.toStdString()); });
    connect(tiles_, &TileGrid::clicked, this, [this](int tile) { pickUnit(showsClasses() ? tile - 1 : tile); });
    connect(plot_, &SurfacePlot::picked, this, [this](int point) { pickRow(rows_[std::size_t(point)]); });
    connect(plot_, &SurfacePlot::opened, this, [this](int point) { openRow(rows_[std::size_t(point)]); });
    plot_->setReadouts(
        [this](const QPointF& place) { return readPlace(place); },
        [this](int point) {
            return QStringLiteral("<b>%1</b>").arg(factsOf(rows_[std::size_t(point)]).caption.toHtmlEscaped());
        });
    retranslate();
}

void DecisionSurfaceView::retranslate()
{
    layerWord_->setText(tr("Layer"));
    tiles_->setAccessibleName(tr("Neurons of the layer"));
    plot_->setAccessibleName(tr("Decision surface"));
    if (subject().planeField >= 0)
        plot_->setAxes(axisName(subject(), 0), axisName(subject(), 1));
}

void DecisionSurfaceView::forget()
{
    grid_ = {};
    values_.clear();
    rows_.clear();
    units_ = 0;
    unit_ = -1;
    plot_->setSurface({}, {0, 0, 1, 1});
    plot_->setPoints({}, {});
    tiles_->setTiles(0, {1, 1}, {}, {});
    step_->clear();
    scale_->clear();
}

bool DecisionSurfaceView::showsClasses() const
{
    return layer_->node() == subject().output && subject().classes.size() > 1 && units_ > 1;
}

void DecisionSurfaceView::refresh()
{
    if (!requireData(tr("Here you see what the network answers everywhere in the plane.")))
        return;
    const auto fitting = subject().nodesOfRank({1});
    if (subject().planeField < 0 || fitting.empty()) {
        wantNothing();
        showNotice(
            tr("A decision surface needs data of two numbers a sample: points of the plane, or a table with two "
               "inputs."));
        return;
    }
    const std::string before = layer_->node();
    const std::string node = followNode(fitting, subject().output);
    layer_->setNodes(subject(), fitting, node);
    if (node != before) {
        values_.clear();
        units_ = 0;
    }
    showPickedUnit();
    if (grid_.side == 0) {
        grid_ = planeGrid(*subject().data, subject().planeField, kSide);
        showPoints();
        retranslate();
    }
    markPicked();
    showContent();
    WatchRequest request;
    request.names = {node + "/output"};
    request.given = grid_.samples;
    want(request);
}

/// A point of one's own, or the picked row where it is among the shown ones.
void DecisionSurfaceView::markPicked()
{
    std::optional<QPointF> place;
    if (const GivenSamples mine = own()) {
        const Tensor& point = mine->at(subject().data->rows.fields()[std::size_t(subject().planeField)].name);
        place = QPointF(point.at(0), point.at(1));
    }
    const auto found = std::find(rows_.begin(), rows_.end(), row());
    plot_->setOwn(place);
    plot_->setMarked(place || found == rows_.end() ? -1 : int(found - rows_.begin()));
}

/// Those that the network learns from.
void DecisionSurfaceView::showPoints()
{
    rows_ = subject().data->training.slice(0, kMostPoints);
    const Field& field = subject().data->rows.fields()[std::size_t(subject().planeField)];
    Tensor numbers(field.shape.withFront(std::int64_t(rows_.size())), field.dtype);
    if (!subject().data->rows.read(subject().planeField, rows_, numbers.data()))
        rows_.clear();
    std::vector<QColor> colours;
    for (const int label : subject().labelsOf(rows_))
        colours.push_back(classColour(theme(), label, int(subject().classes.size())));
    std::vector<float> places = floatsOf(numbers);
    places.resize(2 * rows_.size());
    plot_->setPoints(places, std::move(colours));
}

void DecisionSurfaceView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(layer_->node() + "/output");
    if (found == snapshot.tensors.end() || snapshot.given != grid_.samples || found->second.shape().rank() != 2)
        return;
    units_ = int(found->second.shape()[1]);
    values_ = floatsOf(found->second);
    step_->setText(stepText(snapshot));
    const int first = showsClasses() ? -1 : 0;
    tiles_->setTiles(
        units_ - first, {kSide, kSide}, [this, first](int tile) { return image(tile + first); },
        [this, first](int tile) { return unitName(tile + first); });
    tiles_->setVisible(units_ > 1);
    showPickedUnit();
}

double DecisionSurfaceView::value(int unit, int row, int column) const
{
    return values_[std::size_t((row * grid_.side + column) * units_ + unit)];
}

QString DecisionSurfaceView::unitName(int unit) const
{
    if (unit < 0)
        return tr("decision");
    if (layer_->node() != subject().output || subject().classes.isEmpty())
        return tr("neuron %1").arg(unit + 1);
    // A single number of two classes speaks for the second.
    return subject().className(units_ == 1 && subject().classes.size() == 2 ? 1 : unit);
}

void DecisionSurfaceView::showPickedUnit()
{
    if (units_ == 0)
        return;
    const int least = showsClasses() ? -1 : 0, picked = pickedUnit();
    unit_ = picked < units_ ? std::max(picked, least) : least;
    tiles_->setCurrent(unit_ - least);
    showSurface();
}

std::optional<double> DecisionSurfaceView::border() const
{
    if (layer_->node() != subject().output || subject().classes.isEmpty())
        return std::nullopt;
    return subject().border;
}

QImage DecisionSurfaceView::image(int unit) const
{
    const PlaneAnswers answers{values_, grid_.side, units_};
    if (unit < 0)
        return classImage(theme(), answers, int(subject().classes.size()));
    return unitImage(theme(), answers, unit, border());
}

void DecisionSurfaceView::showSurface()
{
    if (values_.empty())
        return;
    plot_->setSurface(unit_ < 0 ? image(unit_) : paler(image(unit_), theme()),
                      {grid_.left, grid_.bottom, grid_.right - grid_.left, grid_.top - grid_.bottom});
    QString words = tr("Colour: the class that the network takes a place for, the paler the less sure.");
    if (unit_ >= 0) {
        float low = values_[std::size_t(unit_)], high = low;
        for (std::size_t i = std::size_t(unit_); i < values_.size(); i += std::size_t(units_)) {
            low = std::min(low, values_[i]);
            high = std::max(high, values_[i]);
        }
        words = tr("%1: %2 … %3 over the plane; orange below, blue above %4.")
                    .arg(unitName(unit_), fourDigits(low), fourDigits(high),
                         numberLocale().toString(border().value_or(0)));
    }
    scale_->setText(words);
}

QString DecisionSurfaceView::readPlace(const QPointF& place) const
{
    if (values_.empty())
        return {};
    const int column =
        std::clamp(int((place.x() - grid_.left) / (grid_.right - grid_.left) * grid_.side), 0, kSide - 1);
    const int row = std::clamp(int((grid_.top - place.y()) / (grid_.top - grid_.bottom) * grid_.side), 0, kSide - 1);
    QString words =
        QStringLiteral("%1 = %2 · %3 = %4")
            .arg(axisName(subject(), 0), fourDigits(place.x()), axisName(subject(), 1), fourDigits(place.y()));
    for (int unit = 0; unit < units_; ++unit)
        if (unit_ < 0 || unit == unit_)
            words += QStringLiteral("<br>%1: <b>%2</b>").arg(unitName(unit), fourDigits(value(unit, row, column)));
    return words;
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType decision_surface_view()
{
    return {
        .id = "decision_surface",
        .title = QT_TRANSLATE_NOOP("View", "Decision surface"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "What a network of two inputs answers everywhere in the plane, with the "
                                  "samples on it; of every neuron, too."),
        .icon = "surface",
        .place = 45,
        .make = ui::makeView<ui::DecisionSurfaceView>,
    };
}

} // namespace loom::view_types
