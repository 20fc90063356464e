#include "common/theme.h"
#include "course/course.h"
#include "course/lab_session.h"
#include "course/lab_view.h"
#include "lab_views/network_drawing.h"

#include <QtTest>

using namespace loom;
using namespace loom::ui;

namespace {

/// A picture's pixels, twenty nodes, one.
constexpr const char* kWide = R"({"format": 1, "id": "wide",
 "subjects": [{"id": "net", "project": {"title": "t", "seed": 7, "graph": {"nodes": [{"id": "x", "type": "input"},
   {"id": "h", "type": "dense", "attributes": {"units": 20}}, {"id": "y", "type": "dense", "attributes": {"units": 1}}],
   "edges": [["x", "h"], ["h", "y"]]}}, "inputs": {"x": [784]}}, {"id": "picked", "numbers": {"weight": 0}}],
 "quantities": [{"id": "out", "formula": "s", "names": {"s": "net:y/output[0]"}}],
 "views": [{"id": "drawing", "type": "network_drawing", "of": "net", "pick": "picked.weight"}],
 "headline": ["out"], "steps": [{"id": "look", "views": ["drawing"]}],
 "runs": [{"id": "turns", "sweep": {"path": "picked.weight", "values": [0, 1]}}],
 "checks": [{"id": "holds", "value": "turns.picked.weight", "at_least": 0},
  {"id": "never", "value": "turns.picked.weight", "at_least": 9, "must": "fail"}]})";

constexpr int kDrawn = 9; // of a long column: four, the rest, four

} // namespace

/// A network of a lab as it is drawn: long layers by their ends.
class NetworkViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        std::variant<Lab, LabFault> read = readLab(kWide);
        if (const LabFault* fault = std::get_if<LabFault>(&read))
            qFatal("line %lld: %s", static_cast<long long>(fault->line), english(fault->sentence).c_str());
        entry_.id = "wide";
        entry_.lab = std::make_shared<const Lab>(std::get<Lab>(std::move(read)));
        entry_.lessons["en"];
        QVERIFY(session_.open(entry_));
        const LabView* shown = session_.lab().view("drawing");
        drawing_.reset(
            static_cast<NetworkDrawing*>(findLabView(shown->type)->make({session_, *shown, theme_}, nullptr)));
        drawing_->resize(700, 700);
        drawing_->show();
        QVERIFY(QTest::qWaitForWindowExposed(drawing_.get()));
    }

    void aLongLayerIsDrawnByItsEnds()
    {
        const DrawnNetwork& drawn = drawing_->network();
        QCOMPARE(drawn.columns, (std::vector<int>{kDrawn, kDrawn, 1}));
        QCOMPARE(drawn.nodes[4].of, 784);
        QCOMPARE(drawn.nodes[kDrawn + 4].of, 20);
        QCOMPARE(gapText(drawn.nodes[4]), QStringLiteral("⋮ 784"));
        QCOMPARE(drawn.wires.size(), std::size_t(8 * 8 + 8));
        for (const NetworkWire& wire : drawn.wires)
            QVERIFY(drawn.nodes[std::size_t(wire.from)].of == 0 && drawn.nodes[std::size_t(wire.to)].of == 0);
        QVERIFY(drawn.nodes[8].name.endsWith(QStringLiteral("784")));
        const NetworkLayout& layout = drawing_->layout();
        QVERIFY(!layout.nodes[4].name.isEmpty() && layout.nodes[4].name.intersects(layout.nodes[4].body));
    }

    void wiresAreThoseOfTheirNodes()
    {
        // From the last input to the last node of the layer: the last wire into it.
        const int last = 8 * 8 - 1;
        QCOMPARE(drawing_->network().wires[last].from, 8);
        QCOMPARE(drawing_->network().wires[last].to, kDrawn + 8);
        session_.move("net:h/kernel[783,19]", 0.625);
        QCOMPARE(drawing_->network().wires[last].weight, 0.625);
        session_.move("net:h/kernel[400,10]", 9); // of none that is drawn
        emit drawing_->weightMoved(0, 0.25);
        QCOMPARE(session_.value("net:h/kernel[0,0]"), 0.25);
        emit drawing_->valueMoved(8, 0.75);
        QCOMPARE(session_.value("net:x/output[783]"), 0.75);
    }

    void aWireIsPickedByItsNumberInTheWholeNetwork()
    {
        emit drawing_->wirePicked(8 * 8 - 1);
        QCOMPARE(session_.value("picked.weight"), 784.0 * 20 - 1);
        QCOMPARE(drawing_->picked(), std::optional(NetworkDrawing::wireHandle(8 * 8 - 1)));
        emit drawing_->wirePicked(8 * 8);
        QCOMPARE(session_.value("picked.weight"), 784.0 * 20);
        session_.move("picked.weight", 784 * 10 + 400); // left out
        QCOMPARE(drawing_->picked(), std::nullopt);
        const QPointF gap = *drawing_->handlePlace(NetworkDrawing::nodeHandle(4));
        QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, gap.toPoint());
        QCOMPARE(drawing_->picked(), std::nullopt);
    }

    void whatIsLeftOutIsSpoken()
    {
        drawing_->setFocusedHandle(NetworkDrawing::nodeHandle(4));
        const QString words = drawing_->accessibleDescription();
        QVERIFY2(words.contains(QStringLiteral("the layer has 784")), qPrintable(words));
    }

private:
    Theme theme_;
    CourseEntry entry_;
    LabSession session_;
    std::unique_ptr<NetworkDrawing> drawing_;
};

QTEST_MAIN(NetworkViewTest)
#include "network_view_test.moc"
