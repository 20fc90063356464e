#include "project/prediction.h"

#include "base/quoted_cell.h"
#include "base/shortest.h"
#include "graph/loss_end.h"
#include "train/metric_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace loom {
namespace {

std::string classNameOf(const PredictedOutput& output, std::size_t number)
{
    return number < output.classes.size() ? output.classes[number] : std::to_string(number);
}

/// The largest, or whether it lies past the border where there is a single number.
int classOf(std::span<const double> numbers, double border)
{
    if (numbers.size() == 1)
        return numbers[0] > border ? 1 : 0;
    return int(std::ranges::max_element(numbers) - numbers.begin());
}

PredictedOutput outputOf(const LossUse& use, const PreparedData& data, std::int64_t width, bool alone)
{
    PredictedOutput out;
    out.node = readNodeEnd(use.of).node;
    out.border = borderOf(use);
    const int place = data.indexOf(use.target);
    const Field* field = place >= 0 ? &data.rows.fields()[std::size_t(place)] : nullptr;
    if (field && field->dtype == DType::i32)
        out.classes = data.pipeline.fields[std::size_t(place)].field.classes;
    out.amounts = field && out.classes.empty() && field->dtype == DType::f32 && field->shape.size() == width;
    // A label at each step is no class of the row.
    if (out.amounts || (!out.classes.empty() && field->shape.rank() == 0))
        out.target = place;
    const std::vector<std::string> features = out.amounts ? field->features : std::vector<std::string>();
    out.prefix = alone ? "" : use.of + "/";
    for (std::int64_t k = 0; k < width; ++k)
        out.columns.push_back(out.prefix
                              + (std::int64_t(out.classes.size()) == width    ? out.classes[std::size_t(k)]
                                     : std::int64_t(features.size()) == width ? features[std::size_t(k)]
                                                                              : "output_" + std::to_string(k)));
    return out;
}

} // namespace

std::vector<PredictedOutput> predictedOutputs(const Project& project, const PreparedData& data,
                                              std::span<const std::int64_t> widths)
{
    const std::vector<LossUse> uses = lossUses(project, fieldShapes(data));
    std::vector<PredictedOutput> outputs;
    for (std::size_t i = 0; i < std::min(uses.size(), widths.size()); ++i)
        outputs.push_back(outputOf(uses[i], data, widths[i], uses.size() == 1));
    return outputs;
}

Prediction predictionOf(const PredictedOutput& output, const PreparedData& data, std::span<const double> numbers)
{
    Prediction prediction;
    for (std::size_t k = 0; k < numbers.size(); ++k)
        prediction.values.push_back(output.amounts ? data.original(output.target, std::int64_t(k), numbers[k])
                                                   : numbers[k]);
    if (output.target < 0 || output.amounts || numbers.empty())
        return prediction;
    prediction.label = classOf(numbers, output.border);
    prediction.className = classNameOf(output, std::size_t(prediction.label));
    return prediction;
}

bool Truth::known() const
{
    return !className.empty() || std::ranges::any_of(amounts, [](double amount) { return amount == amount; });
}

Truth truthOf(const PredictedOutput& output, const PreparedData& data, std::int64_t row)
{
    Truth truth;
    if (output.target < 0)
        return truth;
    if (output.amounts) {
        for (std::size_t k = 0; k < output.columns.size(); ++k)
            truth.amounts.push_back(data.rows.at(output.target, row, std::int64_t(k)));
        return truth;
    }
    const Field& field = data.rows.fields()[std::size_t(output.target)];
    if (field.dtype != DType::i32 || field.shape.rank() != 0)
        return truth;
    const double label = data.rows.at(output.target, row, 0);
    if (label >= 0)
        truth.className = classNameOf(output, std::size_t(label));
    return truth;
}

std::string predictionHead(const std::vector<PredictedOutput>& outputs)
{
    std::string line = "row";
    for (const PredictedOutput& output : outputs) {
        for (const std::string& column : output.columns)
            line += "," + quotedCell(column);
        for (const char* name : {"predicted", "label"})
            line += output.target >= 0 && !output.amounts ? "," + quotedCell(output.prefix + name) : "";
        for (const std::string& column : output.columns)
            line += output.amounts ? "," + quotedCell(column + " (true)") : "";
    }
    return line;
}

std::string predictionLine(const std::string& name, const std::vector<PredictedOutput>& outputs,
                           const std::vector<Prediction>& predictions, const std::vector<Truth>& truths)
{
    std::string line = name;
    for (std::size_t o = 0; o < outputs.size(); ++o) {
        for (const double value : predictions[o].values)
            line += "," + shortest(float(value));
        for (const double amount : truths[o].amounts)
            line += "," + (amount == amount ? shortest(float(amount)) : "");
        if (outputs[o].target >= 0 && !outputs[o].amounts)
            line += "," + quotedCell(predictions[o].className) + "," + quotedCell(truths[o].className);
    }
    return line;
}

GivenSamples givenSamples(const PreparedData& rows)
{
    std::map<std::string, Tensor> samples;
    std::vector<std::int64_t> all(std::size_t(rows.rows.size()));
    std::iota(all.begin(), all.end(), 0);
    for (int i = 0; i < int(rows.rows.fields().size()); ++i) {
        const Field& field = rows.rows.fields()[std::size_t(i)];
        if (field.role != FieldRole::input && field.role != FieldRole::lengths)
            continue;
        Tensor column(field.shape.withFront(rows.rows.size()), field.dtype);
        if (rows.rows.read(i, all, column.data()))
            samples.emplace(field.name, std::move(column));
    }
    return std::make_shared<const std::map<std::string, Tensor>>(std::move(samples));
}

bool isSampleOf(const PreparedData& data, const GivenSamples& samples)
{
    return samples && std::ranges::all_of(data.rows.fields(), [&](const Field& field) {
               const auto found = samples->find(field.name);
               return field.role != FieldRole::input
                   || (found != samples->end() && found->second.dtype() == field.dtype
                       && found->second.shape() == field.shape.withFront(1));
           });
}

} // namespace loom
