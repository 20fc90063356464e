#pragma once

#include "base/attribute_spec.h"
#include "tensor/shape.h"

#include <cstdint>
#include <string>
#include <vector>

namespace loom {

/// Some columns of a parameter seen as a matrix, the last axis across: column `first` of `rows` × `columns` and
/// `count` from there on. Of a vector all numbers stand in one column.
template<class T> struct ConstrainedPiece {
    T* parameter;
    std::int64_t rows, columns, first, count;
    const double* numbers; ///< in the order of ConstraintType::attributes that are numbers
};

/// What parameters have to keep to: a rule that puts them back after each update. One table for what a layer asks of
/// its own (ParameterSpec::constraints) and for what a recipe asks of layers (`training.constraints`).
struct ConstraintType {
    std::string id;
    Text title;
    Text text;
    std::string formula;
    std::vector<AttributeSpec> attributes; ///< numbers first
    bool byColumn = false; ///< looks at a whole column; else at each number for itself
    void (*holdF32)(const ConstrainedPiece<float>&) = nullptr;
    void (*holdF64)(const ConstrainedPiece<double>&) = nullptr;
    std::string (*keras)(const Attributes&) = nullptr;
};

/// Numbers that constraints have at most.
constexpr std::size_t kMostConstraintNumbers = 2;

/// All constraints.
const std::vector<ConstraintType>& constraintsTable();
/// The constraint of that id, or null.
const ConstraintType* findConstraint(const std::string& id);
/// Its numbers, as ConstrainedPiece has them, out of attributes that may be left out.
std::vector<double> constraintNumbers(const ConstraintType& type, const Attributes& attributes);
/// Columns of a parameter of that shape, as the constraint sees it.
std::int64_t constraintColumns(const ConstraintType& type, const Shape& shape);
/// `clip` between two bounds, as a layer asks for it.
Part clipTo(double minimum, double maximum);

} // namespace loom
