#pragma once

#include "common/theme.h"
#include "document/document.h"
#include "editor/canvas_actions.h"
#include "editor/canvas_scene.h"
#include "editor/canvas_view.h"
#include "editor/node_item.h"
#include "editor/palette.h"

#include <QAction>
#include <QTest>
#include <memory>

namespace loom::ui::test {

/// A network of nodes "id:type" in a row, each wired to the one before it.
inline Graph chain(const std::vector<std::pair<std::string, std::string>>& nodes)
{
    Graph graph;
    double x = 0;
    for (const auto& [id, type] : nodes) {
        Node node;
        node.id = id;
        node.type = type;
        node.at = {x, 0};
        x += 272;
        if (!graph.nodes.empty())
            graph.edges.push_back({{graph.nodes.back().id, {}}, {id, {}}});
        graph.nodes.push_back(node);
    }
    return graph;
}

/// The Fashion CNN: nine layers on pictures of 28 × 28 × 1, ten classes.
inline Project fashionCnn()
{
    Project project;
    project.title = "Fashion CNN";
    project.graph = chain({{"image", "input"},
                           {"conv1", "conv2d"},
                           {"pool1", "max_pooling2d"},
                           {"conv2", "conv2d"},
                           {"pool2", "max_pooling2d"},
                           {"conv3", "conv2d"},
                           {"flat", "flatten"},
                           {"hidden", "dense"},
                           {"out", "dense"}});
    for (const char* id : {"conv1", "conv2", "conv3"}) {
        project.graph.find(id)->attributes["filters"] = std::int64_t(std::string(id) == "conv1" ? 32 : 64);
        project.graph.find(id)->attributes["activation"] = std::string("relu");
    }
    project.graph.find("hidden")->attributes = {{"units", std::int64_t(64)}, {"activation", std::string("relu")}};
    project.graph.find("out")->attributes = {{"units", std::int64_t(10)}, {"activation", std::string("softmax")}};
    project.data.source = {"fashion_mnist", {}};
    Loss loss;
    loss.type = "categorical_crossentropy";
    project.training.losses = {loss};
    project.training.metrics = {"accuracy"};
    return project;
}

inline std::vector<FieldShape> fashionFields()
{
    return {{"image", Shape{28, 28, 1}, DType::f32, false, 0}, {"label", Shape{}, DType::i32, true, 10}};
}

/// A document with its canvas, shown and in focus.
struct Editor {
    Theme theme;
    Document document;
    Selection selection;
    CanvasView canvas{&document, &selection, &theme};
    CanvasActions actions{&canvas};

    explicit Editor(const Project& project = {})
    {
        document.setFields(fashionFields());
        open(project);
        canvas.resize(1000, 600);
        canvas.show();
        canvas.activateWindow();
        (void)QTest::qWaitForWindowActive(&canvas);
        canvas.setFocus();
        QCoreApplication::processEvents();
    }
    void open(const Project& project)
    {
        document.setProject(project, QString());
        document.setFields(fashionFields());
    }
    const Graph& graph() const { return document.graph(); }
    bool wired(const char* from, const char* to) const
    {
        for (const Edge& edge : document.graph().edges)
            if (edge.from.node == from && edge.to.node == to)
                return true;
        return false;
    }
    NodeItem* card(const char* id) const { return canvas.canvas().card(QLatin1String(id)); }
    QPoint inView(QPointF scene) const { return canvas.mapFromScene(scene); }
    QPoint middleOf(const char* id) const { return inView(card(id)->sceneBoundingRect().center()); }
    QPoint inputOf(const char* id, int place = 0) const { return inView(card(id)->inputPoint(place)); }
    QPoint outputOf(const char* id, int place = 0) const { return inView(card(id)->outputPoint(place)); }

    void drag(QPoint from, QPoint to, Qt::KeyboardModifiers keys = {})
    {
        QWidget* area = canvas.viewport();
        QTest::mousePress(area, Qt::LeftButton, keys, from);
        constexpr int kSteps = 6;
        for (int i = 1; i <= kSteps; ++i) {
            const QPoint at = from + (to - from) * i / kSteps;
            QMouseEvent move(QEvent::MouseMove, at, area->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, keys);
            QCoreApplication::sendEvent(area, &move);
        }
        QTest::mouseRelease(area, Qt::LeftButton, keys, to);
    }
    void key(int key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&canvas, Qt::Key(key), keys); }
    void act(const char* id) { actions.action(QLatin1String(id))->trigger(); }
};

} // namespace loom::ui::test
