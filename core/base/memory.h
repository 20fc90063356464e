#pragma once

#include "base/text.h"

#include <new>

namespace loom {

/// What `work` answers (a Result), or a sentence where the memory of this computer does not suffice: no exception
/// leaves a room.
template<class Work> auto withinMemory(const Work& work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::bad_alloc&) {
        return Text(TR("The memory of this computer is not enough for this; close other programs and try again"));
    }
}

} // namespace loom
