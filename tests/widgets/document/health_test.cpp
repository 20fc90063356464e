#include "common/core_text.h"
#include "document/document.h"
#include "document/health.h"
#include "document/node_pictures.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "patience.h"
#include "widgets/document/projects.h"

#include <QtTest>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::whole;

/// What is said about layers from the numbers of the network in training, and the small pictures of their cards.
class HealthTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aLayerWithoutAnyOutputIsNamed();
    void aHealthyNetworkHasNoBadge();
    void nothingIsWatchedForNobody();
    void aNeuronsPictureIsItsCurveOverThePlane();

private:
    void prepare(const std::map<std::string, Tensor>& weights);
    std::map<std::string, Tensor> weights();

    TrainingSession session_;
    PickGroup selection_;
    Project project_;
    std::map<std::string, Tensor> dead_;
};

void HealthTest::initTestCase()
{
    project_ = test::planeProject();
    project_.graph.nodes[1].attributes["activation"] = std::string("relu");
    session_.setSpeed(0);
    prepare({});
    dead_ = weights();
    for (float& bias : dead_.at("hidden/bias").values<float>())
        bias = -1000;
}

void HealthTest::prepare(const std::map<std::string, Tensor>& weights)
{
    session_.prepare(project_, {}, std::make_shared<const std::map<std::string, Tensor>>(weights));
    QTRY_COMPARE_WITH_TIMEOUT(session_.state(), TrainingSession::State::ready, kPatience);
}

std::map<std::string, Tensor> HealthTest::weights()
{
    QSignalSpy ready(&session_, &TrainingSession::weightsReady);
    session_.requestWeights();
    ready.wait(kPatience);
    return session_.weights();
}

void HealthTest::aLayerWithoutAnyOutputIsNamed()
{
    prepare(dead_);
    Health health(&session_);
    health.setLooking(true);
    session_.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(health.badge(QStringLiteral("hidden")), QStringLiteral("8 of 8 neurons give 0"),
                              kPatience);
    // Nothing comes from the hidden layer, so the next one's kernel has nothing to learn from.
    // A look before the step has no gradients yet; the next one has.
    QTRY_COMPARE_WITH_TIMEOUT(health.badge(QStringLiteral("out")), QStringLiteral("gradient 0"), kPatience);
    QVERIFY(!health.issues().empty());
    const Issue& first = health.issues().front();
    QCOMPARE(first.severity, Severity::warning);
    QCOMPARE(first.node, std::string("hidden"));
    const QString said = coreText(first.sentence);
    QVERIFY2(said.startsWith(QStringLiteral("8 of 8 neurons of")) && said.contains(QStringLiteral("64 samples")),
             qPrintable(said));
}

void HealthTest::aHealthyNetworkHasNoBadge()
{
    prepare(dead_);
    Health health(&session_);
    health.setLooking(true);
    session_.stepBatch();
    QTRY_VERIFY_WITH_TIMEOUT(!health.issues().empty(), kPatience);
    QSignalSpy changed(&health, &Health::changed);
    prepare({});
    QVERIFY2(health.issues().empty() && !changed.isEmpty(), "another run, another network");
    QSignalSpy answered(&session_, &TrainingSession::snapshotReady);
    session_.stepBatch();
    const auto step = [&] {
        const Snapshot* last = answered.isEmpty() ? nullptr : session_.snapshot(answered.last()[0].toInt());
        return last ? last->step : -1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(step(), std::int64_t(1), kPatience); // nobody else watches
    QVERIFY(health.issues().empty());
    QVERIFY(health.badge(QStringLiteral("hidden")).isEmpty());
}

void HealthTest::nothingIsWatchedForNobody()
{
    prepare(dead_);
    QSignalSpy answered(&session_, &TrainingSession::snapshotReady);
    Health health(&session_);
    NodePictures pictures(&session_, &selection_);
    session_.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(session_.stepsDone(), 1, kPatience);
    QCOMPARE(answered.size(), 0);
    health.setLooking(true);
    QTRY_VERIFY_WITH_TIMEOUT(!health.issues().empty(), kPatience);
    health.setLooking(false);
    QVERIFY(health.issues().empty());
}

void HealthTest::aNeuronsPictureIsItsCurveOverThePlane()
{
    prepare({});
    const auto now = weights();
    NodePictures pictures(&session_, &selection_);
    QVERIFY(!pictures.of(QStringLiteral("hidden")));
    pictures.setNodes({QStringLiteral("hidden"), QStringLiteral("out")});
    QTRY_VERIFY_WITH_TIMEOUT(pictures.of(QStringLiteral("hidden")) && pictures.of(QStringLiteral("out")), kPatience);
    const NodePicture& hidden = *pictures.of(QStringLiteral("hidden"));
    QVERIFY(hidden.plane);
    QCOMPARE(hidden.maps, 8);
    QCOMPARE(pictures.of(QStringLiteral("out"))->maps, 2);
    const PlaneGrid grid = planeGrid(*session_.data(), 0, hidden.rows);
    const Tensor &kernel = now.at("hidden/kernel"), &bias = now.at("hidden/bias");
    for (int unit = 0; unit < 8; ++unit)
        for (const int cell : {0, 77, 300}) {
            const double x = grid.x(cell % hidden.columns), y = grid.y(cell / hidden.columns);
            const double sum = x * kernel.at(unit) + y * kernel.at(8 + unit) + bias.at(unit);
            QVERIFY(std::abs(hidden.map(unit)[std::size_t(cell)] - std::max(0.0, sum)) < 1e-5);
        }
    pictures.setNodes({});
    QVERIFY(!pictures.of(QStringLiteral("hidden")));
}

QTEST_GUILESS_MAIN(HealthTest)
#include "health_test.moc"
