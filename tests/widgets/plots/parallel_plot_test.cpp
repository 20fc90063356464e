#include "plots/parallel_plot.h"

#include "common/theme.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;

/// Parallel coordinates by real mouse and keys.
class ParallelPlotTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void placesAreThoseOfTheScale();
    void labelsAreRound();
    void aDragBrushesAndAClickTakesItBack();
    void severalBrushesOfAnAxisAddUp();
    void brushesOfAxesMustAllHold();
    void aBrushIsDrawnToAnotherPlace();
    void aNameIsDrawnToAnotherPlaceAndFlips();
    void aDoubleClickChangesTheScaleAndTheBrushKeepsItsValues();
    void keysDoTheSame();
    void theNearestLineIsPointedAndPicked();
    void whatIsUnknownLeavesAGap();
    void pointingPaintsNoLineAnew();
    void itIsSavedAsItIsSeen();

private:
    QPoint onAxis(int axis, double place) const
    {
        const QRectF rect = plot_->axisRect(axis);
        return QPointF(rect.center().x(), rect.bottom() - place * rect.height()).toPoint();
    }
    void brush(int axis, double from, double to)
    {
        QTest::mousePress(plot_.get(), Qt::LeftButton, {}, onAxis(axis, from));
        QTest::mouseMove(plot_.get(), onAxis(axis, (from + to) / 2));
        QTest::mouseMove(plot_.get(), onAxis(axis, to));
        QTest::mouseRelease(plot_.get(), Qt::LeftButton, {}, onAxis(axis, to));
    }

    Theme theme_;
    std::unique_ptr<ParallelPlot> plot_;
};

void ParallelPlotTest::init()
{
    plot_ = std::make_unique<ParallelPlot>(theme_);
    plot_->resize(800, 400);
    plot_->setAxes({{"rate", ParallelAxis::Scale::logarithmic, 1e-4, 1e-1, {}, false},
                    {"units", ParallelAxis::Scale::linear, 10, 110, {}, false},
                    {"optimizer", ParallelAxis::Scale::choices, 0, 1, {"sgd", "adam", "rmsprop"}, false}});
    std::vector<ParallelLine> lines;
    for (int i = 0; i <= 10; ++i)
        lines.push_back({{1e-4 * std::pow(10, 0.3 * i), 10.0 + 10 * i, double(i % 3)}, i / 10.0, false});
    plot_->setLines(lines);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
}

void ParallelPlotTest::placesAreThoseOfTheScale()
{
    const ParallelAxis rate = plot_->axes()[0], units = plot_->axes()[1], optimizer = plot_->axes()[2];
    QVERIFY(std::abs(placeOn(rate, 1e-3) - 1 / 3.0) < 1e-12);
    QVERIFY(std::abs(valueAt(rate, 2 / 3.0) - 1e-2) < 1e-12);
    QVERIFY(std::isnan(placeOn(rate, 0)));
    QCOMPARE(placeOn(units, 60), 0.5);
    ParallelAxis flipped = units;
    flipped.flipped = true;
    QCOMPARE(placeOn(flipped, 35), 0.75);
    QCOMPARE(valueAt(flipped, 0.75), 35.0);
    QCOMPARE(placeOn(optimizer, 1), 0.5);
    QCOMPARE(valueAt(optimizer, 0.9), 2.0);
    QVERIFY(std::isnan(placeOn(units, std::nan(""))));
}

void ParallelPlotTest::labelsAreRound()
{
    const auto labels = labelsOf(plot_->axes()[1], 5);
    QVERIFY(labels.size() >= 3);
    for (const auto& [place, words] : labels)
        QCOMPARE(words, QString::number(std::lround(valueAt(plot_->axes()[1], place))));
    const auto powers = labelsOf(plot_->axes()[0], 5);
    QCOMPARE(powers.size(), std::size_t(4));
    QStringList words;
    for (const auto& [place, label] : powers)
        words << label;
    QCOMPARE(words, (QStringList{"0.0001", "0.001", "0.01", "0.1"})); // no digit too many
    words.clear();
    for (const auto& label : labelsOf({"rate", ParallelAxis::Scale::logarithmic, 1e-3, 1, {}, false}, 2))
        words << label.second;
    QCOMPARE(words, (QStringList{"0.001", "0.1"})); // nor where only two find room
    const auto many = labelsOf({"parameters", ParallelAxis::Scale::linear, 0, 150000, {}, false}, 3);
    QCOMPARE(many.back().second, QStringLiteral("150,000")); // not 1.5e+05
    QCOMPARE(labelsOf(plot_->axes()[2], 2).size(), std::size_t(3)); // every choice
}

