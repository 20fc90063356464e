#include "project/box_prediction.h"

#include "graph/loss_end.h"
#include "graph/shape_inference.h"
#include "kernels/detection_cells.h"
#include "train/metrics/box_table.h"

#include <algorithm>

namespace loom {
namespace {

PictureBox inPixels(const BoxOutput& output, std::int64_t kind, double score, const Box& box)
{
    const auto place = [](double share, std::int64_t pixels) { return std::clamp(share, 0.0, 1.0) * double(pixels); };
    const std::string name =
        std::size_t(kind) < output.classes.size() ? output.classes[std::size_t(kind)] : std::to_string(kind);
    return {name,
            score,
            {place(box.left, output.columns), place(box.top, output.rows), place(box.right, output.columns),
             place(box.bottom, output.rows)}};
}

} // namespace

std::optional<BoxOutput> boxOutput(const Project& project, const PreparedData& data, std::size_t loss)
{
    const std::vector<FieldShape> shapes = fieldShapes(data);
    const std::vector<LossUse> uses = lossUses(project, shapes);
    if (loss >= uses.size() || uses[loss].type != "detection")
        return {};
    const GraphReport report = inspect(project.graph, shapes);
    const auto node = report.nodes.find(readNodeEnd(uses[loss].of).node);
    if (node == report.nodes.end() || !node->second.known || node->second.outputs.empty()
        || node->second.outputs.front().rank() != 3 || node->second.outputs.front()[2] <= functions::kCellNumbers)
        return {};
    BoxOutput output{node->second.outputs.front(), data.indexOf(uses[loss].target), {}, 0, 0};
    const std::vector<Field> fields = data.fields();
    if (output.target >= 0)
        output.classes = fields[std::size_t(output.target)].classes;
    const auto picture = std::ranges::find_if(
        fields, [](const Field& field) { return field.role == FieldRole::input && shapeOfPicture(field); });
    if (picture == fields.end())
        return {};
    output.rows = picture->shape[0];
    output.columns = picture->shape[1];
    return output;
}

std::vector<PictureBox> foundBoxes(const BoxOutput& output, const TensorView& predictions, std::int64_t row)
{
    std::vector<FoundBox> found;
    readFound(predictions, row, output.cells, metrics::kSureScore, found);
    strikeOut(found, metrics::kUsualStrike);
    std::vector<PictureBox> boxes;
    for (const FoundBox& one : found)
        boxes.push_back(inPixels(output, one.kind, one.score, one.box));
    return boxes;
}

std::vector<PictureBox> trueBoxes(const BoxOutput& output, const PreparedData& data, std::int64_t row)
{
    std::vector<PictureBox> boxes;
    if (output.target < 0)
        return boxes;
    const Field& field = data.rows.fields()[std::size_t(output.target)];
    if (field.dtype != DType::f32 || field.shape.rank() != 2)
        return boxes;
    Tensor numbers(field.shape, DType::f32);
    if (!data.rows.read(output.target, {&row, 1}, numbers.data()))
        return boxes;
    std::vector<TrueBox> there;
    readTrue({numbers.data(), DType::f32, 1, field.shape.size()}, 0, field.shape,
             output.cells[2] - functions::kCellNumbers, there);
    for (const TrueBox& one : there)
        boxes.push_back(inPixels(output, one.kind, 1, one.box));
    return boxes;
}

} // namespace loom
