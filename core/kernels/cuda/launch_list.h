// Included once behind a definition of `launch`: makes it for every body.
#pragma once

#include "kernels/cuda/class_draw_bodies.h"
#include "kernels/cuda/detection_bodies.h"
#include "kernels/cuda/grouped_bodies.h"
#include "kernels/cuda/loss_bodies.h"
#include "kernels/cuda/move_bodies.h"
#include "kernels/cuda/neighbour_bodies.h"
#include "kernels/cuda/recurrent_bodies.h"
#include "kernels/cuda/row_bodies.h"
#include "kernels/cuda/series_bodies.h"
#include "kernels/cuda/session.h"
#include "kernels/cuda/statistics_bodies.h"
#include "kernels/cuda/update_bodies.h"
#include "kernels/cuda/window_bodies.h"

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
template void launch(Session&, const GroupedConvolution&, std::int64_t);
template void launch(Session&, const GroupedInputGradient&, std::int64_t);
template void launch(Session&, const GroupedKernelGradient&, std::int64_t);
template void launch(Session&, const Reflect&, std::int64_t);
template void launch(Session&, const ReflectGradient&, std::int64_t);
template void launch(Session&, const RowVariance&, std::int64_t);
template void launch(Session&, const NormalizeRows&, std::int64_t);
template void launch(Session&, const NormalizeRowsGradient&, std::int64_t);
template void launch(Session&, const MaskedSoftmax&, std::int64_t);
template void launch(Session&, const MaskedSoftmaxGradient&, std::int64_t);
template void launch(Session&, const UnitLength&, std::int64_t);
template void launch(Session&, const UnitLengthGradient&, std::int64_t);
template void launch(Session&, const Enlarge&, std::int64_t);
template void launch(Session&, const EnlargeGradient&, std::int64_t);
template void launch(Session&, const NearChannels&, std::int64_t);
template void launch(Session&, const GroupMean&, std::int64_t);
template void launch(Session&, const GroupVariance&, std::int64_t);
template void launch(Session&, const NormalizeGroups&, std::int64_t);
template void launch(Session&, const NormalizeGroupsGradient&, std::int64_t);
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
template void launch(Session&, const ElementLoss<LogCosh>&, std::int64_t);
template void launch(Session&, const ElementLoss<Hinge>&, std::int64_t);
template void launch(Session&, const ElementLoss<Divergence>&, std::int64_t);
template void launch(Session&, const ElementLoss<Similarity>&, std::int64_t);
template void launch(Session&, const ElementLoss<Focal>&, std::int64_t);
template void launch(Session&, const ElementLoss<Contrastive>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Squared>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Absolute>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Huber>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Binary>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<BinaryLogits>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<LogCosh>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Hinge>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Divergence>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Similarity>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Focal>&, std::int64_t);
template void launch(Session&, const ElementLossGradient<Contrastive>&, std::int64_t);
template void launch(Session&, const Detection&, std::int64_t);
template void launch(Session&, const DetectionGradient&, std::int64_t);
template void launch(Session&, const DrawClasses&, std::int64_t);
template void launch(Session&, const DrawnOffsets&, std::int64_t);
template void launch(Session&, const ChosenUnits&, std::int64_t);
template void launch(Session&, const ChosenUnitsInputGradient&, std::int64_t);
template void launch(Session&, const ChosenUnitsKernelGradient&, std::int64_t);
template void launch(Session&, const Dice&, std::int64_t);
template void launch(Session&, const DiceGradient&, std::int64_t);
template void launch(Session&, const SmoothLabels&, std::int64_t);
template void launch(Session&, const ClassWeight&, std::int64_t);
template void launch(Session&, const MaskedWeight&, std::int64_t);
template void launch(Session&, const Categorical<FromLogits>&, std::int64_t);
template void launch(Session&, const Categorical<FromProbabilities>&, std::int64_t);
template void launch(Session&, const CategoricalGradient<FromLogits>&, std::int64_t);
template void launch(Session&, const CategoricalGradient<FromProbabilities>&, std::int64_t);
template void launch(Session&, const Patches&, std::int64_t);
template void launch(Session&, const AddPatches&, std::int64_t);
template void launch(Session&, const MaxPool&, std::int64_t);
template void launch(Session&, const MaxPoolGradient&, std::int64_t);
template void launch(Session&, const AveragePool&, std::int64_t);
template void launch(Session&, const AveragePoolGradient&, std::int64_t);
template void launch(Session&, const GlobalAveragePool&, std::int64_t);
template void launch(Session&, const GlobalAveragePoolGradient&, std::int64_t);
template void launch(Session&, const ChannelVariance&, std::int64_t);
template void launch(Session&, const Normalize&, std::int64_t);
template void launch(Session&, const GammaGradient&, std::int64_t);
template void launch(Session&, const NormalizeGradient&, std::int64_t);
template void launch(Session&, const UpdateRunning&, std::int64_t);
template void launch(Session&, const Random<Normal>&, std::int64_t);
template void launch(Session&, const Random<Uniform>&, std::int64_t);
template void launch(Session&, const Dropout&, std::int64_t);
template void launch(Session&, const GaussianSampling&, std::int64_t);
template void launch(Session&, const GaussianSamplingGradient&, std::int64_t);
template void launch(Session&, const GaussianKl&, std::int64_t);
template void launch(Session&, const GaussianKlGradient&, std::int64_t);
template void launch(Session&, const Embedding&, std::int64_t);
template void launch(Session&, const EmbeddingGradient&, std::int64_t);
template void launch(Session&, const LastStep&, std::int64_t);
template void launch(Session&, const LastStepGradient&, std::int64_t);
template void launch(Session&, const HoldLast&, std::int64_t);
template void launch(Session&, const HoldLastGradient&, std::int64_t);
template void launch(Session&, const MeanSteps&, std::int64_t);
template void launch(Session&, const MeanStepsGradient&, std::int64_t);
template void launch(Session&, const ReverseSteps&, std::int64_t);
template void launch(Session&, const RepeatSteps&, std::int64_t);
template void launch(Session&, const SumSteps&, std::int64_t);
template void launch(Session&, const TrueSteps&, std::int64_t);
template void launch(Session&, const IdLengths&, std::int64_t);
template void launch(Session&, const Carry&, std::int64_t);
template void launch(Session&, const Rows&, std::int64_t);
template void launch(Session&, const LstmStep<cell::Tanh, cell::Sigmoid>&, std::int64_t);
template void launch(Session&, const LstmStepGradient<cell::Tanh, cell::Sigmoid>&, std::int64_t);
template void launch(Session&, const GruStep<cell::Tanh, cell::Sigmoid>&, std::int64_t);
template void launch(Session&, const GruStepGradient<cell::Tanh, cell::Sigmoid>&, std::int64_t);
template void launch(Session&, const LstmStep<cell::Numbered, cell::Numbered>&, std::int64_t);
template void launch(Session&, const LstmStepGradient<cell::Numbered, cell::Numbered>&, std::int64_t);
template void launch(Session&, const GruStep<cell::Numbered, cell::Numbered>&, std::int64_t);
template void launch(Session&, const GruStepGradient<cell::Numbered, cell::Numbered>&, std::int64_t);
template void launch(Session&, const SimpleStep<cell::Tanh>&, std::int64_t);
template void launch(Session&, const SimpleStepGradient<cell::Tanh>&, std::int64_t);
template void launch(Session&, const SimpleStep<cell::Numbered>&, std::int64_t);
template void launch(Session&, const SimpleStepGradient<cell::Numbered>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::Sgd<float>>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::Nesterov<float>>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::Rmsprop<float>>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::CenteredRmsprop<float>>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::Adagrad<float>>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::Adam<float>>&, std::int64_t);
template void launch(Session&, const MoveWeight<updates::Adamw<float>>&, std::int64_t);
template void launch(Session&, const AddPenalty&, std::int64_t);
template void launch(Session&, const SumPenalty&, std::int64_t);
template void launch(Session&, const Limit&, std::int64_t);
template void launch(Session&, const SumSquares&, std::int64_t);
template void launch(Session&, const AddSquares&, std::int64_t);
template void launch(Session&, const Shorten&, std::int64_t);
template void launch(Session&, const Multiply&, std::int64_t);
template void launch(Session&, const Clear&, std::int64_t);
template void launch(Session&, const HoldColumn<updates::MaxNorm<float>>&, std::int64_t);
template void launch(Session&, const HoldColumn<updates::UnitNorm<float>>&, std::int64_t);
template void launch(Session&, const HoldEach<updates::NonNegative<float>>&, std::int64_t);
template void launch(Session&, const HoldEach<updates::Between<float>>&, std::int64_t);

} // namespace loom::cuda
