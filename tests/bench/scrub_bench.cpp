// How long after a drag of the timeline's cursor curves, weights, maps and the picked sample's outputs show that
// step, in the window with the samples, on the clock.
#include "bench/bench_window.h"
#include "bench/measured.h"
#include "common/core_text.h"
#include "stage.h"
#include "views/time_bar.h"
#include "views/view.h"
#include "views/view_slot.h"

#include <QDir>
#include <QLabel>
#include <QTest>
#include <QTimer>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr double kMostMs = 100;
constexpr qint64 kMostSteps = 1500; ///< that are trained before …
constexpr double kLongestMs = 20'000; ///< … in at most that time

/// Passes events on as they come, without the pauses of qWaitFor.
void passEventsUntil(const std::function<bool()>& so)
{
    QTimer beat; // so that waiting for events ends
    beat.start(1);
    const double start = bench::wallMs();
    while (!so()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (bench::wallMs() - start > kPatience)
            qFatal("the step is never shown");
    }
}

std::vector<View*> shownViews(const MainWindow& window)
{
    std::vector<View*> views;
    for (View* view : window.findChildren<View*>())
        if (view->isVisible() && !view->showsNotice() && view->findChild<QLabel*>("step"))
            views.push_back(view);
    return views;
}

/// "after 137 steps"
bool shows(const View* view, qint64 step)
{
    return view->findChild<QLabel*>("step")->text().contains(QString(" %1 ").arg(countText(step)));
}

/// Drags the cursor to places all over the line, near and far; what each took until the step was painted.
std::vector<double> drags(MainWindow& window, int turns)
{
    auto* line = window.findChild<StepLine*>("step_line");
    TrainingSession& session = *window.session();
    std::vector<double> times;
    const int left = line->width() / 10, width = line->width() - 2 * left;
    QTest::mousePress(line, Qt::LeftButton, {}, {left + width, line->height() / 2});
    for (int turn = 0; turn < turns; ++turn) {
        const int x = left + turn * 61 % width; // steps that are no neighbours
        const qint64 before = session.pastStep();
        const double start = bench::wallMs();
        QTest::mouseMove(line, {x, line->height() / 2});
        const qint64 step = session.wantedStep();
        if (step < 0 || step == before)
            continue;
        passEventsUntil([&] {
            const auto views = shownViews(window);
            return session.pastStep() == step && views.size() >= 2
                && std::ranges::all_of(views, [&](View* view) { return shows(view, step); });
        });
        window.repaint();
        times.push_back(bench::wallMs() - start);
    }
    QTest::mouseRelease(line, Qt::LeftButton, {}, {left, line->height() / 2});
    session.look(-1);
    return times;
}

void measure(MainWindow& window, const QString& sample, int turns)
{
    bench::openReady(window, sample);
    TrainingSession& session = *window.session();
    session.setSpeed(0);
    session.train();
    const double start = bench::wallMs();
    bench::waitFor(
        [&] {
            return session.stepsDone() >= kMostSteps || session.state() == TrainingSession::State::ended
                || (session.stepsDone() > 0 && bench::wallMs() - start > kLongestMs);
        },
        "a step");
    session.pause();
    bench::waitFor([&] { return session.state() != TrainingSession::State::running; }, "the pause");
    std::vector<double> times = drags(window, turns);
    const QString name = QFileInfo(sample).completeBaseName();
    bench::say(QString("a drag of the timeline until it is shown, %1, p90").arg(name), bench::quantile(times, 0.9),
               "ms", kMostMs);
    bench::remark(QString("median %1 ms, shortest %2, longest %3, of %4 drags over %5 steps")
                      .arg(bench::quantile(times, 0.5), 0, 'g', 3)
                      .arg(bench::quantile(times, 0), 0, 'g', 3)
                      .arg(bench::quantile(times, 1), 0, 'g', 3)
                      .arg(times.size())
                      .arg(session.stepsDone()));
}

} // namespace

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const bool brief = bench::isShort(argc, argv);
    bench::BenchWindow window;
    // Side by side: weights, maps where there are some, and what the picked sample makes of each layer.
    for (const char* view : {"weights", "feature_maps", "activations"}) {
        if (window->stage()->viewCount() < 3 && QString(view) != "weights")
            window->stage()->addBeside();
        window->stage()->showView(view);
    }
    QStringList samples = QDir(LOOM_SOURCE_DIR "/samples").entryList({"*.loom"}, QDir::Files);
    if (brief)
        samples = {"spiral.loom", "fashion_cnn.loom"};
    for (const QString& sample : std::as_const(samples))
        measure(*window, QString(LOOM_SOURCE_DIR "/samples/") + sample, brief ? 10 : 40);
}
