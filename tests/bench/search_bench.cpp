// The page of a search: how long the window's thread is held up while an axis of 1,000 trials is brushed and every
// view of them follows, and while the run of a trial is opened in the place of the project and left again.
#include "base/random.h"
#include "bench/bench_window.h"
#include "bench/measured.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/training_session.h"
#include "plots/many_curves.h"
#include "plots/parallel_plot.h"
#include "plots/run_focus.h"
#include "project/project_file.h"
#include "tuning/curve_trials.h"
#include "tuning/parallel_trials.h"
#include "tuning/search_page.h"
#include "tuning/search_run.h"
#include "tuning/trial_table.h"
#include "tuning/trial_views.h"

#include <QApplication>
#include <QMetaEnum>
#include <QTableView>
#include <QTest>
#include <QTimer>

#include <cmath>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr int kTrials = 1000, kEpochs = 20;
constexpr double kMost = 50; // ms

/// Measures the longest event, those within it included, and what it was.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (depth_++ > 0) {
            const bool done = QApplication::notify(receiver, event);
            --depth_;
            return done;
        }
        const QString what =
            QStringLiteral("%1 of %2")
                .arg(QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())),
                     QString::fromLatin1(receiver->metaObject()->className())); // it may be gone afterwards
        const double start = bench::wallMs(), worked = bench::threadMs();
        const bool done = QApplication::notify(receiver, event);
        --depth_;
        most = std::max(most, bench::threadMs() - worked);
        if (const double lasted = bench::wallMs() - start; lasted > longest) {
            longest = lasted;
            longestWas = what;
        }
        return done;
    }
    double longest = 0, most = 0; ///< waited for an event; at work on one
    QString longestWas;

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
    search.settings.objectives.push_back({"parameters", false});
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
        trial.values = trial.lowest = trial.highest = {loss, std::round(1e3 * (places[1] + places[2]))};
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

/// Waits until every view is seen as the brush leaves it; it fails where one shows anything else.
void waitForViews(SearchPage& page)
{
    const ParallelPlot& plot = *page.parallel()->plot();
    const ManyCurves& curves = *page.views()->curves()->plot();
    const auto passing = plot.passing();
    const auto painted = [&] { return plot.isPainted() && (!curves.isVisible() || curves.isPainted()); };
    while (!painted() || page.table()->rows() != int(passing.size()))
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    if (!page.table()->view()->isVisible() || passing.empty() || int(passing.size()) == kTrials)
        qFatal("the brush is not seen in the table");
    for (int trial = 0; trial < kTrials; ++trial)
        if (page.focus()->passes(trial) != plot.passes(trial))
            qFatal("the views do not follow the brush");
}

/// The run of a trial of the Fashion CNN: from the wish to see it until it learns, and back to the search.
void measureVisit(TimedApplication& app)
{
    bench::BenchWindow window;
    bench::openReady(*window, QStringLiteral(LOOM_SOURCE_DIR "/samples/fashion_cnn.loom"));
    StoredSearch search;
    search.project = window->document()->project();
    search.settings.space.axes.push_back(
        readAxis(search.project, "training.optimizer.learning_rate=1e-4:1e-1:log").value());
    search.series = {"loss", "validation_loss"};
    search.changes = {{0, 2, {}}};
    for (const double place : {0.4, 0.6}) {
        Trial trial;
        trial.number = std::int64_t(search.trials.size()) + 1;
        trial.point = pointAt(search.settings.space, {place});
        trial.state = TrialState::finished;
        trial.values = trial.lowest = trial.highest = {place};
        search.trials.push_back(trial);
    }
    SearchPage& page = *window->search();
    page.run()->show({}, std::move(search), {{}, {}});
    window->setSearching(true);
    const auto measure = [&](const QString& what, const std::function<void()>& wish,
                             const std::function<bool()>& there) {
        QTest::qWait(500); // until all is painted
        app.longest = app.most = 0;
        const double start = bench::wallMs();
        QTimer::singleShot(0, &app, wish);
        bench::waitFor(there, "the run of the trial");
        const double taken = bench::wallMs() - start;
        QTest::qWait(500); // what comes behind it holds the window up as well
        bench::say(QStringLiteral("%1: longest event").arg(what), app.longest, "ms", kMost);
        bench::remark(QStringLiteral("%1; at most %2 ms of an event at work; there after %3 ms")
                          .arg(app.longestWas)
                          .arg(app.most, 0, 'f', 1)
                          .arg(taken, 0, 'f', 0));
    };
    measure(
        QStringLiteral("opening the run of a trial"), [&] { emit page.openWanted(1); },
        [&] { return !window->isSearching() && window->session()->stepsDone() > 0; });
    measure(
        QStringLiteral("back to the search"), [&] { window->setSearching(true); },
        [&] { return window->isSearching(); });
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
        app.longest = app.most = 0;
        QTest::mousePress(&plot, Qt::LeftButton, {}, at(0.1));
        for (int step = 1; step <= steps; ++step) {
            QTest::mouseMove(&plot, at(0.1 + 0.8 * step / steps));
            QCoreApplication::processEvents();
        }
        QTest::mouseRelease(&plot, Qt::LeftButton, {}, at(0.9));
        const double left = bench::wallMs();
        waitForViews(page);
        const double seen = bench::wallMs() - left;
        bench::say(QString("brushing 1,000 trials, %1 beside: longest event").arg(page.views()->tabText(view)),
                   app.longest, "ms", kMost);
        bench::remark(QStringLiteral("%1; at most %2 ms of an event at work; all is seen %3 ms after the last")
                          .arg(app.longestWas)
                          .arg(app.most, 0, 'f', 1)
                          .arg(seen, 0, 'f', 1));
        for (int number = 0; number < int(plot.axes().size()); ++number)
            plot.setBrushes(number, {});
        QCoreApplication::processEvents();
    }
    page.hide();
    measureVisit(app);
}
