#include "common/core_text.h"
#include "common/series_words.h"
#include "common/theme.h"
#include "document/curve_store.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "patience.h"
#include "plots/curve_plot.h"
#include "views/curves_view.h"
#include "widgets/document/projects.h"

#include <QCheckBox>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>

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
            store.add({series, step + 1, 1, 0.5 + series, 0.5 + series, 0.5 + series});
    store.epochs = {{1, 2, {1, 2, 3, 4, 0.25, 1.5, 2.5, 3.5, 4.5, 0.5}, 1, 1},
                    {2, 4, {1, 2, 3, 4, 0.25, 1.5, 2.5, 3.5, 4.5, 0.75}, 1, 1}};
    return store;
}

} // namespace

class CurvesTest : public QObject {
    Q_OBJECT
private slots:
    void everyLossAndItsMetricsHaveAPanel();
    void manyCurvesInALowStripCanBeRead_data();
    void manyCurvesInALowStripCanBeRead();
    void anIdOfItsOwnIsSaidInWords();
    void theTestResultStandsBesideItsCurve();
    void aStepStandsAtItsNumber();
    void oneValueHasADotAndAnAxisThatCanBeRead_data();
    void oneValueHasADotAndAnAxisThatCanBeRead();
    void numbersOfALowPlotStandApartOrGo();
    void noLeaderCrossesThePlot();
    void everyNumberSaysWhatItIsOf();
    void aMetricOfChoicesIsNotShownForAmounts();
    void namesStandWhereNoLineRuns();
    void aLogarithmicAxisIsOfferedWhereOneValueFlattensTheRest();

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
        QCOMPARE(view.plot(panel)->visibleRange().right(), 4.0); // the last step is the fourth
    }
    QVERIFY(view.values(3).contains("4.5") && !view.values(3).contains("%"));
    QVERIFY2(view.values(4).contains("75") && view.values(4).contains("%"), qPrintable(view.values(4)));
}

void CurvesTest::manyCurvesInALowStripCanBeRead_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<QSize>("room"); // units
    QTest::addColumn<bool>("scrolled");
    QTest::newRow("six stand in one row") << 6 << QSize(320, 28) << false;
    QTest::newRow("four stand in one row") << 4 << QSize(360, 36) << false;
    QTest::newRow("eleven are scrolled") << 11 << QSize(320, 28) << true;
    QTest::newRow("where there is room they stand as ever") << 4 << QSize(320, 120) << false;
}

void CurvesTest::manyCurvesInALowStripCanBeRead()
{
    QFETCH(int, count);
    QFETCH(QSize, room);
    QFETCH(bool, scrolled);
    CurveStore store;
    for (int i = 0; i < count; ++i)
        store.series.push_back(i == 0 ? "loss" : "part" + std::to_string(i) + "_loss");
    store.buckets.resize(store.series.size());
    for (int series = 0; series < count; ++series)
        for (int step = 0; step < 4; ++step)
            store.add({series, step + 1, 1, 0.5 + step, 0.5 + step, 0.5 + step});
    CurvesView view({.theme = &theme_});
    view.setStore(&store, 2);
    view.resize(theme_.px(room.width()), theme_.px(room.height()));
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.panelCount(), count, kPatience);
    QTest::qWait(50); // its head is fitted once the columns have their widths
    const QRect seen = view.rect();
    for (int panel = 0; panel < count; ++panel) {
        const CurvePlot& plot = *view.plot(panel);
        const QRect place(plot.mapTo(&view, QPoint()), plot.size());
        QVERIFY2(plot.height() >= theme_.px(8), qPrintable(QString::number(plot.height())));
        QVERIFY(place.left() >= 0 && place.right() <= seen.right());
        QVERIFY(scrolled || seen.contains(place));
    }
    QVERIFY(view.findChild<QCheckBox*>("smooth")->isVisible());
    for (const QLabel* label : view.findChildren<QLabel*>())
        if (label->property("role") == "title")
            QVERIFY2(label->sizeHint().width() <= label->width(), qPrintable(label->text()));
}

void CurvesTest::anIdOfItsOwnIsSaidInWords()
{
    QCOMPARE(seriesWords("every_box_mean_average_precision"), QStringLiteral("every box: mAP"));
    QCOMPARE(seriesWords("loss"), QStringLiteral("Loss"));
    QCOMPARE(seriesWords("style3_loss"), QStringLiteral("style 3: Loss"));
    QCOMPARE(seriesWordsWithin("mean_average_precision"), QStringLiteral("mAP"));
    QCOMPARE(seriesWordsWithin("accuracy"), QStringLiteral("accuracy"));
}

