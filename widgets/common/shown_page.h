#pragma once

class QStackedWidget;

namespace loom::ui {

/// From now on only the page that is shown says how much room is needed; a hidden one never keeps a window large.
void letTheShownPageAsk(QStackedWidget* pages);

} // namespace loom::ui
