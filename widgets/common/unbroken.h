#pragma once

#include <QString>

namespace loom::ui {

/// With nothing in it that a line could break within: 98 %, 4.1 × 10⁻⁴, h = 0.001, p − y, (w, b), --resume, U-Net,
/// and what stands behind a dot, as in "title · 12 min". What is copied out of such a text goes through `asWritten`.
QString unbroken(QString text);
/// The text again without what held it together.
QString asWritten(QString text);

} // namespace loom::ui
