#pragma once

#include "graph/layer_type.h"

/// What layers share that set or cut rows and columns at the edges of a picture.
namespace loom {

/// Of the top, the bottom, the left and the right. One number is that of each; two are of rows and of columns.
struct PictureEdges {
    std::int64_t top = 0, bottom = 0, left = 0, right = 0;
};
PictureEdges edgesOf(const std::vector<std::int64_t>& numbers);

AttributeSpec edgesAttribute(const char* name, std::int64_t fallback, Text title, Text help);
/// The input is no picture, or the numbers are not 1, 2 or 4.
std::vector<Issue> edgesIssues(const LayerQuery& query, const std::string& attribute);
/// ((1, 2), (0, 1)) as Keras takes them; 1 where all are the same.
std::string edgesInCode(const PictureEdges& edges);

} // namespace loom
