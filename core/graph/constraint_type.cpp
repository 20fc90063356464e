// Formulas of Keras 3 (keras.constraints).
#include "graph/constraint_type.h"

#include "base/math.h"
#include "graph/code_call.h"
#include "kernels/update_steps.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::int64_t kAcross = 64; ///< columns whose sums are kept at a time

/// Calls with the first column and the Σw² of each of some columns, added from the first row to the last.
template<class T, class Scale> void scaleColumns(const ConstrainedPiece<T>& piece, Scale&& scale)
{
    T factors[kAcross];
    for (std::int64_t begin = 0; begin < piece.count; begin += kAcross) {
        const std::int64_t count = std::min(kAcross, piece.count - begin);
        T* first = piece.parameter + piece.first + begin;
        std::fill_n(factors, count, T(0));
        for (std::int64_t row = 0; row < piece.rows; ++row)
            for (std::int64_t i = 0; i < count; ++i)
                factors[i] += first[row * piece.columns + i] * first[row * piece.columns + i];
        for (std::int64_t i = 0; i < count; ++i)
            factors[i] = scale(math::sqrt(factors[i]));
        for (std::int64_t row = 0; row < piece.rows; ++row)
            for (std::int64_t i = 0; i < count; ++i)
                first[row * piece.columns + i] *= factors[i];
    }
}

template<class Scale, class T> void holdColumns(const ConstrainedPiece<T>& piece)
{
    scaleColumns(piece, Scale(piece.numbers));
}

template<class Hold, class T> void holdEach(const ConstrainedPiece<T>& piece)
{
    const Hold hold(piece.numbers);
    for (std::int64_t row = 0; row < piece.rows; ++row) {
        T* w = piece.parameter + row * piece.columns + piece.first;
        for (std::int64_t i = 0; i < piece.count; ++i)
            w[i] = hold(w[i]);
    }
}

AttributeSpec number(const char* name, double fallback, Text title, Text help, double minimum, double maximum)
{
    return {.name = name,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = minimum,
            .maximum = maximum,
            .step = 0.1,
            .applies = Applies::restart};
}

/// Whom a recipe's constraint is for.
std::vector<AttributeSpec> whom(std::vector<AttributeSpec> numbers, const char* parameter)
{
    numbers.push_back({.name = "of",
                       .kind = AttributeKind::texts,
                       .fallback = std::vector<std::string>{},
                       .title = TR("Layers"),
                       .help = TR("The layers (ID) and groups (group:ID) that it holds for; empty: all."),
                       .applies = Applies::restart});
    numbers.push_back({.name = "parameter",
                       .kind = AttributeKind::text,
                       .fallback = std::string(parameter),
                       .title = TR("Parameter"),
                       .help = TR("Which of their weights it holds for, as kernel or bias; empty: all that learn."),
                       .applies = Applies::restart});
    return numbers;
}

std::string kerasNorm(const char* name, const Attributes& attributes, bool limited)
{
    CodeCall call(name);
    if (limited)
        call.with(python::number(numberOf(attributeOf(attributes, "max_value"))));
    return call.text() + "  # of a convolution: axis=[0, 1, 2]";
}

std::vector<ConstraintType> normConstraints()
{
    return {
        {.id = "max_norm",
         .title = TR("Largest norm"),
         .text = TR("The weights that lead into a unit are shortened together wherever their length is greater "
                    "than a limit; their direction stays. Good with dropout and large learning rates."),
         .formula = "W ← W·min(‖W‖, c)/‖W‖",
         .attributes = whom(
             {number("max_value", 2, TR("Limit"), TR("The greatest length that they may have."), 0, 1e6)}, "kernel"),
         .byColumn = true,
         .holdF32 = holdColumns<updates::MaxNorm<float>, float>,
         .holdF64 = holdColumns<updates::MaxNorm<double>, double>,
         .keras = [](const Attributes& all) { return kerasNorm("keras.constraints.MaxNorm", all, true); }},
        {.id = "unit_norm",
         .title = TR("Norm 1"),
         .text = TR("The weights that lead into a unit always have the length 1: only their direction is learned."),
         .formula = "W ← W/‖W‖",
         .attributes = whom({}, "kernel"),
         .byColumn = true,
         .holdF32 = holdColumns<updates::UnitNorm<float>, float>,
         .holdF64 = holdColumns<updates::UnitNorm<double>, double>,
         .keras = [](const Attributes& all) { return kerasNorm("keras.constraints.UnitNorm", all, false); }}};
}

std::vector<ConstraintType> eachConstraints()
{
    return {{.id = "non_negative",
             .title = TR("Not below 0"),
             .text = TR("A weight that an update takes below 0 becomes 0: the network can add, and never subtract."),
             .formula = "w ← max(w, 0)",
             .attributes = whom({}, "kernel"),
             .holdF32 = holdEach<updates::NonNegative<float>, float>,
             .holdF64 = holdEach<updates::NonNegative<double>, double>,
             .keras = [](const Attributes&) { return std::string("keras.constraints.NonNeg()"); }},
            {.id = "clip",
             .title = TR("Between bounds"),
             .text = TR("A weight that an update takes beyond a bound is put back onto it, as in the critic of a "
                        "Wasserstein GAN."),
             .formula = "w ← min(max(w, a), b)",
             .attributes = whom({number("minimum", -0.01, TR("Smallest"), TR("No weight lies below it."), -1e6, 1e6),
                                 number("maximum", 0.01, TR("Largest"), TR("No weight lies above it."), -1e6, 1e6)},
                                ""),
             .holdF32 = holdEach<updates::Between<float>, float>,
             .holdF64 = holdEach<updates::Between<double>, double>,
             .keras = [](const Attributes& all) {
                 return "lambda w: "
                     + CodeCall("keras.ops.clip")
                           .with("w")
                           .with(python::number(numberOf(attributeOf(all, "minimum"))))
                           .with(python::number(numberOf(attributeOf(all, "maximum"))))
                           .text();
             }}};
}

std::vector<ConstraintType> allConstraints()
{
    std::vector<ConstraintType> all = normConstraints();
    for (ConstraintType& type : eachConstraints())
        all.push_back(std::move(type));
    return all;
}

} // namespace

const std::vector<ConstraintType>& constraintsTable()
{
    static const std::vector<ConstraintType> table = allConstraints();
    return table;
}

const ConstraintType* findConstraint(const std::string& id)
{
    const auto& table = constraintsTable();
    const auto found = std::ranges::find(table, id, &ConstraintType::id);
    return found == table.end() ? nullptr : &*found;
}

std::vector<double> constraintNumbers(const ConstraintType& type, const Attributes& attributes)
{
    const Attributes all = completed(type.attributes, attributes);
    std::vector<double> numbers;
    for (const AttributeSpec& spec : type.attributes)
        if (spec.kind == AttributeKind::real)
            numbers.push_back(numberOf(attributeOf(all, spec.name)));
    return numbers;
}

std::int64_t constraintColumns(const ConstraintType& type, const Shape& shape)
{
    return !type.byColumn ? shape.size() : shape.rank() > 1 ? shape[-1] : 1;
}

Part clipTo(double minimum, double maximum)
{
    return {"clip", {{"minimum", minimum}, {"maximum", maximum}}};
}

} // namespace loom
