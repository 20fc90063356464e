#include "views/activations_view.h"
#include "views/confusion_view.h"
#include "views/curves_view.h"
#include "views/embedding_view.h"
#include "views/feature_maps_view.h"
#include "views/histograms_view.h"
#include "views/samples_view.h"
#include "views/view_type.h"
#include "views/weights_view.h"

#include <QCoreApplication>

namespace loom::ui {

namespace {

template<class V> View* make(const ViewContext& context, QWidget* parent)
{
    return new V(context, parent);
}

} // namespace

QString ViewType::shownTitle() const
{
    return QCoreApplication::translate("View", title);
}
QString ViewType::shownText() const
{
    return QCoreApplication::translate("View", text);
}

const std::vector<ViewType>& viewsTable()
{
    static const std::vector<ViewType> table = {
        {"curves", QT_TRANSLATE_NOOP("View", "Curves"),
         QT_TRANSLATE_NOOP("View", "Loss and metrics of training and validation, step by step."), "curves",
         make<CurvesView>},
        {"samples", QT_TRANSLATE_NOOP("View", "Data"),
         QT_TRANSLATE_NOOP("View", "The samples with their labels; a click picks the one that other views look at."),
         "picture", make<SamplesView>},
        {"feature_maps", QT_TRANSLATE_NOOP("View", "Feature maps"),
         QT_TRANSLATE_NOOP("View", "What each filter of a convolution or pooling layer finds in the picked picture."),
         "feature_maps", make<FeatureMapsView>},
        {"activations", QT_TRANSLATE_NOOP("View", "Outputs"),
         QT_TRANSLATE_NOOP("View",
                           "The output of any layer for the picked sample; of the last layer, the prediction."),
         "outputs", make<ActivationsView>},
        {"weights", QT_TRANSLATE_NOOP("View", "Weights"),
         QT_TRANSLATE_NOOP("View", "Filters and weights of a layer as they are learned, and their gradients."),
         "weights", make<WeightsView>},
        {"histograms", QT_TRANSLATE_NOOP("View", "Histograms"),
         QT_TRANSLATE_NOOP("View", "How weights and gradients are distributed, layer by layer."), "histogram",
         make<HistogramsView>},
        {"confusion", QT_TRANSLATE_NOOP("View", "Confusion matrix"),
         QT_TRANSLATE_NOOP("View", "Which classes are taken for which; a cell opens the samples in it."), "confusion",
         make<ConfusionView>},
        {"embedding", QT_TRANSLATE_NOOP("View", "Embedding"),
         QT_TRANSLATE_NOOP("View", "The outputs of a layer for many samples as points of the plane: t-SNE or PCA."),
         "embedding", make<EmbeddingView>},
    };
    return table;
}

const ViewType* findView(const QString& id)
{
    for (const ViewType& type : viewsTable())
        if (id == QLatin1String(type.id))
            return &type;
    return nullptr;
}

} // namespace loom::ui
