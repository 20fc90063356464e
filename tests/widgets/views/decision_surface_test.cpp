#include "common/theme.h"
#include "patience.h"
#include "plots/surface_plot.h"
#include "plots/tile_grid.h"
#include "views/decision_surface_view.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

#include <QLabel>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// What the network answers over the plane, compared with plain f64 loops over the same weights.
class DecisionSurfaceTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void everyPlaceShowsTheNetworksAnswer();
    void everyNeuronHasItsCurve();
    void itMovesOnWithTraining();
    void pointsAreTheTrainingSamplesInTheirColours();
    void aClickOnASamplePicksIt();
    void samplesGivenByHandOfAnotherShapeCountAsNone();
    void otherDataAreTold();

private:
    void prepare(Project project);
    std::vector<double> hidden(double x, double y) const;
    std::vector<double> answer(double x, double y) const;

    Theme theme_;
    Document document_;
    TrainingSession session_;
    PickGroup selection_;
    std::map<std::string, Tensor> weights_;
};

void DecisionSurfaceTest::initTestCase()
{
    prepare(test::planeProject());
}

void DecisionSurfaceTest::prepare(Project project)
{
    document_.setProject(project, {});
    session_.setSpeed(0);
    session_.prepare(project, {});
    QTRY_COMPARE_WITH_TIMEOUT(session_.state(), TrainingSession::State::ready, kPatience);
    QSignalSpy ready(&session_, &TrainingSession::weightsReady);
    session_.requestWeights();
    QVERIFY(ready.wait(kPatience));
    weights_ = session_.weights();
}

std::vector<double> DecisionSurfaceTest::hidden(double x, double y) const
{
    std::vector<double> out;
    const Tensor &kernel = weights_.at("hidden/kernel"), &bias = weights_.at("hidden/bias");
    for (std::int64_t u = 0; u < 8; ++u)
        out.push_back(std::tanh(x * kernel.at(u) + y * kernel.at(8 + u) + bias.at(u)));
    return out;
}

std::vector<double> DecisionSurfaceTest::answer(double x, double y) const
{
    const std::vector<double> h = hidden(x, y);
    double score[2];
    for (std::int64_t c = 0; c < 2; ++c) {
        score[c] = weights_.at("out/bias").at(c);
        for (std::int64_t u = 0; u < 8; ++u)
            score[c] += h[std::size_t(u)] * weights_.at("out/kernel").at(2 * u + c);
    }
    const double first = 1 / (1 + std::exp(score[1] - score[0]));
    return {first, 1 - first};
}

void DecisionSurfaceTest::everyPlaceShowsTheNetworksAnswer()
{
    DecisionSurfaceView view({&document_, &session_, &selection_, &theme_});
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.units(), 2, kPatience);
    const PlaneGrid& grid = view.grid();
    for (int row = 0; row < grid.side; row += 7)
        for (int column = 0; column < grid.side; column += 5) {
            const auto expected = answer(grid.x(column), grid.y(row));
            for (int unit = 0; unit < 2; ++unit)
                QVERIFY(std::abs(view.value(unit, row, column) - expected[std::size_t(unit)]) < 1e-5);
        }
    QCOMPARE(view.unit(), -1); // all classes together
    const QPointF corner(grid.x(0), grid.y(0));
    const bool first = answer(corner.x(), corner.y())[0] > 0.5;
    const QColor seen = view.plot().colourAt(corner);
    QVERIFY2(first ? seen.red() > seen.blue() : seen.blue() > seen.red(),
             "orange is the first class, blue the second");
}

void DecisionSurfaceTest::everyNeuronHasItsCurve()
{
    DecisionSurfaceView view({&document_, &session_, &selection_, &theme_});
    view.resize(900, 600);
    selection_.setNodes({QStringLiteral("hidden")});
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.units(), 8, kPatience);
    const PlaneGrid& grid = view.grid();
    for (int unit = 0; unit < 8; ++unit)
        QVERIFY(std::abs(view.value(unit, 3, 40) - hidden(grid.x(40), grid.y(3))[std::size_t(unit)]) < 1e-5);
    auto* tiles = view.findChild<TileGrid*>(QStringLiteral("units"));
    QTest::mouseClick(tiles->viewport(), Qt::LeftButton, {}, tiles->pictureRect(5).center());
    QCOMPARE(view.unit(), 5);
    const QPointF place(grid.x(40), grid.y(3));
    const bool above = view.value(5, 3, 40) > 0;
    const QColor seen = view.plot().colourAt(place);
    QVERIFY(above ? seen.blue() >= seen.red() : seen.red() >= seen.blue());
    selection_.setNodes({});
}

