#pragma once

#include "graph/layer_type.h"
#include "graph/repair.h"

/// Pieces that the declarations of several layers share: attributes with the same meaning everywhere, and the
/// sentences for the same mistakes.
namespace loom {

AttributeSpec activationAttribute();
AttributeSpec useBiasAttribute();
AttributeSpec initializerAttribute(const char* name, const char* fallback, Text title, Text help);
/// `kernel_l1` and `kernel_l2`.
AttributeSpec penaltyAttribute(const char* name, Text title, Text help);
/// `epsilon`, `center` and `scale`, and the `beta` and `gamma` (channels) that the last two ask for.
std::vector<AttributeSpec> normalizationAttributes();
std::vector<ParameterSpec> scaleAndShift(const LayerQuery& query);
/// The share that a dropout takes, which may be changed while training.
AttributeSpec rateAttribute(Text help);
Text rateSummary(const LayerQuery& query);
AttributeSpec paddingAttribute();
/// Two whole numbers (rows, columns), at least 1.
AttributeSpec pairAttribute(const char* name, std::int64_t fallback, Text title, Text help);

/// The lengths of the axes of what a layer without inputs gives.
AttributeSpec shapeAttribute(std::vector<std::int64_t> fallback);

/// An error at an attribute of the layer (`attribute` may be empty: at the node).
Issue problem(const LayerQuery& query, const std::string& attribute, Text sentence, std::vector<Repair> repairs = {});
Issue warningOf(Issue issue);

/// Repair that puts `type` on the wire of input `port`; none when the layer stands alone.
std::vector<Repair> insertBefore(const LayerQuery& query, std::size_t port, Text title, const std::string& type,
                                 Attributes set = {});
/// Repair that sets the units (filters) of the layer that gives input `port` its last axis; none when there
/// is none.
std::vector<Repair> resizeSource(const LayerQuery& query, std::size_t port, std::int64_t size);
/// Repair that sets the activation of the layer behind input `port`; where it has none, inserts the
/// activation layer.
std::vector<Repair> activateSource(const LayerQuery& query, std::size_t port, const std::string& activation);

/// The error of a layer that works on pictures and got something else, with "insert Reshape" where a square
/// picture fits the numbers; nothing for pictures.
std::vector<Issue> unlessPicture(const LayerQuery& query);

/// The same of one that works on sequences, with "insert Reshape" where a row of numbers can be read step by step.
std::vector<Issue> unlessSequence(const LayerQuery& query);

/// infer of layers that keep the shape of their only input.
ShapeAnswer sameShape(const LayerQuery& query);
/// infer of layers that share a whole out along the last axis.
ShapeAnswer sharesShape(const LayerQuery& query);
/// infer of mse and mae: prediction and target hold the same numbers.
ShapeAnswer regressionLossShape(const LayerQuery& query);
/// Of losses of yes-or-no questions: what keeps the target from answering them, each with one number of the
/// prediction; `activation` is that of the layer that a repair adds. And the warning where the prediction does not
/// end in the activation that makes probabilities (softmax, sigmoid).
std::vector<Issue> answerIssues(const LayerQuery& query, const std::string& activation);
std::vector<Issue> unlessProbabilities(const LayerQuery& query, const std::string& activation);
/// Ports of a loss: prediction, target, and two optional ones with one number a sample. `weight` multiplies the
/// sample's loss; `mask` is 1 where the sample counts and 0 where not. As in Keras 3 the mean goes over the rows of
/// the batch whatever their weights, but only over the samples that the mask lets in (no such sample: 0).
std::vector<PortSpec> lossPorts();

/// Settings of the losses of classes: `label_smoothing` and `class_weight`.
AttributeSpec labelSmoothingAttribute();
AttributeSpec classWeightAttribute();
/// Class weights must be as many as classes, and each sample must have one class where `units`, the numbers of the
/// prediction that tell it, are but one; nothing where none are set.
std::vector<Issue> classWeightIssues(const LayerQuery& query, std::int64_t classes, std::int64_t units);
std::vector<double> classWeightsOf(const LayerQuery& query);

/// What a person calls the layer straight behind input `port`, and the one that sets the size of its last axis.
std::string sourceName(const LayerQuery& query, std::size_t port);
std::string sizedName(const LayerQuery& query, std::size_t port);
/// Of a loss: repair that lets Dense (behind Flatten, where pictures or sequences arrive) follow the judged layer.
std::vector<Repair> appendHead(const LayerQuery& query, std::int64_t units, const std::string& activation);

} // namespace loom
