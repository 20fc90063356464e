#pragma once

#include "tuning/search_store.h"

#include <QString>

namespace loom::ui {

/// Words for what a search shows, in the user's language.

/// "hidden1 · Units", "Learning rate"; a layer that may be left out by its name.
QString axisTitle(const Project& project, const std::string& path);
QString valueWords(const Project& project, const Axis& axis, const Value& value);
/// "Learning rate 0.003, Units 64".
QString pointWords(const Project& project, const SearchSpace& space, const Point& point);
/// What changes where a project takes the point over: "Learning rate 0.001 → 0.003"; empty: nothing does.
QString changeWords(const Project& before, const SearchSpace& space, const Point& point);
/// "validation loss", "validation accuracy", "parameters".
QString metricWords(const std::string& metric);
/// "Loss", "Accuracy", "Parameters": a measure to choose, whichever part it is of.
QString measureWords(const QString& measure);
/// A value of the objective as its kind is written: 0.4312, 91.2 %, 101,770; empty for none.
QString metricText(const std::string& metric, double value);
/// The number as it is in a sentence beside its spread: 0.820 ± 0.012, both with the same digits.
QString spreadText(const std::string& metric, double mean, double deviation);
QString stateWords(TrialState state);
/// Why a trial was stopped, refused or failed: kept in English, said in the user's language.
QString reasonWords(const Trial& trial);

} // namespace loom::ui
