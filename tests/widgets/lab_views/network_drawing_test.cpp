#include "common/theme.h"
#include "lab_views/network_drawing.h"
#include "widgets/lab_views/hand_play.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

using namespace loom::ui;

class NetworkDrawingTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aWeightIsDrawnUpAndDown();
    void aWeightWithoutRoomForItsNumberIsDrawnByItsWire();
    void aWeightStaysWithinItsRange();
    void anInputIsDrawnUpAndDown();
    void arrowsAndWheelChangeWhatHasTheFocus();
    void theArrowsOfANumberAreClicked();
    void aNumberIsTyped();
    void aLockedNumberIsNotTyped();
    void arrowsWalkAlongTheFlow();
    void tabWalksThroughEverything();
    void aClickPicks();
    void aLockedWeightStaysAndCanBePicked();
    void liveNumbersMoveNothing();
    void aNumberThatOutgrowsItsPlaceGetsRoom();
    void aWireIsAsThickAsItsWeightAndHasItsSignsColour();
    void aNumberCoversNoMoreOfItsWireThanItNeeds();
    void wordsAreSpoken();
    void detailsGoInOrderWhenRoomIsShort();
    void aNumberLiesOnItsWire();
    void noWireRunsBeneathTheBiasOfAnOutput();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();
    void aLargeNetworkIsNeverCut_data() { addSizes(); }
    void aLargeNetworkIsNeverCut();

private:
    void show(int inputs, int hidden, int outputs);
    QPointF wireAt(int wire) const { return *drawing_->handlePlace(NetworkDrawing::wireHandle(wire)); }

    Theme theme_;
    std::unique_ptr<NetworkDrawing> drawing_;
};

void NetworkDrawingTest::show(int inputs, int hidden, int outputs)
{
    std::vector<std::vector<NetworkNode>> columns(3);
    for (int i = 0; i < inputs; ++i)
        columns[0].push_back({.name = QStringLiteral("x<sub>%1</sub>").arg(i + 1),
                              .second = QStringLiteral("수상돌기"),
                              .value = 0.5,
                              .movable = i == 0,
                              .low = -2,
                              .high = 2});
    for (int i = 0; i < hidden; ++i)
        columns[1].push_back({.name = QStringLiteral("h<sub>%1</sub>").arg(i + 1),
                              .value = -0.25,
                              .bias = QStringLiteral("b = 0.10")});
    for (int i = 0; i < outputs; ++i)
        columns[2].push_back({.name = QStringLiteral("ŷ"), .second = QStringLiteral("축삭"), .value = 0.75});
    std::vector<NetworkWire> wires;
    for (int i = 0; i < inputs; ++i)
        for (int h = 0; h < hidden; ++h)
            wires.push_back(
                {.from = i, .to = inputs + h, .weight = (i + h) % 2 == 0 ? 0.8 : -1.2, .movable = i == 0});
    for (int h = 0; h < hidden; ++h)
        for (int o = 0; o < outputs; ++o)
            wires.push_back({.from = inputs + h, .to = inputs + hidden + o, .weight = 0.4});
    drawing_->setNetwork(columns, wires);
}

void NetworkDrawingTest::init()
{
    drawing_ = std::make_unique<NetworkDrawing>(theme_);
    drawing_->resize(640, 420);
    show(2, 2, 1); // wires: 0 x1–h1, 1 x1–h2 movable; 2 x2–h1, 3 x2–h2; 4, 5 to ŷ
    drawing_->show();
    QVERIFY(QTest::qWaitForWindowExposed(drawing_.get()));
}

void NetworkDrawingTest::cleanup()
{
    drawing_.reset();
    theme_.setScale(1);
}

void NetworkDrawingTest::aWeightIsDrawnUpAndDown()
{
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::weightMoved), grabbed(drawing_.get(), &HandView::grabbed),
        released(drawing_.get(), &HandView::released), picked(drawing_.get(), &NetworkDrawing::wirePicked);
    dragByMouse(*drawing_, wireAt(1), wireAt(1) + QPointF(9, -42), 6);
    QCOMPARE(moved.size(), 6);
    QCOMPARE(grabbed.size(), 1);
    QCOMPARE(released.size(), 1);
    QCOMPARE(picked.size(), 0);
    QCOMPARE(moved.last()[0].toInt(), 1);
    // Half of the height, 210 pixels, is the range from −3 to 3.
    QVERIFY(std::abs(moved.last()[1].toDouble() - (-1.2 + 42 / 210.0 * 6)) < 1e-9);
    QCOMPARE(drawing_->network().wires[1].weight, moved.last()[1].toDouble());
}

