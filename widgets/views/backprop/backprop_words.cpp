#include "views/backprop/backprop_words.h"

#include "common/core_text.h"
#include "document/tensor_name.h"
#include "graph/naming.h"

#include <QCoreApplication>
#include <algorithm>

namespace loom::ui {
namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::BackpropView)
};

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
        return ownerName(subject.project, step.node);
    if (step.part == BackpropPart::update)
        return Words::tr("%1 · new %2")
            .arg(subject.nameOf(step.node), coreTranslation(parameterTitle(partOf(step.tensor).first)));
    return tensorName(subject.project, step.tensor);
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
    if (const InnerSpec* inner = innerOf(subject.project.graph, step.node, name))
        return coreText(inner->text);
    return look.explanation ? Words::tr("What the layer hands on to the next.")
                            : Words::tr("These numbers enter as they are.");
}

QString elementWords(const Subject& subject, const Element& element)
{
    const QString node = subject.nameOf(element.tensor.substr(0, element.tensor.find('/')));
    const QString place = placeWords(element.tensor, int(element.index.size()), element.index);
    return place.isEmpty() ? node : Words::tr("%1, %2").arg(node, place);
}

} // namespace loom::ui
