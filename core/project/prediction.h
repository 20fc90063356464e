#pragma once

#include "project/run.h"
#include "train/watch.h"

#include <span>

namespace loom {

/// One of a network's outputs as people read it: its columns, and the field of the data that it is compared with.
struct PredictedOutput {
    std::string node; ///< whose output it is
    std::string prefix; ///< of its columns where there are several outputs
    std::vector<std::string> columns; ///< one a number: a class, a column of the table, else "output_0" …
    std::vector<std::string> classes;
    int target = -1; ///< field of the data, -1 when it holds neither labels nor as many numbers
    double border = 0.5; ///< of a single number for two classes: above it the second
    bool amounts = false; ///< the field holds numbers, in whose own unit predictions are told
};

/// The losses' outputs in their order; `widths`: how many numbers each has for one row.
std::vector<PredictedOutput> predictedOutputs(const Project& project, const PreparedData& data,
                                              std::span<const std::int64_t> widths);

/// What an output says about one row.
struct Prediction {
    std::vector<double> values; ///< in the data's own unit where they are amounts
    int label = -1; ///< of the class; −1 where the output is compared with none
    std::string className;
};

/// `numbers`: one row of the output as the network gives it.
Prediction predictionOf(const PredictedOutput& output, const PreparedData& data, std::span<const double> numbers);

/// What is known to be true of a row.
struct Truth {
    std::vector<double> amounts; ///< in their own unit; NaN where nobody knows; empty where there are none
    std::string className; ///< empty where nobody knows
    bool known() const;
};
Truth truthOf(const PredictedOutput& output, const PreparedData& data, std::int64_t row);

/// Predictions as lines of a table: its head, and the row that is called `name`.
std::string predictionHead(const std::vector<PredictedOutput>& outputs);
std::string predictionLine(const std::string& name, const std::vector<PredictedOutput>& outputs,
                           const std::vector<Prediction>& predictions, const std::vector<Truth>& truths);

/// New rows as samples given by hand to a watch: the fields that the network reads.
GivenSamples givenSamples(const PreparedData& rows);
/// Are they one sample of these data's input fields?
bool isSampleOf(const PreparedData& data, const GivenSamples& samples);

} // namespace loom
