#include "common/theme.h"
#include "patience.h"
#include "plots/bar_chart.h"
#include "plots/histogram_plot.h"
#include "plots/scatter_plot.h"
#include "plots/surface_plot.h"
#include "plots/tile_grid.h"
#include "views/activations_view.h"
#include "views/embedding_view.h"
#include "views/mistakes_view.h"
#include "views/parts/row_panel.h"
#include "views/predicted_true_view.h"
#include "widgets/document/projects.h"
#include "widgets/views/pictures.h"

#include <QCheckBox>
#include <QComboBox>
#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;
using loom::test::whole;

/// What the network says beside what is true.
class AnswersTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void predictedStandsOverTrueInTheUnitOfTheData();
    void theOutputOfARegressionNamesPredictedAndTrue();
    void theSurestMistakeComesFirst();
    void aPointSaysWhatIsTrueAndWhatIsPredicted();
    void pointsCanBeColouredByRightAndWrong();
    void anOldMapSaysSo();
    void aMapFollowsTraining();
    void aDoubleClickOnASampleLeadsToIt();
    void lettersStandAmidTheirOwnPoints();

private:
    double weight(const char* name, std::int64_t at) { return houses_.session.weights().at(name).at(at); }

    Theme theme_;
    Pictures houses_, clothes_;
    QTemporaryDir folder_;
};

void AnswersTest::initTestCase()
{
    QFile file(folder_.filePath(QStringLiteral("houses.csv")));
    QVERIFY(file.open(QFile::WriteOnly));
    file.write("rooms,area,price\n");
    for (int i = 0; i < 80; ++i)
        file.write(QByteArray::number(1 + i % 6) + ',' + QByteArray::number(30 + i) + ','
                   + QByteArray::number(100 + 20 * (i % 6) + 3 * i) + '\n');
    file.close();
    Project project = test::planeProject();
    project.graph.nodes = {{"x", "input"}, {"out", "dense", {{"units", whole(1)}}}};
    project.graph.edges = {{{"x", ""}, {"out", ""}}};
    project.data.source = {"csv", {{"file", file.fileName().toStdString()}}};
    project.data.transforms = {{"standardize", {}}, {"standardize", {{"field", std::string("price")}}}};
    project.data.split = {"ratio", 0.25, 0};
    project.training.losses = {{"loss", "mse"}};
    project.training.metrics = {{"mae", {}}};
    houses_.document.setProject(project, {});
    houses_.session.setSpeed(0);
    houses_.session.prepare(project, {});
    QTRY_VERIFY_WITH_TIMEOUT(houses_.session.state() != TrainingSession::State::preparing, kPatience);
    QVERIFY2(houses_.session.state() == TrainingSession::State::ready, english(houses_.session.failure()).c_str());
    houses_.session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(houses_.session.state(), TrainingSession::State::paused, kPatience);
    QVERIFY(!houses_.weights().empty());
    clothes_.prepare();
    clothes_.session.stepEpoch();
    QTRY_COMPARE_WITH_TIMEOUT(clothes_.session.state(), TrainingSession::State::paused, kPatience);
}

void AnswersTest::predictedStandsOverTrueInTheUnitOfTheData()
{
    PredictedTrueView view(houses_.context(theme_));
    view.resize(1000, 600);
    view.show();
    const PreparedData& data = *houses_.session.data();
    const std::vector<std::int64_t> rows(data.validation.list().begin(), data.validation.list().end());
    QTRY_COMPARE_WITH_TIMEOUT(view.amounts().rows, rows, kPatience);
    // Standardized by hand: means and deviations of the training part.
    const auto moments = [&](int field, int element) {
        double mean = 0, squares = 0;
        for (const std::int64_t row : data.training.list())
            mean += data.rows.at(field, row, element) / double(data.training.size());
        for (const std::int64_t row : data.training.list())
            squares += std::pow(data.rows.at(field, row, element) - mean, 2) / double(data.training.size());
        return std::pair(mean, std::sqrt(squares));
    };
    const int x = data.rows.indexOf("features"), y = data.rows.indexOf("price");
    const auto rooms = moments(x, 0), area = moments(x, 1), price = moments(y, 0);
    double error = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const double scaled = (data.rows.at(x, rows[i], 0) - rooms.first) / rooms.second * weight("out/kernel", 0)
            + (data.rows.at(x, rows[i], 1) - area.first) / area.second * weight("out/kernel", 1)
            + weight("out/bias", 0);
        const double wanted = scaled * price.second + price.first;
        QVERIFY(std::abs(view.amounts().predicted[i] - wanted) < 1e-3 * std::abs(wanted));
        QCOMPARE(view.amounts().truth[i], data.rows.at(y, rows[i], 0));
        error += std::abs(wanted - view.amounts().truth[i]) / double(rows.size());
    }
    QVERIFY(std::abs(view.amounts().meanAbsoluteError() - error) < 1e-3 * error);
    QVERIFY(view.summary().contains(QStringLiteral("MAE"))
            && view.summary().contains(QStringLiteral("unit of the data")));
    QCOMPARE(view.residuals().histogram().count, std::int64_t(rows.size()));
    QCOMPARE(view.plot().count(), int(rows.size()));
}

