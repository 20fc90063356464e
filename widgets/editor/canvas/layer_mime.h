#pragma once

#include <QString>

namespace loom::ui {

/// The form in which a layer travels from the palette to the canvas: its id as UTF-8.
inline QString layerMimeType()
{
    return QStringLiteral("application/x-netloom-layer");
}
/// The clipboard's form of a part of a network (project/project_file.h, writeGraph).
inline QString graphMimeType()
{
    return QStringLiteral("application/x-netloom-graph+json");
}

} // namespace loom::ui
