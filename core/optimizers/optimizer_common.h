#pragma once

#include "base/wide.h"
#include "kernels/update_steps.h"
#include "optimizers/optimizer_type.h"

namespace loom::optimizers {

/// Of the step that the piece belongs to.
template<class T> updates::StepNumbers numbersOf(const UpdatePiece<T>& piece)
{
    return {piece.learningRate, piece.attributes, piece.step};
}

/// The attributes that optimizers share, so that they read the same everywhere.
AttributeSpec learningRateAttribute(double fallback);
AttributeSpec epsilonAttribute();
/// `global_clipnorm`, of every optimizer: the engine shortens the gradients before the optimizer sees them.
AttributeSpec clippingAttribute();
/// `clipnorm`, of each weight tensor for itself, and `clipvalue`, of each number; they act before `global_clipnorm`.
AttributeSpec ownClippingAttribute();
AttributeSpec valueClippingAttribute();
/// Last in every optimizer: none or one schedule.
AttributeSpec scheduleAttribute();
/// A number in [0, 1) that keeps this share of a running mean.
AttributeSpec decayAttribute(const char* name, double fallback, Text title, Text help);

/// `0.001`, `True` or `None`, as Python writes the attribute.
std::string python(const Attributes& attributes, const std::string& name);
/// `beta_1=0.9, beta_2=0.999`: the named attributes as a call's arguments.
std::string pythonArguments(const Attributes& attributes, std::initializer_list<const char*> names);

/// The end of the call, with what clips the gradients; PyTorch has a call of its own for that.
std::string kerasEnd(const Attributes& attributes);
std::string pytorchEnd(const Attributes& attributes);

} // namespace loom::optimizers
