#pragma once

#include "views/view_type.h"

#include <QSize>
#include <QStringList>

namespace loom::ui {

/// Renders each view to DIR/ID.png (a view with nothing to show is left out) and returns the files written. Needs
/// a session whose data are ready. Runs the event loop by hand while the worker answers, at most `secondsEach` a
/// view.
QStringList grabViews(const ViewContext& context, const QString& folder, QSize size = {1200, 800},
                      double secondsEach = 20);

} // namespace loom::ui
