#pragma once

#include "course/lab.h"
#include "course/lab_address.h"

#include <span>

/// The lists of a lab's subjects: rows of numbers that are moved one by one, or all at once by a formula.
namespace loom {

/// Null where the subject has no such list.
const std::vector<double>* listOf(const LabSubject& subject, std::string_view name);
/// Null where the address is no element of one of its lists.
const double* listElement(const LabSubject& subject, const LabAddress& address);
double* listElement(LabSubject& subject, const LabAddress& address);
/// Whether `SUBJECT:NAME`, without an index, is a whole list of the lab.
bool isLabList(const Lab& lab, const std::string& path);
/// "mean" or "sum" of the rows.
struct FittedLine {
    double slope = 0, height = 0;
};

/// The straight line y = slope·x + height with the least mean absolute error: it goes through two of the points. NaN
/// where all x are the same. As many of one list as of the other.
FittedLine leastAbsoluteLine(std::span<const double> xs, std::span<const double> ys);
double combinedRows(const std::string& each, std::span<const double> rows);

} // namespace loom
