#pragma once

#include "base/attribute_spec.h"
#include "base/random.h"
#include "data/dataset.h"
#include "data/fitted.h"

namespace loom {

/// A change that is drawn anew for each row and epoch (augmentation), made in the batch: a pure function of
/// (`numbers`, epoch, row), so that a step that is repeated gets the same bits. Allocates nothing.
struct Draw {
    RandomStream numbers; ///< of (seed, the transform's id)
    Shape shape; ///< how the row's numbers are arranged
    std::vector<double> settings; ///< as the transform lays them down
    void (*onF32)(const Draw& draw, std::uint64_t epoch, std::int64_t row, float* values) = nullptr;
    void (*onF64)(const Draw& draw, std::uint64_t epoch, std::int64_t row, double* values) = nullptr;
    /// Also where nothing is learned, always with the numbers of epoch 0: without it nothing would be asked there.
    bool always = false;
};

/// How one field goes from stored elements to a batch: x·a[j] + b[j] for feature j (one a,b: the same for
/// all), or one-hot of the label; then the shape. Transforms fold into it, so that a batch is one fused pass; draws
/// follow in training.
struct FieldPipeline {
    Field field; ///< as delivered to the network
    std::vector<double> scale; ///< empty: unchanged; 1 number or one a feature
    std::vector<double> offset;
    std::int64_t oneHot = 0; ///< number of classes, 0: no
    std::vector<Draw> draws = {};
};

/// The data recipe in use: a pipeline a field, and whether rows are shuffled each epoch.
struct Pipeline {
    std::vector<FieldPipeline> fields;
    bool shuffle = true;
    std::vector<Text> notes = {}; ///< what a person should know about the steps
};

/// Rows with their parts on the way through the transforms that prepare them, which may change number, order and
/// fields of both.
struct PreparedRows {
    Dataset rows;
    RowSet training;
    RowSet validation;
    RowSet test;
    std::vector<std::int64_t> lines; ///< of new rows: their numbers in the file
    std::vector<std::int64_t> breaks; ///< as SourceData::breaks
    std::vector<Text> notes;
    bool judged = true; ///< false: new rows, whose targets may be unknown
    std::vector<Text> doubts = {}; ///< of new rows: what of them the network does not take in
};

/// The declaration of a transform: one file in core/data/transforms. It is of one of three kinds, by which function
/// it has; one that prepares rows may draw, too. What is measured comes from `numbers`, which looks at the training
/// part only, or knows it from the weights.
struct TransformType {
    std::string id;
    Text title;
    Text text;
    std::vector<AttributeSpec> attributes; ///< most have `field` (empty: all fitting input fields)
    /// *prepare*: makes other rows of rows, once, when the data are read; stands before the other kinds.
    Result<void> (*prepare)(PreparedRows& rows, const Attributes& attributes, FittedNumbers& numbers) = nullptr;
    /// *fold*: extends the pipeline through which every batch goes.
    Result<void> (*fold)(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                         const RowSet& training, FittedNumbers& numbers) = nullptr;
    /// *draw*: adds to the pipeline what is drawn anew for each row of a training batch, from `numbers`.
    Result<void> (*draw)(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                         const RandomStream& numbers) = nullptr;
    bool ordered = false; ///< the rows must be parted in their order (split "chronological")
    bool readsText = false; ///< makes numbers of fields of the form `text`, which no network can read
    bool readsTables = false; ///< of those that read text the one that a table's columns usually get
};

/// The kinds in the order in which they work.
enum class TransformKind { prepare, fold, draw };
inline TransformKind kindOf(const TransformType& type)
{
    return type.prepare ? TransformKind::prepare : type.fold ? TransformKind::fold : TransformKind::draw;
}

const std::vector<TransformType>& transformsTable();
const TransformType* findTransform(const std::string& id);

} // namespace loom
