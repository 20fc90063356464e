#include "common/theme.h"
#include "document/pick_group.h"
#include "document/snapshot_source.h"
#include "patience.h"
#include "plots/heat_map.h"
#include "project/probe.h"
#include "views/decision_surface_view.h"
#include "views/view.h"
#include "views/view_type.h"
#include "views/weights_view.h"
#include "widgets/document/projects.h"

#include <QLabel>
#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;

namespace {

/// An experiment that no trainer runs: one layer over points of the plane, moved by the rule of the perceptron.
/// Whenever a sample is taken for another class, its numbers are added to the weights of the right one and subtracted
/// from those of the other.
class PerceptronRule : public SnapshotSource {
public:
    PerceptronRule()
    {
        Project project = test::planeProject();
        project.graph.nodes.erase(project.graph.nodes.begin() + 1);
        project.graph.edges = {{{"point", ""}, {"out", ""}}};
        RunOptions options;
        options.threads = 1;
        Result<Run> made = makeRun(project, options);
        if (!made)
            qFatal("%s", english(made.error()).c_str());
        run_.emplace(std::move(*made));
    }

    State state() const override { return State::paused; }
    Text failure() const override { return {}; }
    const Project& project() const override { return run_->project; }
    std::shared_ptr<const PreparedData> data() const override { return run_->data; }
    qint64 shownStep() const override { return step_; }

    int watch(const WatchRequest& request, int number) override
    {
        if (number <= 0)
            number = ++numbers_;
        watched_[number].first = request;
        // A view may be asking from within an answer.
        QMetaObject::invokeMethod(
            this, [this, number] { answer(number); }, Qt::QueuedConnection);
        return number;
    }
    void unwatch(int number) override { watched_.erase(number); }
    const Snapshot* snapshot(int number) const override
    {
        const auto found = watched_.find(number);
        return found == watched_.end() ? nullptr : &found->second.second;
    }

    /// One sample more.
    void step()
    {
        const PreparedData& data = *run_->data;
        const std::int64_t row = data.training.slice(0, data.training.size())[std::size_t(step_)];
        WatchRequest request;
        request.names = {"out/output", "point/output"};
        request.rows = {row};
        Snapshot seen;
        Probe(*run_).answer(request, seen, [] { return true; });
        const Tensor& scores = seen.tensors.at("out/output");
        const std::int64_t taken = scores.at(1) > scores.at(0), right = 1 - taken;
        const Tensor& point = seen.tensors.at("point/output");
        if (subjectOf(project(), run_->data).labelOf(row) != taken) {
            auto weights = run_->network->weights();
            float* kernel = weights.at("out/kernel").values<float>().data();
            float* bias = weights.at("out/bias").values<float>().data();
            for (std::int64_t i = 0; i < 2; ++i) {
                kernel[2 * i + right] += float(point.at(i));
                kernel[2 * i + taken] -= float(point.at(i));
            }
            bias[right] += 1;
            bias[taken] -= 1;
            if (!run_->network->setWeights(weights))
                qFatal("these are the network's own");
            ++changes_;
        }
        ++step_;
        for (const auto& [number, watched] : std::map(watched_))
            answer(number);
        emit progressed();
    }

    std::map<std::string, Tensor> weights() const { return run_->network->weights(); }
    int changes() const { return changes_; }
    std::size_t watched() const { return watched_.size(); }

private:
    void answer(int number)
    {
        const auto found = watched_.find(number);
        if (found == watched_.end())
            return;
        auto& [request, snapshot] = found->second;
        Probe(*run_).answer(request, snapshot, [] { return true; });
        snapshot.step = step_;
        emit snapshotReady(number);
    }

    std::optional<Run> run_;
    std::map<int, std::pair<WatchRequest, Snapshot>> watched_;
    qint64 step_ = 0;
    int numbers_ = 0, changes_ = 0;
};

} // namespace

/// Views show whatever is a SnapshotSource, no training session needed.
class SnapshotSourceTest : public QObject {
    Q_OBJECT
private slots:
    void everyViewShowsAnExperiment_data();
    void everyViewShowsAnExperiment();
    void theSurfaceIsThatOfTheRule();
    void weightsAreThoseOfTheRule();

private:
    ViewContext context() { return {nullptr, nullptr, &picks_, &theme_, &rule_}; }

    Theme theme_;
    PickGroup picks_;
    PerceptronRule rule_;
};

void SnapshotSourceTest::everyViewShowsAnExperiment_data()
{
    QTest::addColumn<QString>("id");
    for (const ViewType& type : viewsTable())
        QTest::newRow(type.id) << QString::fromLatin1(type.id);
}

void SnapshotSourceTest::everyViewShowsAnExperiment()
{
    QFETCH(QString, id);
    std::unique_ptr<View> view(findView(id)->make(context(), nullptr));
    view->resize(700, 500);
    view->show();
    QVERIFY(view->subject().ready());
    view->prepareReport();
    // Curves are those of a run, maps and boxes those of pictures, neighbours those of words, and classes are no
    // amounts; the others have something to show.
    if (!QStringList{"curves", "feature_maps", "predicted_true", "boxes", "word_neighbours"}.contains(id))
        QVERIFY2(!view->showsNotice(), qPrintable(view->notice()));
    QTRY_VERIFY_WITH_TIMEOUT(view->settled(), kPatience);
    rule_.step();
    view->hide();
    QCOMPARE(rule_.watched(), std::size_t(0)); // hidden views cost nothing
}

void SnapshotSourceTest::theSurfaceIsThatOfTheRule()
{
    DecisionSurfaceView view(context());
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.units(), 2, kPatience);
    const int changes = rule_.changes();
    for (int i = 0; i < 40; ++i)
        rule_.step();
    QVERIFY(rule_.changes() > changes);
    const auto weights = rule_.weights();
    const Tensor &kernel = weights.at("out/kernel"), &bias = weights.at("out/bias");
    const PlaneGrid& grid = view.grid();
    for (int row = 0; row < grid.side; row += 7)
        for (int column = 0; column < grid.side; column += 5) {
            double score[2];
            for (int c = 0; c < 2; ++c)
                score[c] = grid.x(column) * kernel.at(c) + grid.y(row) * kernel.at(2 + c) + bias.at(c);
            QVERIFY(std::abs(view.value(0, row, column) - 1 / (1 + std::exp(score[1] - score[0]))) < 1e-5);
        }
    const auto* step = view.findChild<QLabel*>(QStringLiteral("step"));
    QVERIFY2(step->text().contains(QString::number(rule_.shownStep())), qPrintable(step->text()));
}

void SnapshotSourceTest::weightsAreThoseOfTheRule()
{
    WeightsView view(context());
    view.resize(700, 500);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    for (int i = 0; i < 10; ++i)
        rule_.step();
    const Tensor kernel = rule_.weights().at("out/kernel");
    for (int row = 0; row < 2; ++row)
        for (int column = 0; column < 2; ++column)
            QCOMPARE(float(view.matrix().value(row, column)), float(kernel.at(2 * row + column)));
}

int main(int argc, char** argv)
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    SnapshotSourceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "snapshot_source_test.moc"