void NetworkDrawingTest::aWeightWithoutRoomForItsNumberIsDrawnByItsWire()
{
    drawing_->resize(300, 220);
    show(4, 6, 1);
    drawing_->grab();
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::weightMoved);
    int wire = 0;
    while (wire < 6 && !drawing_->layout().numbers[std::size_t(wire)].isNull())
        ++wire;
    QVERIFY2(wire < 6, "all numbers find room");
    const QPointF at = drawing_->layout().wires[std::size_t(wire)].pointAt(0.3);
    const double before = drawing_->network().wires[std::size_t(wire)].weight;
    QTest::mousePress(drawing_.get(), Qt::LeftButton, {}, at.toPoint());
    drawing_->grab(); // the number of what is held is shown now
    QTest::mouseMove(drawing_.get(), at.toPoint() - QPoint(0, 11));
    drawing_->grab();
    QTest::mouseMove(drawing_.get(), at.toPoint() - QPoint(0, 22));
    QTest::mouseRelease(drawing_.get(), Qt::LeftButton, {}, at.toPoint() - QPoint(0, 22));
    QCOMPARE(moved.size(), 2);
    const NetworkWire& now = drawing_->network().wires[std::size_t(moved.last()[0].toInt())];
    QCOMPARE(moved.last()[0].toInt(), wire);
    QVERIFY(std::abs(now.weight - std::min(3.0, before + 22 / 110.0 * 6)) < 1e-9);
}

void NetworkDrawingTest::aWeightStaysWithinItsRange()
{
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::weightMoved);
    dragByMouse(*drawing_, wireAt(0), wireAt(0) + QPointF(0, 400));
    QCOMPARE(moved.last()[1].toDouble(), -3.0);
}

void NetworkDrawingTest::anInputIsDrawnUpAndDown()
{
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::valueMoved);
    const QPointF at = drawing_->layout().nodes[0].value.center();
    dragByMouse(*drawing_, at, at + QPointF(0, 21));
    QCOMPARE(moved.last()[0].toInt(), 0);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (0.5 - 21 / 210.0 * 4)) < 1e-9);
    moved.clear();
    const QPointF fixed = drawing_->layout().nodes[1].value.center();
    dragByMouse(*drawing_, fixed, fixed + QPointF(0, 21));
    QCOMPARE(moved.size(), 0);
}

void NetworkDrawingTest::theArrowsOfANumberAreClicked()
{
    const QRectF box = drawing_->layout().nodes[0].value;
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::valueMoved);
    QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, (box.topLeft() + QPointF(8, 4)).toPoint());
    QCOMPARE(drawing_->network().nodes[0].value.value(), 0.5 + 4.0 / 50);
    for (int i = 0; i < 2; ++i)
        QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, (box.bottomLeft() + QPointF(8, -4)).toPoint());
    QVERIFY(std::abs(*drawing_->network().nodes[0].value - (0.5 - 4.0 / 50)) < 1e-12);
    QCOMPARE(moved.count(), 3);
    QVERIFY(!drawing_->picked());
}

void NetworkDrawingTest::aNumberIsTyped()
{
    const auto field = [&] { return drawing_->findChild<QLineEdit*>(QStringLiteral("typed_number")); };
    const auto closed = [&] {
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(!field());
    };
    const QRectF box = drawing_->layout().numbers[0];
    QTest::mouseDClick(drawing_.get(), Qt::LeftButton, {}, (box.center() + QPointF(4, 0)).toPoint());
    QVERIFY(field());
    QCOMPARE(field()->text(), QStringLiteral("0.8"));
    QTest::keyClicks(field(), "-1.25"); // instead of what stood there, which is selected
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(drawing_->network().wires[0].weight, -1.25);
    closed();

    drawing_->setFocusedHandle(NetworkDrawing::nodeHandle(0));
    drawing_->setFocus();
    QTest::keyClick(drawing_.get(), Qt::Key_1);
    QVERIFY(field());
    QTest::keyClicks(field(), ".5");
    QTest::keyClick(field(), Qt::Key_Return);
    QCOMPARE(drawing_->network().nodes[0].value.value(), 1.5);
    closed();

    QTest::keyClick(drawing_.get(), Qt::Key_9); // beyond its range, and given up
    QTest::keyClick(field(), Qt::Key_Escape);
    closed();
    QCOMPARE(drawing_->network().nodes[0].value.value(), 1.5);
}

