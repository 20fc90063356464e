#include "common/theme.h"
#include "lab_views/dot_rows.h"
#include "patience.h"
#include "widgets/lab_views/hand_play.h"

#include <QProxyStyle>
#include <QSignalSpy>
#include <QTest>
#include <cmath>
#include <limits>
#include <set>

using namespace loom::ui;

class DotRowsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void dotsStandAtTheirNumbers();
    void dotsOfOneNumberStandAboveOneAnother();
    void aLogarithmicAxisGivesEachPowerTheSameRoom();
    void whatIsBeyondTheAxisWaitsAtTheBorder();
    void theSpreadIsTheDeviationOverAll();
    void classesDifferInShapeToo();
    void amongManyClassesThePickedOneIsColoured();
    void theThresholdIsDrawnByHand();
    void keysMoveTheThreshold();
    void aFixedThresholdIsNoHandle();
    void bordersOfTheWindowDoNotPassOneAnother();
    void theWindowMovesAsAWhole();
    void theWindowKeepsItsShareOfALogarithmicAxis();
    void cellsCountTheirDots();
    void dotsFallIntoTheirCells();
    void manyDotsStayWithinTheirCell();
    void withoutMotionDotsAreThereAtOnce();
    void barsReachTheirNumber();
    void rowsAreSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    /// As a person's setting: with 0 nothing moves by itself.
    class Style : public QProxyStyle {
    public:
        int duration = 200;
        int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                      QStyleHintReturn* back) const override
        {
            return hint == SH_Widget_Animation_Duration ? duration
                                                        : QProxyStyle::styleHint(hint, option, widget, back);
        }
    };
    QColor seen(double at, double y) const
    {
        return rows_->grab().toImage().pixelColor(int(rows_->toWidget(at)), int(y));
    }

    Theme theme_;
    Style style_;
    std::unique_ptr<DotRows> rows_;
};

void DotRowsTest::init()
{
    rows_ = std::make_unique<DotRows>(theme_);
    style_.duration = 200;
    rows_->setStyle(&style_);
    rows_->setAxis({0, 1, QStringLiteral("p")});
    DotRow first{QStringLiteral("first")}, second{QStringLiteral("second")};
    for (int i = 0; i < 11; ++i)
        first.dots.push_back({0.1 * i, 1, i < 5 ? 0 : 1});
    second.dots = {{0.2, 0, 0}, {0.2, 0, 1}, {0.2, 0, -1}, {0.9, 0, 1}};
    rows_->setRows({first, second});
    rows_->resize(640, 480);
    rows_->show();
    QVERIFY(QTest::qWaitForWindowExposed(rows_.get()));
}

void DotRowsTest::cleanup()
{
    rows_.reset();
    theme_.setScale(1);
}

void DotRowsTest::dotsStandAtTheirNumbers()
{
    const QRectF first = rows_->rowRect(0), second = rows_->rowRect(1);
    QVERIFY(first.width() > 400 && std::abs(first.bottom() - second.top()) < 1e-9);
    for (int i = 0; i < 11; ++i) {
        const QPointF at = *rows_->dotPlace(0, i);
        QVERIFY(std::abs(at.x() - (first.left() + 0.1 * i * first.width())) < 1e-9);
        QVERIFY(std::abs(at.y() - first.center().y()) < 1e-9);
    }
    QCOMPARE(seen(0.5, first.center().y()), theme_.diverging(0.85));
    QCOMPARE(seen(0.9, second.center().y()), theme_.diverging(-0.85));
}

void DotRowsTest::dotsOfOneNumberStandAboveOneAnother()
{
    const QRectF row = rows_->rowRect(1);
    const QPointF a = *rows_->dotPlace(1, 0), b = *rows_->dotPlace(1, 1), c = *rows_->dotPlace(1, 2);
    QVERIFY(a.x() == b.x() && b.x() == c.x());
    QVERIFY(std::abs(a.y() - row.center().y()) < 1e-9);
    QVERIFY(std::abs(a.y() - b.y()) >= 6 && std::abs((b.y() + c.y()) / 2 - a.y()) < 1e-9);
    DotRow many{QStringLiteral("many"), std::vector<RowDot>(500, RowDot{0.5}), false, {}, {}};
    rows_->setRows({many, many, many});
    for (int i = 0; i < 500; ++i)
        QVERIFY(rows_->rowRect(1).contains(*rows_->dotPlace(1, i)));
}

void DotRowsTest::aLogarithmicAxisGivesEachPowerTheSameRoom()
{
    rows_->setAxis({1e-4, 1, {}, true});
    const double width = rows_->rowRect(0).width();
    for (const double at : {1e-4, 1e-3, 1e-2, 0.1})
        QVERIFY(std::abs(rows_->toWidget(10 * at) - rows_->toWidget(at) - width / 4) < 1e-9);
    QVERIFY(std::abs(rows_->toAxis(rows_->toWidget(0.03)) - 0.03) < 1e-12);
}

