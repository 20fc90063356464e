// Included once behind a definition of `launch`: makes it for every body.
#pragma once

#include "kernels/cuda/loss_bodies.h"
#include "kernels/cuda/move_bodies.h"
#include "kernels/cuda/session.h"

namespace loom::cuda {

using namespace functions;
template void launch(Session&, const AddBias&, std::int64_t);
template void launch(Session&, const SumRows&, std::int64_t);
template void launch(Session&, const MeanRows&, std::int64_t);
template void launch(Session&, const Add&, std::int64_t);
template void launch(Session&, const Combined<Minus>&, std::int64_t);
template void launch(Session&, const Combined<Times>&, std::int64_t);
template void launch(Session&, const Combined<Largest>&, std::int64_t);
template void launch(Session&, const Combined<Smallest>&, std::int64_t);
template void launch(Session&, const Chosen<AtLeast>&, std::int64_t);
template void launch(Session&, const Chosen<Above>&, std::int64_t);
template void launch(Session&, const Activation<Relu>&, std::int64_t);
template void launch(Session&, const Activation<LeakyRelu>&, std::int64_t);
template void launch(Session&, const Activation<Elu>&, std::int64_t);
template void launch(Session&, const Activation<Selu>&, std::int64_t);
template void launch(Session&, const Activation<Softplus>&, std::int64_t);
template void launch(Session&, const Activation<Silu>&, std::int64_t);
template void launch(Session&, const Activation<Gelu>&, std::int64_t);
template void launch(Session&, const Activation<GeluTanh>&, std::int64_t);
template void launch(Session&, const Activation<Mish>&, std::int64_t);
template void launch(Session&, const Activation<HardSigmoid>&, std::int64_t);
template void launch(Session&, const Activation<Softsign>&, std::int64_t);
template void launch(Session&, const Activation<Sigmoid>&, std::int64_t);
template void launch(Session&, const Activation<Tanh>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Relu>&, std::int64_t);
template void launch(Session&, const ActivationGradient<LeakyRelu>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Elu>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Selu>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Softplus>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Silu>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Gelu>&, std::int64_t);
template void launch(Session&, const ActivationGradient<GeluTanh>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Mish>&, std::int64_t);
template void launch(Session&, const ActivationGradient<HardSigmoid>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Softsign>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Sigmoid>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Tanh>&, std::int64_t);
template void launch(Session&, const Activation<Exp>&, std::int64_t);
template void launch(Session&, const Activation<Log>&, std::int64_t);
template void launch(Session&, const Activation<Abs>&, std::int64_t);
template void launch(Session&, const Activation<Square>&, std::int64_t);
template void launch(Session&, const Activation<Power>&, std::int64_t);
template void launch(Session&, const Activation<Scale>&, std::int64_t);
template void launch(Session&, const Activation<Shift>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Exp>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Log>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Abs>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Square>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Power>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Scale>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Shift>&, std::int64_t);
template void launch(Session&, const Fill&, std::int64_t);
template void launch(Session&, const SpreadParameter&, std::int64_t);
template void launch(Session&, const Move&, std::int64_t);
template void launch(Session&, const SetBeside&, std::int64_t);
template void launch(Session&, const Reduce<Sum>&, std::int64_t);
template void launch(Session&, const Reduce<Mean>&, std::int64_t);
template void launch(Session&, const Reduce<LargestOf>&, std::int64_t);
template void launch(Session&, const Spread<Sum>&, std::int64_t);
template void launch(Session&, const Spread<Mean>&, std::int64_t);
template void launch(Session&, const ReduceMaxGradient&, std::int64_t);
template void launch(Session&, const UnitLength&, std::int64_t);
template void launch(Session&, const UnitLengthGradient&, std::int64_t);
template void launch(Session&, const Activation<Step>&, std::int64_t);
template void launch(Session&, const ActivationGradient<Step>&, std::int64_t);
template void launch(Session&, const Bounded&, std::int64_t);
template void launch(Session&, const BoundedGradient&, std::int64_t);
template void launch(Session&, const Prelu&, std::int64_t);
template void launch(Session&, const PreluGradient&, std::int64_t);
template void launch(Session&, const PreluAlphaGradient&, std::int64_t);
template void launch(Session&, const LogSoftmax&, std::int64_t);
template void launch(Session&, const LogSoftmaxGradient&, std::int64_t);
template void launch(Session&, const Softmax&, std::int64_t);
template void launch(Session&, const SoftmaxGradient&, std::int64_t);
template void launch(Session&, const ElementLoss<Squared>&, std::int64_t);
template void launch(Session&, const ElementLoss<Absolute>&, std::int64_t);
template void launch(Session&, const ElementLoss<Huber>&, std::int64_t);
template void launch(Session&, const ElementLoss<Binary>&, std::int64_t);
template void launch(Session&, const ElementLoss<BinaryLogits>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Squared>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Absolute>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Huber>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Binary>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<BinaryLogits>&, std::int64_t);
template void launch(Session&, const SmoothLabels&, std::int64_t);
template void launch(Session&, const MaskedWeight&, std::int64_t);
template void launch(Session&, const Categorical<FromLogits>&, std::int64_t);
template void launch(Session&, const Categorical<FromProbabilities>&, std::int64_t);
template void launch(Session&, const CategoricalGradient<FromLogits>&, std::int64_t);
template void launch(Session&, const CategoricalGradient<FromProbabilities>&, std::int64_t);

} // namespace loom::cuda
