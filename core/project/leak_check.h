#pragma once

#include "base/issue.h"
#include "project/project.h"

namespace loom {

/// What lets the validation and the test part say more than the network will do with new rows: rows that stand in the
/// training part too; a series whose rows are parted at random; a column that says the target by itself; columns that
/// were standardised over all rows before the file was written. Each with numbers, and with a repair where one
/// exists. `folder`: where relative paths start. Any thread; reads the rows once (at most 256 MB of them, and of a
/// table's file its beginning).
///
/// What the engine itself fits (means, deviations, ranges, vocabularies, weights of words, what stands in gaps) needs
/// no check: a transform measures through FittedNumbers on the training part alone, which tests/core/data/
/// fitted_test.cpp holds every one of them to. Only names are known from all rows: which classes there are, and which
/// words a column of kinds holds.
std::vector<Issue> checkLeaks(const Project& project, const PreparedData& data, const std::string& folder);

} // namespace loom
