#include "common/theme.h"
#include "document/document.h"
#include "document/pick_group.h"
#include "document/training_session.h"
#include "editor/canvas/canvas_scene.h"
#include "editor/canvas/canvas_view.h"
#include "editor/canvas/node_item.h"
#include "language.h"
#include "live_cards.h"
#include "main_window.h"
#include "patience.h"
#include "plots/tile_grid.h"
#include "project/project_file.h"
#include "project/starters.h"
#include "stage.h"
#include "views/decision_surface_view.h"
#include "views/view.h"
#include "views/view_slot.h"
#include "widgets/document/projects.h"
#include "widgets/editor/window_hands.h"
#include "window_fixture.h"
#include "workspace/run_control.h"

#include <QAction>
#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>

using namespace loom;
using namespace loom::ui;

/// Cards of the canvas while the network learns: what their layers make of the data stands under them.
class NetloomCardsTest : public ui::test::WindowFixture {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void everyNeuronIsDrawnOverThePlane();
    void theOutputDecidesWithTheSamplesOnIt();
    void learningCardsBeat();
    void whatNobodySeesIsNotAskedFor();
    void unitsThatAreLeftOutAreCounted();
    void layersOfPicturesShowMapsOrNumbers();
    void aColourPictureIsOnePicture();
    void aSeriesRunsToTheRight();
    void aDeadLayerSaysSoOnItsCard();
    void aClickedUnitIsPickedForTheViews();

private:
    CanvasView* canvas() { return window_->stage()->canvas(); }
    NodeItem* card(const char* id) { return canvas()->canvas().card(QLatin1String(id)); }
    LiveCards* cards() { return canvas()->findChild<LiveCards*>(); }
    bool open(const Project& project);
    /// As when a project has been opened; the window itself would do so a little later.
    void prepare(std::shared_ptr<const std::map<std::string, Tensor>> given)
    {
        window_->findChild<RunControl*>()->prepareOpened(std::move(given));
    }
    bool hasPicture(const char* id)
    {
        return QTest::qWaitFor([&] { return card(id) && !card(id)->picture().isEmpty(); }, kPatience);
    }
    std::map<std::string, Tensor> weights();
    QColor seenAt(QPointF scene)
    {
        const QImage shot = canvas()->viewport()->grab().toImage();
        return shot.pixelColor(canvas()->mapFromScene(scene) * shot.devicePixelRatio());
    }
};

void NetloomCardsTest::initTestCase()
{
    openWindow({1440, 900});
}

void NetloomCardsTest::init()
{
    window_->stage()->setMode(Stage::Mode::build);
    QVERIFY(open(loom::test::planeProject(200)));
    window_->session()->setSpeed(30);
}

bool NetloomCardsTest::open(const Project& project)
{
    window_->document()->setProject(project, {});
    prepare({});
    if (!reaches(State::ready))
        return false;
    canvas()->fit();
    return true;
}

std::map<std::string, Tensor> NetloomCardsTest::weights()
{
    bool ready = false;
    const auto hears = connect(window_->session(), &TrainingSession::weightsReady, this, [&] { ready = true; });
    window_->session()->requestWeights();
    (void)QTest::qWaitFor([&] { return ready; }, kPatience);
    disconnect(hears);
    return window_->session()->weights();
}

void NetloomCardsTest::everyNeuronIsDrawnOverThePlane()
{
    QVERIFY(hasPicture("hidden"));
    const NodeItem& hidden = *card("hidden");
    QCOMPARE(hidden.picture().tiles.size(), 8);
    const auto now = weights();
    const Tensor &kernel = now.at("hidden/kernel"), &bias = now.at("hidden/bias");
    const PlaneGrid grid = planeGrid(*window_->session()->data(), 0, hidden.picture().tiles[0].width());
    for (int unit = 0; unit < 8; ++unit) {
        const QRectF place = hidden.tileArea(unit);
        QVERIFY(place.top() >= hidden.pos().y() + canvas::kCardHeight);
        for (const int row : {2, grid.side / 2, grid.side - 3})
            for (const int column : {2, grid.side / 2, grid.side - 3}) {
                const double sum =
                    grid.x(column) * kernel.at(unit) + grid.y(row) * kernel.at(8 + unit) + bias.at(unit);
                const QColor drawn = hidden.picture().tiles[unit].pixelColor(column, row);
                QVERIFY(sum > 0 ? drawn.blue() >= drawn.red() : drawn.red() >= drawn.blue());
                if (std::abs(sum) < 0.5)
                    continue; // pale: the screen's pixel may mix it with its neighbour
                const QColor seen = seenAt(
                    place.topLeft()
                    + QPointF((column + 0.5) / grid.side * place.width(), (row + 0.5) / grid.side * place.height()));
                QVERIFY2(sum > 0 ? seen.blue() > seen.red() : seen.red() > seen.blue(), "on the screen, too");
            }
    }
    // The input's two numbers are the plane itself: one grows to the right, one upwards.
    QCOMPARE(card("point")->picture().tiles.size(), 2);
    const QImage first = card("point")->picture().tiles[0];
    QVERIFY(first.pixelColor(0, 5).red() > first.pixelColor(0, 5).blue());
    QVERIFY(first.pixelColor(first.width() - 1, 5).blue() > first.pixelColor(first.width() - 1, 5).red());
}