void DotRowsTest::whatIsBeyondTheAxisWaitsAtTheBorder()
{
    const double nan = std::numeric_limits<double>::quiet_NaN();
    rows_->setRows({{QStringLiteral("row"), {{-5}, {7}, {nan}}, true, {}, {}}});
    QCOMPARE(rows_->dotPlace(0, 0)->x(), rows_->rowRect(0).left());
    QCOMPARE(rows_->dotPlace(0, 1)->x(), rows_->rowRect(0).right());
    QVERIFY(!rows_->dotPlace(0, 2));
    QCOMPARE(rows_->mean(0), 1.0);
    rows_->grab();
}

void DotRowsTest::theSpreadIsTheDeviationOverAll()
{
    rows_->setRows({{QStringLiteral("row"), {{0.2}, {0.4}, {0.4}, {0.4}, {0.5}, {0.5}, {0.7}, {0.9}}, true, {}, {}},
                    {QStringLiteral("none"), {}, true, {}, {}}});
    QVERIFY(std::abs(rows_->mean(0) - 0.5) < 1e-12);
    QVERIFY(std::abs(rows_->deviation(0) - 0.2) < 1e-12); // of the eight numbers 2, 4, 4, 4, 5, 5, 7, 9: 2
    QVERIFY(std::isnan(rows_->deviation(1)));
    const double y = rows_->rowRect(0).center().y() - rows_->rowRect(0).height() / 4;
    const QColor inside = seen(0.62, y), outside = seen(0.78, y);
    QVERIFY(inside != outside);
    QCOMPARE(outside, theme_.color(QStringLiteral("plot")));
    QVERIFY2(rows_->accessibleDescription().contains(QStringLiteral("0.2000")),
             qPrintable(rows_->accessibleDescription()));
}

void DotRowsTest::classesDifferInShapeToo()
{
    rows_->setClasses(10);
    rows_->setRows({{QStringLiteral("row"), {{0.2, 0}, {0.4, 1}, {0.6, 2}, {0.8, 3}}, false, {}, {}}});
    const QImage picture = rows_->grab().toImage();
    std::set<QString> shapes;
    for (const double at : {0.2, 0.4, 0.6, 0.8}) {
        const QPoint middle(int(rows_->toWidget(at)), int(rows_->rowRect(0).center().y()));
        QString shape;
        for (int y = -5; y <= 5; ++y)
            for (int x = -5; x <= 5; ++x)
                shape += picture.pixelColor(middle + QPoint(x, y)) == picture.pixelColor(middle) ? u'#' : u'.';
        shapes.insert(shape);
    }
    QCOMPARE(shapes.size(), 4);
}

void DotRowsTest::amongManyClassesThePickedOneIsColoured()
{
    rows_->setClasses(10);
    rows_->setRows({{QStringLiteral("row"), {{0.25, 0}, {0.75, 1}}, false, {}, {}}});
    const double y = rows_->rowRect(0).center().y();
    QCOMPARE(seen(0.25, y), theme_.classColor(0));
    rows_->setPickedClass(1);
    QCOMPARE(seen(0.25, y), theme_.color(QStringLiteral("muted")));
    QCOMPARE(seen(0.75, y), theme_.classColor(1));
}

void DotRowsTest::theThresholdIsDrawnByHand()
{
    rows_->setThreshold(DotThreshold{0.5, QStringLiteral("t")});
    QSignalSpy moved(rows_.get(), &DotRows::thresholdMoved), released(rows_.get(), &HandView::released);
    const QRectF row = rows_->rowRect(0);
    const QPointF from(rows_->toWidget(0.5), row.center().y()), to(rows_->toWidget(0.73), row.bottom() + 20);
    dragByMouse(*rows_, from, to, 6);
    QCOMPARE(moved.size(), 6);
    QCOMPARE(released.size(), 1);
    QVERIFY(std::abs(moved.last()[0].toDouble() - (0.5 + (to.toPoint().x() - from.toPoint().x()) / row.width()))
            < 1e-9);
    dragByMouse(*rows_, *rows_->handlePlace(DotRows::thresholdHandle()), {638, 100});
    QCOMPARE(moved.last()[0].toDouble(), 1.0);
}

void DotRowsTest::keysMoveTheThreshold()
{
    rows_->setThreshold(DotThreshold{0.5, QStringLiteral("t")});
    QSignalSpy moved(rows_.get(), &DotRows::thresholdMoved);
    rows_->setFocusedHandle(DotRows::thresholdHandle());
    QTest::keyClick(rows_.get(), Qt::Key_Left);
    QVERIFY(std::abs(moved.last()[0].toDouble() - 0.48) < 1e-9);
    QTest::keyClick(rows_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(moved.last()[0].toDouble() - 0.58) < 1e-9);
    QVERIFY(rows_->accessibleDescription().contains(QStringLiteral("0.58")));
}

