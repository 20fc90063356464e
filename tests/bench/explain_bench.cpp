// Where a number comes from, asked of networks as large as those of the course's pictures.
#include "bench/measured.h"
#include "course/held_subject.h"

using namespace loom;
using namespace loom::bench;

namespace {

using Index = std::vector<std::int64_t>;

/// Of 28 × 28 pictures in ten classes.
std::unique_ptr<HeldNetwork> clothes()
{
    LabSubject subject;
    subject.id = "net";
    Graph& graph = subject.project.graph;
    graph.nodes = {
        {.id = "x", .type = "input"},
        {.id = "conv", .type = "conv2d", .attributes = {{"filters", std::int64_t(32)}}},
        {.id = "flat", .type = "flatten"},
        {.id = "dense", .type = "dense", .attributes = {{"units", std::int64_t(128)}}},
        {.id = "plain", .type = "flatten"},
        {.id = "first", .type = "dense", .attributes = {{"units", std::int64_t(128)}}},
        {.id = "both", .type = "add"},
        {.id = "out",
         .type = "dense",
         .attributes = {{"units", std::int64_t(10)}, {"activation", std::string("softmax")}}},
    };
    for (const auto& [from, to] : {std::pair("x", "conv"),
                                   {"conv", "flat"},
                                   {"flat", "dense"},
                                   {"x", "plain"},
                                   {"plain", "first"},
                                   {"dense", "both"},
                                   {"first", "both"},
                                   {"both", "out"}})
        graph.edges.push_back({{from, {}}, {to, {}}});
    subject.fields = {{.name = "x", .shape = {28, 28, 1}}, {.name = "t", .shape = {10}, .target = true}};
    subject.project.training.losses = {{.id = "loss", .type = "categorical_crossentropy"}};
    Result<std::unique_ptr<HeldNetwork>> made = heldSubject(subject);
    if (!made)
        std::fprintf(stderr, "%s\n", english(made.error()).c_str());
    return made ? std::move(*made) : nullptr;
}

} // namespace

int main(int argc, char** argv)
{
    const int turns = isShort(argc, argv) ? 5 : 50;
    const std::unique_ptr<HeldNetwork> net = clothes();
    if (!net)
        return 2;
    Index at{0, 0, 0};
    double brightness = 0;
    do
        (void)net->setElement("x/output", at, brightness += 0.001);
    while (nextIndex(at, {28, 28, 1}));
    const std::tuple<const char*, const char*, Index, double> asked[] = {
        {"a dense sum of 784 inputs", "first/sum", {5}, 5},
        {"a dense sum of 21,632 inputs", "dense/sum", {5}, 200},
        {"a gradient through 128 units of 784 inputs", "plain/output:gradient", {300}, 33},
        {"a pixel's gradient, of a convolution and a dense layer", "x/output:gradient", {14, 14, 0}, 100},
        {"a convolution's weight, over all its places", "conv/kernel:gradient", {1, 1, 0, 3}, 33},
    };
    for (const auto& [what, tensor, index, most] : asked) {
        std::optional<Explanation> explained = net->explain(tensor, index);
        if (!explained)
            return 2;
        say(QString("where a number comes from: %1").arg(what),
            bestMs(turns, [&] { (void)net->explain(tensor, index); }), "ms", most);
        remark(QString("%1 numbers are named").arg(explained->names.size()));
    }
    return 0;
}
