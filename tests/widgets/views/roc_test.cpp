#include "common/theme.h"
#include "patience.h"
#include "plots/surface_plot.h"
#include "views/roc_view.h"
#include "widgets/views/pictures.h"

#include <QComboBox>
#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// The curves of all thresholds against plain loops over what the network says, and the ring drawn along them by
/// hand.
class RocTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void curvesAreThoseOfTheNetworksAnswers();
    void aDragMovesTheThresholdOnBothCurves();
    void anotherClassHasItsOwnCurve();

private:
    std::unique_ptr<RocView> shown();
    /// The network's share of that class for each row of the validation part, and the row's class.
    std::vector<std::pair<double, int>> answers(int kind);

    Theme theme_;
    Pictures clothes_;
};

void RocTest::initTestCase()
{
    clothes_.prepare();
    clothes_.session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(clothes_.session.state(), TrainingSession::State::paused, kPatience);
}

std::unique_ptr<RocView> RocTest::shown()
{
    auto view = std::make_unique<RocView>(clothes_.context(theme_));
    view->resize(1000, 560);
    view->show();
    return view;
}

std::vector<std::pair<double, int>> RocTest::answers(int kind)
{
    const std::map<std::string, Tensor> weights = clothes_.weights();
    std::vector<std::pair<double, int>> all;
    for (const std::int64_t row : clothes_.session.data()->validation.list()) {
        const std::vector<double> x = Pictures::convolved(row, weights.at("conv1/kernel"), weights.at("conv1/bias"));
        const std::vector<double> z = Pictures::scores(x, weights.at("out/kernel"), weights.at("out/bias"));
        double sum = 0;
        for (const double score : z)
            sum += std::exp(score);
        all.emplace_back(std::exp(z[std::size_t(kind)]) / sum, int(row % 10));
    }
    return all;
}

void RocTest::curvesAreThoseOfTheNetworksAnswers()
{
    const std::unique_ptr<RocView> view = shown();
    QTRY_VERIFY_WITH_TIMEOUT(view->roc().known(), kPatience);
    double right = 0, yes = 0, no = 0, found = 0, taken = 0;
    const auto all = answers(0);
    for (const auto& [share, label] : all) {
        (label == 0 ? yes : no) += 1;
        found += label == 0 && share >= 0.5 ? 1 : 0;
        taken += share >= 0.5 ? 1 : 0;
        for (const auto& [other, otherLabel] : all)
            right += label == 0 && otherLabel != 0 && share > other ? 1 : 0;
    }
    QCOMPARE(double(view->roc().yes), yes);
    QCOMPARE(double(view->roc().no), no);
    QVERIFY(std::abs(view->roc().area() - right / (yes * no)) < 1e-9);
    QVERIFY2(view->summary().contains(QStringLiteral("AUC")), qPrintable(view->summary()));
    QCOMPARE(view->threshold(), 0.5); // where the loss decides
    const RocPoint& at = view->roc().points[view->roc().at(0.5)];
    QCOMPARE(double(at.hits), found);
    QCOMPARE(double(at.hits + at.alarms), taken);
    QCOMPARE(view->rates().count(), int(view->roc().points.size()));
    QCOMPARE(view->rates().place(view->rates().count() - 1), QPointF(1, 1)); // the least threshold takes all
}

void RocTest::aDragMovesTheThresholdOnBothCurves()
{
    const std::unique_ptr<RocView> view = shown();
    QTRY_VERIFY_WITH_TIMEOUT(view->roc().known(), kPatience);
    SurfacePlot& plot = view->rates();
    const int last = plot.count() - 1, middle = last / 2;
    QTest::mousePress(&plot, Qt::LeftButton, {}, plot.toWidget(plot.place(last)).toPoint());
    QCOMPARE(plot.marked(), last);
    QTest::mouseMove(&plot, plot.toWidget(plot.place(middle)).toPoint());
    QTest::mouseRelease(&plot, Qt::LeftButton, {}, plot.toWidget(plot.place(middle)).toPoint());
    // Points may lie on one another in the plane's pixels: it is one of those.
    const RocPoint& at = view->roc().points[std::size_t(plot.marked())];
    QCOMPARE(view->threshold(), at.threshold);
    QCOMPARE(view->precision().marked(), plot.marked());
    QVERIFY(plot.marked() < last);
    const QString found = QStringLiteral("%1 of %2 are found").arg(at.hits).arg(view->roc().yes);
    QVERIFY2(view->words().contains(found), qPrintable(view->words()));
    QTest::keyClick(&plot, Qt::Key_Right);
    QVERIFY(view->threshold() < at.threshold || plot.marked() == 0);
}

void RocTest::anotherClassHasItsOwnCurve()
{
    const std::unique_ptr<RocView> view = shown();
    QTRY_VERIFY_WITH_TIMEOUT(view->roc().known(), kPatience);
    auto* box = view->findChild<QComboBox*>(QStringLiteral("class"));
    QCOMPARE(box->count(), 10);
    box->setCurrentIndex(3);
    emit box->activated(3);
    const auto all = answers(3);
    const double largest = std::ranges::max_element(all)->first;
    QTRY_VERIFY_WITH_TIMEOUT(
        view->roc().points.size() > 1 && std::abs(view->roc().points[1].threshold - largest) < 1e-5, kPatience);
}

QTEST_MAIN(RocTest)
#include "roc_test.moc"
