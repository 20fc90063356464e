#include "views/backprop/backprop_words.h"

#include "common/core_text.h"
#include "graph/layer_type.h"
#include "graph/naming.h"

#include <QCoreApplication>
#include <algorithm>

namespace loom::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::BackpropView)
};

/// `h/sum:gradient` → `sum`, true.
std::pair<std::string, bool> partOf(const std::string& tensor)
{
    std::string name = tensor.substr(tensor.find('/') + 1);
    const bool gradient = name.ends_with(":gradient");
    return {gradient ? name.substr(0, name.find(':')) : name, gradient};
}

QString lossName(const Subject& subject, const std::string& id)
{
    for (const Loss& loss : subject.project.training.losses)
        if (loss.id == id)
            if (const LayerType* type = findLayer(loss.type))
                return coreText(type->title);
    return QString::fromStdString(id);
}

const LayerType* layerOf(const Subject& subject, const BackpropStep& step)
{
    const Node* node = subject.project.graph.find(step.node);
    return node ? findLayer(node->type) : nullptr;
}

/// What the layer says of a tensor on its way; null: of no such one.
const InnerSpec* innerOf(const LayerType* type, const std::string& name)
{
    if (!type)
        return nullptr;
    const auto found = std::ranges::find(type->inner, name, &InnerSpec::name);
    return found == type->inner.end() ? nullptr : &*found;
}

QString backwardTitle(const QString& node, const std::string& name, const InnerSpec* inner)
{
    if (name == "output")
        return Words::tr("%1 · gradient (outputs)").arg(node);
    return Words::tr("%1 · gradient (%2)")
        .arg(node, inner ? coreText(inner->title) : coreTranslation(parameterTitle(name)));
}

/// Does the loss itself say how it changes, without the gradient of anything behind?
bool comesFromLoss(const BackpropLook& look)
{
    return look.explanation && std::ranges::none_of(look.explanation->names, [](const auto& name) {
               return name.second.tensor.ends_with(":gradient");
           });
}

QString backwardSentence(const std::string& name, const BackpropLook& look)
{
    if (comesFromLoss(look))
        return name == "sum"
            ? Words::tr("Activation and loss together: how the loss changes when this sum grows a little.")
            : Words::tr("The loss itself says how it changes when this output grows a little.");
    if (name == "output")
        return look.paths.empty()
            ? Words::tr("How the loss changes when this number grows a little.")
            : Words::tr("How the loss changes when this number grows a little: each way on which it reaches the loss "
                        "adds its part.");
    if (name == "sum")
        return Words::tr("The gradient at the output, times the slope of the activation at this very place.");
    if (name == "kernel")
        return Words::tr("The gradient where this weight adds something, times the number that it multiplies.");
    return Words::tr("How the loss changes when this number grows a little.");
}

} // namespace

QString partTitle(BackpropPart part)
{
    switch (part) {
    case BackpropPart::forward:
        return Words::tr("Forward");
    case BackpropPart::loss:
        return Words::tr("Loss");
    case BackpropPart::backward:
        return Words::tr("Backward");
    case BackpropPart::update:
        break;
    }
    return Words::tr("Update");
}

QString stepTitle(const Subject& subject, const BackpropStep& step)
{
    if (step.part == BackpropPart::loss)
        return lossName(subject, step.node);
    const QString node = subject.nameOf(step.node);
    const auto [name, gradient] = partOf(step.tensor);
    const LayerType* type = layerOf(subject, step);
    const InnerSpec* inner = innerOf(type, name);
    if (step.part == BackpropPart::update)
        return Words::tr("%1 · new %2").arg(node, coreTranslation(parameterTitle(name)));
    if (gradient)
        return backwardTitle(node, name, inner);
    if (type && readsField(*type))
        return Words::tr("%1 · the sample").arg(node);
    return inner ? Words::tr("%1 · %2").arg(node, coreText(inner->title)) : Words::tr("%1 · outputs").arg(node);
}

QString stepSentence(const Subject& subject, const BackpropStep& step, const BackpropLook& look)
{
    const auto [name, gradient] = partOf(step.tensor);
    switch (step.part) {
    case BackpropPart::loss:
        return Words::tr("One number: how far the prediction is from what is true.");
    case BackpropPart::update:
        return Words::tr("The optimizer moves the number by its own rule, with the gradient and what it has kept of "
                         "the steps before.");
    case BackpropPart::backward:
        return backwardSentence(name, look);
    case BackpropPart::forward:
        break;
    }
    if (const InnerSpec* inner = innerOf(layerOf(subject, step), name))
        return coreText(inner->text);
    return look.explanation ? Words::tr("What the layer hands on to the next.")
                            : Words::tr("These numbers enter as they are.");
}

QString placeWords(const std::string& tensor, int rank, const std::vector<std::int64_t>& index)
{
    if (rank == 2 && partOf(tensor).first == "kernel")
        return Words::tr("weight from %1 to unit %2").arg(index[0] + 1).arg(index[1] + 1);
    if (rank == 0)
        return {};
    if (rank == 1)
        return Words::tr("unit %1").arg(index[0] + 1);
    if (rank == 2)
        return Words::tr("row %1, column %2").arg(index[0] + 1).arg(index[1] + 1);
    QStringList places;
    for (const std::int64_t at : index)
        places << QString::number(at + 1);
    return Words::tr("place %1").arg(places.join(QStringLiteral(", ")));
}

QString elementWords(const Subject& subject, const Element& element)
{
    const QString node = subject.nameOf(element.tensor.substr(0, element.tensor.find('/')));
    const QString place = placeWords(element.tensor, int(element.index.size()), element.index);
    return place.isEmpty() ? node : Words::tr("%1, %2").arg(node, place);
}

} // namespace loom::ui
