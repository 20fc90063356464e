#include "views/try_it/answered.h"

#include "common/core_text.h"
#include "data/source_type.h"
#include "graph/loss_end.h"
#include "plots/ticks.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace loom::ui {
namespace {

constexpr std::size_t kMostAmounts = 4; ///< in one sentence

QString columnName(const PredictedOutput& output, std::size_t column)
{
    const QString name = QString::fromStdString(output.columns[column]);
    return name.startsWith(QLatin1String("output_")) && output.columns.size() == 1
        ? QCoreApplication::translate("TryIt", "output")
        : name;
}

QString amountsText(const PredictedOutput& output, const std::vector<double>& amounts)
{
    QStringList parts;
    for (std::size_t k = 0; k < std::min({amounts.size(), output.columns.size(), kMostAmounts}); ++k)
        parts << QStringLiteral("%1 %2").arg(columnName(output, k).toHtmlEscaped(), fourDigits(amounts[k]));
    if (amounts.size() > kMostAmounts)
        parts << QStringLiteral("…");
    return parts.join(QStringLiteral(" · "));
}

} // namespace

bool Answered::isFinite() const
{
    return std::ranges::all_of(numbers, [](const Tensor& tensor) {
        return std::ranges::all_of(tensor.values<float>(), [](float number) { return std::isfinite(number); });
    });
}

std::vector<double> Answered::numbersOf(std::size_t output, std::int64_t row) const
{
    const Tensor& tensor = numbers[output];
    const std::int64_t width = tensor.size() / std::max<std::int64_t>(1, size());
    std::vector<double> values;
    for (std::int64_t k = 0; k < width; ++k)
        values.push_back(tensor.at(row * width + k));
    return values;
}

Prediction Answered::prediction(std::size_t output, std::int64_t row) const
{
    return predictionOf(outputs[output], *rows, numbersOf(output, row));
}

std::vector<NewColumn> rowColumns(const Subject& subject)
{
    const SourceType* source = findSource(subject.project.data.source.type);
    if (!source || !source->newColumns)
        return {};
    std::vector<NewColumn> columns = source->newColumns(subject.data->fitted.source);
    std::map<std::string, std::int64_t> widths;
    for (const NewColumn& column : columns)
        widths[column.field] += column.width; // of a text nothing is counted
    for (const auto& [name, width] : widths) {
        const int field = subject.data->rows.indexOf(name);
        if (field < 0 || (width > 0 && subject.data->rows.fields()[std::size_t(field)].shape.size() != width))
            return {};
    }
    return columns;
}

std::vector<PredictedOutput> outputsOf(const Subject& subject)
{
    std::vector<std::int64_t> widths;
    for (const LossUse& use : lossUses(subject.project, fieldShapes(*subject.data)))
        widths.push_back(subject.outputShape(readNodeEnd(use.of).node).size());
    return predictedOutputs(subject.project, *subject.data, widths);
}

QString classWord(const Subject& subject, const PredictedOutput& output, int label)
{
    if (label >= 0 && label < int(output.classes.size()))
        return classWord(subject, output.classes[std::size_t(label)]);
    return output.target == subject.targetField ? subject.className(label) : QString::number(label);
}

QString classWord(const Subject& subject, const std::string& name)
{
    const SourceType* source = findSource(subject.project.data.source.type);
    return source && source->ownClasses ? coreTranslation(name) : QString::fromStdString(name);
}

bool areShares(const PredictedOutput& output, std::span<const double> numbers)
{
    if (output.target < 0 || output.amounts || numbers.empty())
        return false;
    double sum = 0;
    for (const double number : numbers) {
        if (!(number >= 0 && number <= 1))
            return false;
        sum += number;
    }
    return numbers.size() == 1 || (sum > 0.99 && sum < 1.01);
}

QString answerText(const Subject& subject, const PredictedOutput& output, const Prediction& prediction)
{
    if (prediction.label < 0)
        return amountsText(output, prediction.values);
    const QString name = classWord(subject, output, prediction.label).toHtmlEscaped();
    if (!areShares(output, prediction.values))
        return name;
    const bool single = prediction.values.size() == 1;
    const double value = prediction.values[single ? 0 : std::size_t(prediction.label)];
    return QStringLiteral("%1 · %2").arg(name, percentText(single && prediction.label == 0 ? 1 - value : value));
}

QString knownText(const Subject& subject, const PredictedOutput& output, const Truth& truth)
{
    if (!truth.known())
        return {};
    return truth.className.empty() ? amountsText(output, truth.amounts)
                                   : classWord(subject, truth.className).toHtmlEscaped();
}

QString truthText(const Subject& subject, const PredictedOutput& output, const Truth& truth)
{
    const QString words = knownText(subject, output, truth);
    return words.isEmpty() ? words : QCoreApplication::translate("TryIt", "true: %1").arg(words);
}

} // namespace loom::ui
