#pragma once

#include <QString>

namespace loom::ui {

class Theme;

/// `netloom --report DIR PROJECT`: loads project and weights, writes a PNG of every view, the
/// curves from the `history.csv` beside the project; the exit status.
int writeReport(Theme* theme, const QString& project, const QString& folder);

} // namespace loom::ui
