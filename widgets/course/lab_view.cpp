#include "course/lab_view.h"

#include <algorithm>

namespace loom::ui {

const LabViewType* findLabView(const std::string& id)
{
    const auto found = std::ranges::find(lab_view_typesTable(), id, &LabViewType::id);
    return found == lab_view_typesTable().end() ? nullptr : &*found;
}

} // namespace loom::ui
