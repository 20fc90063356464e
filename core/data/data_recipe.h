#pragma once

#include "base/attribute_spec.h"
#include "data/fitted.h"
#include "data/source_type.h"
#include "data/transform_type.h"
#include "tensor/value_range.h"

#include <map>

namespace loom {

/// How the rows are parted. Methods: "ratio" (random), "stratified" (each class in proportion), "chronological" (in
/// the order of the rows: training, validation, test). `test` is used only where the source has no test set of its
/// own.
struct Split {
    std::string method = "ratio";
    double validation = 0.1;
    double test = 0;
    std::int64_t training = 0; ///< at most so many rows of the training part, its first ones; 0: all
    /// From 2 on: what is no test is dealt into so many folds, number `fold` (from 1) is the validation part,
    /// whatever its share says, and the others are trained on.
    std::int64_t folds = 0;
    std::int64_t fold = 1;
    bool operator==(const Split&) const = default;
};

/// Where the data come from and what happens to them, as saved in a project.
struct DataRecipe {
    Part source;
    std::vector<Part> transforms;
    Split split;
    /// The targets of each part are dealt out anew among its rows, by the seed.
    bool shuffleLabels = false;
    bool operator==(const DataRecipe&) const = default;
};

/// The recipe that a source usually has: its transforms and split belong to it, those of another one do not.
DataRecipe usualRecipe(const Part& source);

/// The recipe with its source changed: another kind of source brings its own, and columns of text bring a transform
/// that reads them.
DataRecipe withSource(DataRecipe recipe, const Part& source);
/// The recipe once another field is the target: transforms of `before` work on `now`, or go where that is empty.
DataRecipe withTarget(DataRecipe recipe, const std::string& before, const std::string& now);

/// Does the source name columns of text? Does one of the transforms read text?
bool namesText(const Part& source);
bool readsText(const std::vector<Part>& transforms);

/// The transforms with those that prepare rows first, otherwise in the order that they have.
std::vector<Part> inOrder(std::vector<Part> transforms);

/// Data ready to train on: rows, parts (of the rows), pipeline. Immutable; shared by worker and views.
struct PreparedData {
    Dataset rows;
    RowSet training;
    RowSet validation;
    RowSet test;
    /// Where the recipe limits the training rows: how many of the source's there were. 0: not limited.
    std::int64_t trainingRows = 0;
    Pipeline pipeline;
    std::vector<Text> notes;
    std::vector<ValueRange> ranges; ///< one a field; known of targets of real numbers
    Faults faults; ///< what could not be read and was left out
    std::map<std::string, std::string> guesses; ///< as SourceData::guesses
    Fitted fitted; ///< what new data need to be brought into the same form
    std::vector<std::int64_t> lines; ///< of new rows: their numbers in the file
    bool judged = true; ///< false: new rows, whose targets may be unknown (NaN, -1)
    std::vector<Text> doubts; ///< of new rows: what of them the network does not take in
    std::map<std::string, std::string> files; ///< files and folders that were read → hash of what they held

    /// Fields as the network gets them.
    std::vector<Field> fields() const;
    int indexOf(const std::string& field) const;
    /// How much one unit of the network's numbers is in the field's own, one number or one a feature (1: the same);
    /// and a number of the network in the field's own unit.
    std::vector<double> unitsOf(int field) const;
    double original(int field, std::int64_t element, double value) const;
};

/// Loads, splits (seeded by `context.seed`, stream `data/split`), applies the transforms: first what prepares rows,
/// then what folds into the batch, last what is drawn anew for each. All are fitted on the training part; with
/// `known` (of trained weights) nothing is fitted, and its numbers, words and classes hold. Rows of the training part
/// beyond the recipe's limit are in no part.
Result<PreparedData> prepare(const DataRecipe& recipe, const SourceContext& context, const Fitted* known = nullptr);

/// New rows for a trained network, all of them in every part: a table, one row of it or a picture, as the recipe's
/// source takes them. Targets may be absent.
Result<PreparedData> prepareNew(const DataRecipe& recipe, const NewRows& rows, const SourceContext& context,
                                const Fitted& known);

} // namespace loom
