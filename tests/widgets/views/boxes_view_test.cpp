#include "views/boxes_view.h"

#include "common/theme.h"
#include "patience.h"
#include "plots/tile_grid.h"
#include "project/project_file.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

#include <QDoubleSpinBox>
#include <algorithm>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;
using loom::test::whole;

/// The boxes that a network finds, as the view shows them, beside what it says.
class BoxesViewTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void boxesAreThoseOfTheNetworkAndOfTheData();
    void moreAreShownWhereLessIsAsked();
    void aNetworkWithoutBoxesSaysSo();

private:
    Theme theme_;
    Pictures scenes_, plane_;
};

void BoxesViewTest::initTestCase()
{
    Project project;
    project.graph.nodes = {
        {"picture", "input", {{"field", std::string("picture")}}},
        {"small", "average_pooling2d", {{"pool_size", std::vector<std::int64_t>{16, 16}}}},
        {"cells", "conv2d", {{"filters", whole(9)}, {"kernel_size", std::vector<std::int64_t>{1, 1}}}}};
    project.graph.edges = {{{"picture", ""}, {"small", ""}}, {{"small", ""}, {"cells", ""}}};
    project.data.source = {"scenes", {{"target", std::string("boxes")}, {"samples", whole(64)}}};
    project.data.transforms = {{"scale", {{"factor", 1.0 / 255}}}};
    project.data.split = {"ratio", 0.25, 0};
    project.training.losses = {{"loss", "detection"}};
    project.training.metrics = {{"mean_average_precision", {}}};
    scenes_.document.setProject(project, {});
    scenes_.session.setSpeed(0);
    scenes_.session.prepare(project, {});
    QTRY_VERIFY_WITH_TIMEOUT(scenes_.session.state() != TrainingSession::State::preparing, kPatience);
    QVERIFY2(scenes_.session.state() == TrainingSession::State::ready, english(scenes_.session.failure()).c_str());
    scenes_.session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(scenes_.session.state(), TrainingSession::State::paused, kPatience);
}

void BoxesViewTest::boxesAreThoseOfTheNetworkAndOfTheData()
{
    BoxesView view(scenes_.context(theme_));
    view.resize(1000, 600);
    view.show();
    const PreparedData& data = *scenes_.session.data();
    QTRY_COMPARE_WITH_TIMEOUT(view.answers().size(), std::size_t(data.validation.size()), kPatience);
    std::int64_t there = 0;
    for (const BoxesView::Answer& answer : view.answers()) {
        std::int64_t boxes = 0;
        for (int box = 0; box < 4; ++box)
            boxes += data.rows.at(1, answer.row, 6 * box + 4) >= 0;
        QCOMPARE(std::int64_t(answer.there.size()), boxes);
        for (const FoundBox& found : answer.found)
            QVERIFY(found.score >= 0.3 && found.kind >= 0 && found.kind < 4);
        there += boxes;
    }
    QVERIFY(view.summary().contains(QStringLiteral("of %1 objects").arg(there)));
    const auto* grid = view.findChild<TileGrid*>();
    QVERIFY(grid && grid->count() == int(data.validation.size()));
}

void BoxesViewTest::moreAreShownWhereLessIsAsked()
{
    BoxesView view(scenes_.context(theme_));
    view.resize(1000, 600);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(!view.answers().empty(), kPatience);
    const auto count = [&] {
        std::size_t found = 0;
        for (const BoxesView::Answer& answer : view.answers())
            found += answer.found.size();
        return found;
    };
    auto* score = view.findChild<QDoubleSpinBox*>(QStringLiteral("score"));
    auto* strike = view.findChild<QDoubleSpinBox*>(QStringLiteral("strike"));
    score->setValue(0.01);
    strike->setValue(0.05);
    const std::size_t struck = count();
    strike->setValue(1);
    const std::size_t all = count();
    score->setValue(0.9);
    QVERIFY(all > struck && struck > count());
}

void BoxesViewTest::aNetworkWithoutBoxesSaysSo()
{
    plane_.prepare();
    BoxesView view(plane_.context(theme_));
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(view.showsNotice(), kPatience);
    QVERIFY(view.notice().contains(QStringLiteral("finds no boxes")));
}

QTEST_MAIN(BoxesViewTest)
#include "boxes_view_test.moc"
