#include "common/theme.h"
#include "patience.h"
#include "plots/bar_chart.h"
#include "plots/surface_plot.h"
#include "views/activations_view.h"
#include "views/decision_surface_view.h"
#include "views/feature_maps_view.h"
#include "views/parts/map_panel.h"
#include "views/parts/row_panel.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// A sample of one's own in the views, instead of a row of the data.
class OwnSampleTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void mapsAreThoseOfTheOwnPicture();
    void theOutputHasNoTrueClass();
    void pickingASampleLeadsBack();
    void aSampleOfOtherDataIsNotShown();
    void aPointOfOnesOwnLiesOnTheDecisionSurface();

private:
    /// The picture of that number as one's own.
    static GivenSamples own(int picture, int side = Pictures::kSide)
    {
        Tensor pixels(Shape{1, side, side, 1}, DType::u8);
        for (int i = 0; i < side * side; ++i)
            pixels.set(i, Pictures::pixel(picture, i / side, i % side));
        return std::make_shared<const std::map<std::string, Tensor>>(
            std::map<std::string, Tensor>{{"image", std::move(pixels)}});
    }
    bool shows(const FeatureMapsView& view, int picture);

    Theme theme_;
    Pictures pictures_;
    std::map<std::string, Tensor> weights_;
};

void OwnSampleTest::initTestCase()
{
    pictures_.prepare();
    pictures_.session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(pictures_.session.state(), TrainingSession::State::paused, kPatience);
    weights_ = pictures_.weights();
    QVERIFY(!weights_.empty());
}

/// The maps are those that a plain convolution makes of that picture.
bool OwnSampleTest::shows(const FeatureMapsView& view, int picture)
{
    const std::vector<double> wanted =
        Pictures::convolved(picture, weights_.at("conv1/kernel"), weights_.at("conv1/bias"));
    const auto same = [&] {
        const MapStack& maps = view.panel().maps();
        if (std::size_t(maps.count * maps.rows * maps.columns) != wanted.size())
            return false;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (std::abs(maps.value(int(i % 4), int(i / 4) / maps.columns, int(i / 4) % maps.columns) - wanted[i])
                > 1e-4)
                return false;
        return true;
    };
    return QTest::qWaitFor(same, kPatience);
}

void OwnSampleTest::mapsAreThoseOfTheOwnPicture()
{
    FeatureMapsView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    QVERIFY(shows(view, 0));
    pictures_.selection.setOwn(own(177));
    QVERIFY(shows(view, 177));
    QCOMPARE(view.findChild<RowPanel*>()->caption(), QStringLiteral("own picture"));
    pictures_.selection.setOwn(own(23));
    QVERIFY(shows(view, 23));
}

void OwnSampleTest::theOutputHasNoTrueClass()
{
    ActivationsView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    pictures_.selection.setOwn(nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(view.bars().marked(), 0, kPatience);
    pictures_.selection.setOwn(own(177));
    QTRY_COMPARE_WITH_TIMEOUT(view.bars().marked(), -1, kPatience);
    QCOMPARE(qsizetype(view.bars().values().size()), 10);
}

void OwnSampleTest::pickingASampleLeadsBack()
{
    FeatureMapsView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    pictures_.selection.setOwn(own(177));
    QVERIFY(shows(view, 177));
    // The same row as before, too.
    pictures_.selection.setRow(0);
    QVERIFY(!pictures_.selection.own());
    QVERIFY(shows(view, 0));
    QCOMPARE(view.findChild<RowPanel*>()->caption(), QStringLiteral("class 0"));
    pictures_.selection.setOwn(own(177));
    QTest::mouseClick(view.findChild<QWidget*>(QStringLiteral("next")), Qt::LeftButton);
    QVERIFY(shows(view, 1));
    pictures_.selection.setRow(0);
}

void OwnSampleTest::aSampleOfOtherDataIsNotShown()
{
    FeatureMapsView view(pictures_.context(theme_));
    view.resize(900, 600);
    view.show();
    pictures_.selection.setOwn(own(177, Pictures::kSide + 2));
    QVERIFY(shows(view, 0));
    QCOMPARE(view.findChild<RowPanel*>()->caption(), QStringLiteral("class 0"));
    pictures_.selection.setOwn(nullptr);
}

void OwnSampleTest::aPointOfOnesOwnLiesOnTheDecisionSurface()
{
    Pictures plane;
    plane.document.setProject(test::planeProject(), {});
    plane.session.prepare(plane.document.project(), {});
    QTRY_COMPARE_WITH_TIMEOUT(plane.session.state(), TrainingSession::State::ready, kPatience);
    DecisionSurfaceView view(plane.context(theme_));
    view.resize(900, 700);
    view.show();
    auto* plot = view.findChild<SurfacePlot*>();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled() && plot->count() > 0, kPatience);
    Tensor point(Shape{1, 2}, DType::f32);
    point.set(0, 2.5);
    point.set(1, -1.25);
    const auto colour = [&] { return plot->grab().toImage().pixelColor(plot->toWidget({2.5, -1.25}).toPoint()); };
    QVERIFY(colour() != theme_.color(QStringLiteral("accent")));
    plane.selection.setOwn(std::make_shared<const std::map<std::string, Tensor>>(
        std::map<std::string, Tensor>{{"point", std::move(point)}}));
    QCOMPARE(colour(), theme_.color(QStringLiteral("accent")));
    plane.selection.setRow(3);
    QVERIFY(colour() != theme_.color(QStringLiteral("accent")));
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    OwnSampleTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "own_sample_test.moc"
