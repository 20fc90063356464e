#include "views/try_it/try_pane.h"

namespace loom::ui {

std::vector<Truth> TryPane::truths() const
{
    return {};
}

QString TryPane::summary(const Answered&) const
{
    return {};
}

} // namespace loom::ui
