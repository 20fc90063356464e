#pragma once

#include "data/row_store.h"

#include <memory>

/// A store of blocks of the given sizes: field `number` (f32, 3) holds row, 2·row and −row, `kind` (i32) row % 3.
inline std::shared_ptr<loom::RowStore> numberedStore(const std::vector<std::int64_t>& sizes)
{
    using namespace loom;
    auto store = std::make_shared<RowStore>();
    store->fields = {{"number", DType::f32, Shape{3}, FieldRole::input, {}, {}},
                     {"kind", DType::i32, Shape{}, FieldRole::target, {"a", "b", "c"}, {}}};
    store->blockStarts = {0};
    for (const std::int64_t size : sizes)
        store->blockStarts.push_back(store->blockStarts.back() + size);
    store->fetch = [](int field, std::int64_t first, std::int64_t count, void* out) -> Result<void> {
        for (std::int64_t i = 0; i < count; ++i) {
            const std::int64_t row = first + i;
            if (field == 1) {
                static_cast<std::int32_t*>(out)[i] = std::int32_t(row % 3);
                continue;
            }
            for (const int j : {0, 1, 2})
                static_cast<float*>(out)[3 * i + j] = float(j == 2 ? -row : (j + 1) * row);
        }
        return {};
    };
    return store;
}
