#pragma once

#include "data/transform_type.h"

namespace loom::transforms {

/// Which fields a transform can work on.
using Fits = bool (*)(const FieldPipeline& pipe, const Field& stored);

/// The field named by the attribute `field`, or where that is empty every fitting input and label; where there is
/// none, a note says so. A name that does not exist and a field that does not fit are each one sentence.
Result<std::vector<std::size_t>> chosenFields(Pipeline& pipeline, const Attributes& attributes, const Dataset& data,
                                              const char* transform, Fits fits);

/// Real numbers that are not one-hot: inputs, and targets of a regression where they are asked for by name.
bool isNumeric(const FieldPipeline& pipe, const Field& stored);

/// Inputs whose numbers still lie in rows and columns.
bool isPicture(const FieldPipeline& pipe, const Field& stored);

/// What was measured of a group of features over some rows.
struct Spread {
    double mean = 0;
    /// Root of the mean squared distance from the mean (divided by n); 0 where all numbers are the same.
    double deviation = 0;
    double minimum = 0;
    double maximum = 0;
};

/// Spread of the stored elements of a field, after its pipeline so far, over the given rows; those of a store are
/// read twice and give the bits of the same rows in memory. `per` is "feature" (one a feature), "channel" (one a
/// place on the last axis) or "field" (one). Returned one a feature, or one alone for "field".
Result<std::vector<Spread>> spreads(const FieldPipeline& pipe, const Dataset& data, int field, const RowSet& rows,
                                    const std::string& per);

/// The members as lists under their names, measured in groups as the attribute `per` says or known to `numbers`.
Result<FittedNumbers::Lists> fittedLists(FittedNumbers& numbers, std::span<const char* const> names,
                                         const std::vector<double Spread::*>& members, const Pipeline& pipeline,
                                         const Dataset& data, int field, const RowSet& rows,
                                         const Attributes& attributes);

/// Lets x ↦ x·scale + offset follow the pipeline so far; lists of 1 number or one a feature.
void follow(FieldPipeline& pipe, std::span<const double> scale, std::span<const double> offset);

/// The rows with another field in the place of one, and further ones behind.
void replaceField(PreparedRows& rows, int index, Field field, Tensor column, std::vector<Field> more = {},
                  std::vector<Tensor> columns = {});

/// The attributes that most transforms have.
AttributeSpec fieldAttribute();
AttributeSpec perAttribute();

} // namespace loom::transforms
