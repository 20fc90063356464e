#include "common/theme.h"
#include "patience.h"
#include "plots/bar_chart.h"
#include "plots/heat_map.h"
#include "plots/histogram_plot.h"
#include "plots/matrix_grid.h"
#include "plots/tile_grid.h"
#include "views/activations_view.h"
#include "views/confusion_view.h"
#include "views/feature_maps_view.h"
#include "views/histograms_view.h"
#include "views/parts/map_panel.h"
#include "views/parts/maps.h"
#include "views/weights_view.h"
#include "widgets/views/pictures.h"

#include <QComboBox>
#include <algorithm>
#include <cmath>

using namespace loom;
using namespace loom::ui;
using loom::test::Pictures;

/// What the views show, compared with plain f64 loops over the same weights and pictures.
class NumbersTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        pictures_ = std::make_unique<Pictures>();
        pictures_->prepare();
        pictures_->session.train();
        QTRY_COMPARE_WITH_TIMEOUT(pictures_->session.state(), TrainingSession::State::ended, kPatience);
        weights_ = pictures_->weights();
        QVERIFY(weights_.count("conv1/kernel"));
    }
    void cleanupTestCase() { pictures_.reset(); }

    void featureMapsAreTheConvolutionOfThePickedPicture()
    {
        FeatureMapsView view(pictures_->context(theme_));
        pictures_->selection.setRow(17);
        view.show();
        QTRY_COMPARE_WITH_TIMEOUT(view.panel().maps().count, 4, kPatience);
        const auto expected = Pictures::convolved(17, weights_["conv1/kernel"], weights_["conv1/bias"]);
        const MapStack& maps = view.panel().maps();
        double largest = 0;
        for (int r = 0; r < 8; ++r)
            for (int c = 0; c < 8; ++c)
                for (int k = 0; k < 4; ++k) {
                    const double wanted = expected[std::size_t((r * 8 + c) * 4 + k)];
                    largest = std::max(largest, std::abs(wanted));
                    QVERIFY(std::abs(maps.value(k, r, c) - wanted) < 1e-5);
                }
        QVERIFY(std::abs(view.panel().range().high - largest) < 1e-5);
        QCOMPARE(view.panel().range().low, -view.panel().range().high);
    }

    void anotherRowGivesAnotherPicture()
    {
        FeatureMapsView view(pictures_->context(theme_));
        pictures_->selection.setRow(17);
        view.show();
        QTRY_COMPARE_WITH_TIMEOUT(view.panel().maps().count, 4, kPatience);
        const auto before = view.panel().maps().values;
        pictures_->selection.setRow(18);
        QTRY_VERIFY_WITH_TIMEOUT(view.panel().maps().values != before, kPatience);
        const auto expected = Pictures::convolved(18, weights_["conv1/kernel"], weights_["conv1/bias"]);
        QVERIFY(std::abs(view.panel().maps().value(2, 3, 4) - expected[(3 * 8 + 4) * 4 + 2]) < 1e-5);
    }

    void aClickEnlargesAMapAndThePointerReadsIt()
    {
        FeatureMapsView view(pictures_->context(theme_));
        view.resize(900, 600);
        view.show();
        QTRY_COMPARE_WITH_TIMEOUT(view.panel().maps().count, 4, kPatience);
        TileGrid* grid = view.panel().grid();
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->pictureRect(2).center());
        QCOMPARE(view.panel().enlarged(), 2);
        HeatMap* large = view.panel().large();
        QTRY_VERIFY_WITH_TIMEOUT(large->isVisible(), kPatience);
        QCOMPARE(large->value(3, 5), double(view.panel().maps().value(2, 3, 5)));
        QTest::mouseMove(large, large->cellRect(3, 5).center().toPoint());
        QTRY_VERIFY_WITH_TIMEOUT(view.panel().readout().contains(QStringLiteral("row 4, column 6")), kPatience);
        QTest::keyClick(large, Qt::Key_Escape);
        QCOMPARE(view.panel().enlarged(), -1);
    }

    void thePredictionIsTheSoftmaxOfTheScores()
    {
        ActivationsView view(pictures_->context(theme_));
        pictures_->selection.setRow(33);
        pictures_->selection.setNodes({QStringLiteral("out")});
        view.show();
        QTRY_COMPARE_WITH_TIMEOUT(view.bars().values().size(), std::size_t(10), kPatience);
        const auto x = Pictures::convolved(33, weights_["conv1/kernel"], weights_["conv1/bias"]);
        const auto z = Pictures::scores(x, weights_["out/kernel"], weights_["out/bias"]);
        double sum = 0;
        for (const double s : z)
            sum += std::exp(s);
        for (int u = 0; u < 10; ++u)
            QVERIFY(std::abs(view.bars().values()[std::size_t(u)] - std::exp(z[std::size_t(u)]) / sum) < 1e-5);
        QCOMPARE(view.bars().marked(), 3);
    }

    void filtersAreTheKernelsOwnNumbers()
    {
        WeightsView view(pictures_->context(theme_));
        pictures_->selection.setNodes({QStringLiteral("conv1")});
        view.show();
        QTRY_COMPARE_WITH_TIMEOUT(view.maps().maps().count, 4, kPatience);
        for (int k = 0; k < 4; ++k)
            for (int p = 0; p < 9; ++p)
                QCOMPARE(view.maps().maps().value(k, p / 3, p % 3), float(weights_["conv1/kernel"].at(p * 4 + k)));
        pictures_->selection.setNodes({QStringLiteral("out")});
        QTRY_COMPARE_WITH_TIMEOUT(view.matrix().rows(), 256, kPatience);
        QCOMPARE(view.matrix().value(200, 7), weights_["out/kernel"].at(200 * 10 + 7));
    }

    /// Depthwise, transposed and 1D convolutions order their kernels otherwise than Convolution 2D.
    void aMapIsAFilterWhateverTheOrderOfTheKernel()
    {
        const auto counted = [](const Shape& shape) {
            Tensor kernel(shape, DType::f32);
            for (std::int64_t i = 0; i < kernel.size(); ++i)
                kernel.set(i, double(i));
            return kernel;
        };
        const MapStack each = kernelMaps(filtersOf(counted({1, 2, 3, 2}), "depthwise_conv2d", "kernel"), 0);
        const MapStack stamps = kernelMaps(filtersOf(counted({1, 2, 3, 2}), "conv2d_transpose", "kernel"), 1);
        const MapStack steps = kernelMaps(filtersOf(counted({2, 3, 4}), "conv1d", "kernel"), 1);
        QCOMPARE(each.count, 6);
        QCOMPARE(stamps.count, 3);
        QCOMPARE(steps.count, 4);
        for (int cell = 0; cell < 2; ++cell) {
            for (int f = 0; f < 6; ++f) // channel f / 2, its filter f % 2
                QCOMPARE(each.value(f, 0, cell), float(cell * 6 + f));
            for (int f = 0; f < 3; ++f)
                QCOMPARE(stamps.value(f, 0, cell), float((cell * 3 + f) * 2 + 1));
            for (int f = 0; f < 4; ++f)
                QCOMPARE(steps.value(f, 0, cell), float((cell * 3 + 1) * 4 + f));
        }
    }

    void histogramsCountTheWeights()
    {
        HistogramsView view(pictures_->context(theme_));
        pictures_->selection.setNodes({QStringLiteral("out")});
        view.show();
        QTRY_VERIFY_WITH_TIMEOUT(view.plot("out/kernel") && view.plot("out/kernel")->histogram().count == 2560,
                                 kPatience);
        const Histogram& shown = view.plot("out/kernel")->histogram();
        const Tensor& kernel = weights_["out/kernel"];
        double sum = 0, squares = 0, low = kernel.at(0), high = low;
        for (std::int64_t i = 0; i < kernel.size(); ++i) {
            sum += kernel.at(i);
            squares += kernel.at(i) * kernel.at(i);
            low = std::min(low, kernel.at(i));
            high = std::max(high, kernel.at(i));
        }
        const double mean = sum / 2560;
        QVERIFY(std::abs(shown.mean - mean) < 1e-9);
        QVERIFY(std::abs(shown.deviation - std::sqrt(squares / 2560 - mean * mean)) < 1e-6);
        QCOMPARE(shown.minimum, low);
        QCOMPARE(shown.maximum, high);
        std::vector<std::int64_t> bins(shown.bins.size());
        for (std::int64_t i = 0; i < kernel.size(); ++i)
            ++bins[std::min(bins.size() - 1, std::size_t((kernel.at(i) - low) / (high - low) * double(bins.size())))];
        std::int64_t different = 0;
        for (std::size_t i = 0; i < bins.size(); ++i)
            different += std::abs(bins[i] - shown.bins[i]);
        QVERIFY2(different <= 2, "a number on the edge of two bins may fall on either side");
        QVERIFY(view.plot("out/kernel:gradient")->histogram().count == 2560);
    }

    void confusionCountsAndCellsAreRight()
    {
        ConfusionView view(pictures_->context(theme_));
        view.resize(1200, 800);
        view.show();
        const auto& part = pictures_->session.data()->validation;
        QTRY_COMPARE_WITH_TIMEOUT(view.matrix().total(), std::int64_t(part.size()), kPatience);
        std::vector<std::int64_t> counts(100), cell;
        std::int64_t right = 0;
        for (const std::int64_t row : part.list()) {
            const auto x = Pictures::convolved(row, weights_["conv1/kernel"], weights_["conv1/bias"]);
            const auto z = Pictures::scores(x, weights_["out/kernel"], weights_["out/bias"]);
            const int predicted = int(std::max_element(z.begin(), z.end()) - z.begin());
            ++counts[std::size_t(row % 10 * 10 + predicted)];
            right += predicted == row % 10;
        }
        QCOMPARE(view.matrix().counts, counts);
        QVERIFY(std::abs(view.matrix().accuracy() - double(right) / double(part.size())) < 1e-12);
        const auto most = std::max_element(counts.begin(), counts.end()) - counts.begin();
        const int truth = int(most / 10), predicted = int(most % 10);
        QTest::mouseClick(view.grid(), Qt::LeftButton, {},
                          view.grid()->cellRect(truth, predicted).center().toPoint());
        QCOMPARE(std::int64_t(view.opened().size()), counts[std::size_t(most)]);
        for (const std::int64_t row : view.opened())
            QCOMPARE(int(row % 10), truth);
    }

    void theTestPartIsOfferedOnlyAfterTheEnd()
    {
        ConfusionView view(pictures_->context(theme_));
        view.show();
        auto* part = view.findChild<QComboBox*>(QStringLiteral("part"));
        QVERIFY(part->findData(QStringLiteral("test")) >= 0);
        Pictures fresh;
        fresh.prepare();
        ConfusionView early(fresh.context(theme_));
        early.show();
        QVERIFY(early.findChild<QComboBox*>(QStringLiteral("part"))->findData(QStringLiteral("test")) < 0);
    }

    void aHiddenViewWantsNothing()
    {
        FeatureMapsView view(pictures_->context(theme_));
        view.show();
        QVERIFY(view.wanted().has_value());
        view.hide();
        QVERIFY(!view.wanted().has_value());
    }

private:
    Theme theme_;
    std::unique_ptr<Pictures> pictures_;
    std::map<std::string, Tensor> weights_;
};

int main(int argc, char* argv[])
{
    loom::ui::initResources();
    QApplication application(argc, argv);
    NumbersTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "numbers_test.moc"
