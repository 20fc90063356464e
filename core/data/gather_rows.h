#pragma once

#include "data/data_recipe.h"

#include <optional>

namespace loom {

/// The rows of one field as they are stored, one behind the other.
struct StoredRows {
    const void* data = nullptr;
    DType dtype = DType::f32;
    std::int64_t rowSize = 0;
};

/// All rows of a field that is held in memory.
StoredRows storedIn(const Dataset& rows, int field);
/// Converts rows into the batch's type, as the pipeline says. `rows` count from the start of `stored`. Allocates
/// nothing.
void gatherStored(const StoredRows& stored, const FieldPipeline& pipe, std::span<const std::int64_t> rows,
                  TensorView out);
/// What is drawn anew for each row, in its place in the batch; without an epoch only what is drawn always.
void drawRows(const PreparedData& data, int field, std::span<const std::int64_t> rows,
              std::optional<std::int64_t> epoch, TensorView out);

/// The same conversion without a loader, for views, probes and prediction. Fails only where a store cannot be read.
Result<void> gatherField(const PreparedData& data, int field, std::span<const std::int64_t> rows, TensorView out);
/// The same as training sees the rows in that epoch, with what is drawn anew for each.
Result<void> gatherDrawn(const PreparedData& data, int field, std::span<const std::int64_t> rows, std::int64_t epoch,
                         TensorView out);

} // namespace loom
