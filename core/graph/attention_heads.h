#pragma once

#include "graph/attention_pieces.h"

/// The heads of multi-head attention: what stands in front of them, and how their numbers follow from one another.
namespace loom::attention {

/// So many heads, each with numbers of its own for matching and for what is read.
struct HeadSizes {
    std::int64_t heads, match, read;
    explicit HeadSizes(const LayerQuery& query);
};

/// What each of the three goes through on its way to the heads.
struct Projection {
    Port port;
    const char *name, *kernel, *bias;
};
constexpr Projection kProjections[] = {{query, "query", "query_kernel", "query_bias"},
                                       {key, "key", "key_kernel", "key_bias"},
                                       {value, "value", "value_kernel", "value_bias"}};

std::optional<Formula> explainHeads(const ExplainQuery& query, ElementNames& names);

} // namespace loom::attention
