#pragma once

#include "plots/run_colours.h"
#include "plots/run_plane.h"
#include "tuning/search_store.h"

namespace loom::ui {

/// The trials of a search as plots take them; a run is a trial by its number less one.

/// How trials stand by their first objective.
RunColours coloursOf(const StoredSearch& search);
/// The colour of a trial; NaN where it has no value.
double colourOf(const RunColours& colours, const Trial& trial);
/// What an objective of the trial came to; NaN: not known.
double objectiveOf(const Trial& trial, std::size_t objective);
/// The axis of a setting in a plot, and where a value of it stands there.
ParallelAxis plotAxisOf(const Project& project, const Axis& axis);
double plotValueOf(const Axis& axis, const Value& value);
/// Over what has come of an objective so far.
RunAxis objectiveAxisOf(const StoredSearch& search, std::size_t objective);
/// "trial 12".
QString trialName(qint64 number);

} // namespace loom::ui
