#include "build_fixture.h"

using namespace loom;
using namespace loom::ui;

/// A network that is more than one chain, built from New by a learner's hands: at the end it learns.
class NetloomBuildTest : public test::BuildFixture {
    Q_OBJECT
private slots:
    void initTestCase() { openWindow({1440, 900}); }
    void aGanIsBuiltAndLearns();

private:
    void judge(int loss, const QString& of, const char* target);
};

void NetloomBuildTest::judge(int loss, const QString& of, const char* target)
{
    const QByteArray number = QByteArray::number(loss);
    choose(seen<QComboBox>("lossType_" + number), QStringLiteral("binary_crossentropy"));
    choose(seen<QComboBox>("lossOf_" + number), of);
    choose(seen<QComboBox>("lossTarget_" + number), QString::fromLatin1(target));
}

void NetloomBuildTest::aGanIsBuiltAndLearns()
{
    action("new_empty")->trigger();
    openPage("dataPanel");
    choose(find<QWidget>("dataSource")->findChild<QComboBox*>("type"), "toy_2d");
    choose(attribute("dataPanel", "kind")->findChild<QComboBox*>(), "ring");
    QTRY_COMPARE_WITH_TIMEOUT(window_->document()->fields().size(), std::size_t(2), kPatience);
    const QString point = QString::fromStdString(graph().nodes.front().id);

    // The generator: noise becomes a point.
    showWhole();
    const QString noise = drop("random_normal", at(card(point)->pos() + QPointF(canvas::kCardWidth / 2, 320)));
    QVERIFY(!noise.isEmpty());
    openPage("propertyPanel");
    enter(attribute("propertyPanel", "shape"), "2");
    QStringList generator{noise};
    for (const auto& [units, activation] : {std::pair(64, "relu"), std::pair(64, "relu"), std::pair(2, "")}) {
        showWhole();
        generator << dropBehind("dense", generator.back());
        QVERIFY(!generator.back().isEmpty());
        dense(units, activation);
    }
    // The discriminator, behind it, and once more with the same weights behind the data.
    QStringList critic{generator.back()};
    for (const auto& [units, activation] : {std::pair(64, "relu"), std::pair(1, "sigmoid")}) {
        showWhole();
        critic << dropBehind("dense", critic.back());
        QVERIFY(!critic.back().isEmpty());
        dense(units, activation);
    }
    critic.removeFirst();
    showWhole();
    pick(critic);
    action("canvas.placeAgain")->trigger();
    const std::size_t count = graph().nodes.size();
    const QString first = QString::fromStdString(graph().nodes[count - 2].id);
    const QString verdict = QString::fromStdString(graph().nodes[count - 1].id);
    QCOMPARE(graph().nodes[count - 2].shares, critic.front().toStdString());
    QCOMPARE(graph().nodes[count - 1].shares, critic.back().toStdString());
    showWhole();
    wire(point, first);
    // Layers with the same weights stay alike.
    showWhole();
    pick({critic.front()});
    openPage("propertyPanel");
    enter(attribute("propertyPanel", "units"), "48");
    QVERIFY(graph().find(first.toStdString())->attributes.at("units") == Value(std::int64_t(48)));
    showWhole();
    pick(generator);
    action("canvas.group")->trigger();
    showWhole();
    pick(critic);
    action("canvas.group")->trigger();
    QCOMPARE(graph().groups.size(), std::size_t(2));

    // Three losses, two phases.
    openPage("recipePanel");
    press("addLoss");
    press("addLoss");
    judge(0, verdict, "1");
    judge(1, critic.back(), "0");
    judge(2, critic.back(), "1");
    press("addPhase");
    const std::vector<Loss>& losses = project().training.losses;
    QCOMPARE(losses.size(), std::size_t(3));
    const auto of = [](int phase, const std::string& name) {
        return QByteArray("phase_") + QByteArray::number(phase) + "_" + QByteArray::fromStdString(name);
    };
    tick(of(1, losses[2].id), false);
    tick(of(1, "group:" + graph().groups[1].id));
    press("addPhase");
    tick(of(2, "group:" + graph().groups[0].id));
    const std::vector<Phase>& phases = project().training.phases;
    QCOMPARE(phases.size(), std::size_t(2));
    QCOMPARE(phases[0].losses, (std::vector<std::string>{losses[0].id, losses[1].id}));
    QCOMPARE(phases[1].losses, std::vector<std::string>{losses[2].id});
    everyWireHasItsShape();

    // It learns: each phase changes its own layers.
    QVERIFY(reaches(State::ready));
    press("train_button");
    QTRY_VERIFY_WITH_TIMEOUT(window_->session()->shownStep() > 20, kPatience);
}

QTEST_MAIN(NetloomBuildTest)
#include "netloom_build_test.moc"
