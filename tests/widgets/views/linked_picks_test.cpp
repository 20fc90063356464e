#include "common/theme.h"
#include "plots/bar_chart.h"
#include "plots/heat_map.h"
#include "plots/matrix_grid.h"
#include "plots/scatter_plot.h"
#include "plots/tile_grid.h"
#include "views/activations_view.h"
#include "views/confusion_view.h"
#include "views/embedding_view.h"
#include "views/feature_maps_view.h"
#include "views/mistakes_view.h"
#include "views/parts/map_panel.h"
#include "views/parts/sample_list.h"
#include "views/samples_view.h"
#include "views/weights_view.h"
#include "widgets/views/pictures.h"

#include <QComboBox>
#include <QPushButton>
#include <QTableWidget>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// What is clicked in one view is shown by the others that are linked with it, and by no other.
class LinkedPicksTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        pictures_ = std::make_unique<Pictures>();
        pictures_->prepare();
        pictures_->session.train();
        QTRY_COMPARE_WITH_TIMEOUT(pictures_->session.state(), TrainingSession::State::ended, kPatience);
    }
    void init() { pictures_->selection.take({}); }
    void cleanupTestCase() { pictures_.reset(); }

    void aMapAndACellAreEnlargedAndFramedEverywhere()
    {
        FeatureMapsView first(context()), second(context());
        WeightsView weights(context());
        show({&first, &second, &weights});
        QTRY_COMPARE_WITH_TIMEOUT(first.panel().maps().count, 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(second.panel().maps().count, 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(weights.maps().maps().count, 4, kPatience);
        const int least = first.minimumSizeHint().width();
        clickTile(first.panel(), 2);
        QVERIFY(first.minimumSizeHint().width() <= least); // so that all of them find room side by side
        for (const MapPanel* panel : {&first.panel(), &second.panel(), &weights.maps()})
            QCOMPARE(panel->enlarged(), 2);
        QCOMPARE(pictures_->selection.node(), QString("conv1"));
        HeatMap* large = first.panel().large();
        QTRY_VERIFY_WITH_TIMEOUT(large->isVisible(), kPatience);
        QTest::mouseClick(large, Qt::LeftButton, {}, large->cellRect(3, 5).center().toPoint());
        QCOMPARE(second.panel().large()->picked(), QPoint(5, 3));
        QCOMPARE(weights.maps().large()->picked(), QPoint(-1, -1)); // a filter has other cells
        QTest::keyClick(second.panel().large(), Qt::Key_Escape);
        for (const MapPanel* panel : {&first.panel(), &second.panel(), &weights.maps()})
            QCOMPARE(panel->enlarged(), -1);
    }

    void anotherLayerHasOtherUnits()
    {
        WeightsView weights(context());
        show({&weights});
        QTRY_COMPARE_WITH_TIMEOUT(weights.maps().maps().count, 4, kPatience);
        clickTile(weights.maps(), 1);
        QCOMPARE(pictures_->selection.pick().unit, 1);
        pictures_->selection.setNodes({"out"});
        QCOMPARE(pictures_->selection.pick().unit, -1);
        QCOMPARE(weights.node(), std::string("out"));
        QCOMPARE(weights.maps().enlarged(), -1);
    }

    void aClassOfTheConfusionIsShownEverywhere()
    {
        ConfusionView confusion(context());
        SamplesView samples(context());
        MistakesView mistakes(context());
        ActivationsView outputs(context());
        show({&confusion, &samples, &mistakes, &outputs});
        QTRY_VERIFY_WITH_TIMEOUT(confusion.matrix().classes == 10, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(outputs.findChild<BarChart*>()->values().size(), std::size_t(10), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!mistakes.summary().isEmpty(), kPatience);
        const QPoint cell = confusion.grid()->cellRect(3, 5).center().toPoint();
        QTest::mouseClick(confusion.grid(), Qt::LeftButton, {}, cell);
        QCOMPARE(confusion.grid()->current(), QPoint(5, 3)); // what was clicked stays open
        QCOMPARE(pictures_->selection.pick().label, 3);
        QCOMPARE(samples.findChild<QComboBox*>("class")->currentIndex(), 4);
        QVERIFY(!samples.rows().empty());
        for (const std::int64_t row : samples.rows())
            QCOMPARE(row % 10, 3);
        for (const MistakesView::Mistake& mistake : mistakes.mistakes())
            QCOMPARE(mistake.row % 10, 3);
        QCOMPARE(outputs.findChild<BarChart*>()->picked(), 3);
        // A bar of the prediction is a class, too; a second click takes it back.
        auto* bars = outputs.findChild<BarChart*>();
        QTest::mouseClick(bars, Qt::LeftButton, {}, {bars->width() / 2, int(bars->barRect(7).center().y())});
        QCOMPARE(pictures_->selection.pick().label, 7);
        QCOMPARE(confusion.grid()->current(), QPoint(7, 7));
        QVERIFY(confusion.findChild<QTableWidget*>()->item(7, 0)->font().bold());
        QCOMPARE(samples.rows().front() % 10, 7);
        QTest::mouseClick(bars, Qt::LeftButton, {}, {bars->width() / 2, int(bars->barRect(7).center().y())});
        QCOMPARE(pictures_->selection.pick().label, -1);
        QCOMPARE(samples.rows().size(), std::size_t(Pictures::kTraining + Pictures::kTest));
    }

    void aClassOfTheDataStandsOutOfTheMap()
    {
        SamplesView samples(context());
        EmbeddingView embedding(context());
        show({&samples, &embedding});
        embedding.setMethod(false);
        embedding.start();
        QTRY_VERIFY_WITH_TIMEOUT(embedding.settled() && embedding.plot().count() > 0, kPatience);
        auto* classes = samples.findChild<QComboBox*>("class");
        classes->setFocus();
        QTest::keyClick(classes, Qt::Key_Down);
        QTest::keyClick(classes, Qt::Key_Down);
        QCOMPARE(embedding.plot().pickedClass(), 1);
        auto* plot = embedding.findChild<ScatterPlot*>("points");
        QTest::mouseClick(plot, Qt::LeftButton, {}, plot->legendRect(4).center());
        QCOMPARE(classes->currentIndex(), 5);
    }

    void aViewThatIsTakenOutKeepsItsPick()
    {
        PickGroup own;
        FeatureMapsView first(context()), apart(context());
        show({&first, &apart});
        QTRY_COMPARE_WITH_TIMEOUT(first.panel().maps().count, 4, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(apart.panel().maps().count, 4, kPatience);
        pictures_->selection.setRow(5);
        clickTile(first.panel(), 1);
        own.take(pictures_->selection.pick());
        apart.setPicks(&own);
        clickTileBack(first.panel());
        pictures_->selection.setRow(8);
        QCOMPARE(apart.panel().enlarged(), 1);
        QCOMPARE(apart.row(), std::int64_t(5));
        QTest::keyClick(apart.panel().large(), Qt::Key_Escape);
        QCOMPARE(apart.panel().enlarged(), -1);
        clickTile(apart.panel(), 3);
        QCOMPARE(first.panel().enlarged(), -1);
        apart.setPicks(&pictures_->selection);
        QCOMPARE(apart.panel().enlarged(), -1);
        QCOMPARE(apart.row(), std::int64_t(8));
    }

private:
    ViewContext context() { return pictures_->context(theme_); }
    static void show(std::initializer_list<View*> views)
    {
        for (View* view : views) {
            view->resize(1000, 700);
            view->show();
        }
    }
    static void clickTile(const MapPanel& panel, int map)
    {
        TileGrid* grid = panel.grid();
        QTRY_VERIFY_WITH_TIMEOUT(grid->isVisible() && !grid->pictureRect(map).isEmpty(), kPatience);
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->pictureRect(map).center());
        QCOMPARE(panel.enlarged(), map);
    }
    static void clickTileBack(const MapPanel& panel)
    {
        QTest::mouseClick(panel.findChild<QPushButton*>("back"), Qt::LeftButton);
        QCOMPARE(panel.enlarged(), -1);
    }

    Theme theme_;
    std::unique_ptr<Pictures> pictures_;
};

QTEST_MAIN(LinkedPicksTest)
#include "linked_picks_test.moc"
