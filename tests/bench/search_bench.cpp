// The page of a search: how long the window's thread is held up while an axis of 1,000 trials is brushed and every
// view of them follows.
#include "base/random.h"
#include "bench/measured.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "plots/parallel_plot.h"
#include "project/project_file.h"
#include "tuning/parallel_trials.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/trial_views.h"

#include <QApplication>
#include <QTest>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr int kTrials = 1000, kEpochs = 20;
constexpr double kMost = 50; // ms

/// Measures the longest event, those within it included.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        ++depth_;
        const double start = bench::wallMs();
        const bool done = QApplication::notify(receiver, event);
        if (--depth_ == 0)
            longest = std::max(longest, bench::wallMs() - start);
        return done;
    }
    double longest = 0;

private:
    int depth_ = 0;
};

/// Trials as a search of learning rate and units leaves them, with a loss that depends on both.
StoredSearch manyTrials(std::vector<std::vector<EpochRecord>>& epochs)
{
    StoredSearch search;
    search.project = openProject(LOOM_SOURCE_DIR "/samples/spiral.loom").value().project;
    for (const char* axis :
         {"training.optimizer.learning_rate=1e-4:1e-1:log", "graph.nodes.hidden1.attributes.units=4:64:log",
          "graph.nodes.hidden2.attributes.units=4:64:log", "training.batch_size=4:64:log"})
        search.settings.space.axes.push_back(readAxis(search.project, axis).value());
    search.series = {"loss", "validation_loss"};
    search.changes = {{0, kTrials, {}}};
    const RandomStream random(7, "bench/search");
    for (int i = 0; i < kTrials; ++i) {
        Trial trial;
        trial.number = i + 1;
        Places places;
        for (int axis = 0; axis < 4; ++axis)
            places.push_back(random.uniform(std::uint64_t(i), std::uint64_t(axis)));
        trial.point = pointAt(search.settings.space, places);
        trial.state = i % 5 == 0 ? TrialState::pruned : TrialState::finished;
        const double loss = 0.2 + (places[0] - 0.6) * (places[0] - 0.6) + 0.3 * places[1];
        trial.values = trial.lowest = trial.highest = {loss};
        search.trials.push_back(trial);
        std::vector<EpochRecord> curve;
        for (int epoch = 0; epoch < kEpochs; ++epoch) {
            EpochRecord record;
            record.values = {loss, loss + 1.0 / (1 + epoch)};
            curve.push_back(record);
        }
        epochs.push_back(std::move(curve));
    }
    return search;
}

} // namespace

int main(int argc, char** argv)
{
    TimedApplication app(argc, argv);
    initResources();
    const int steps = bench::isShort(argc, argv) ? 60 : 300;
    Theme theme;
    theme.applyTo(app);
    Document document;
    TrainingSession session;
    SearchPage page(&document, &session, theme);
    page.resize(1400, 820);
    page.show();
    if (!QTest::qWaitForWindowExposed(&page))
        qFatal("the page is not shown");
    std::vector<std::vector<EpochRecord>> epochs;
    StoredSearch search = manyTrials(epochs);
    page.run()->show({}, std::move(search), std::move(epochs));
    ParallelPlot& plot = *page.parallel()->plot();
    for (int view = 0; view < page.views()->count(); ++view) {
        if (!page.views()->isTabVisible(view))
            continue;
        page.views()->setCurrentIndex(view);
        QTest::qWait(300); // until it is made and painted
        const QRectF axis = plot.axisRect(0);
        const auto at = [&](double part) {
            return QPointF(axis.center().x(), axis.bottom() - part * axis.height()).toPoint();
        };
        app.longest = 0;
        QTest::mousePress(&plot, Qt::LeftButton, {}, at(0.1));
        for (int step = 1; step <= steps; ++step) {
            QTest::mouseMove(&plot, at(0.1 + 0.8 * step / steps));
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(0.9));
        QCoreApplication::processEvents();
        bench::say(QString("brushing 1,000 trials, %1 beside: longest event").arg(page.views()->tabText(view)),
                   app.longest, "ms", kMost);
        for (int number = 0; number < int(plot.axes().size()); ++number)
            plot.setBrushes(number, {});
        QCoreApplication::processEvents();
    }
}