void NetworkDrawingTest::aLockedNumberIsNotTyped()
{
    drawing_->setLocked(NetworkDrawing::wireHandle(0), true);
    const QRectF box = drawing_->layout().numbers[0];
    QTest::mouseDClick(drawing_.get(), Qt::LeftButton, {}, (box.center() + QPointF(4, 0)).toPoint());
    QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, (box.topLeft() + QPointF(8, 4)).toPoint());
    QVERIFY(!drawing_->findChild<QLineEdit*>());
    QCOMPARE(drawing_->network().wires[0].weight, 0.8);
}

void NetworkDrawingTest::arrowsAndWheelChangeWhatHasTheFocus()
{
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::weightMoved);
    drawing_->setFocus();
    drawing_->setFocusedHandle(NetworkDrawing::wireHandle(0));
    QTest::keyClick(drawing_.get(), Qt::Key_Up);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (0.8 + 6.0 / 50)) < 1e-12);
    QTest::keyClick(drawing_.get(), Qt::Key_Down, Qt::ShiftModifier);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (0.8 + 6.0 / 50 - 6.0 / 10)) < 1e-12);
    const auto wheel = [&](int delta) {
        QWheelEvent event(QPointF(9, 9), drawing_->mapToGlobal(QPointF(9, 9)), {}, {0, delta}, {}, {},
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(drawing_.get(), &event);
    };
    wheel(240);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (0.8 + 6.0 * 3 / 50 - 6.0 / 10)) < 1e-12);
    drawing_->setFocusedHandle(NetworkDrawing::wireHandle(4)); // not by hand
    moved.clear();
    wheel(240);
    QCOMPARE(moved.size(), 0);
}

void NetworkDrawingTest::arrowsWalkAlongTheFlow()
{
    drawing_->setFocus();
    drawing_->setFocusedHandle(NetworkDrawing::nodeHandle(1));
    const auto press = [&](Qt::Key key) {
        QTest::keyClick(drawing_.get(), key);
        return *drawing_->focusedHandle();
    };
    QCOMPARE(press(Qt::Key_Right), NetworkDrawing::wireHandle(2));
    QCOMPARE(press(Qt::Key_Down), NetworkDrawing::wireHandle(3));
    QCOMPARE(press(Qt::Key_Right), NetworkDrawing::nodeHandle(3));
    QCOMPARE(press(Qt::Key_Up), NetworkDrawing::nodeHandle(2));
    QCOMPARE(press(Qt::Key_Up), NetworkDrawing::nodeHandle(2)); // the first of its column
    QCOMPARE(press(Qt::Key_Left), NetworkDrawing::wireHandle(0));
    QCOMPARE(press(Qt::Key_Left), NetworkDrawing::nodeHandle(0));
}

void NetworkDrawingTest::tabWalksThroughEverything()
{
    drawing_->setFocus(Qt::TabFocusReason);
    std::set<HandleId> seen{*drawing_->focusedHandle()};
    for (int i = 0; i < 10; ++i) {
        QTest::keyClick(drawing_.get(), Qt::Key_Tab);
        seen.insert(*drawing_->focusedHandle());
    }
    QCOMPARE(seen.size(), std::size_t(5 + 6));
}

void NetworkDrawingTest::aClickPicks()
{
    QSignalSpy nodes(drawing_.get(), &NetworkDrawing::nodePicked), wires(drawing_.get(), &NetworkDrawing::wirePicked);
    QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, drawing_->layout().wires[5].pointAt(0.3).toPoint());
    QCOMPARE(wires.size(), 1);
    QCOMPARE(wires[0][0].toInt(), 5);
    QCOMPARE(drawing_->picked(), NetworkDrawing::wireHandle(5));
    QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, drawing_->layout().nodes[4].body.center().toPoint());
    QCOMPARE(nodes.size(), 1);
    QCOMPARE(nodes[0][0].toInt(), 4);
    QTest::keyClick(drawing_.get(), Qt::Key_Left);
    QTest::keyClick(drawing_.get(), Qt::Key_Return);
    QCOMPARE(wires.size(), 2);
    QCOMPARE(wires[1][0].toInt(), 4);
}