void ParallelPlotTest::aDragBrushesAndAClickTakesItBack()
{
    QSignalSpy brushed(plot_.get(), &ParallelPlot::brushed);
    brush(1, 0.25, 0.75); // units 35 to 85
    QVERIFY(brushed.count() > 0);
    QCOMPARE(plot_->passing(), (std::vector<int>{3, 4, 5, 6, 7}));
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, onAxis(1, 0.5));
    QVERIFY(!plot_->isBrushed());
    QCOMPARE(plot_->passing().size(), std::size_t(11));
}

void ParallelPlotTest::severalBrushesOfAnAxisAddUp()
{
    brush(1, 0.95, 1);
    brush(1, 0, 0.15);
    QCOMPARE(plot_->brushes(1).size(), std::size_t(2));
    QCOMPARE(plot_->passing(), (std::vector<int>{0, 1, 10}));
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, onAxis(1, 0.5)); // beside both: all go
    QVERIFY(!plot_->isBrushed());
}

void ParallelPlotTest::brushesOfAxesMustAllHold()
{
    brush(0, 0, 0.55); // runs 0 to 5
    brush(2, 0.9, 1); // rmsprop: 2, 5, 8
    QCOMPARE(plot_->passing(), (std::vector<int>{2, 5}));
}

void ParallelPlotTest::aBrushIsDrawnToAnotherPlace()
{
    brush(1, 0.05, 0.25);
    QCOMPARE(plot_->passing(), (std::vector<int>{1, 2}));
    brush(1, 0.15, 0.65); // grabs it in its middle
    QCOMPARE(plot_->brushes(1).size(), std::size_t(1));
    QCOMPARE(plot_->passing(), (std::vector<int>{6, 7}));
}

void ParallelPlotTest::aNameIsDrawnToAnotherPlaceAndFlips()
{
    const QPoint from = plot_->nameRect(0).center().toPoint(), to = plot_->nameRect(2).center().toPoint();
    QTest::mousePress(plot_.get(), Qt::LeftButton, {}, from);
    QTest::mouseMove(plot_.get(), (from + to) / 2);
    QTest::mouseMove(plot_.get(), to);
    QTest::mouseRelease(plot_.get(), Qt::LeftButton, {}, to);
    QCOMPARE(plot_->order(), (std::vector<int>{1, 2, 0}));
    QVERIFY(!plot_->axes()[0].flipped);
    brush(1, 0, 0.15);
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, plot_->nameRect(1).center().toPoint());
    QVERIFY(plot_->axes()[1].flipped);
    QCOMPARE(plot_->passing(), (std::vector<int>{0, 1})); // the brush stays with its values
    QVERIFY(plot_->brushes(1)[0].to > 0.99);
    // Axes of the same name keep order, brush and side.
    plot_->setAxes(plot_->axes());
    QCOMPARE(plot_->order(), (std::vector<int>{1, 2, 0}));
    QVERIFY(plot_->isBrushed());
}

void ParallelPlotTest::aDoubleClickChangesTheScaleAndTheBrushKeepsItsValues()
{
    brush(0, 0.25, 0.75);
    const std::vector<int> before = plot_->passing();
    const QPoint name = plot_->nameRect(0).center().toPoint();
    QTest::mouseClick(plot_.get(), Qt::LeftButton, {}, name);
    QTest::mouseDClick(plot_.get(), Qt::LeftButton, {}, name);
    QVERIFY(plot_->axes()[0].scale == ParallelAxis::Scale::linear);
    QCOMPARE(plot_->passing(), before);
    // Choices have no other scale.
    const QPoint choices = plot_->nameRect(2).center().toPoint();
    QTest::mouseDClick(plot_.get(), Qt::LeftButton, {}, choices);
    QVERIFY(plot_->axes()[2].scale == ParallelAxis::Scale::choices);
}