void DecisionSurfaceTest::itMovesOnWithTraining()
{
    DecisionSurfaceView view({&document_, &session_, &selection_, &theme_});
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.units(), 2, kPatience);
    const double before = view.value(0, 0, 0);
    session_.stepEpoch();
    QTRY_VERIFY_WITH_TIMEOUT(view.value(0, 0, 0) != before, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(session_.state(), TrainingSession::State::paused, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(
        view.findChild<QLabel*>(QStringLiteral("step"))->text().contains(QString::number(session_.stepsDone())),
        kPatience);
    prepare(test::planeProject());
}

void DecisionSurfaceTest::pointsAreTheTrainingSamplesInTheirColours()
{
    DecisionSurfaceView view({&document_, &session_, &selection_, &theme_});
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.units(), 2, kPatience);
    QCOMPARE(view.plot().count(), int(session_.data()->training.size()));
    for (const std::int64_t row : session_.data()->training.list())
        for (const int axis : {0, 1}) {
            const double value = session_.data()->rows.at(0, row, axis);
            QVERIFY(axis == 0 ? value > view.grid().left && value < view.grid().right
                              : value > view.grid().bottom && value < view.grid().top);
        }
}

void DecisionSurfaceTest::aClickOnASamplePicksIt()
{
    DecisionSurfaceView view({&document_, &session_, &selection_, &theme_});
    view.resize(900, 600);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.units(), 2, kPatience);
    const std::int64_t row = session_.data()->training.list()[7];
    auto* plot = view.findChild<SurfacePlot*>(QStringLiteral("surface"));
    const QPointF place(session_.data()->rows.at(0, row, 0), session_.data()->rows.at(0, row, 1));
    QTest::mouseClick(plot, Qt::LeftButton, {}, plot->toWidget(place).toPoint());
    // Another sample may lie on the same pixel.
    QVERIFY(std::abs(session_.data()->rows.at(0, selection_.row(), 0) - place.x()) < 0.05);
    QTest::mouseMove(plot, plot->toWidget(place).toPoint());
    QTRY_VERIFY2_WITH_TIMEOUT(plot->readout().contains(QStringLiteral("x = ")), qPrintable(plot->readout()),
                              kPatience);
}

void DecisionSurfaceTest::samplesGivenByHandOfAnotherShapeCountAsNone()
{
    QSignalSpy answered(&session_, &TrainingSession::snapshotReady);
    WatchRequest request;
    request.names = {"out/output"};
    const std::string field = session_.data()->rows.fields().front().name;
    std::map<std::string, Tensor> given{{field, Tensor(Shape{4, 3}, DType::f32)},
                                        {"nobody", Tensor(Shape{9}, DType::f32)}};
    request.given = std::make_shared<const std::map<std::string, Tensor>>(std::move(given));
    const int number = session_.watch(request);
    QTRY_VERIFY_WITH_TIMEOUT(session_.snapshot(number), kPatience);
    QCOMPARE(session_.snapshot(number)->tensors.at("out/output").shape(), (Shape{4, 2}));
    QVERIFY(std::abs(session_.snapshot(number)->tensors.at("out/output").at(0) - answer(0, 0)[0]) < 1e-5);
    request.given = std::make_shared<const std::map<std::string, Tensor>>();
    session_.watch(request, number);
    QTRY_VERIFY_WITH_TIMEOUT(session_.snapshot(number), kPatience);
    QVERIFY(session_.snapshot(number)->tensors.empty());
    session_.unwatch(number);
}

void DecisionSurfaceTest::otherDataAreTold()
{
    Pictures pictures;
    pictures.prepare();
    DecisionSurfaceView view(pictures.context(theme_));
    view.show();
    QVERIFY(view.showsNotice());
    QVERIFY(!view.wanted());
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    DecisionSurfaceTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "decision_surface_test.moc"