void NetworkDrawingTest::aLockedWeightStaysAndCanBePicked()
{
    QSignalSpy moved(drawing_.get(), &NetworkDrawing::weightMoved),
        picked(drawing_.get(), &NetworkDrawing::wirePicked);
    drawing_->setLocked(NetworkDrawing::wireHandle(0), true);
    dragByMouse(*drawing_, wireAt(0), wireAt(0) + QPointF(0, 60));
    QTest::keyClick(drawing_.get(), Qt::Key_Up);
    QCOMPARE(moved.size(), 0);
    QTest::mouseClick(drawing_.get(), Qt::LeftButton, {}, wireAt(0).toPoint());
    QVERIFY(picked.size() > 0);
}

void NetworkDrawingTest::liveNumbersMoveNothing()
{
    drawing_->grab();
    const std::vector<QRectF> before = drawing_->labelRects();
    for (int i = 0; i < 200; ++i) {
        const double number = 3 * std::sin(0.1 * i);
        for (int wire = 0; wire < 6; ++wire)
            drawing_->setWireWeight(wire, number);
        for (int node = 0; node < 5; ++node)
            drawing_->setNodeValue(node, -number);
        drawing_->grab();
        QCOMPARE(drawing_->labelRects(), before);
    }
}

void NetworkDrawingTest::aNumberThatOutgrowsItsPlaceGetsRoom()
{
    const double before = drawing_->layout().numbers[4].width();
    drawing_->setWireWeight(4, -123456.78);
    const double width = QFontMetricsF(theme_.tabularFont(13)).horizontalAdvance(QStringLiteral("−123,456.78"));
    QVERIFY(before < width);
    QVERIFY(drawing_->layout().numbers[4].width() >= width);
}

void NetworkDrawingTest::aWireIsAsThickAsItsWeightAndHasItsSignsColour()
{
    show(1, 1, 1);
    drawing_->setWireWeight(0, 3);
    drawing_->setWireWeight(1, -1.5);
    const QImage picture = drawing_->grab().toImage();
    const auto thickness = [&](int wire, const QString& key) {
        const QLineF line = drawing_->layout().wires[std::size_t(wire)]; // is level
        int most = 0;
        for (const double share : {0.05, 0.07, 0.09, 0.11, 0.13}) { // a dash may leave a gap
            int count = 0;
            for (int y = -20; y <= 20; ++y) {
                const QColor seen = picture.pixelColor((line.pointAt(share) + QPointF(0, y)).toPoint());
                const QColor wanted = theme_.color(key);
                count += std::abs(seen.red() - wanted.red()) + std::abs(seen.blue() - wanted.blue()) < 40;
            }
            most = std::max(most, count);
        }
        return most;
    };
    const int thick = thickness(0, QStringLiteral("positive")), thin = thickness(1, QStringLiteral("negative"));
    QVERIFY2(thin >= 2 && thick >= thin + 2, qPrintable(QStringLiteral("%1 %2").arg(thick).arg(thin)));
    QCOMPARE(thickness(0, QStringLiteral("negative")), 0);
}

void NetworkDrawingTest::aNumberCoversNoMoreOfItsWireThanItNeeds()
{
    show(1, 1, 1); // wire 1 is level and moved by nobody
    drawing_->setWireWeight(1, -1234.5678, QStringLiteral("−1,234.5678")); // its room stays when it gets shorter
    drawing_->grab();
    drawing_->setWireWeight(1, 1, QStringLiteral("1"));
    const QImage picture = drawing_->grab().toImage();
    const QRectF room = drawing_->layout().numbers[1];
    const QColor wire = theme_.color(QStringLiteral("positive"));
    const QColor seen = picture.pixelColor(QPointF(room.left() + 3, room.center().y()).toPoint());
    QVERIFY(std::abs(seen.red() - wire.red()) + std::abs(seen.blue() - wire.blue()) < 40);
}

void NetworkDrawingTest::wordsAreSpoken()
{
    drawing_->setFocusedHandle(NetworkDrawing::wireHandle(1));
    QString words = drawing_->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("x1")) && words.contains(QStringLiteral("h2"))
                 && words.contains(QStringLiteral("1.20")),
             qPrintable(words));
    drawing_->setFocusedHandle(NetworkDrawing::nodeHandle(4));
    words = drawing_->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("축삭")) && words.contains(QStringLiteral("0.75")), qPrintable(words));
}