void ParallelPlotTest::keysDoTheSame()
{
    plot_->setFocus();
    QTest::keyClick(plot_.get(), Qt::Key_Right); // units
    QTest::keyClick(plot_.get(), Qt::Key_Space); // the upper half
    QCOMPARE(plot_->passing(), (std::vector<int>{5, 6, 7, 8, 9, 10}));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(plot_.get(), Qt::Key_Down);
    QCOMPARE(plot_->passing(), (std::vector<int>{3, 4, 5, 6, 7, 8}));
    for (int i = 0; i < 4; ++i)
        QTest::keyClick(plot_.get(), Qt::Key_Minus);
    QCOMPARE(plot_->passing(), (std::vector<int>{4, 5, 6, 7}));
    QTest::keyClick(plot_.get(), Qt::Key_F);
    QVERIFY(plot_->axes()[1].flipped);
    QTest::keyClick(plot_.get(), Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(plot_->order(), (std::vector<int>{1, 0, 2}));
    QVERIFY(plot_->accessibleDescription().contains(QStringLiteral("units")));
    QVERIFY(plot_->accessibleDescription().contains(QStringLiteral("4")));
    QTest::keyClick(plot_.get(), Qt::Key_Space);
    QVERIFY(!plot_->isBrushed());
}

void ParallelPlotTest::theNearestLineIsPointedAndPicked()
{
    QSignalSpy pointed(plot_.get(), &ParallelPlot::pointed), picked(plot_.get(), &ParallelPlot::picked);
    // Halfway between rate and units, where run 6 goes level.
    const QPoint a = onAxis(0, 0.6), b = onAxis(1, 0.6);
    const QPoint middle = (a + b) / 2;
    QCOMPARE(plot_->lineAt(middle), 6);
    QMouseEvent move(QEvent::MouseMove, middle, plot_->mapToGlobal(middle), Qt::NoButton, Qt::NoButton, {});
    QApplication::sendEvent(plot_.get(), &move);
    QCOMPARE(pointed.count(), 1);
    QCOMPARE(pointed.last().at(0).toInt(), 6);
    QTest::mouseClick(plot_.get(), Qt::LeftButton, Qt::ControlModifier, middle);
    QCOMPARE(picked.last().at(0).toInt(), 6);
    QVERIFY(picked.last().at(1).toBool());
    // What is brushed away is not met.
    plot_->setBrushes(1, {{0, 0.3}});
    QCOMPARE(plot_->lineAt(middle), -1);
}

void ParallelPlotTest::whatIsUnknownLeavesAGap()
{
    plot_->setLines({{{1e-2, std::nan(""), 1}, std::nan(""), false}, {{1e-3, 60, 0}, 1, true}});
    QCOMPARE(plot_->passing().size(), std::size_t(2));
    plot_->setBrushes(1, {{0, 1}});
    QCOMPARE(plot_->passing(), (std::vector<int>{1})); // unknown passes no brush
    (void)plot_->grab();
}

void ParallelPlotTest::pointingPaintsNoLineAnew()
{
    (void)plot_->grab();
    const int paints = plot_->paints();
    for (int line = 0; line < 11; ++line) {
        plot_->setPointed(line);
        (void)plot_->grab();
    }
    QCOMPARE(plot_->paints(), paints);
    plot_->setBrushes(0, {{0, 0.5}});
    (void)plot_->grab();
    QCOMPARE(plot_->paints(), paints + 1);
}

void ParallelPlotTest::itIsSavedAsItIsSeen()
{
    QTemporaryDir folder;
    plot_->setLines({{{1e-2, 60, 1}, 1, false}, {{1e-3, std::nan(""), 0}, std::nan(""), true}});
    plot_->setBrushes(1, {{0.4, 0.6}});
    const auto drawn = [&] {
        const QString svg = folder.filePath(QStringLiteral("lines.svg"));
        QFile file(svg);
        return savePlot(plot_->page(), svg).isEmpty() && file.open(QIODevice::ReadOnly) ? file.readAll()
                                                                                        : QByteArray();
    };
    const QByteArray whole = drawn();
    QVERIFY(!whole.contains("<image")); // lines, not a picture of them
    const QString table = plot_->page().table;
    plot_->setLines({});
    QCOMPARE(whole.count("<polyline"), drawn().count("<polyline") + 2);
    QCOMPARE(table, QStringLiteral("run,rate,units,optimizer,passes\r\n1,0.01,60,adam,1\r\n2,0.001,,sgd,0\r\n"));
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    ParallelPlotTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "parallel_plot_test.moc"
