#include "train/callback_type.h"

#include <algorithm>

namespace loom {

const CallbackType* findCallback(const std::string& id)
{
    const auto& table = callbacksTable();
    const auto found = std::ranges::find(table, id, &CallbackType::id);
    return found == table.end() ? nullptr : &*found;
}

} // namespace loom
