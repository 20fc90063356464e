#include "views/weights_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "graph/naming.h"
#include "plots/bar_chart.h"
#include "plots/color_scale.h"
#include "plots/heat_map.h"
#include "views/parts/map_panel.h"
#include "views/parts/maps.h"
#include "views/parts/node_box.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedWidget>

namespace loom::ui {

WeightsView::WeightsView(const ViewContext& context, QWidget* parent)
    : View(context, "weights", parent)
    , layer_(new NodeBox)
    , parameter_(new QComboBox)
    , what_(new QComboBox)
    , input_(new QSpinBox)
    , pictures_(new QCheckBox)
    , pages_(new QStackedWidget)
    , maps_(new MapPanel(theme()))
    , bars_(new BarChart(theme()))
    , matrix_(new HeatMap(theme()))
    , scale_(new ColorScale(theme()))
    , layerWord_(new QLabel)
    , inputWord_(new QLabel)
    , step_(new QLabel)
    , missing_(new QLabel)
{
    makeBar();
    layerWord_->setBuddy(layer_);
    inputWord_->setBuddy(input_);
    matrix_->setSquare(false);
    missing_->setAlignment(Qt::AlignCenter);
    missing_->setWordWrap(true);
    auto* matrixPage = new QWidget;
    auto* lines = new QVBoxLayout(matrixPage);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(matrix_, 1);
    lines->addWidget(scale_, 0, Qt::AlignRight);
    pages_->addWidget(maps_);
    pages_->addWidget(bars_);
    pages_->addWidget(matrixPage);
    pages_->addWidget(missing_);
    setContent(pages_);
    retranslate();
}

void WeightsView::makeBar()
{
    parameter_->setObjectName(QStringLiteral("parameter"));
    parameter_->setSizeAdjustPolicy(QComboBox::AdjustToContents); // shapes have no fixed width
    what_->setObjectName(QStringLiteral("what"));
    input_->setObjectName(QStringLiteral("inputChannel"));
    pictures_->setObjectName(QStringLiteral("asPictures"));
    pictures_->setChecked(true);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    for (QWidget* widget :
         std::initializer_list<QWidget*>{layerWord_, layer_, parameter_, what_, inputWord_, input_, pictures_})
        bar()->addWidget(widget);
    bar()->addStretch();
    bar()->addWidget(step_);
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) { pickNode(node.toStdString()); });
    connect(parameter_, &QComboBox::activated, this, [this] { refresh(); });
    connect(what_, &QComboBox::activated, this, [this] { refresh(); });
    connect(input_, &QSpinBox::valueChanged, this, [this] { showTensor(tensor_); });
    connect(maps_, &MapPanel::picked, this, [this](int map) {
        if (mapsAreUnits())
            pickUnit(map);
    });
    connect(bars_, &BarChart::clicked, this, [this](int bar) { pickUnit(bar == pickedUnit() ? -1 : bar); });
    connect(matrix_, &HeatMap::cellClicked, this,
            [this](int, int neuron) { pickUnit(neuron == pickedUnit() ? -1 : neuron); });
    connect(pictures_, &QCheckBox::toggled, this, [this] { showTensor(tensor_); });
}

void WeightsView::retranslate()
{
    layerWord_->setText(tr("Layer"));
    pictures_->setText(tr("As pictures"));
    pictures_->setToolTip(tr("One picture for each neuron: how strongly it weighs each pixel."));
    const QSignalBlocker quiet(what_);
    const int current = std::max(0, what_->currentIndex());
    what_->clear();
    what_->addItem(tr("Weights"));
    what_->addItem(tr("Gradients"));
    what_->setCurrentIndex(current);
    maps_->retranslate();
    matrix_->setAxes(tr("inputs"), tr("neurons"));
    parameter_->setAccessibleName(tr("Parameter"));
    what_->setAccessibleName(tr("Weights or gradients"));
    matrix_->setAccessibleName(tr("Weights"));
    bars_->setAccessibleName(tr("Weights"));
}

void WeightsView::forget()
{
    tensor_ = {};
    maps_->setMaps({}, {});
    bars_->setValues({});
    matrix_->setMap(0, 0, {}, MapScale::diverging);
    step_->clear();
}

void WeightsView::fillParameters(const NodeShapes& shapes)
{
    const QString current = parameter_->currentData().toString();
    parameter_->clear();
    for (const ParameterSpec& parameter : shapes.parameters) {
        const QString name = QString::fromStdString(parameter.name);
        parameter_->addItem(QStringLiteral("%1 · %2").arg(coreTranslation(parameterTitle(parameter.name)),
                                                          QString::fromStdString(describe(parameter.shape))),
                            name);
        if (name == current)
            parameter_->setCurrentIndex(parameter_->count() - 1);
    }
}

