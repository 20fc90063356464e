#pragma once

#include "base/attribute_spec.h"
#include "data/dataset.h"
#include "data/fitted.h"

namespace loom {

/// How one field goes from stored elements to a batch: x·a[j] + b[j] for feature j (one a,b: the same for
/// all), or one-hot of the label; then the shape. Transforms fold into it, so that a batch is one fused pass.
struct FieldPipeline {
    Field field; ///< as delivered to the network
    std::vector<double> scale; ///< empty: unchanged; 1 number or one a feature
    std::vector<double> offset;
    std::int64_t oneHot = 0; ///< number of classes, 0: no
};

/// The data recipe in use: a pipeline a field, and whether rows are shuffled each epoch.
struct Pipeline {
    std::vector<FieldPipeline> fields;
    bool shuffle = true;
};

/// The declaration of a transform: one file in core/data/transforms. `apply` extends the pipeline; statistics come
/// from `numbers`, which measures the rows `training` only, or knows them from the weights.
struct TransformType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes; ///< most have `field` (empty: all fitting input fields)
    Result<void> (*apply)(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                          const RowSet& training, FittedNumbers& numbers) = nullptr;
};

const std::vector<TransformType>& transformsTable();
const TransformType* findTransform(const std::string& id);

} // namespace loom
