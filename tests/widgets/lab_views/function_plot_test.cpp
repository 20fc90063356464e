#include "common/theme.h"
#include "lab_views/function_plot.h"
#include "widgets/lab_views/hand_play.h"

#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

using namespace loom::ui;

namespace {

double sigmoid(double x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace

class FunctionPlotTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aPointIsDrawnAlongItsCurve();
    void aPointStaysWithinTheLimits();
    void arrowsGoAFiftiethOfTheDrawnLength();
    void aLogarithmicAxisKeepsItsPowersApart();
    void theSlopeIsTheDerivative();
    void theSecantGoesThroughTheEdgesOfTheLens();
    void theWheelTurnsTheLens();
    void theThresholdIsDrawnAcrossTheCurve();
    void lockedThingsStay();
    void samplesAreJoinedByStraightLines();
    void aRuleIsAskedAnewOnlyWhenItChanges();
    void aCurveIsDrawnWhereItsNumbersAre();
    void deepInTheLensDoublesAreStairs();
    void namesOfManyCurvesStandBesideThePlot();
    void aNameStaysWithinThePlot();
    void noCurveRunsThroughAName();
    void whatIsHeldIsSpoken();
    void labelsAreLegible_data() { addSizes(); }
    void labelsAreLegible();

private:
    QPointF knob() const { return *plot_->handlePlace(FunctionPlot::pointHandle(0)); }
    void wheel(int delta);

    Theme theme_;
    std::unique_ptr<FunctionPlot> plot_;
};

void FunctionPlotTest::init()
{
    plot_ = std::make_unique<FunctionPlot>(theme_);
    plot_->setAxes({-6, 6, QStringLiteral("z"), false}, {0, 1, QStringLiteral("σ(z)"), false});
    plot_->setCurves({{.rule = sigmoid, .name = QStringLiteral("σ")}});
    plot_->setPoints({{.curve = 0, .x = 1, .name = QStringLiteral("z")}});
    plot_->resize(600, 400);
    plot_->show();
    QVERIFY(QTest::qWaitForWindowExposed(plot_.get()));
}

void FunctionPlotTest::cleanup()
{
    plot_.reset();
    theme_.setScale(1);
}

void FunctionPlotTest::wheel(int delta)
{
    const QPointF at = plot_->area().center();
    QWheelEvent event(at, plot_->mapToGlobal(at), {}, {0, delta}, {}, {}, Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot_.get(), &event);
}

void FunctionPlotTest::aPointIsDrawnAlongItsCurve()
{
    QSignalSpy moved(plot_.get(), &FunctionPlot::pointMoved), grabbed(plot_.get(), &HandView::grabbed),
        released(plot_.get(), &HandView::released);
    QVERIFY(QLineF(knob(), plot_->toWidget({1, sigmoid(1)})).length() < 1e-9);
    const QPoint from = knob().toPoint(), to = from + QPoint(-120, 77);
    dragByMouse(*plot_, from, to, 5);
    QCOMPARE(moved.size(), 5);
    QCOMPARE(grabbed.size(), 1);
    QCOMPARE(released.size(), 1);
    const double x = moved.last()[1].toDouble();
    QVERIFY(std::abs(x - (1 - 120 * 12 / plot_->area().width())) < 1e-9);
    QVERIFY(QLineF(knob(), plot_->toWidget({x, sigmoid(x)})).length() < 1e-9);
}

void FunctionPlotTest::aPointStaysWithinTheLimits()
{
    QSignalSpy moved(plot_.get(), &FunctionPlot::pointMoved);
    dragByMouse(*plot_, knob(), {599, 10});
    QCOMPARE(moved.last()[1].toDouble(), 6.0);
}

void FunctionPlotTest::arrowsGoAFiftiethOfTheDrawnLength()
{
    QSignalSpy moved(plot_.get(), &FunctionPlot::pointMoved);
    plot_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (1 + 12.0 / 50)) < 1e-12);
    QTest::keyClick(plot_.get(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(std::abs(moved.last()[1].toDouble() - (1 + 12.0 / 50 - 12.0 / 10)) < 1e-12);
}

void FunctionPlotTest::aLogarithmicAxisKeepsItsPowersApart()
{
    QSignalSpy moved(plot_.get(), &FunctionPlot::pointMoved);
    plot_->setAxes({1e-4, 1, QStringLiteral("h"), true}, {1e-8, 1, QStringLiteral("error"), true});
    plot_->setCurves({{.rule = [](double h) { return h * h; }}});
    plot_->movePoint(0, 1e-2);
    const QRectF area = plot_->area();
    QVERIFY(QLineF(plot_->toWidget({1e-2, 1e-2}), QPointF(area.center().x(), area.top() + area.height() / 4)).length()
            < 1e-6);
    QVERIFY(std::abs(knob().y() - area.center().y()) < 1e-6); // (10⁻²)² lies amid 10⁻⁸ and 1
    plot_->setFocus(Qt::TabFocusReason);
    QTest::keyClick(plot_.get(), Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(std::abs(moved.last()[1].toDouble() / std::pow(10, -1.6) - 1) < 1e-9);
}

void FunctionPlotTest::theSlopeIsTheDerivative()
{
    for (const double x : {-3.0, -0.5, 0.0, 2.5}) {
        plot_->movePoint(0, x);
        QVERIFY(std::abs(plot_->slopeAt(0) - sigmoid(x) * (1 - sigmoid(x))) < 1e-9);
    }
    plot_->setCurves({{.rule = sigmoid, .slope = [](double) { return 7.0; }}});
    QCOMPARE(plot_->slopeAt(0), 7.0);
}

void FunctionPlotTest::theSecantGoesThroughTheEdgesOfTheLens()
{
    plot_->setPoints({{.curve = 0, .x = 0.5, .straight = FunctionPoint::Straight::secant}});
    plot_->setLens(2, 1e-3, 4);
    QVERIFY(std::abs(plot_->slopeAt(0) - (sigmoid(2.5) - sigmoid(-1.5)) / 4) < 1e-15);
}

void FunctionPlotTest::theWheelTurnsTheLens()
{
    QSignalSpy changed(plot_.get(), &FunctionPlot::lensChanged);
    wheel(120); // there is no lens yet
    QCOMPARE(changed.size(), 0);
    plot_->setLens(1, 0.05, 2);
    wheel(120);
    QVERIFY(std::abs(changed.last()[0].toDouble() - std::pow(10, -0.25)) < 1e-12);
    QTest::keyClick(plot_.get(), Qt::Key_PageDown);
    QVERIFY(std::abs(changed.last()[0].toDouble() - 1) < 1e-12);
    for (int i = 0; i < 20; ++i)
        wheel(120);
    QCOMPARE(changed.last()[0].toDouble(), 0.05);
    wheel(-12000);
    QCOMPARE(plot_->lens(), 2.0);
}

void FunctionPlotTest::theThresholdIsDrawnAcrossTheCurve()
{
    QSignalSpy moved(plot_.get(), &FunctionPlot::thresholdMoved);
    const auto grip = [&] { return *plot_->handlePlace(FunctionPlot::thresholdHandle()); };
    plot_->setThreshold(FunctionThreshold{Qt::Horizontal, 0.5, QStringLiteral("θ")});
    dragByMouse(*plot_, grip(), grip() - QPointF(55, 40));
    QVERIFY(std::abs(moved.last()[0].toDouble() - (0.5 + 40 / plot_->area().height())) < 1e-9);
    plot_->setThreshold(FunctionThreshold{Qt::Vertical, 0, QStringLiteral("θ")});
    dragByMouse(*plot_, grip(), grip() + QPointF(60, 33));
    QVERIFY(std::abs(moved.last()[0].toDouble() - 60 * 12 / plot_->area().width()) < 1e-9);
    QTest::keyClick(plot_.get(), Qt::Key_Left);
    QVERIFY(std::abs(moved.last()[0].toDouble() - (60 * 12 / plot_->area().width() - 12.0 / 50)) < 1e-9);
}

void FunctionPlotTest::lockedThingsStay()
{
    QSignalSpy moved(plot_.get(), &FunctionPlot::pointMoved), dragged(plot_.get(), &FunctionPlot::thresholdMoved);
    plot_->setThreshold(FunctionThreshold{});
    plot_->setLocked(FunctionPlot::pointHandle(0), true);
    plot_->setLocked(FunctionPlot::thresholdHandle(), true);
    dragByMouse(*plot_, knob(), {50, 50});
    QTest::keyClick(plot_.get(), Qt::Key_Left);
    dragByMouse(*plot_, *plot_->handlePlace(FunctionPlot::thresholdHandle()), {50, 50});
    QCOMPARE(moved.size() + dragged.size(), 0);
}

void FunctionPlotTest::samplesAreJoinedByStraightLines()
{
    plot_->setCurves({{.samples = {{-2, 0}, {0, 1}, {4, 0.5}}}});
    QCOMPARE(plot_->valueAt(0, -1), 0.5);
    QCOMPARE(plot_->valueAt(0, 0), 1.0);
    QCOMPARE(plot_->valueAt(0, 2), 0.75);
    QVERIFY(std::isnan(plot_->valueAt(0, -2.01)) && std::isnan(plot_->valueAt(0, 4.01)));
}

void FunctionPlotTest::aRuleIsAskedAnewOnlyWhenItChanges()
{
    int asked = 0;
    const auto counted = [&asked](double x) {
        ++asked;
        return x;
    };
    plot_->setCurves({{.rule = counted}});
    plot_->grab();
    QVERIFY(asked >= int(plot_->area().width()));
    asked = 0;
    plot_->movePoint(0, 2);
    plot_->grab();
    QVERIFY2(asked < 20, qPrintable(QString::number(asked)));
    plot_->setAxes({-3, 3, {}, false}, {-1, 1, {}, false});
    plot_->grab();
    QVERIFY(asked >= int(plot_->area().width()));
}

void FunctionPlotTest::aCurveIsDrawnWhereItsNumbersAre()
{
    plot_->setPoints({});
    plot_->setCurves({{.rule = sigmoid, .color = Qt::red}});
    const QImage picture = plot_->grab().toImage();
    for (const double x : {-4.3, -1.2, 0.7, 3.1}) {
        const QColor seen = picture.pixelColor(plot_->toWidget({x, sigmoid(x)}).toPoint());
        QVERIFY2(seen.red() > 200 && seen.green() < 100, qPrintable(seen.name()));
    }
}

/// Around 1 doubles lie 2⁻⁵² apart: over 8 of these steps a line is 9 or fewer different heights.
void FunctionPlotTest::deepInTheLensDoublesAreStairs()
{
    const double step = std::ldexp(1.0, -52);
    QSet<double> heights;
    plot_->setPoints({});
    plot_->setAxes({1, 1 + 8 * step, QStringLiteral("x"), false}, {1, 1 + 8 * step, {}, false});
    plot_->setCurves({{.rule = [&](double x) {
        heights.insert(x);
        return x;
    }}});
    plot_->grab();
    QCOMPARE(heights.size(), 9);
    QVERIFY(std::abs(plot_->toWidget({1 + 4 * step, 1}).x() - plot_->area().center().x()) < 1e-6);
}

void FunctionPlotTest::namesOfManyCurvesStandBesideThePlot()
{
    plot_->setAxes({-4, 4, {}, false}, {-2, 4, {}, false});
    std::vector<FunctionCurve> curves;
    for (int i = 0; i < 7; ++i) // all leave near the corner
        curves.push_back({.rule = [i](double x) { return x * (1 + 0.01 * i); }, .name = QString(QChar(u'a' + i))});
    plot_->setCurves(curves);
    plot_->grab();
    const std::vector<QRectF>& names = plot_->nameRects();
    QCOMPARE(names.size(), curves.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        QVERIFY2(!names[i].isNull() && names[i].left() > plot_->area().right(), "no name lies over a curve");
        QVERIFY2(i == 0 || names[i].center().y() < names[i - 1].center().y(), "the highest curve's name comes first");
    }
    curves.resize(2);
    plot_->setCurves(curves);
    plot_->grab();
    QVERIFY(plot_->area().contains(plot_->nameRects()[0]));
}

void FunctionPlotTest::aNameStaysWithinThePlot()
{
    plot_->setAxes({0, 4, {}, false}, {0, 40, {}, false});
    plot_->setCurves({{.rule = [](double x) { return std::exp(x); }, .name = QStringLiteral("exponential")}});
    plot_->grab();
    QVERIFY(plot_->area().contains(plot_->nameRects()[0]));
}

void FunctionPlotTest::noCurveRunsThroughAName()
{
    plot_->setPoints({});
    plot_->setAxes({-1.1, 1.1, {}, false}, {-0.2, 3.6, {}, false});
    const auto rule = [](double x) { return 3 * x * x; };
    plot_->setCurves({{.rule = rule, .name = QStringLiteral("3x<sup>2</sup>")}});
    plot_->grab();
    const QRectF name = plot_->nameRects()[0];
    QVERIFY(plot_->area().contains(name));
    for (double x = name.left(); x <= name.right(); x += 0.25) {
        const double y = plot_->toWidget({0, rule(plot_->toPlot({x, 0}).x())}).y();
        QVERIFY2(y < name.top() || y > name.bottom(), qPrintable(QStringLiteral("%1 at %2").arg(y).arg(x)));
    }
}

void FunctionPlotTest::whatIsHeldIsSpoken()
{
    plot_->setPoints(
        {{.curve = 0, .x = 0, .name = QStringLiteral("P"), .straight = FunctionPoint::Straight::tangent}});
    plot_->setFocusedHandle(FunctionPlot::pointHandle(0));
    const QString words = plot_->accessibleDescription();
    QVERIFY2(words.contains(QStringLiteral("P")) && words.contains(QStringLiteral("0.25")), qPrintable(words));
    QTest::keyClick(plot_.get(), Qt::Key_Right);
    QVERIFY(plot_->accessibleDescription() != words);
}

void FunctionPlotTest::labelsAreLegible()
{
    QFETCH(QSize, size);
    QFETCH(double, scale);
    theme_.setScale(scale);
    plot_->resize(size);
    plot_->setCurves(
        {{.rule = sigmoid, .name = QStringLiteral("시그모이드")},
         {.rule = [](double x) { return sigmoid(x) * (1 - sigmoid(x)); }, .name = QStringLiteral("기울기")}});
    plot_->setPoints({{.curve = 0, .x = 1, .straight = FunctionPoint::Straight::tangent, .guides = true}});
    plot_->setThreshold(FunctionThreshold{Qt::Horizontal, 0.5, QStringLiteral("역치")});
    plot_->setMarks({{{0, 0.25}, QStringLiteral("0.25")}});
    plot_->setInvitation(FunctionPlot::pointHandle(0), QStringLiteral("이 점을 끌어 보세요"));
    for (const bool rectangle : {false, true})
        for (const double x : {-6.0, -1.0, 0.0, 2.0, 6.0}) {
            const double s = sigmoid(x);
            plot_->movePoint(0, x);
            if (rectangle)
                plot_->setRectangle(FunctionRectangle{1 - s, s, QStringLiteral("1 − σ"), QStringLiteral("σ"),
                                                      QStringLiteral("= 0.25")});
            plot_->grab();
            QVERIFY(plot_->labelRects().size() >= 6);
            const QString faults = labelFaults(*plot_, plot_->labelRects());
            QVERIFY2(faults.isEmpty(), qPrintable(QStringLiteral("%1 at x = %2").arg(faults).arg(x)));
        }
}

QTEST_MAIN(FunctionPlotTest)
#include "function_plot_test.moc"
