#include "common/theme.h"
#include "document/curve_store.h"
#include "plots/curve_plot.h"
#include "views/curves_view.h"

#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;

/// A run known by its history only is drawn with the history's own numbers.
class HistoryCurvesTest : public QObject {
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadBack();
    void aTableOfTheCallbackIsRead();
    void theCurvesAreTheHistorysNumbers();
};

namespace {

History threeEpochs()
{
    History history;
    history.series = {"loss", "accuracy", "validation_loss", "validation_accuracy"};
    history.epochs = {{1, 0, {0.71, 0.5, 0.69, std::nan("")}, 0.25, 4000},
                      {2, 0, {0.1 + 0.2, 0.75, 0.5, 0.7}, 0.25, 4100},
                      {3, 0, {0.125, 0.96, 0.25, 0.9}, 0.24, 4200}};
    return history;
}

} // namespace

void HistoryCurvesTest::whatIsWrittenIsReadBack()
{
    const History history = threeEpochs();
    const Result<History> back = readHistory(writeHistory(history.series, history.epochs));
    QVERIFY(back.ok());
    QVERIFY(back->series == history.series);
    QCOMPARE(back->epochs.size(), std::size_t(3));
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(back->epochs[i].epoch, std::int64_t(i + 1));
        QVERIFY(back->epochs[i].seconds == history.epochs[i].seconds);
        QVERIFY(back->epochs[i].samplesPerSecond == history.epochs[i].samplesPerSecond);
        for (std::size_t k = 0; k < 4; ++k) {
            const double a = history.epochs[i].values[k], b = back->epochs[i].values[k];
            QVERIFY(a == b || (std::isnan(a) && std::isnan(b)));
        }
    }
}

void HistoryCurvesTest::aTableOfTheCallbackIsRead()
{
    const Result<History> log = readHistory(
        "epoch,base_learning_rate,accuracy,loss,validation_loss\r\n1,0.01,0.5,0.7,\r\n2,0.01,0.6,0.5,0.4");
    QVERIFY(log.ok());
    QVERIFY(log->series == (std::vector<std::string>{"accuracy", "loss", "validation_loss"}));
    QVERIFY(std::isnan(log->epochs.at(0).values.at(2)));
    QVERIFY((log->epochs.at(1).values == std::vector<double>{0.6, 0.5, 0.4}));
}

void HistoryCurvesTest::theCurvesAreTheHistorysNumbers()
{
    Theme theme;
    const CurveStore store = curvesOf(threeEpochs(), 20);
    CurvesView view({nullptr, nullptr, nullptr, &theme});
    view.setStore(&store, 20);
    view.resize(1200, 800);
    view.show();
    QVERIFY(!view.showsNotice());
    QCOMPARE(view.panelCount(), 2);
    const CurvePlot* loss = view.plot(0);
    QCOMPARE(loss->lastValue(0), 0.125);
    QCOMPARE(loss->lastValue(1), 0.25);
    QCOMPARE(loss->drawnPoints(0), 3);
    QCOMPARE(loss->drawnPoints(1), 3);
    QCOMPARE(view.plot(1)->lastValue(0), 0.96);
    QCOMPARE(view.plot(1)->drawnPoints(1), 2);
    QVERIFY(loss->visibleRange().right() >= 60);
    QVERIFY2(view.values(0).contains("0.1250") && view.values(0).contains("0.2500"), qPrintable(view.values(0)));
    // The means of epochs lie over the epochs' steps, without a gap.
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(store.buckets[0][std::size_t(i)].firstStep, std::int64_t(20 * i + 1));
        QCOMPARE(store.buckets[0][std::size_t(i)].count, std::int64_t(20));
        QCOMPARE(store.epochs[std::size_t(i)].lastStep, std::int64_t(20 * (i + 1)));
    }
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    HistoryCurvesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "history_curves_test.moc"
