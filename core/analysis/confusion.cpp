#include "analysis/confusion.h"

#include <algorithm>

namespace loom {

int predictedClass(const Tensor& predictions, std::int64_t row, std::int64_t columns, double border)
{
    if (columns == 1)
        return predictions.at(row) > border ? 1 : 0;
    int best = 0;
    double largest = predictions.at(row * columns);
    for (std::int64_t c = 1; c < columns; ++c) {
        const double value = predictions.at(row * columns + c);
        if (value > largest || (largest != largest && value == value)) {
            largest = value;
            best = int(c);
        }
    }
    return best;
}

std::int64_t ConfusionMatrix::total() const
{
    std::int64_t sum = 0;
    for (const std::int64_t n : counts)
        sum += n;
    return sum;
}

double ConfusionMatrix::accuracy() const
{
    std::int64_t right = 0;
    for (int c = 0; c < classes; ++c)
        right += count(c, c);
    const std::int64_t all = total();
    return all == 0 ? 0 : double(right) / double(all);
}

double ConfusionMatrix::precision(int c) const
{
    std::int64_t predicted = 0;
    for (int truth = 0; truth < classes; ++truth)
        predicted += count(truth, c);
    return predicted == 0 ? 0 : double(count(c, c)) / double(predicted);
}

double ConfusionMatrix::recall(int c) const
{
    std::int64_t present = 0;
    for (int predicted = 0; predicted < classes; ++predicted)
        present += count(c, predicted);
    return present == 0 ? 0 : double(count(c, c)) / double(present);
}

Text nameOfOutput(const std::vector<std::string>& classes, int number)
{
    if (number < int(classes.size()))
        return Text::verbatim(classes[std::size_t(number)]);
    return Text(TR("output {number}"), {{"number", number + 1}});
}

ConfusionMatrix confusionOf(const Tensor& predictions, std::span<const std::int32_t> labels, int classes,
                            double border)
{
    const std::int64_t rows = std::int64_t(labels.size());
    const std::int64_t columns = rows == 0 ? 0 : predictions.size() / rows;
    LOOM_ASSERT(rows == 0 || (columns > 0 && columns * rows == predictions.size()));
    ConfusionMatrix matrix;
    matrix.classes = std::max({classes, int(columns), columns == 1 ? 2 : 0});
    matrix.counts.assign(std::size_t(matrix.classes) * std::size_t(matrix.classes), 0);
    matrix.samples.resize(matrix.counts.size());
    for (std::int64_t row = 0; row < rows; ++row) {
        const std::int32_t truth = labels[std::size_t(row)];
        if (truth < 0 || truth >= matrix.classes)
            continue;
        const std::size_t cell =
            std::size_t(truth * matrix.classes + predictedClass(predictions, row, columns, border));
        ++matrix.counts[cell];
        matrix.samples[cell].push_back(row);
    }
    return matrix;
}

} // namespace loom
