#include "common/core_text.h"
#include "common/theme.h"
#include "document/curve_store.h"
#include "document/document.h"
#include "document/training_session.h"
#include "patience.h"
#include "plots/curve_plot.h"
#include "views/curves_view.h"
#include "widgets/document/projects.h"

#include <QLabel>
#include <QTest>
#include <algorithm>

using namespace loom;
using namespace loom::ui;

namespace {

/// A run of two epochs with a loss of an amount and one of a choice.
CurveStore twoLosses()
{
    CurveStore store;
    store.series = {"loss", "price_loss", "kind_loss", "price_mae", "kind_accuracy"};
    for (std::size_t i = 0; i < 5; ++i)
        store.series.push_back("validation_" + store.series[i]);
    store.buckets.resize(store.series.size());
    for (int series = 0; series < 5; ++series)
        for (int step = 0; step < 4; ++step)
            store.add({series, step, 1, 0.5 + series, 0.5 + series, 0.5 + series});
    store.epochs = {{1, 2, {1, 2, 3, 4, 0.25, 1.5, 2.5, 3.5, 4.5, 0.5}, 1, 1},
                    {2, 4, {1, 2, 3, 4, 0.25, 1.5, 2.5, 3.5, 4.5, 0.75}, 1, 1}};
    return store;
}

} // namespace

class CurvesTest : public QObject {
    Q_OBJECT
private slots:
    void everyLossAndItsMetricsHaveAPanel();
    void theTestResultStandsBesideItsCurve();

private:
    Theme theme_;
};

void CurvesTest::everyLossAndItsMetricsHaveAPanel()
{
    CurvesView view({.theme = &theme_});
    const CurveStore store = twoLosses();
    view.setStore(&store, 2);
    view.resize(1000, 700);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.panelCount(), 5, kPatience);
    const char* titles[] = {"Loss", "price: Loss", "kind: Loss", "price: MAE", "kind: Accuracy"};
    QStringList shown;
    for (const QLabel* label : view.findChildren<QLabel*>())
        if (label->property("role") == "title")
            shown << label->text();
    for (int panel = 0; panel < 5; ++panel) {
        QVERIFY2(shown.contains(QLatin1String(titles[panel])), qPrintable(shown.join(" | ")));
        QCOMPARE(view.plot(panel)->accessibleName(), QLatin1String(titles[panel]));
        QCOMPARE(view.plot(panel)->lastValue(0), 0.5 + panel);
    }
    QVERIFY(view.values(3).contains("4.5") && !view.values(3).contains("%"));
    QVERIFY2(view.values(4).contains("75") && view.values(4).contains("%"), qPrintable(view.values(4)));
}

void CurvesTest::theTestResultStandsBesideItsCurve()
{
    Document document;
    Selection selection;
    TrainingSession session;
    document.setProject(loom::test::planeProject(), QString());
    CurvesView view({&document, &session, &selection, &theme_});
    view.show();
    session.setSpeed(0);
    session.prepare(document.project(), {});
    session.train();
    QTRY_VERIFY_WITH_TIMEOUT(!session.testValues().empty(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(view.panelCount(), 2, kPatience);
    const double accuracy = session.testValues().at("accuracy");
    QTRY_VERIFY2_WITH_TIMEOUT(view.values(1).contains(QStringLiteral(" · test <b>%1</b>").arg(percentText(accuracy))),
                              qPrintable(view.values(1)), kPatience);
    QVERIFY(view.values(0).contains(lossText(session.testValues().at("loss"))));
    session.reset();
    QTRY_VERIFY2_WITH_TIMEOUT(session.testValues().empty(), "a new run", kPatience);
    session.stepEpoch();
    QTRY_VERIFY_WITH_TIMEOUT(!view.values(1).contains("test"), kPatience);
}

QTEST_MAIN(CurvesTest)
#include "curves_test.moc"
