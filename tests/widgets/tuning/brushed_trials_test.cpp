#include "base/random.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "patience.h"
#include "plots/many_curves.h"
#include "plots/run_focus.h"
#include "plots/slice_plot.h"
#include "project/project_file.h"
#include "tuning/curve_trials.h"
#include "tuning/parallel_trials.h"
#include "tuning/plane_trials.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/trial_table.h"
#include "tuning/trial_views.h"

#include <QApplication>
#include <QTest>

using namespace loom;
using namespace loom::ui;

/// What a brush over many trials makes the views of a search do: each its part once, and nothing else.
class BrushedTrialsTest : public QObject {
    Q_OBJECT
private slots:
    void init();
    void aHandThatMovesOnPaintsEachViewOnce();
    void whatLiesPaleBelowIsKept();
    void aBrushThatHoldsTheSameTrialsPaintsNoLine();

private:
    static constexpr int kTrials = 400;
    void settle();
    QPoint at(double part) const;

    Theme theme_;
    std::unique_ptr<Document> document_;
    std::unique_ptr<TrainingSession> session_;
    std::unique_ptr<SearchPage> page_;
    ParallelPlot* plot_ = nullptr;
    ManyCurves* curves_ = nullptr;
};

void BrushedTrialsTest::init()
{
    page_.reset();
    document_ = std::make_unique<Document>();
    session_ = std::make_unique<TrainingSession>();
    page_ = std::make_unique<SearchPage>(document_.get(), session_.get(), theme_);
    page_->resize(1400, 820);
    page_->show();
    QVERIFY(QTest::qWaitForWindowExposed(page_.get()));
    StoredSearch search;
    search.project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    for (const char* axis :
         {"training.optimizer.learning_rate=1e-4:1e-1:log", "graph.nodes.hidden1.attributes.units=4:64:log"})
        search.settings.space.axes.push_back(readAxis(search.project, axis).value());
    search.series = {"loss", "validation_loss"};
    search.changes = {{0, kTrials, {}}};
    const RandomStream random(7, "brushed trials");
    std::vector<std::vector<EpochRecord>> epochs;
    for (int i = 0; i < kTrials; ++i) {
        const double across = random.uniform(std::uint64_t(i), 0), up = random.uniform(std::uint64_t(i), 1);
        Trial trial;
        trial.number = i + 1;
        trial.point = pointAt(search.settings.space, {across, up});
        trial.state = TrialState::finished;
        trial.values = trial.lowest = trial.highest = {across + up};
        search.trials.push_back(trial);
        epochs.emplace_back();
        for (int epoch = 1; epoch <= 8; ++epoch) {
            EpochRecord record;
            record.values = {across + 1.0 / epoch, up + 1.0 / epoch};
            epochs.back().push_back(record);
        }
    }
    page_->run()->show({}, std::move(search), std::move(epochs));
    plot_ = page_->parallel()->plot();
    curves_ = page_->views()->curves()->plot();
    page_->views()->setCurrentWidget(page_->views()->curves());
    settle();
    QTest::mousePress(plot_, Qt::LeftButton, {}, at(0.1));
    QTest::mouseMove(plot_, at(0.3));
    settle();
}

/// Until every view is seen as it is to be.
void BrushedTrialsTest::settle()
{
    QTRY_VERIFY_WITH_TIMEOUT(
        plot_->isVisible() && plot_->isPainted() && (!curves_->isVisible() || curves_->isPainted()), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(page_->table()->rows(), int(plot_->passing().size()), kPatience);
    QCoreApplication::processEvents();
}

QPoint BrushedTrialsTest::at(double part) const
{
    const QRectF axis = plot_->axisRect(0);
    return QPointF(axis.center().x(), axis.bottom() - part * axis.height()).toPoint();
}

void BrushedTrialsTest::aHandThatMovesOnPaintsEachViewOnce()
{
    for (QWidget* view : std::initializer_list<QWidget*>{page_->views()->curves(), page_->views()->slice()}) {
        page_->views()->setCurrentWidget(view);
        QVERIFY(view->isVisible());
        settle();
        const SlicePlot* slice = page_->views()->slice()->plot();
        const int lines = plot_->paints(), curves = curves_->paints(), points = slice->paints();
        const int rows = page_->table()->rows();
        const double from = view == page_->views()->curves() ? 0.4 : 0.6;
        for (const double to : {from, from + 0.1, from + 0.2}) // faster than it can be seen
            QTest::mouseMove(plot_, at(to));
        QVERIFY(int(plot_->passing().size()) > rows);
        QCOMPARE(plot_->paints(), lines);
        QCOMPARE(page_->table()->rows(), rows); // nothing is held up by the table
        settle();
        QCOMPARE(plot_->paints(), lines + 1);
        QCOMPARE(curves_->paints(), curves + (view == page_->views()->curves()));
        QCOMPARE(slice->paints(), points + (view == page_->views()->slice()));
        for (int trial = 0; trial < kTrials; ++trial)
            QCOMPARE(page_->focus()->passes(trial), plot_->passes(trial));
    }
}

void BrushedTrialsTest::whatLiesPaleBelowIsKept()
{
    const int pale = plot_->palePaints(), paleCurves = curves_->palePaints();
    const int lines = plot_->paints(), curves = curves_->paints();
    QVERIFY(pale > 0 && paleCurves > 0);
    for (const double to : {0.5, 0.7, 0.4}) {
        QTest::mouseMove(plot_, at(to));
        settle();
    }
    QCOMPARE(plot_->paints(), lines + 3);
    QCOMPARE(curves_->paints(), curves + 3);
    QCOMPARE(plot_->palePaints(), pale);
    QCOMPARE(curves_->palePaints(), paleCurves);
}

void BrushedTrialsTest::aBrushThatHoldsTheSameTrialsPaintsNoLine()
{
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, at(0.3));
    settle();
    const int lines = plot_->paints(), curves = curves_->paints();
    std::vector<ParallelBrush> brushes = plot_->brushes(0);
    QCOMPARE(brushes.size(), std::size_t(1));
    brushes.push_back({brushes[0].from + 0.01, brushes[0].to - 0.01}); // within the first
    plot_->setBrushes(0, brushes);
    settle();
    QCOMPARE(plot_->paints(), lines);
    QCOMPARE(curves_->paints(), curves);
}

int main(int argc, char** argv)
{
    initResources();
    QApplication application(argc, argv);
    BrushedTrialsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "brushed_trials_test.moc"
