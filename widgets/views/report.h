#pragma once

#include "train/history.h"
#include "views/view_type.h"

#include <QSize>
#include <QStringList>

namespace loom::ui {

/// What a report shows beside the session: the run that led to its weights, and how much time a view may take.
struct ReportOptions {
    History history; ///< drawn by the curves where it has epochs
    QSize size = {1200, 800}; ///< of a view, before the theme's scale
    double secondsEach = 20;
};

/// Renders each view to DIR/ID.png (a view with nothing to show is left out) and returns the files written. Needs
/// a session whose data are ready. Runs the event loop by hand while the worker answers, at most
/// `secondsEach` a view.
QStringList grabViews(const ViewContext& context, const QString& folder, const ReportOptions& options = {});

} // namespace loom::ui
