#include "graph/code_call.h"
#include "graph/layer_pieces.h"
#include "kernels/detection_cells.h"
#include "plan/detection_ops.h"
#include "plan/ops.h"

namespace loom::layers {
namespace {

using functions::kBoxNumbers, functions::kCellNumbers;

ShapeAnswer infer(const LayerQuery& query)
{
    const Shape &prediction = query.inputs[0], &target = query.inputs[1];
    const Argument loss("loss", query.name), source("source", sourceName(query, 0));
    if (target.rank() != 2 || target[1] < kBoxNumbers || (query.dtypes.size() > 1 && query.dtypes[1] == DType::i32))
        return {{},
                {problem(query, {},
                         Text(TR("{loss} compares with boxes, rows of left, top, right, bottom and class, but the "
                                 "target is {target}. Let the data give boxes."),
                              {loss, {"target", describe(target)}}))}};
    if (prediction.rank() != 3)
        return {{},
                {problem(query, {},
                         Text(TR("{loss} reads cells, rows × columns × numbers, but {source} gives {prediction}. End "
                                 "with a 1 × 1 convolution instead of flattening."),
                              {loss, source, {"prediction", describe(prediction)}}))}};
    const std::int64_t classes =
        query.classes > 0 ? query.classes : std::max<std::int64_t>(1, prediction[2] - kCellNumbers);
    if (const std::int64_t wanted = kCellNumbers + classes; prediction[2] != wanted)
        return {{},
                {problem(query, {},
                         Text(TR("{loss} reads {wanted} numbers a cell: a confidence, four of the box, and "
                                 "{classes} for the classes; {source} gives {found}."),
                              {loss, {"wanted", wanted}, {"classes", classes}, source, {"found", prediction[2]}}),
                         resizeSource(query, 0, wanted))}};
    if (!query.sources.empty() && !query.sources[0].activation.empty() && query.sources[0].activation != "linear")
        return {{Shape{}},
                {warningOf(problem(query, {},
                                   Text(TR("{loss} puts its own sigmoid and softmax behind {source}: leave that "
                                           "without an activation, or a cell cannot say all."),
                                        {loss, source}),
                                   activateSource(query, 0, "linear")))}};
    return {{Shape{}}, {}};
}

ops::DetectionSettings settingsOf(const Pass& pass)
{
    return {pass.real("confidence"), pass.real("box"), pass.real("classes"), pass.integer("cells") > 1};
}

void forward(Pass& pass)
{
    const Ref weight = ops::maskedWeight(pass, pass.in(2), pass.in(3));
    pass.keep("weight", weight);
    pass.setOut(ops::detection(pass, pass.in(0), pass.in(1), weight, settingsOf(pass))); // one number a sample
}

void backward(Pass& pass)
{
    const Ref prediction = pass.in(0);
    if (pass.needsGradient(prediction))
        pass.addGradient(prediction,
                         ops::detectionGradient(pass, prediction, pass.in(1), pass.kept("weight"), settingsOf(pass)));
}

/// Neither library has one: a function of one's own.
std::string code(const LayerQuery& query)
{
    return CodeCall("detection_loss")
        .unless("1", "confidence", python::number(query.real("confidence")))
        .unless("5", "box", python::number(query.real("box")))
        .unless("1", "classes", python::number(query.real("classes")))
        .unless("3", "cells", python::number(query.integer("cells")))
        .text();
}

AttributeSpec part(const char* name, double fallback, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::real,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 0,
            .maximum = 1000,
            .step = 0.5};
}

} // namespace

LayerType detection()
{
    return {
        .id = "detection",
        .title = TR("Detection loss"),
        .category = LayerCategory::loss,
        .text =
            TR("For finding objects: each cell of the picture says how sure it is that an object is there, where its "
               "box lies, and of which class it is. Confidence is judged in every cell, box and class only where "
               "an object is. It puts sigmoid and softmax behind the prediction itself."),
        .formula = "L = a·Σ H(o, σ(s)) + b·Σₒ ((x − x̂)² + (y − ŷ)² + (√w − ŵ)² + (√h − ĥ)²) + c·Σₒ (−ln p)",
        .backwardFormula = "∂L/∂s = a·(σ(s) − o)\n"
                           "∂L/∂t = 2b·(x̂ − x)·x̂′(t), where an object is, else 0\n"
                           "∂L/∂z = c·(softmax(z) − class), where an object is, else 0",
        .attributes = {part("confidence", 1.0, TR("Confidence"),
                            TR("How much it counts whether a cell knows that an object is there.")),
                       part("box", 5.0, TR("Box"), TR("How much the place and size of the box count.")),
                       part("classes", 1.0, TR("Class"), TR("How much the class counts.")),
                       {.name = "cells",
                        .kind = AttributeKind::integer,
                        .fallback = std::int64_t(3),
                        .title = TR("Cells an object"),
                        .help = TR("1: only the cell of its center answers for an object. 3: those nearest to it in "
                                   "x and in y too, so that an object beside a border is found more surely; then "
                                   "several boxes say the same, and all but one are to be struck out."),
                        .minimum = 1,
                        .maximum = 3,
                        .step = 2}},
        .inputs = lossPorts(),
        .outputs = {{.name = "loss", .title = TR("Loss")}},
        .infer = infer,
        .forward = forward,
        .backward = backward,
        .keras = code,
        .pytorch = code,
        .samples = {{.inputs = {{3, 2, 7}, {3, 6}}, .positive = true},
                    {.attributes = {{"cells", std::int64_t(1)}, {"box", 2.0}},
                     .inputs = {{2, 3, 7}, {4, 5}},
                     .positive = true},
                    {.inputs = {{2, 2, 6}, {2, 5}, {}, {}}, .positive = true},
                    {.inputs = {{2, 2, 6}, {2, 5}, {}, {2}}, .positive = true}},
        .errors = {{{}, {{8, 8, 9}, {10}}, "compares with boxes"},
                   {{}, {{64}, {4, 6}}, "reads cells, rows × columns × numbers"},
                   {{}, {{8, 8, 5}, {4, 6}}, "reads 6 numbers a cell"}}};
}

} // namespace loom::layers
