#pragma once

#include "project/project.h"

#include <QPixmap>

namespace loom::ui {

class Theme;

/// In the middle of a transparent picture of that size.
QPixmap centred(const QPixmap& picture, QSize size);
/// A network in small: its layers as their icons, wired.
QPixmap networkPicture(const Graph& graph, const Theme& theme, QSize size);
/// What is in a sample's file; an empty project where that cannot be read.
Project sampleProject(const QString& file);

} // namespace loom::ui
