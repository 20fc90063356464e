#include "base/random.h"
#include "graph/shape_inference.h"
#include "graph/window.h"
#include "plan/ops.h"

#include <QTest>

using namespace loom;

namespace {

/// Counts the places one by one: a place is a start from which the last cell still lies inside. With "same" padding
/// there is one place for each stride begun.
std::int64_t counted(std::int64_t n, std::int64_t k, std::int64_t s, std::int64_t d, bool same)
{
    std::int64_t places = 0;
    for (std::int64_t start = 0; start < n; start += s)
        places += same || start + (k - 1) * d < n;
    return places;
}

} // namespace

/// Sizes of sliding windows: the formula, shape inference and the engine against counting.
class WindowTest : public QObject {
    Q_OBJECT
private slots:
    void twoHundredRandomWindowsHaveTheSizeThatIsCounted();
};

void WindowTest::twoHundredRandomWindowsHaveTheSizeThatIsCounted()
{
    const RandomStream random(7, "windows");
    const auto draw = [&](std::uint64_t i, std::uint64_t what, std::int64_t most) {
        return 1 + std::int64_t(random.below(std::uint32_t(most), what, i));
    };
    int impossible = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        const std::int64_t n = draw(i, 0, 40), k = draw(i, 1, 9), s = draw(i, 2, 4), d = draw(i, 3, 3);
        const std::int64_t m = draw(i, 4, 40), l = draw(i, 5, 9);
        const bool same = random.below(2, 6, i) == 1;
        const std::int64_t rows = counted(n, k, s, d, same), columns = counted(m, l, s, d, same);
        QCOMPARE(windowPlaces(n, k, s, d, same), rows);
        Graph graph;
        graph.nodes = {{.id = "x", .type = "input"},
                       {.id = "conv",
                        .type = "conv2d",
                        .attributes = {{"filters", std::int64_t(2)},
                                       {"kernel_size", std::vector<std::int64_t>{k, l}},
                                       {"strides", std::vector<std::int64_t>{s, s}},
                                       {"dilation_rate", std::vector<std::int64_t>{d, d}},
                                       {"padding", std::string(same ? "same" : "valid")}}}};
        graph.edges = {{{"x", {}}, {"conv", {}}}};
        const GraphReport report = inspect(graph, {{.name = "x", .shape = {n, m, 1}}});
        const NodeShapes& conv = report.nodes.at("conv");
        QCOMPARE(conv.known, rows > 0 && columns > 0);
        QCOMPARE(report.issues.empty(), conv.known);
        if (!conv.known) {
            ++impossible;
            continue;
        }
        QCOMPARE(conv.outputs[0], (Shape{rows, columns, 2}));
        const ops::Window window = ops::windowFor({n, m, 1}, {k, l}, {s, s}, {d, d}, same);
        QCOMPARE(window.out[0], rows);
        QCOMPARE(window.out[1], columns);
    }
    QVERIFY(impossible > 10 && impossible < 100);
}

QTEST_GUILESS_MAIN(WindowTest)
#include "window_test.moc"
