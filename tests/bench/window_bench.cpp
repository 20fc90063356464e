// Does the window stutter? Trains on all processors with curves, feature maps and an embedding of 10,000 points open,
// edits, saves and opens, and tells the longest wait of the GUI thread on the clock, waits included.
#include "bench/bench_window.h"
#include "bench/measured.h"
#include "project/project_file.h"
#include "stage.h"

#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QTimer>
#include <QToolButton>

using namespace loom;
using namespace loom::ui;

namespace {

constexpr int kBeatMs = 16;
constexpr double kMostEventMs = 50;

/// Measures what every event holds the GUI thread up; events inside events count for the outer one.
class TimedApplication : public QApplication {
public:
    using QApplication::QApplication;

    bool notify(QObject* receiver, QEvent* event) override
    {
        if (!measuring || depth_ > 0)
            return QApplication::notify(receiver, event);
        const QPointer<QObject> alive(receiver);
        ++depth_;
        const double start = bench::wallMs();
        const bool done = QApplication::notify(receiver, event);
        const double held = bench::wallMs() - start;
        --depth_;
        ++events;
        if (held > longest) {
            longest = held;
            what = QString("%1 “%2”, event %3")
                       .arg(alive ? receiver->metaObject()->className() : "gone", alive ? receiver->objectName() : "")
                       .arg(int(event->type()));
        }
        return done;
    }
    void forget() { longest = 0, what.clear(), events = 0; }

    bool measuring = false;
    qint64 events = 0;
    double longest = 0;
    QString what;

private:
    int depth_ = 0;
};

/// The Fashion CNN with so many epochs that a fast machine is not through with them.
QString longSample(const QTemporaryDir& folder)
{
    QFile sample(QStringLiteral(LOOM_SOURCE_DIR "/samples/fashion_cnn.loom"));
    if (!sample.open(QIODevice::ReadOnly))
        qFatal("there is no sample");
    auto opened = parseProject(sample.readAll().toStdString());
    opened->project.training.epochs = 1000;
    const QString copy = folder.filePath("fashion_cnn.loom");
    if (!saveProject(opened->project, copy.toStdString()))
        qFatal("the sample cannot be written");
    return copy;
}

/// The beats of a timer, and the longest event of each part of the walk.
class Walk {
public:
    explicit Walk(TimedApplication& app)
        : app_(app)
    {
        beat_.setTimerType(Qt::PreciseTimer);
        QObject::connect(&beat_, &QTimer::timeout, &app, [this] {
            const double now = bench::wallMs();
            beats_.push_back(now - last_), last_ = now;
        });
    }
    void part(const char* name, int seconds, const std::function<void()>& act)
    {
        app_.forget();
        app_.measuring = true;
        last_ = bench::wallMs();
        beat_.start(kBeatMs);
        const double start = bench::wallMs();
        act();
        const double acted = bench::wallMs() - start;
        if (acted > app_.longest)
            app_.longest = acted, app_.what = "the act itself";
        QTest::qWait(seconds * 1000);
        beat_.stop();
        app_.measuring = false;
        bench::say(QString("window, %1: longest wait").arg(name), app_.longest, "ms", kMostEventMs);
        bench::remark(QString("%1; %2 events").arg(app_.what).arg(app_.events));
    }
    void sayBeats() const
    {
        bench::say("window: between two beats of a 16 ms timer, p99", bench::quantile(beats_, 0.99), "ms", 33);
        bench::remark(QString("median %1 ms, longest %2 ms")
                          .arg(bench::quantile(beats_, 0.5), 0, 'g', 3)
                          .arg(bench::quantile(beats_, 1), 0, 'g', 3));
    }

private:
    TimedApplication& app_;
    QTimer beat_;
    double last_ = 0;
    std::vector<double> beats_;
};

void walk(MainWindow& window, TimedApplication& app, int seconds)
{
    Walk walk(app);
    walk.part("training starts", seconds,
              [&] { QTest::mouseClick(window.findChild<QToolButton*>("train_button"), Qt::LeftButton); });
    walk.part("feature maps while training", seconds, [&] { window.stage()->showView("feature_maps"); });
    walk.part("an embedding of 10,000 points starts", 2 * seconds, [&] {
        window.stage()->showView("embedding");
        auto* embedding = window.findChild<QWidget*>("embedding");
        embedding->findChild<QComboBox*>("part")->setCurrentIndex(0);
        embedding->findChild<QSpinBox*>("samples")->setValue(10000);
        QTest::mouseClick(embedding->findChild<QPushButton*>("compute"), Qt::LeftButton);
    });
    walk.part("the embedding is computed anew", seconds, [&] {
        QTest::mouseClick(window.findChild<QWidget*>("embedding")->findChild<QPushButton*>("compute"),
                          Qt::LeftButton);
    });
    walk.part("an edit", seconds, [&] {
        const std::string last = window.document()->graph().nodes.back().id;
        window.document()->setTitle(QString::fromStdString(last), "edited");
    });
    walk.part("saving with weights", seconds, [&] { window.files()->save(); });
    walk.part("opening with weights", seconds, [&] { window.files()->openFile(window.document()->file()); });
    walk.sayBeats();
}

} // namespace

int main(int argc, char** argv)
{
    TimedApplication app(argc, argv);
    const int seconds = bench::isShort(argc, argv) ? 2 : 10;
    bench::BenchWindow window;
    bench::openReady(*window, longSample(window.folder));
    walk(*window, app, seconds);
}