void NetworkDrawingTest::detailsGoInOrderWhenRoomIsShort()
{
    show(4, 5, 1);
    int before = 4;
    std::set<int> seen;
    for (int height = 700; height >= 50; height -= 2) {
        drawing_->resize(640, height);
        const NetworkLayout& layout = drawing_->layout();
        const bool second = !layout.nodes[0].second.isNull(), bias = !layout.nodes[4].bias.isNull(),
                   value = !layout.nodes[9].value.isNull(), name = !layout.nodes[0].name.isNull();
        const int now = name + value + bias + second;
        QVERIFY(now <= before); // nothing comes back
        QVERIFY((!second || bias) && (!bias || value) && (!value || name));
        seen.insert(now);
        before = now;
    }
    QVERIFY(seen.contains(4) && seen.contains(2) && seen.contains(1) && seen.contains(0));
}

void NetworkDrawingTest::aNumberLiesOnItsWire()
{
    const NetworkLayout& layout = drawing_->layout();
    for (std::size_t i = 0; i < layout.wires.size(); ++i) {
        QVERIFY(!layout.numbers[i].isNull());
        const QLineF& wire = layout.wires[i];
        const double x = layout.numbers[i].center().x();
        QVERIFY(x > wire.x1() && x < wire.x2());
        const double y = wire.y1() + (x - wire.x1()) / (wire.x2() - wire.x1()) * (wire.y2() - wire.y1());
        QVERIFY(std::abs(layout.numbers[i].center().y() - y) < 1e-6);
    }
}

void NetworkDrawingTest::noWireRunsBeneathTheBiasOfAnOutput()
{
    std::vector<std::vector<NetworkNode>> columns(2);
    for (int i = 0; i < 2; ++i) {
        columns[0].push_back({.name = QStringLiteral("h")});
        columns[1].push_back({.name = QStringLiteral("o"), .bias = QStringLiteral("b = −0.5000,  t = 1")});
    }
    drawing_->setNetwork(columns, {{.from = 0, .to = 3, .weight = 1}});
    const NetworkLayout& layout = drawing_->layout();
    const QRectF bias = layout.nodes[3].bias;
    QVERIFY(bias.width() > layout.nodes[3].body.width() && QRectF(drawing_->rect()).contains(bias));
    QVERIFY2(bias.left() >= layout.wires[0].x2(), "it is beside where the wire ends");
}

void NetworkDrawingTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    drawing_->resize(size);
    drawing_->setInvitation(NetworkDrawing::wireHandle(0), QStringLiteral("이 가중치를 끌어 보세요"));
    for (const auto& [inputs, hidden, outputs] : {std::tuple(2, 1, 1), std::tuple(2, 3, 1), std::tuple(3, 4, 2)}) {
        show(inputs, hidden, outputs);
        for (const auto& picked : {NetworkDrawing::wireHandle(0), NetworkDrawing::nodeHandle(1)}) {
            drawing_->setPicked(picked);
            drawing_->grab();
            QVERIFY(drawing_->labelRects().size() >= 5);
            const QString faults = labelFaults(*drawing_, drawing_->labelRects());
            QVERIFY2(faults.isEmpty(), qPrintable(faults));
        }
        for (std::size_t i = 0; i < drawing_->layout().numbers.size(); ++i)
            for (const NetworkLayout::Place& place : drawing_->layout().nodes)
                QVERIFY(!drawing_->layout().numbers[i].intersects(place.body));
    }
}

void NetworkDrawingTest::aLargeNetworkIsNeverCut()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    drawing_->resize(size);
    show(16, 16, 8);
    drawing_->setPicked(NetworkDrawing::wireHandle(40));
    drawing_->grab();
    for (const NetworkLayout::Place& place : drawing_->layout().nodes)
        QVERIFY(QRectF(drawing_->rect()).contains(place.body));
    const QString faults = labelFaults(*drawing_, drawing_->labelRects());
    QVERIFY2(faults.isEmpty(), qPrintable(faults));
    QVERIFY(!drawing_->layout().numbers[40].isNull());
}

QTEST_MAIN(NetworkDrawingTest)
#include "network_drawing_test.moc"