void NetloomCardsTest::theOutputDecidesWithTheSamplesOnIt()
{
    QVERIFY(hasPicture("out"));
    const auto data = window_->session()->data();
    QCOMPARE(card("out")->picture().tiles.size(), 1);
    const QImage drawn = card("out")->picture().tiles[0];
    const PlaneGrid grid = planeGrid(*data, 0, 1);
    int samples = 0, inTheirColour = 0;
    for (const std::int64_t row : data->training.slice(0, 100)) {
        const double x = (data->rows.at(0, row, 0) - grid.left) / (grid.right - grid.left);
        const double y = (grid.top - data->rows.at(0, row, 1)) / (grid.top - grid.bottom);
        const QColor dot = drawn.pixelColor(int(x * drawn.width()), int(y * drawn.height()));
        ++samples;
        inTheirColour += dot == theme_->diverging(data->rows.at(1, row, 0) == 0 ? -1 : 1) ? 1 : 0;
    }
    // One sample may lie over another.
    QVERIFY2(inTheirColour > samples / 2, qPrintable(QString::number(inTheirColour)));
}

void NetloomCardsTest::learningCardsBeat()
{
    window_->document()->setFrozen({QStringLiteral("out")}, true);
    prepare({});
    QVERIFY(reaches(State::ready));
    QVERIFY(hasPicture("hidden"));
    QCOMPARE(card("hidden")->pulse(), Pulse::none);
    const CardPicture before = card("hidden")->picture();
    const ui::test::Hands hands(window_.get());
    hands.click(window_->findChild<QToolButton*>("train_button"));
    QVERIFY(reaches(State::running));
    for (const Pulse pulse : {Pulse::full, Pulse::hollow, Pulse::full})
        QTRY_COMPARE_WITH_TIMEOUT(card("hidden")->pulse(), pulse, kPatience);
    QCOMPARE(card("point")->pulse(), Pulse::none); // nothing to learn
    QCOMPARE(card("out")->pulse(), Pulse::none); // frozen
    QTRY_VERIFY_WITH_TIMEOUT(!(card("hidden")->picture() == before), kPatience);
    hands.click(window_->findChild<QToolButton*>("train_button"));
    QVERIFY(reaches(State::paused));
    QTRY_COMPARE_WITH_TIMEOUT(card("hidden")->pulse(), Pulse::none, kPatience);
}

void NetloomCardsTest::whatNobodySeesIsNotAskedFor()
{
    QVERIFY(hasPicture("hidden"));
    QCOMPARE(cards()->watched(), (QStringList{"point", "hidden", "out"}));
    canvas()->setZoom(4, {});
    canvas()->centerOn(card("point")->pos());
    QTRY_COMPARE_WITH_TIMEOUT(cards()->watched(), QStringList{"point"}, kPatience); // the others are out of sight
    QVERIFY(card("hidden")->picture().isEmpty());
    canvas()->fit();
    QTRY_COMPARE_WITH_TIMEOUT(cards()->watched().size(), 3, kPatience);
    canvas()->zoomBy(0.5 / canvas()->zoom());
    QTRY_VERIFY_WITH_TIMEOUT(cards()->watched().isEmpty(), kPatience); // too small to be read
    canvas()->fit();
    QVERIFY(hasPicture("hidden"));
    window_->stage()->setMode(Stage::Mode::look);
    QTRY_VERIFY_WITH_TIMEOUT(cards()->watched().isEmpty(), kPatience);
}

