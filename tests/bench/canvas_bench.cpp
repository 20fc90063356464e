// The canvas of 1,000 nodes: frames, and how its layout grows.
#include "bench/measured.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/layout.h"

#include <QApplication>
#include <QScrollBar>
#include <QTest>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr int kNodes = 1000;

/// Twenty rows of fifty dense layers, wired one after the other.
Project largeProject()
{
    Project project;
    Graph& graph = project.graph;
    for (int i = 0; i < kNodes; ++i) {
        Node node;
        node.id = i == 0 ? "image" : "dense" + std::to_string(i);
        node.type = i == 0 ? "input" : i == 1 ? "flatten" : "dense";
        node.at = {double(i % 50) * 220, double(i / 50) * 160};
        if (i > 0)
            graph.edges.push_back({{graph.nodes.back().id, {}}, {node.id, {}}});
        graph.nodes.push_back(std::move(node));
    }
    return project;
}

/// Layers of which each is wired with three before it.
Graph woven(int nodes)
{
    Graph graph;
    for (int i = 0; i < nodes; ++i) {
        graph.nodes.push_back({"n" + std::to_string(i), "add"});
        for (const int back : {1, 7, 20})
            if (i >= back)
                graph.edges.push_back({{"n" + std::to_string(i - back), {}}, {"n" + std::to_string(i), {}}});
    }
    return graph;
}

void measureFrames(int frames)
{
    Theme theme;
    Document document;
    PickGroup selection;
    CanvasView canvas(&document, &selection, &theme);
    document.setProject(largeProject(), QString());
    document.setFields({{"image", Shape{28, 28, 1}, DType::f32, false, 0}, {"label", Shape{}, DType::i32, true, 10}});
    canvas.resize(1400, 800);
    canvas.show();
    if (!QTest::qWaitForWindowExposed(&canvas))
        qFatal("the canvas is not shown");
    const auto paint = [&](const char* what, const auto& change) {
        bench::sayFrames(QString("1,000 nodes, %1: frame, p99").arg(what), frames, [&](int frame) {
            change(frame);
            canvas.viewport()->repaint();
        });
    };
    canvas.fit();
    paint("all in view", [](int) {});
    canvas.setZoom(1, QPointF(3000, 1000));
    QScrollBar* bar = canvas.horizontalScrollBar();
    paint("panning", [&](int) { bar->setValue(bar->value() + 7); });
    canvas.setZoom(1, QPointF(3000, 1000));
    paint("zooming", [&](int frame) { canvas.zoomBy(frame % 20 < 10 ? 0.9 : 1 / 0.9); });
    canvas.fit();
    paint("moving one", [&](int frame) { document.moveNodes({{"dense500", {double(2000 + 5 * frame), 1600}}}); });
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const bool brief = bench::isShort(argc, argv);
    measureFrames(brief ? 60 : 300);
    const int turns = brief ? 1 : 5;
    const Graph small = woven(kNodes / 4), large = woven(kNodes);
    const double quarter = bench::bestMs(turns, [&] { tidyLayout(small, {1.6}); });
    const double whole = bench::bestMs(turns, [&] { tidyLayout(large, {1.6}); });
    bench::say("1,000 nodes, tidied up", whole, "ms", 1000);
    bench::remark(QString("%1 times as long as 250 nodes").arg(whole / quarter, 0, 'g', 3));
}