void AnswersTest::theOutputOfARegressionNamesPredictedAndTrue()
{
    ActivationsView view(houses_.context(theme_));
    view.resize(900, 500);
    houses_.selection.setRow(5);
    view.show();
    QTRY_COMPARE_WITH_TIMEOUT(view.bars().values().size(), std::size_t(2), kPatience);
    QCOMPARE(view.bars().names(), (QStringList{"price, predicted", "price, true"}));
    QCOMPARE(double(view.bars().values()[1]), 100.0 + 20 * 5 + 3 * 5);
    const auto* panel = view.findChild<RowPanel*>();
    QVERIFY2(panel->caption().contains(QStringLiteral("price")), qPrintable(panel->caption()));
    QVERIFY2(panel->numbers().contains(QStringLiteral("rooms <b>6</b>")), qPrintable(panel->numbers()));
}

void AnswersTest::theSurestMistakeComesFirst()
{
    MistakesView view(clothes_.context(theme_));
    view.resize(900, 600);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(!view.summary().isEmpty(), kPatience);
    QVERIFY2(!view.mistakes().empty(), "one epoch is not enough");
    const auto weights = clothes_.weights();
    std::size_t wrong = 0;
    for (const std::int64_t row : clothes_.session.data()->validation.list()) {
        const auto x = Pictures::convolved(row, weights.at("conv1/kernel"), weights.at("conv1/bias"));
        const auto z = Pictures::scores(x, weights.at("out/kernel"), weights.at("out/bias"));
        const int said = int(std::ranges::max_element(z) - z.begin());
        if (said == row % 10)
            continue;
        ++wrong;
        double sum = 0;
        for (const double score : z)
            sum += std::exp(score);
        const auto found = std::ranges::find(view.mistakes(), row, &MistakesView::Mistake::row);
        QVERIFY(found != view.mistakes().end());
        QCOMPARE(found->predicted, said);
        QVERIFY(std::abs(found->weight - std::exp(z[std::size_t(said)]) / sum) < 1e-5);
    }
    QCOMPARE(view.mistakes().size(), wrong);
    QVERIFY(std::ranges::is_sorted(view.mistakes(), std::greater(), &MistakesView::Mistake::weight));
}

void AnswersTest::aPointSaysWhatIsTrueAndWhatIsPredicted()
{
    EmbeddingView view(clothes_.context(theme_));
    view.resize(900, 600);
    view.show();
    view.setMethod(false);
    view.start();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    const auto weights = clothes_.weights();
    for (int point = 0; point < 5; ++point) {
        const std::int64_t row = view.rows()[std::size_t(point)];
        const auto x = Pictures::convolved(row, weights.at("conv1/kernel"), weights.at("conv1/bias"));
        const auto z = Pictures::scores(x, weights.at("out/kernel"), weights.at("out/bias"));
        const auto said = std::ranges::max_element(z) - z.begin();
        QCOMPARE(view.caption(point), QStringLiteral("%1 · predicted: %2").arg(row % 10).arg(said));
    }
}