std::string WeightsView::shownName() const
{
    const QString name = parameter_->currentData().toString();
    return layer_->node() + "/" + name.toStdString() + (what_->currentIndex() == 1 ? ":gradient" : "");
}

void WeightsView::refresh()
{
    if (!requireData(tr("Here you see the filters and weights of a layer while they are learned.")))
        return;
    const auto fitting = subject().nodesWithParameters();
    const std::string node = followNode(fitting);
    if (node.empty()) {
        wantNothing();
        showNotice(tr("No layer of this network has weights: add a dense layer or a convolution."));
        return;
    }
    layer_->setNodes(subject(), fitting, node, false);
    fillParameters(subject().report.nodes.at(node));
    showPickedUnit();
    showContent();
    WatchRequest request;
    request.names = {shownName()};
    want(request);
}

bool WeightsView::readsPicture(const Shape& kernel) const
{
    const PictureSize size = pictureSize(subject());
    const auto trained = subject().nodesWithParameters();
    return kernel.rank() == 2 && size.channels == 1 && kernel[0] == size.rows * size.columns && !trained.empty()
        && trained.front() == layer_->node();
}

void WeightsView::showMatrix(const Tensor& tensor)
{
    const Shape& shape = tensor.shape();
    if (pictures_->isChecked() && readsPicture(shape)) {
        const PictureSize size = pictureSize(subject());
        Tensor kernel = tensor.reshaped({size.rows, size.columns, 1, shape[1]});
        maps_->setMaps(kernelMaps(kernel, 0), tr("neuron %1"));
        pages_->setCurrentIndex(0);
        return;
    }
    matrix_->setMap(int(shape[0]), int(shape[1]), floatsOf(tensor), MapScale::diverging);
    scale_->setScale(MapScale::diverging, matrix_->range());
    pages_->setCurrentIndex(2);
}

bool WeightsView::mapsAreUnits() const
{
    return parameter_->currentData() != QStringLiteral("depthwise_kernel"); // its channels are mixed before they are
}

bool WeightsView::isGrouped() const
{
    const Node* node = subject().project.graph.find(layer_->node());
    return node && integerOf(attributeOf(node->attributes, "groups")) > 1;
}

/// A filter, or the weights that lead to a neuron.
void WeightsView::showPickedUnit()
{
    maps_->showPicked(mapsAreUnits() ? pickedUnit() : -1, {-1, -1});
    bars_->setPicked(pickedUnit());
    matrix_->setPicked(-1, pickedUnit());
}

void WeightsView::showTensor(const Tensor& given)
{
    const Node* node = subject().project.graph.find(layer_->node());
    const Tensor tensor =
        filtersOf(given, node ? node->type : "", parameter_->currentData().toString().toStdString());
    const Shape& shape = tensor.shape();
    const bool kernel = shape.rank() == 4;
    input_->setVisible(kernel && shape[2] > 1);
    inputWord_->setText(isGrouped() ? tr("Channel of its group") : tr("Input channel"));
    inputWord_->setVisible(kernel && shape[2] > 1);
    pictures_->setVisible(readsPicture(shape));
    if (tensor.empty())
        return;
    if (kernel) {
        const QSignalBlocker quiet(input_);
        input_->setRange(1, int(shape[2]));
        input_->setSuffix(tr(" of %1").arg(shape[2]));
        maps_->setMaps(kernelMaps(tensor, input_->value() - 1), tr("filter %1"));
        pages_->setCurrentIndex(0);
    } else if (shape.rank() == 2) {
        showMatrix(tensor);
    } else {
        const std::string name = parameter_->currentData().toString().toStdString();
        bars_->setAxes(tr("number"), coreTranslation(parameterTitle(name)));
        bars_->setValues(floatsOf(tensor));
        pages_->setCurrentIndex(1);
    }
}

void WeightsView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(shownName());
    if (found == snapshot.tensors.end()) {
        missing_->setText(what_->currentIndex() == 1
                              ? tr("Gradients appear with the first training step.")
                              : tr("The network in training does not have these weights: start training again."));
        if (snapshot.missing.count(shownName()))
            pages_->setCurrentIndex(3);
        return;
    }
    tensor_ = found->second;
    step_->setText(stepText(snapshot));
    showTensor(tensor_);
    showPickedUnit();
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType weights_view()
{
    return {
        .id = "weights",
        .title = QT_TRANSLATE_NOOP("View", "Weights"),
        .text = QT_TRANSLATE_NOOP("View", "Filters and weights of a layer as they are learned, and their gradients."),
        .icon = "weights",
        .place = 50,
        .make = ui::makeView<ui::WeightsView>,
    };
}

} // namespace loom::view_types
