#include "views/activations_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/bar_chart.h"
#include "plots/heat_map.h"
#include "views/parts/amounts.h"
#include "views/parts/map_panel.h"
#include "views/parts/maps.h"
#include "views/parts/node_box.h"
#include "views/parts/row_facts.h"
#include "views/parts/row_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <algorithm>

namespace loom::ui {

namespace {
constexpr std::size_t kNamedBars = 24; ///< few numbers lie one below the other
} // namespace

ActivationsView::ActivationsView(const ViewContext& context, QWidget* parent)
    : View(context, "activations", parent)
    , layer_(new NodeBox)
    , sample_(new RowPanel(theme()))
    , pages_(new QStackedWidget)
    , maps_(new MapPanel(theme()))
    , bars_(new BarChart(theme()))
    , matrix_(new HeatMap(theme()))
    , layerWord_(new QLabel)
    , step_(new QLabel)
{
    layerWord_->setBuddy(layer_);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    matrix_->setSquare(false);
    bars_->setObjectName(QStringLiteral("bars"));
    bar()->addWidget(layerWord_);
    bar()->addWidget(layer_);
    bar()->addStretch();
    bar()->addWidget(step_);
    pages_->addWidget(maps_);
    pages_->addWidget(bars_);
    pages_->addWidget(matrix_);
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme().px(3));
    columns->addWidget(sample_);
    columns->addWidget(pages_, 1);
    setContent(body);
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) { pickNode(node.toStdString()); });
    connect(sample_, &RowPanel::picked, this, &ActivationsView::pickRow);
    connect(maps_, &MapPanel::picked, this, &ActivationsView::pickUnit);
    connect(maps_, &MapPanel::cellPicked, this, &ActivationsView::pickPlace);
    connect(matrix_, &HeatMap::cellClicked, this, [this](int time, int feature) {
        pickUnit(feature);
        pickPlace({feature, time});
    });
    connect(bars_, &BarChart::clicked, this, [this](int bar) {
        if (!showsAmounts())
            pickUnit(bar == pickedUnit() ? -1 : bar);
    });
    retranslate();
}

void ActivationsView::retranslate()
{
    layerWord_->setText(tr("Layer"));
    sample_->retranslate();
    maps_->retranslate();
    matrix_->setAxes(tr("time"), tr("feature"));
    matrix_->setAccessibleName(tr("Output of the layer"));
    bars_->setAccessibleName(tr("Output of the layer"));
}

void ActivationsView::forget()
{
    sample_->forget();
    maps_->setMaps({}, {});
    bars_->setValues({});
    matrix_->setMap(0, 0, {}, MapScale::diverging);
    step_->clear();
}

void ActivationsView::refresh()
{
    if (!requireData(tr("Here you see what comes out of a layer for one sample.")))
        return;
    auto fitting = subject().nodesOfRank({1, 2, 3});
    std::reverse(fitting.begin(), fitting.end()); // the prediction first
    const std::string node = followNode(fitting);
    if (node.empty()) {
        wantNothing();
        showNoticeOfIssues(tr("No layer of this network has a known output yet: mend what the list of issues says."));
        return;
    }
    layer_->setNodes(subject(), fitting, node);
    sample_->showPicked(sharedSubject(), row(), own());
    showPickedUnit();
    showContent();
    wantPicked(node + "/output");
}

bool ActivationsView::showsAmounts() const
{
    return layer_->node() == subject().output && predictsAmounts(subject());
}

void ActivationsView::showPickedUnit()
{
    const int unit = pickedUnit();
    const QPoint place = pickedPlace();
    maps_->showPicked(unit, place);
    matrix_->setPicked(place.x() == unit ? place.y() : -1, unit);
    bars_->setPicked(showsAmounts() ? -1 : unit);
}

/// What the network says beside what is true, in the unit of the data.
void ActivationsView::showAmounts(const std::vector<float>& values)
{
    QStringList names;
    std::vector<float> shown;
    for (std::int64_t amount = 0; amount < std::int64_t(values.size()) && shown.size() < kNamedBars; ++amount) {
        const QString name = amountName(subject(), amount);
        names << tr("%1, predicted").arg(name);
        shown.push_back(float(inStoredUnit(subject(), amount, values[std::size_t(amount)])));
        if (own())
            continue; // nobody knows what is true of it
        names << tr("%1, true").arg(name);
        shown.push_back(float(subject().data->rows.at(subject().targetField, row(), amount)));
    }
    bars_->setNames(names);
    bars_->setPercent(false);
    bars_->setMarked(-1, {});
    bars_->setAxes(tr("number of the output"), tr("in the unit of the data"));
    bars_->setValues(shown);
    pages_->setCurrentWidget(bars_);
}

void ActivationsView::showVector(const Tensor& output)
{
    const std::vector<float> values = rowOf(output, 0);
    if (showsAmounts())
        return showAmounts(values);
    double sum = 0;
    const bool shares = std::all_of(values.begin(), values.end(), [&](float v) {
        sum += v;
        return v >= 0 && v <= 1;
    });
    // A network may have more outputs than there are classes: the others have names, too.
    const bool classes = layer_->node() == subject().output && subject().classes.size() > 0 && values.size() > 1;
    const bool oneOfTwo = layer_->node() == subject().output && subject().classes.size() == 2 && values.size() == 1;
    QStringList names = classes ? subject().classNames(int(values.size()))
        : oneOfTwo              ? subject().classes.mid(1)
                                : QStringList();
    for (int i = 0; names.size() < qsizetype(values.size()) && values.size() <= kNamedBars; ++i)
        names.append(QString::number(i + 1));
    bars_->setNames(names);
    bars_->setPercent(shares && (oneOfTwo || (classes && sum > 0.99 && sum < 1.01)));
    const int label = own() ? -1 : factsOf(row()).label;
    bars_->setMarked(classes ? label : oneOfTwo && label == 1 ? 0 : -1, tr("true class"));
    bars_->setAxes(tr("number of the output"), tr("output"));
    bars_->setValues(values);
    pages_->setCurrentWidget(bars_);
}

void ActivationsView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(layer_->node() + "/output");
    if (found == snapshot.tensors.end() || !isOfPicked(snapshot))
        return;
    const Tensor& output = found->second;
    step_->setText(stepText(snapshot));
    if (output.shape().rank() == 4) {
        maps_->setMaps(activationMaps(output, 0), tr("map %1"));
        pages_->setCurrentWidget(maps_);
    } else if (output.shape().rank() == 3) {
        matrix_->setMap(int(output.shape()[1]), int(output.shape()[2]), rowOf(output, 0), MapScale::diverging);
        pages_->setCurrentWidget(matrix_);
    } else {
        showVector(output);
    }
    showPickedUnit();
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType activations_view()
{
    return {
        .id = "activations",
        .title = QT_TRANSLATE_NOOP("View", "Outputs"),
        .text = QT_TRANSLATE_NOOP(
            "View", "The output of any layer for the picked sample; of the last layer, the prediction."),
        .icon = "outputs",
        .place = 40,
        .make = ui::makeView<ui::ActivationsView>,
    };
}

} // namespace loom::view_types