void NetloomCardsTest::unitsThatAreLeftOutAreCounted()
{
    Project project = loom::test::planeProject();
    project.graph.nodes[1].attributes["units"] = loom::test::whole(32);
    QVERIFY(open(project));
    QVERIFY(hasPicture("hidden"));
    const CardPicture& picture = card("hidden")->picture();
    QCOMPARE(picture.units, 32);
    const QList<QRectF> wide = picture.places({canvas::kCardWidth, canvas::kCardWidth});
    QCOMPARE(wide.size(), 10); // nine of them, and how many more
    QVERIFY(wide.last().top() <= wide.first().bottom() + canvas::kUnit); // in two rows at most
    const QList<QRectF> low = picture.places({canvas::kCardWidth, 8 * canvas::kUnit});
    QVERIFY(low.size() > 3 && low.size() < 10);
    for (const QRectF& place : low)
        QVERIFY(place.width() >= 7 * canvas::kUnit && place.right() <= canvas::kCardWidth);
}

void NetloomCardsTest::layersOfPicturesShowMapsOrNumbers()
{
    window_->findChild<QAction*>("new_clothes")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return window_->document()->graph().find("conv"); }, kPatience));
    QVERIFY(reaches(State::ready));
    canvas()->setZoom(1, canvas()->viewport()->rect().center());
    canvas()->reveal("conv");
    QVERIFY(hasPicture("conv"));
    QVERIFY(!card("conv")->picture().smooth);
    const std::string last = window_->document()->graph().nodes.back().id;
    canvas()->reveal(QString::fromStdString(last));
    QVERIFY(hasPicture(last.c_str()));
    QVERIFY(card(last.c_str())->picture().line);
    QCOMPARE(card(last.c_str())->picture().tiles.front().size(), QSize(10, 1));
}

void NetloomCardsTest::aColourPictureIsOnePicture()
{
    const QDir home(folder_.filePath("colours"));
    for (const char* kind : {"red", "blue"}) {
        QVERIFY(home.mkpath(QLatin1String(kind)));
        for (int i = 0; i < 10; ++i) {
            QImage picture(8, 8, QImage::Format_RGB32);
            picture.fill(kind[0] == 'r' ? QColor(250, 10 + i, 0) : QColor(0, 10 + i, 250));
            QVERIFY(picture.save(home.filePath(QStringLiteral("%1/%2.png").arg(QLatin1String(kind)).arg(i))));
        }
    }
    Project project = picturesProject(home.path().toStdString());
    project.data.source.attributes["rows"] = loom::test::whole(8);
    project.data.source.attributes["columns"] = loom::test::whole(8);
    project.graph.nodes.resize(1);
    project.graph.edges.clear();
    for (const auto& [id, type] : {std::pair("flatten", "flatten"), std::pair("output", "dense")}) {
        Node node;
        node.id = id;
        node.type = type;
        node.at = {300.0 * double(project.graph.nodes.size()), 0};
        project.graph.edges.push_back({{project.graph.nodes.back().id, {}}, {id, {}}});
        project.graph.nodes.push_back(node);
    }
    project.graph.nodes.back().attributes = {{"units", loom::test::whole(2)}, {"activation", std::string("softmax")}};
    QVERIFY(open(project));
    QVERIFY(hasPicture("image"));
    const CardPicture& picture = card("image")->picture();
    QCOMPARE(picture.tiles.size(), 1);
    QCOMPARE(picture.units, 1);
    const QColor seen = picture.tiles[0].pixelColor(4, 4);
    QVERIFY2(std::abs(seen.red() - seen.blue()) > 200 && seen.green() < 30, qPrintable(seen.name()));
}

void NetloomCardsTest::aSeriesRunsToTheRight()
{
    const Result<OpenedProject> sample = openProject(LOOM_SOURCE_DIR "/samples/temperatures.loom");
    QVERIFY(sample);
    Project project = sample->project;
    project.data.source.attributes["file"] = std::string(LOOM_SOURCE_DIR "/samples/temperatures.csv");
    QVERIFY(open(project));
    QVERIFY(hasPicture("series"));
    const QSize size = card("series")->picture().tiles.front().size();
    QVERIFY2(size.width() > size.height(),
             qPrintable(QStringLiteral("%1 x %2").arg(size.width()).arg(size.height())));
}

