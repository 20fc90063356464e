#include "plots/run_comparison.h"

#include "common/theme.h"
#include "plots/tile_grid.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTableWidget>
#include <QtTest>

using namespace loom::ui;

/// Two runs side by side, by real mouse and keys.
class RunComparisonTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void onlySettingsThatDifferAreListed();
    void bothCurvesAreDrawn();
    void whoIsRightIsCounted();
    void tilesShowTheSamplesThatTheyDisagreeOn();
    void withoutPicturesThereIsATable();
    void nothingToCompareIsSaid();

private:
    static ComparedRuns compared()
    {
        ComparedRuns runs;
        runs.names = {"trial 3", "trial 8"};
        runs.settings = {{"learning rate", {"0.001", "0.01"}}, {"epochs", {"5", "5"}}, {"units", {"32", "64"}}};
        runs.lines = {{"A", "class0", false, {}, {{0, 1}, {10, 0.5}}},
                      {"B", "class1", false, {}, {{0, 1}, {10, 0.4}}}};
        runs.curveName = "loss";
        runs.samples = 1000;
        runs.disagreements = {{12, "7", {"7", "9"}, {true, false}},
                              {40, "2", {"3", "2"}, {false, true}},
                              {41, "4", {"4", "9"}, {true, false}},
                              {99, "5", {"6", "8"}, {false, false}}};
        return runs;
    }
    Theme theme_;
    std::unique_ptr<RunComparison> pair_;
    std::vector<int> asked_;
};

void RunComparisonTest::init()
{
    asked_.clear();
    pair_ = std::make_unique<RunComparison>(theme_);
    pair_->resize(900, 600);
    pair_->setPictures({28, 28}, [this](int sample) {
        asked_.push_back(sample);
        QImage image(28, 28, QImage::Format_RGB32);
        image.fill(Qt::gray);
        return image;
    });
    pair_->setRuns(compared());
    pair_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pair_.get()));
}

void RunComparisonTest::onlySettingsThatDifferAreListed()
{
    const QTableWidget* table = pair_->settings();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 0)->text(), QStringLiteral("learning rate"));
    QCOMPARE(table->item(1, 1)->text(), QStringLiteral("32"));
    QCOMPARE(table->item(1, 2)->text(), QStringLiteral("64"));
    QVERIFY(table->horizontalHeaderItem(2)->text().contains(QStringLiteral("trial 8")));
    QVERIFY2(pair_->sameWords().contains(u'1'), qPrintable(pair_->sameWords()));
    ComparedRuns same = compared();
    same.settings = {{"epochs", {"5", "5"}}};
    pair_->setRuns(same);
    QCOMPARE(table->rowCount(), 0);
    QVERIFY(!pair_->sameWords().isEmpty());
}

void RunComparisonTest::bothCurvesAreDrawn()
{
    QCOMPARE(pair_->curves()->lineCount(), 2);
    QCOMPARE(pair_->curves()->lastValue(0), 0.5);
    QCOMPARE(pair_->curves()->lastValue(1), 0.4);
}

void RunComparisonTest::whoIsRightIsCounted()
{
    QCOMPARE(
        pair_->summary(),
        QStringLiteral("They disagree on 4 of 1,000 samples.\nOnly A is right on 2, only B on 1, neither on 1."));
    ComparedRuns unknown = compared();
    for (ComparedRuns::Disagreement& one : unknown.disagreements)
        one.truth.clear();
    pair_->setRuns(unknown);
    QCOMPARE(pair_->summary(), QStringLiteral("They disagree on 4 of 1,000 samples."));
}

void RunComparisonTest::tilesShowTheSamplesThatTheyDisagreeOn()
{
    TileGrid* tiles = pair_->tiles();
    QCOMPARE(tiles->count(), 4);
    (void)pair_->grab();
    for (const int sample : {12, 40, 41, 99})
        QVERIFY(std::ranges::find(asked_, sample) != asked_.end());
    QCOMPARE(tiles->caption(1), QStringLiteral("true: 2\nA: 3\nB: 2"));
    QSignalSpy picked(pair_.get(), &RunComparison::picked), opened(pair_.get(), &RunComparison::opened);
    const QPoint second = tiles->pictureRect(1).center();
    QTest::mouseClick(tiles->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(picked.last().at(0).toInt(), 40);
    QTest::mouseDClick(tiles->viewport(), Qt::LeftButton, {}, second);
    QCOMPARE(opened.last().at(0).toInt(), 40);
}

void RunComparisonTest::withoutPicturesThereIsATable()
{
    pair_->setPictures({}, {});
    const QTableWidget* rows = pair_->rows();
    QVERIFY(rows->isVisible() && !pair_->tiles()->isVisible());
    QCOMPARE(rows->rowCount(), 4);
    QCOMPARE(rows->item(1, 3)->text(), QStringLiteral("2"));
    QVERIFY(rows->item(1, 3)->font().bold() && !rows->item(1, 2)->font().bold()); // who is right
    QSignalSpy picked(pair_.get(), &RunComparison::picked);
    pair_->rows()->setFocus();
    QTest::keyClick(pair_->rows(), Qt::Key_Down);
    QTest::keyClick(pair_->rows(), Qt::Key_Down);
    QCOMPARE(picked.last().at(0).toInt(), rows->currentRow() == 2 ? 41 : 40);
}

void RunComparisonTest::nothingToCompareIsSaid()
{
    pair_->setRuns({});
    QCOMPARE(pair_->tiles()->count(), 0);
    QVERIFY(!pair_->summary().isEmpty());
    QVERIFY(pair_->sameWords().isEmpty());
    (void)pair_->grab();
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    RunComparisonTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "run_comparison_test.moc"
