#pragma once

#include "graph/graph.h"

namespace loom {

/// Where a loss takes one of its numbers from, as written in a recipe: a field of the data (`label`, or
/// `data:label`), a node's output (`node:teacher`, `node:encoder:state`), or one number for all (`1`).
struct LossEnd {
    enum class Kind { none, field, node, number } kind = Kind::none;
    std::string field;
    End end;
    double number = 0;
};

LossEnd readLossEnd(const std::string& text);
/// A node and port as a loss's `of` names them: `out`, `out:port` or `node:out:port`.
End readNodeEnd(const std::string& text);

} // namespace loom