void NetloomCardsTest::aDeadLayerSaysSoOnItsCard()
{
    window_->findChild<QAction*>("new_clothes")->trigger();
    QVERIFY(QTest::qWaitFor([&] { return window_->document()->graph().find("conv"); }, kPatience));
    QVERIFY(reaches(State::ready));
    auto dead = weights();
    for (float& bias : dead.at("conv/bias").values<float>())
        bias = -1000;
    prepare(std::make_shared<const std::map<std::string, Tensor>>(dead));
    QVERIFY(reaches(State::ready));
    canvas()->setZoom(1, {});
    canvas()->reveal("conv");
    QVERIFY(card("conv")->look().finding.isEmpty()); // it has not been trained
    window_->session()->stepBatch();
    const auto finding = [this] { return card("conv")->look().finding; };
    QTRY_COMPARE_WITH_TIMEOUT(finding(), QStringLiteral("16 of 16 filters give 0"), kPatience);
    QVERIFY(card("conv")->look().sentence.contains("they cannot learn any more"));
    QVERIFY(card("image") == nullptr || card("image")->look().finding.isEmpty());
    language_->set("ko");
    QTRY_COMPARE_WITH_TIMEOUT(finding(), QStringLiteral("필터 16개 중 16개가 0"), kPatience);
    language_->set("en");
    QTRY_COMPARE_WITH_TIMEOUT(finding(), QStringLiteral("16 of 16 filters give 0"), kPatience);

    const ui::test::Hands hands(window_.get());
    const QPointF words = card("conv")->pos() + QPointF(canvas::kCardWidth * 0.7, 0);
    hands.click(hands.in(canvas()->viewport(), canvas()->mapFromScene(words)));
    const auto* popup = canvas()->findChild<QWidget*>("canvasIssues");
    QVERIFY(popup->isVisible());
    QVERIFY(popup->findChild<QLabel*>("issueSentence")->text().startsWith("16 of 16 filters of"));
    hands.click(popup->findChild<QPushButton*>("lookButton"));
    QVERIFY(!popup->isVisible());
    QCOMPARE(window_->stage()->mode(), Stage::Mode::look);
    QCOMPARE(window_->stage()->viewId(), QStringLiteral("feature_maps"));
    QCOMPARE(window_->stage()->findChild<View*>("feature_maps")->node(), std::string("conv"));
}

void NetloomCardsTest::aClickedUnitIsPickedForTheViews()
{
    QVERIFY(hasPicture("hidden"));
    PickGroup& picks = canvas()->selection();
    const auto click = [&](int unit) {
        const QPoint place = canvas()->mapFromScene(card("hidden")->tileArea(unit).center());
        QTest::mouseClick(canvas()->viewport(), Qt::LeftButton, {}, place);
    };
    const auto fromAccent = [&] { // the screen's pixel mixes the frame with what lies beside
        const QColor seen = seenAt(card("hidden")->tileArea(3).topLeft()), accent = theme_->color("accent");
        return std::abs(seen.red() - accent.red()) + std::abs(seen.green() - accent.green())
            + std::abs(seen.blue() - accent.blue());
    };
    QVERIFY(fromAccent() > 100);
    click(3);
    QCOMPARE(picks.node(), QString("hidden"));
    QCOMPARE(picks.pick().unit, 3);
    QCOMPARE(card("hidden")->picture().picked, 3);
    QVERIFY(fromAccent() < 60);
    window_->stage()->showView("decision_surface");
    auto* surface = qobject_cast<DecisionSurfaceView*>(window_->stage()->pickedSlot()->view());
    QTRY_COMPARE_WITH_TIMEOUT(surface->unit(), 3, kPatience);
    QCOMPARE(surface->node(), std::string("hidden"));
    // A click there is seen on the card, and one more on the card takes it back.
    auto* units = surface->findChild<TileGrid*>("units");
    QTest::mouseClick(units->viewport(), Qt::LeftButton, {}, units->pictureRect(5).center());
    QCOMPARE(picks.pick().unit, 5);
    window_->stage()->setMode(Stage::Mode::build);
    QTRY_COMPARE_WITH_TIMEOUT(card("hidden")->picture().picked, 5, kPatience);
    click(5);
    QCOMPARE(picks.pick().unit, -1);
    QTRY_COMPARE_WITH_TIMEOUT(card("hidden")->picture().picked, -1, kPatience);
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NetloomCardsTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "netloom_cards_test.moc"
