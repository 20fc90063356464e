#pragma once

class QWidget;

namespace loom::ui {

/// What the widget is in the style sheet (`role`), also where it is on the screen already: a style sheet looks at a
/// property once.
void setRole(QWidget* widget, const char* role);

} // namespace loom::ui