void DotRowsTest::aFixedThresholdIsNoHandle()
{
    rows_->setThreshold(DotThreshold{0.5, QStringLiteral("t"), false});
    QSignalSpy moved(rows_.get(), &DotRows::thresholdMoved);
    dragByMouse(*rows_, {rows_->toWidget(0.5), rows_->rowRect(0).top()}, {rows_->toWidget(0.9), 100});
    QCOMPARE(moved.size(), 0);
}

void DotRowsTest::bordersOfTheWindowDoNotPassOneAnother()
{
    rows_->setWindow(DotWindow{0.3, 0.6, QStringLiteral("w")});
    QSignalSpy moved(rows_.get(), &DotRows::windowMoved);
    const double y = rows_->rowRect(1).center().y();
    dragByMouse(*rows_, {rows_->toWidget(0.3), y}, {rows_->toWidget(0.45), y});
    QVERIFY(std::abs(moved.last()[0].toDouble() - 0.45) < 0.01);
    QCOMPARE(moved.last()[1].toDouble(), 0.6);
    dragByMouse(*rows_, *rows_->handlePlace(DotRows::windowHandle(DotRows::windowHigh)), {rows_->toWidget(0.1), y});
    QCOMPARE(moved.last()[0].toDouble(), moved.last()[1].toDouble());
}

void DotRowsTest::theWindowMovesAsAWhole()
{
    rows_->setWindow(DotWindow{0.3, 0.6, QStringLiteral("w")});
    QSignalSpy moved(rows_.get(), &DotRows::windowMoved);
    const QPointF body = *rows_->handlePlace(DotRows::windowHandle(DotRows::windowBody));
    dragByMouse(*rows_, body, body + QPointF(0.2 * rows_->rowRect(0).width(), 0));
    QVERIFY(std::abs(moved.last()[0].toDouble() - 0.5) < 0.01);
    QVERIFY(std::abs(moved.last()[1].toDouble() - moved.last()[0].toDouble() - 0.3) < 1e-9);
    dragByMouse(*rows_, *rows_->handlePlace(DotRows::windowHandle(DotRows::windowBody)), {639, 200});
    QVERIFY(std::abs(moved.last()[0].toDouble() - 0.7) < 1e-9);
    QVERIFY(std::abs(moved.last()[1].toDouble() - 1) < 1e-9);
}

void DotRowsTest::theWindowKeepsItsShareOfALogarithmicAxis()
{
    rows_->setAxis({1e-4, 1, {}, true});
    rows_->setWindow(DotWindow{1e-3, 1e-2, QStringLiteral("w")});
    QSignalSpy moved(rows_.get(), &DotRows::windowMoved);
    rows_->setFocusedHandle(DotRows::windowHandle(DotRows::windowBody));
    QTest::keyClick(rows_.get(), Qt::Key_Right, Qt::ShiftModifier);
    const double low = moved.last()[0].toDouble(), high = moved.last()[1].toDouble();
    QVERIFY(std::abs(high / low - 10) < 1e-9);
    QVERIFY(std::abs(std::log10(low) - (-3 + 0.4)) < 1e-9); // a tenth of four powers
}

void DotRowsTest::cellsCountTheirDots()
{
    rows_->setCells({{QStringLiteral("a")}, {QStringLiteral("b")}, {QStringLiteral("c"), 8123}});
    QCOMPARE(rows_->cellCount(0), 6);
    QCOMPARE(rows_->cellCount(1), 8);
    QCOMPARE(rows_->cellCount(2), 8123);
}

void DotRowsTest::dotsFallIntoTheirCells()
{
    rows_->setCells({{QStringLiteral("a")}, {QStringLiteral("b")}});
    const QPointF floor = *rows_->dotPlace(0, 0), still = *rows_->dotPlace(1, 2);
    rows_->fall();
    QCOMPARE(*rows_->dotPlace(0, 0), floor); // the way begins
    QVERIFY(QTest::qWaitFor([&] { return rows_->fallShare() == 1; }, kPatience));
    for (int i = 0; i < 11; ++i)
        QVERIFY(rows_->cellRect(i < 5 ? 0 : 1).contains(*rows_->dotPlace(0, i)));
    QVERIFY(*rows_->dotPlace(0, 1) != *rows_->dotPlace(0, 2));
    QCOMPARE(*rows_->dotPlace(1, 2), still); // has no cell
    const QPointF down = *rows_->dotPlace(0, 0);
    rows_->setFall(0.5); // by hand
    QVERIFY(QLineF(*rows_->dotPlace(0, 0), (floor + down) / 2).length() < 1e-9);
    rows_->lift();
    QVERIFY(QTest::qWaitFor([&] { return rows_->fallShare() == 0; }, kPatience));
    QCOMPARE(*rows_->dotPlace(0, 0), floor);
}

