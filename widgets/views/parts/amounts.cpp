#include "views/parts/amounts.h"

#include "project/run.h"
#include "train/metric_fit.h"

#include <QCoreApplication>
#include <cmath>

namespace loom::ui {

namespace {

const Field& targetOf(const Subject& subject)
{
    return subject.data->rows.fields()[std::size_t(subject.targetField)];
}

} // namespace

bool predictsAmounts(const Subject& subject)
{
    if (!subject.ready() || subject.targetField < 0 || !subject.classes.isEmpty() || subject.output.empty())
        return false;
    const std::vector<FieldShape> fields = fieldShapes(*subject.data);
    const std::vector<LossUse> losses = lossUses(subject.project, fields);
    return !losses.empty() && answersOf(losses.front(), fields) == Judges::amounts
        && subject.outputShape(subject.output).size() == targetOf(subject).shape.size();
}

std::int64_t amountCount(const Subject& subject)
{
    return predictsAmounts(subject) ? targetOf(subject).shape.size() : 0;
}

QString amountName(const Subject& subject, std::int64_t amount)
{
    return numberName(subject, subject.targetField, amount);
}

double inStoredUnit(const Subject& subject, std::int64_t amount, double number)
{
    const auto& pipelines = subject.data->pipeline.fields;
    if (subject.targetField >= int(pipelines.size()))
        return number;
    const FieldPipeline& pipeline = pipelines[std::size_t(subject.targetField)];
    const auto of = [amount](const std::vector<double>& list, double none) {
        return list.empty() ? none : list.size() == 1 ? list.front() : list[std::size_t(amount) % list.size()];
    };
    const double scale = of(pipeline.scale, 1);
    return scale != 0 ? (number - of(pipeline.offset, 0)) / scale : number;
}

double Amounts::meanAbsoluteError() const
{
    double sum = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        sum += std::abs(predicted[i] - truth[i]);
    return sum / double(rows.size());
}

double Amounts::rootMeanSquareError() const
{
    double sum = 0;
    for (std::size_t i = 0; i < rows.size(); ++i)
        sum += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
    return std::sqrt(sum / double(rows.size()));
}

double Amounts::determination() const
{
    double mean = 0, spread = 0;
    for (const double value : truth)
        mean += value / double(truth.size());
    for (const double value : truth)
        spread += (value - mean) * (value - mean);
    const double error = rootMeanSquareError();
    return spread > 0 ? 1 - error * error * double(rows.size()) / spread : std::nan("");
}

Amounts amountsOf(const Subject& subject, const std::vector<std::int64_t>& rows, const Tensor& prediction,
                  std::int64_t amount)
{
    Amounts amounts;
    const Field& field = targetOf(subject);
    const std::int64_t count = field.shape.size(), samples = std::int64_t(rows.size());
    if (samples == 0 || prediction.size() != samples * count)
        return amounts;
    Tensor truth(field.shape.withFront(samples), field.dtype);
    const bool read = bool(subject.data->rows.read(subject.targetField, rows, truth.data()));
    for (std::int64_t i = 0; i < samples; ++i) {
        amounts.rows.push_back(rows[std::size_t(i)]);
        amounts.predicted.push_back(inStoredUnit(subject, amount, prediction.at(i * count + amount)));
        amounts.truth.push_back(read ? truth.at(i * count + amount) : std::nan(""));
    }
    return amounts;
}

} // namespace loom::ui
