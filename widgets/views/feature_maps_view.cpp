#include "views/feature_maps_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "views/parts/map_panel.h"
#include "views/parts/maps.h"
#include "views/parts/node_box.h"
#include "views/parts/row_panel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace loom::ui {

FeatureMapsView::FeatureMapsView(const ViewContext& context, QWidget* parent)
    : View(context, "feature_maps", parent)
    , layer_(new NodeBox)
    , sample_(new RowPanel(theme()))
    , panel_(new MapPanel(theme()))
    , layerWord_(new QLabel)
    , step_(new QLabel)
{
    layerWord_->setBuddy(layer_);
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    bar()->addWidget(layerWord_);
    bar()->addWidget(layer_);
    bar()->addStretch();
    bar()->addWidget(step_);
    auto* body = new QWidget;
    auto* columns = new QHBoxLayout(body);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(theme().px(3));
    columns->addWidget(sample_);
    columns->addWidget(panel_, 1);
    setContent(body);
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) { pickNode(node.toStdString()); });
    connect(sample_, &RowPanel::picked, this, &FeatureMapsView::pickRow);
    connect(panel_, &MapPanel::picked, this, &FeatureMapsView::pickUnit);
    connect(panel_, &MapPanel::cellPicked, this, &FeatureMapsView::pickPlace);
    retranslate();
}

void FeatureMapsView::retranslate()
{
    layerWord_->setText(tr("Layer"));
    sample_->retranslate();
    panel_->retranslate();
}

void FeatureMapsView::forget()
{
    sample_->forget();
    panel_->setMaps({}, {});
    step_->clear();
}

void FeatureMapsView::refresh()
{
    if (!requireData(tr("Here you see what each filter of a layer finds in a picture.")))
        return;
    auto fitting = subject().nodesOfRank({3});
    std::erase_if(fitting,
                  [this](const std::string& id) { return subject().project.graph.find(id)->type == "input"; });
    const std::string node = followNode(fitting);
    if (node.empty()) {
        wantNothing();
        showNotice(
            tr("This network has no layer whose output is a stack of maps: add a convolution to see its maps."));
        return;
    }
    layer_->setNodes(subject(), fitting, node);
    sample_->showPicked(sharedSubject(), row(), own());
    panel_->showPicked(pickedUnit(), pickedPlace());
    showContent();
    wantPicked(node + "/output");
}

void FeatureMapsView::take(const Snapshot& snapshot)
{
    const auto found = snapshot.tensors.find(layer_->node() + "/output");
    if (found == snapshot.tensors.end() || !isOfPicked(snapshot))
        return;
    panel_->setMaps(activationMaps(found->second, 0), tr("map %1"));
    panel_->showPicked(pickedUnit(), pickedPlace());
    step_->setText(stepText(snapshot));
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType feature_maps_view()
{
    return {
        .id = "feature_maps",
        .title = QT_TRANSLATE_NOOP("View", "Feature maps"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "What each filter of a convolution or pooling layer finds in the picked picture."),
        .icon = "feature_maps",
        .place = 30,
        .make = ui::makeView<ui::FeatureMapsView>,
    };
}

} // namespace loom::view_types