void CurvesTest::theTestResultStandsBesideItsCurve()
{
    Document document;
    PickGroup selection;
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

namespace {

CurveStore oneSeries(const std::string& series, const std::vector<double>& values, bool validated = false)
{
    CurveStore store;
    store.series = {series};
    if (validated)
        store.series.push_back("validation_" + series);
    store.buckets.resize(store.series.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        store.add({0, std::int64_t(i + 1), 1, values[i], values[i], values[i]});
    return store;
}

} // namespace

void CurvesTest::aStepStandsAtItsNumber()
{
    Document document;
    PickGroup selection;
    TrainingSession session;
    document.setProject(loom::test::planeProject(10), QString());
    CurvesView view({&document, &session, &selection, &theme_});
    view.resize(900, 600);
    view.show();
    session.prepare(document.project(), {});
    session.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(session.stepsDone(), 1, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(view.panelCount(), 2, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(view.plot(0)->visibleRange().right(), 1.0, kPatience);
    session.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(session.stepsDone(), 2, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(view.plot(0)->visibleRange().right(), 2.0, kPatience);
    QVERIFY(!view.plot(0)->stepLabels().join('|').contains('.'));
    session.setSpeed(0);
    session.train();
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainingSession::State::ended, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(view.plot(0)->visibleRange().right(), double(session.curves().epochs.back().lastStep),
                              kPatience);
}

void CurvesTest::oneValueHasADotAndAnAxisThatCanBeRead_data()
{
    QTest::addColumn<QString>("series");
    QTest::addColumn<double>("value");
    QTest::newRow("a loss") << "loss" << 2.31400824;
    QTest::newRow("a share") << "accuracy" << 0.125;
    QTest::newRow("nothing right") << "accuracy" << 0.0;
    QTest::newRow("a huge loss") << "loss" << 2.5e12;
}

void CurvesTest::oneValueHasADotAndAnAxisThatCanBeRead()
{
    QFETCH(QString, series);
    QFETCH(double, value);
    const CurveStore store = oneSeries(series.toStdString(), {value});
    CurvesView view({.theme = &theme_});
    view.setStore(&store, 2);
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.panelCount(), 1, kPatience);
    QVERIFY(view.plot(0)->hasDots(0));
    view.grab();
    QStringList labels = view.plot(0)->tickLabels();
    QVERIFY(labels.size() >= 2);
    QCOMPARE(labels.removeDuplicates(), 0);
    for (const QString& label : labels)
        QVERIFY2(label.size() <= 9, qPrintable(label));
}

void CurvesTest::numbersOfALowPlotStandApartOrGo()
{
    CurvePlot plot(theme_);
    plot.setAxes(QStringLiteral("steps"), {}, NumberKind::loss);
    plot.setLines({{.name = "training", .colorKey = "train", .points = {{1, 2.3}, {2, 1.1}, {3, 0.4}, {4, 0.2}}}});
    plot.show();
    bool numbered = false, bare = false;
    for (int height = theme_.px(5); height < theme_.px(60); height += 3) {
        plot.resize(400, height);
        plot.refresh();
        for (int i = 0; i < 4; ++i) // the axes ask for another layout once they know how many numbers fit
            QCoreApplication::processEvents();
        const std::vector<double> places = plot.tickPlaces();
        QCOMPARE(std::size_t(plot.tickLabels().size()), places.size());
        const double high = QFontMetrics(theme_.tabularFont(13)).capHeight();
        for (std::size_t i = 0; i < places.size(); ++i) {
            QVERIFY2(places[i] >= high / 2 && places[i] <= height - high / 2, qPrintable(QString::number(height)));
            QVERIFY2(i == 0 || places[i - 1] - places[i] > high, qPrintable(QString::number(height)));
        }
        (places.size() > 1 ? numbered : bare) = true;
    }
    QVERIFY(numbered && bare);
}

/// A line that leads across the plot would be taken for what the network does.
void CurvesTest::noLeaderCrossesThePlot()
{
    CurvePlot plot(theme_);
    plot.setAxes(QStringLiteral("steps"), {}, NumberKind::loss);
    plot.setLines({{.name = "run 1", .colorKey = "class1", .points = {{1, 2.3}, {1000, 0.4}}},
                   {.name = "training", .colorKey = "train", .points = {{1, 2.2}, {90, 0.9}}}});
    plot.resize(600, 200);
    plot.show();
    plot.refresh();
    QTRY_VERIFY_WITH_TIMEOUT(plot.hasLeader(0), kPatience);
    QVERIFY(!plot.hasLeader(1));
    QVERIFY(plot.namePlace(1).x() > plot.linePlace(1).x());
}

void CurvesTest::everyNumberSaysWhatItIsOf()
{
    CurveStore store = oneSeries("loss", {4, 2}, true);
    CurvesView view({.theme = &theme_});
    view.setStore(&store, 2);
    view.show();
    QCOMPARE(view.values(0), QStringLiteral("this batch: 2.0000"));
    store.epochs = {{1, 2, {3, 2.5}, 1, 1}};
    view.setStore(&store, 2);
    QCOMPARE(view.values(0), QStringLiteral("epoch 1: <b>3.0000</b> · validation <b>2.5000</b>"));
    store.add({0, 3, 1, 1.5, 1.5, 1.5});
    view.setStore(&store, 2);
    QVERIFY2(view.values(0).endsWith(QStringLiteral(" · this batch: 1.5000")), qPrintable(view.values(0)));
    store.add({0, 4, 12, 1.25, 1, 1.5});
    view.setStore(&store, 2);
    QVERIFY2(view.values(0).endsWith(QStringLiteral(" · last 12 batches: 1.2500")), qPrintable(view.values(0)));
    // Where its words have no room it stands alone.
    const auto* shown = view.findChild<QLabel*>(QStringLiteral("values"));
    for (int width = 600; width > 100 && (width == 600 || shown->text().contains(QStringLiteral("epoch")));
         width -= 10) {
        view.resize(width, 200);
        QCoreApplication::processEvents(); // lays it out
    }
    QCOMPARE(shown->text(), QStringLiteral("<b>3.0000</b>"));
}

void CurvesTest::aMetricOfChoicesIsNotShownForAmounts()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("prices.csv")));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("area,rooms,price\n");
    for (int i = 0; i < 40; ++i)
        file.write(QByteArray::number(i * 0.1) + ',' + QByteArray::number(i % 5) + ','
                   + QByteArray::number(2.5 * i + 7) + '\n');
    file.close();
    Document document;
    PickGroup selection;
    TrainingSession session;
    Project project = loom::test::planeProject();
    project.data.source = {"csv", {{"file", file.fileName().toStdString()}}};
    project.data.split = {"ratio", 0.25, 0};
    project.training.losses = {{"loss", "mse"}};
    project.training.metrics = {{"accuracy", {}}, {"mae", {}}};
    project.graph.nodes[2].attributes = {{"units", loom::test::whole(1)}};
    document.setProject(project, QString());
    CurvesView view({&document, &session, &selection, &theme_});
    view.show();
    session.prepare(document.project(), {});
    QTRY_COMPARE_WITH_TIMEOUT(session.state(), TrainingSession::State::ready, kPatience);
    session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(view.panelCount(), 2, kPatience);
    QStringList titles;
    for (const QLabel* label : view.findChildren<QLabel*>())
        if (label->property("role") == "title")
            titles << label->text();
    titles.sort();
    QCOMPARE(titles, (QStringList{"Loss", "MAE"}));
}

void CurvesTest::namesStandWhereNoLineRuns()
{
    CurveStore store = oneSeries("loss", {4, 3.5, 3, 2, 2, 2, 2, 2, 1.9, 1.9, 1.8, 1.8}, true);
    store.epochs = {{1, 4, {3, 2.05}, 1, 1}};
    CurvesView view({.theme = &theme_});
    view.setStore(&store, 4);
    view.resize(900, 500);
    view.show();
    const CurvePlot* plot = view.plot(0);
    for (const int line : {0, 1}) // once it is laid out: right of where the longest line ends
        QTRY_VERIFY_WITH_TIMEOUT(plot->namePlace(line).x() > plot->linePlace(0).x() && plot->linePlace(0).x() > 300,
                                 kPatience);
    QVERIFY(std::abs(plot->namePlace(0).y() - plot->namePlace(1).y()) >= theme_.px(4));
}

void CurvesTest::aLogarithmicAxisIsOfferedWhereOneValueFlattensTheRest()
{
    std::vector<double> values(40, 2.0);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = 2.0 / double(i + 1);
    CurveStore store = oneSeries("loss", values);
    CurvesView view({.theme = &theme_});
    view.setStore(&store, 4);
    view.resize(900, 500);
    view.show();
    view.grab();
    auto* offer = view.findChild<QToolButton*>(QStringLiteral("offerLogarithmic"));
    QVERIFY(offer);
    QVERIFY(!offer->isVisible());
    store.add({0, 41, 1, 2e12, 2e12, 2e12});
    view.setStore(&store, 4);
    QTRY_VERIFY_WITH_TIMEOUT(offer->isVisible(), kPatience);
    view.grab();
    const QString linear = view.plot(0)->tickLabels().join('|');
    QVERIFY2(linear.contains(QStringLiteral("e+12")) && !linear.contains(QStringLiteral("000,000")),
             qPrintable(linear));
    QTest::mouseClick(offer, Qt::LeftButton);
    QVERIFY(view.plot(0)->isLogarithmic());
    QVERIFY(!offer->isVisible());
}

QTEST_MAIN(CurvesTest)
#include "curves_test.moc"
