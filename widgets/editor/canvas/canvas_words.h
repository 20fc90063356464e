#pragma once

#include <QCoreApplication>

namespace loom::ui {

/// The translation context of what the canvas writes outside of a widget.
class Canvas {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::Canvas)
};

} // namespace loom::ui