void AnswersTest::pointsCanBeColouredByRightAndWrong()
{
    EmbeddingView view(clothes_.context(theme_));
    view.resize(900, 600);
    view.show();
    view.setMethod(false);
    view.start();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    auto* colours = view.findChild<QComboBox*>(QStringLiteral("colours"));
    colours->setCurrentIndex(2);
    emit colours->activated(2);
    for (int point = 0; point < view.plot().count(); ++point) {
        const QStringList words = view.caption(point).split(QStringLiteral(" · predicted: "));
        QCOMPARE(view.plot().kind(point), words[0] == words[1] ? 1 : 0);
    }
}

void AnswersTest::anOldMapSaysSo()
{
    EmbeddingView view(clothes_.context(theme_));
    view.show();
    view.setMethod(false);
    view.start();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    QVERIFY(!view.isOld());
    QVERIFY(!view.note().contains(QStringLiteral("old")));
    const qint64 step = clothes_.session.stepsDone();
    clothes_.session.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(clothes_.session.stepsDone(), step + 1, kPatience);
    QTRY_VERIFY2_WITH_TIMEOUT(
        view.note().contains(QStringLiteral("old: the network is at step %1 now").arg(step + 1)),
        qPrintable(view.note()), kPatience);
}

void AnswersTest::aMapFollowsTraining()
{
    EmbeddingView view(clothes_.context(theme_));
    view.resize(900, 600);
    view.show();
    view.setMethod(true);
    view.start();
    QTRY_VERIFY_WITH_TIMEOUT(view.settled(), kPatience);
    const QPointF before = view.plot().place(0);
    view.findChild<QCheckBox*>(QStringLiteral("follow"))->setChecked(true);
    const qint64 step = clothes_.session.stepsDone();
    clothes_.session.stepBatch();
    QTRY_COMPARE_WITH_TIMEOUT(clothes_.session.stepsDone(), step + 1, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!view.isOld() && view.settled(), kPatience);
    QVERIFY(!view.note().contains(QStringLiteral("old")));
    QVERIFY(view.plot().place(0) != before);
    const QPointF moved = view.plot().place(0) - before;
    double extent = 0;
    for (int point = 1; point < view.plot().count(); ++point) {
        const QPointF apart = view.plot().place(point) - view.plot().place(0);
        extent = std::max(extent, std::hypot(apart.x(), apart.y()));
    }
    QVERIFY2(std::hypot(moved.x(), moved.y()) < extent, "points move on from where they were");
}

void AnswersTest::aDoubleClickOnASampleLeadsToIt()
{
    MistakesView view(clothes_.context(theme_));
    view.resize(900, 600);
    view.show();
    QTRY_VERIFY_WITH_TIMEOUT(!view.mistakes().empty(), kPatience);
    QSignalSpy asked(&view, &View::viewAsked);
    auto* tiles = view.findChild<TileGrid*>(QStringLiteral("pictures"));
    QTest::mouseDClick(tiles->viewport(), Qt::LeftButton, {}, tiles->pictureRect(0).center());
    QCOMPARE(clothes_.selection.row(), view.mistakes()[0].row);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].toString(), QStringLiteral("activations"));
}

void AnswersTest::lettersStandAmidTheirOwnPoints()
{
    ScatterPlot plot(theme_);
    plot.resize(600, 500);
    std::vector<float> places;
    std::vector<std::int32_t> kinds;
    for (int i = 0; i < 200; ++i) { // the four quadrants: a class has its mean where the other one lies
        const float x = i % 2 ? 1.0F : -1.0F, y = i / 2 % 2 ? 1.0F : -1.0F;
        places.insert(places.end(), {x + 0.02F * float(i % 13), y + 0.02F * float(i % 7)});
        kinds.push_back(x * y > 0 ? 0 : 1);
    }
    plot.setClasses({"same sign", "other sign"});
    plot.setPoints(places, kinds);
    for (const int kind : {0, 1}) {
        const int point = plot.letterPoint(kind);
        QVERIFY(point >= 0);
        QCOMPARE(kinds[std::size_t(point)], kind);
    }
    plot.setPoints({}, {});
    QCOMPARE(plot.letterPoint(0), -1);
}

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    AnswersTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "answers_test.moc"
