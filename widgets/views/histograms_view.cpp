#include "views/histograms_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "graph/naming.h"
#include "plots/histogram_plot.h"
#include "views/parts/node_box.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>

namespace loom::ui {

HistogramsView::HistogramsView(const ViewContext& context, QWidget* parent)
    : View(context, "histograms", parent)
    , layer_(new NodeBox)
    , all_(new QCheckBox)
    , sheet_(new QWidget)
    , grid_(new QGridLayout(sheet_))
    , layerWord_(new QLabel)
    , step_(new QLabel)
{
    all_->setObjectName(QStringLiteral("allLayers"));
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    layerWord_->setBuddy(layer_);
    bar()->addWidget(layerWord_);
    bar()->addWidget(layer_);
    bar()->addWidget(all_);
    bar()->addStretch();
    bar()->addWidget(step_);
    scroll_ = new QScrollArea;
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setWidget(sheet_);
    sheet_->setProperty("role", "panel");
    grid_->setContentsMargins(0, 0, 0, 0);
    grid_->setSpacing(theme().px(3));
    setContent(scroll_);
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) { pickNode(node.toStdString()); });
    connect(all_, &QCheckBox::toggled, this, [this] { refresh(); });
    retranslate();
}

void HistogramsView::retranslate()
{
    layerWord_->setText(tr("Layer"));
    all_->setText(tr("All layers"));
    scroll_->setAccessibleName(tr("Histograms"));
}

void HistogramsView::forget()
{
    makePlots({});
    step_->clear();
}

void HistogramsView::makePlots(const std::vector<std::string>& names)
{
    std::vector<std::string> shown;
    for (const auto& [name, plot] : plots_)
        shown.push_back(name);
    if (shown == names)
        return;
    for (const auto& [name, plot] : plots_)
        delete plot;
    plots_.clear();
    for (const std::string& name : names) {
        auto* plot = new HistogramPlot(theme());
        plot->setObjectName(QString::fromStdString(name));
        const int at = int(plots_.size());
        grid_->addWidget(plot, at / 2, at % 2);
        grid_->setRowMinimumHeight(at / 2, theme().px(52));
        plots_.push_back({name, plot});
    }
}

void HistogramsView::refresh()
{
    if (!requireData(tr("Here you see how the weights and gradients of a layer are distributed.")))
        return;
    const auto fitting = subject().nodesWithParameters();
    const std::string node = followNode(fitting);
    if (node.empty()) {
        wantNothing();
        showNotice(tr("No layer of this network has weights: add a dense layer or a convolution."));
        return;
    }
    layer_->setNodes(subject(), fitting, node, false);
    layer_->setEnabled(!all_->isChecked());
    WatchRequest request;
    request.histograms = true;
    for (const std::string& id : all_->isChecked() ? fitting : std::vector<std::string>{node})
        for (const ParameterSpec& parameter : subject().report.nodes.at(id).parameters) {
            request.names.push_back(id + "/" + parameter.name);
            if (parameter.trainable)
                request.names.push_back(id + "/" + parameter.name + ":gradient");
        }
    makePlots(request.names);
    for (const auto& [name, plot] : plots_) {
        QString parameter = QString::fromStdString(name.substr(name.find('/') + 1));
        const bool gradient = parameter.endsWith(QLatin1String(":gradient"));
        parameter.remove(QStringLiteral(":gradient"));
        const QString title = QStringLiteral("%1 · %2").arg(subject().nameOf(name.substr(0, name.find('/'))),
                                                            coreTranslation(parameterTitle(parameter.toStdString())));
        plot->setTitle(gradient ? tr("%1, gradient").arg(title) : title);
        plot->setEmptyWords(gradient ? tr("Gradients appear with the first training step.") : QString());
    }
    showContent();
    want(request);
}

void HistogramsView::take(const Snapshot& snapshot)
{
    for (const auto& [name, plot] : plots_) {
        const auto found = snapshot.histograms.find(name);
        plot->setHistogram(found == snapshot.histograms.end() ? Histogram() : found->second);
    }
    step_->setText(stepText(snapshot));
}

const HistogramPlot* HistogramsView::plot(const std::string& name) const
{
    for (const auto& [shown, plot] : plots_)
        if (shown == name)
            return plot;
    return nullptr;
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType histograms_view()
{
    return {
        .id = "histograms",
        .title = QT_TRANSLATE_NOOP("View", "Histograms"),
        .text = QT_TRANSLATE_NOOP("View", "How weights and gradients are distributed, layer by layer."),
        .icon = "histogram",
        .place = 60,
        .make = ui::makeView<ui::HistogramsView>,
    };
}

} // namespace loom::view_types