void DotRowsTest::manyDotsStayWithinTheirCell()
{
    rows_->setCells({{QStringLiteral("a")}, {QStringLiteral("b")}});
    DotRow many{QStringLiteral("many"), {}, false, {}, {}};
    for (int i = 0; i < 3000; ++i)
        many.dots.push_back({i / 3000.0, 0, i < 2900 ? 0 : 1});
    rows_->setRows({many});
    rows_->setFall(1);
    for (int i = 0; i < 3000; ++i)
        QVERIFY(rows_->cellRect(i < 2900 ? 0 : 1).adjusted(1, 10, -1, -1).contains(*rows_->dotPlace(0, i)));
}

void DotRowsTest::withoutMotionDotsAreThereAtOnce()
{
    style_.duration = 0;
    rows_->setCells({{QStringLiteral("a")}, {QStringLiteral("b")}});
    rows_->fall();
    QCOMPARE(rows_->fallShare(), 1.0);
    rows_->lift();
    QCOMPARE(rows_->fallShare(), 0.0);
}

void DotRowsTest::barsReachTheirNumber()
{
    rows_->setAxis({1e-6, 1, {}, true});
    rows_->setRows({{QStringLiteral("1"), {}, false, 1e-4, 1e-2}, {QStringLiteral("2"), {}, false, 0.0, 1e-1}});
    const double y = rows_->rowRect(0).center().y();
    const QColor bar = theme_.color(QStringLiteral("muted"));
    QCOMPARE(seen(0.7e-4, y), bar);
    QVERIFY(seen(1.5e-4, y) != bar);
    QVERIFY(seen(2e-6, rows_->rowRect(1).center().y()) != bar); // 0 has no bar
    // The dashed staircase has a step from 10⁻² to 10⁻¹ where the rows meet.
    const QImage picture = rows_->grab().toImage();
    const auto dark = [&](double from, double to) {
        int count = 0;
        for (int x = int(rows_->toWidget(from)); x < int(rows_->toWidget(to)); ++x)
            count += qGray(picture.pixel(x, int(rows_->rowRect(0).bottom()))) < 140;
        return count;
    };
    QVERIFY(dark(0.012, 0.09) > 30);
    QCOMPARE(dark(0.2, 0.9), 0);
    QVERIFY2(rows_->accessibleDescription().contains(QStringLiteral("10")),
             qPrintable(rows_->accessibleDescription()));
}

void DotRowsTest::rowsAreSpoken()
{
    QVERIFY2(rows_->accessibleDescription().contains(QStringLiteral("first: 11 dot")),
             qPrintable(rows_->accessibleDescription()));
    rows_->setCells({{QStringLiteral("a")}, {QStringLiteral("b")}});
    rows_->setThreshold(DotThreshold{0.5, QStringLiteral("t")});
    rows_->setFocusedHandle(DotRows::thresholdHandle());
    QVERIFY2(rows_->accessibleDescription().contains(QStringLiteral("a 6; b 8")),
             qPrintable(rows_->accessibleDescription()));
}

void DotRowsTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    rows_->resize(size);
    std::vector<DotRow> all = rows_->rows();
    all[0].name = QStringLiteral("셔츠가 아닌 사진");
    all[0].spread = all[1].spread = true;
    for (int i = 0; i < 12; ++i)
        all.push_back({QStringLiteral("%1층").arg(i + 3), {}, false, std::pow(10.0, -i), std::pow(4.0, -i)});
    rows_->setCells({{QStringLiteral("맞힌 셔츠")}, {QStringLiteral("놓침")}, {QStringLiteral("맞힌 나머지"), 8123}});
    for (const bool many : {false, true}) {
        if (many)
            rows_->setRows(all);
        rows_->setWindow(DotWindow{0.2, 0.4, QStringLiteral("검증")});
        for (const double at : {0.0, 0.31, 1.0}) {
            rows_->setThreshold(DotThreshold{at, QStringLiteral("문턱값")});
            rows_->setInvitation(DotRows::thresholdHandle(), QStringLiteral("문턱값을 끌어 보세요"));
            rows_->grab();
            QVERIFY(rows_->labelRects().size() >= 4);
            const QString faults = labelFaults(*rows_, rows_->labelRects());
            QVERIFY2(faults.isEmpty(), qPrintable(faults));
        }
    }
}

QTEST_MAIN(DotRowsTest)
#include "dot_rows_test.moc"
