#pragma once

#include <QString>

namespace loom {
struct Project;
}

namespace loom::ui {

/// A setting by its path as a person calls it: "Hidden 1 · Units", "Learning rate"; the path's end where it is none
/// that has a name.
QString settingTitle(const Project& project, const std::string& path);
/// Its value: identifiers as what they stand for are called, lists with commas, wires with arrows.
QString settingValue(const Project& project, const std::string& path, const QString& value);

} // namespace loom::ui
