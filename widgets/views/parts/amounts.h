#pragma once

#include "views/parts/subject.h"

namespace loom::ui {

/// Does the network predict amounts (a price, a temperature) for which the data hold the true ones?
bool predictsAmounts(const Subject& subject);
/// How many amounts a sample has.
std::int64_t amountCount(const Subject& subject);
/// What the amount of that number is called: its column, else the target's field.
QString amountName(const Subject& subject, std::int64_t amount);
/// A number of the network's in the unit in which the data are stored: what the recipe does to the target is undone.
double inStoredUnit(const Subject& subject, std::int64_t amount, double number);

/// Predicted and true amounts, one a row, in the unit of the data; NaN where a row cannot be read.
struct Amounts {
    std::vector<std::int64_t> rows;
    std::vector<double> predicted, truth;

    double meanAbsoluteError() const;
    double rootMeanSquareError() const;
    /// 1 − Σ(y − ŷ)² / Σ(y − ȳ)²; NaN where all true amounts are the same.
    double determination() const;
};
/// `prediction`: (rows, amounts). Reads the targets: beside the window where they lie on disk.
Amounts amountsOf(const Subject& subject, const std::vector<std::int64_t>& rows, const Tensor& prediction,
                  std::int64_t amount);

} // namespace loom::ui
