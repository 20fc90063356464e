#include "build_fixture.h"
#include "common/attribute_edit.h"
#include "opened.h"
#include "project/run.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>

using namespace loom;
using namespace loom::ui;

/// A layer is left out of a trained network's predictions by a hand, and let in again; the run goes on.
class NetloomBypassTest : public test::BuildFixture {
    Q_OBJECT
private slots:
    void predictionsFollowAtOnceAndComeBack();

private:
    Tensor said(int watch) const { return window_->session()->snapshot(watch)->tensors.at("output/output"); }
};

void NetloomBypassTest::predictionsFollowAtOnceAndComeBack()
{
    openWindow();
    QVERIFY(opens(*window_->files(), QStringLiteral(LOOM_SOURCE_DIR "/samples/spiral.loom")));
    QVERIFY(reaches(State::ready));
    TrainingSession& session = *window_->session();
    action("train")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(session.stepsDone() > 20, kPatience);
    action("train")->trigger();
    QVERIFY(reaches(State::paused));
    const qint64 steps = session.stepsDone();
    const int watch = session.watch({.names = {"output/output"}, .rows = {0, 1, 2, 3, 4, 5, 6, 7}});
    QTRY_VERIFY_WITH_TIMEOUT(session.snapshot(watch), kPatience);
    const Tensor before = said(watch);
    showWhole();
    pick({"hidden2"});
    action("canvas.bypass")->trigger();
    QVERIFY(graph().find("hidden2")->bypassed);
    QTRY_VERIFY_WITH_TIMEOUT(!(said(watch) == before), kPatience);
    const Tensor without = said(watch);
    QVERIFY2(!find<QLabel>("run_waiting")->isVisible(), "nothing waits for a restart");
    QCOMPARE(session.stepsDone(), steps);
    QVERIFY(session.state() == State::paused);
    // A network without the layer, with the same weights, says the same.
    QSignalSpy ready(&session, &TrainingSession::weightsReady);
    session.requestWeights();
    QVERIFY(!ready.isEmpty() || ready.wait(kPatience));
    Project shorter = project();
    std::erase_if(shorter.graph.nodes, [](const Node& node) { return node.id == "hidden2"; });
    shorter.graph.edges = {{{"point", ""}, {"hidden1", ""}}, {{"hidden1", ""}, {"output", ""}}};
    RunOptions options;
    options.data = session.data();
    Run run = std::move(makeRun(shorter, options)).value();
    QVERIFY(run.network->carryOver(session.weights()).left.empty());
    const std::vector<std::int64_t> rows = {0, 1, 2, 3, 4, 5, 6, 7};
    for (const Feed& feed : run.network->inferenceFeeds())
        QVERIFY(gatherField(*run.data, run.data->indexOf(feed.field), rows, feed.view).ok());
    run.network->infer(std::int64_t(rows.size()));
    const TensorView alone = run.network->prediction(0, true);
    for (std::int64_t row = 0; row < without.size(); ++row)
        QCOMPARE(without.at(row), double(static_cast<const float*>(alone.data)[row]));
    // And back, bit for bit, by the box that the layer's panel has then; the run goes on.
    if (!find<QWidget>("propertyPanel"))
        action("properties")->trigger();
    auto* box = find<AttributeEdit>("bypassed");
    QStringList names;
    for (AttributeEdit* one : window_->findChildren<AttributeEdit*>())
        names << one->objectName() + (one->isVisible() ? "+" : "-") + one->property("path").toString();
    QVERIFY2(box, qPrintable(names.join(' ')));
    QVERIFY(boolOf(box->value()));
    QTest::mouseClick(box->findChild<QCheckBox*>(), Qt::LeftButton, {}, {5, box->height() / 2});
    QVERIFY(!graph().find("hidden2")->bypassed);
    QTRY_VERIFY_WITH_TIMEOUT(said(watch) == before, kPatience);
    action("undo")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(said(watch) == without, kPatience);
    action("train")->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(session.stepsDone() > steps + 5, kPatience);
    QVERIFY(graph().find("hidden2")->bypassed);
}

QTEST_MAIN(NetloomBypassTest)
#include "netloom_bypass_test.moc"
