#include "data/apply_transforms.h"
#include "data/data_loader.h"
#include "data/mix.h"

#include <QtTest/QtTest>

#include <cmath>
#include <set>
#include <thread>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 40, kWidth = 3, kClasses = 4;

/// Row i holds (i, i², 1); its class is i modulo 4. The first 30 rows are the training part.
Result<PreparedData> rows(double alpha, std::vector<Part> before = {{"one_hot", {}}}, std::uint64_t seed = 1)
{
    Tensor numbers(Shape{kRows, kWidth}, DType::f32), labels(Shape{kRows}, DType::i32);
    std::vector<std::int64_t> training, validation;
    for (std::int64_t i = 0; i < kRows; ++i) {
        numbers.set(i * kWidth, double(i));
        numbers.set(i * kWidth + 1, double(i * i));
        numbers.set(i * kWidth + 2, 1);
        labels.set(i, double(i % kClasses));
        (i < 30 ? training : validation).push_back(i);
    }
    std::vector<Tensor> columns;
    columns.push_back(std::move(numbers));
    columns.push_back(std::move(labels));
    PreparedData data;
    data.rows = Dataset({{"x", DType::f32, Shape{kWidth}, FieldRole::input, {}, {}},
                         {"y", DType::i32, {}, FieldRole::target, {"a", "b", "c", "d"}, {}}},
                        std::move(columns));
    data.training = RowSet(training);
    data.validation = RowSet(validation);
    std::vector<Part> all = std::move(before);
    all.push_back({"mixup", {{"alpha", alpha}}});
    const auto made = makePipeline(all, seed, nullptr, data);
    return made ? Result<PreparedData>(std::move(data)) : made.error();
}

std::vector<float> drawn(const PreparedData& data, int field, std::int64_t row, std::int64_t epoch)
{
    std::vector<float> out(std::size_t(data.fields()[std::size_t(field)].shape.size()));
    const auto done =
        gatherDrawn(data, field, {&row, 1}, epoch, {out.data(), DType::f32, 1, std::int64_t(out.size())});
    return done ? out : std::vector<float>();
}

struct Spread {
    double mean = 0, variance = 0;
};
Spread spreadOf(double alpha)
{
    constexpr int kDraws = 20000;
    const RandomStream numbers(5, "test/beta");
    double sum = 0, squares = 0;
    for (int i = 0; i < kDraws; ++i) {
        const double share = betaOf(numbers, alpha, std::uint64_t(i) << 21, 0);
        if (!(share >= 0 && share <= 1))
            return {};
        sum += share;
        squares += share * share;
    }
    return {sum / kDraws, squares / kDraws - sum / kDraws * sum / kDraws};
}

} // namespace

/// mixup: each training row and its target become a mix of exactly two, in shares that sum to one.
class MixupTest : public QObject {
    Q_OBJECT

private slots:
    void aRowIsAMixOfExactlyTwoAndSoIsItsTarget()
    {
        const auto data = rows(1);
        QVERIFY2(data.ok(), data ? "" : english(data.error()).c_str());
        std::set<std::int64_t> others;
        for (std::int64_t epoch = 0; epoch < 20; ++epoch)
            for (std::int64_t row = 0; row < 30; ++row) {
                const std::vector<float> x = drawn(*data, 0, row, epoch), y = drawn(*data, 1, row, epoch);
                QVERIFY(std::abs(x[2] - 1) < 1e-6); // shares sum to one
                QVERIFY(std::abs(y[0] + y[1] + y[2] + y[3] - 1) < 1e-6);
                // Two equations of i and i² leave one other row: i·s + j·(1 − s), i²·s + j²·(1 − s).
                const Mix draw = mixOf(data->pipeline.fields[0].draws[0], row, epoch, 30);
                const double i = double(row), j = double(draw.other), s = draw.share;
                QVERIFY(draw.other >= 0 && draw.other < 30);
                QVERIFY(std::abs(x[0] - (s * i + (1 - s) * j)) < 1e-4);
                QVERIFY(std::abs(x[1] - (s * i * i + (1 - s) * j * j)) < 1e-3);
                QVERIFY(std::abs(y[std::size_t(row % 4)] - (row % 4 == draw.other % 4 ? 1 : s)) < 1e-6);
                QVERIFY(std::abs(y[std::size_t(draw.other % 4)] - (row % 4 == draw.other % 4 ? 1 : 1 - s)) < 1e-6);
                others.insert(draw.other);
            }
        QCOMPARE(others.size(), std::size_t(30)); // every training row serves, and no other one
    }

    void onlyTrainingIsMixed()
    {
        const auto data = rows(1);
        QVERIFY(data.ok());
        const std::int64_t row = 7;
        std::vector<float> x(3);
        QVERIFY(gatherField(*data, 0, {&row, 1}, {x.data(), DType::f32, 1, 3}));
        QCOMPARE(x, (std::vector<float>{7, 49, 1}));
        DataLoader judging(*data, data->validation, 10, false, 1);
        std::vector<float> batch(30);
        judging.take(0);
        judging.gather(0, {batch.data(), DType::f32, 10, 3});
        QCOMPARE(batch[3], 31.0f);
        DataLoader training(*data, data->training, 30, false, 1);
        training.drawAnew();
        training.startEpoch(3);
        training.take(0);
        std::vector<float> all(90);
        training.gather(0, {all.data(), DType::f32, 30, 3});
        for (std::int64_t i = 0; i < 30; ++i) // what a preview shows is what training sees
            QCOMPARE(std::vector<float>(all.begin() + 3 * i, all.begin() + 3 * i + 3), drawn(*data, 0, i, 3));
    }

    void theSameSeedDrawsTheSameBitsInAnyThread()
    {
        const auto data = rows(0.4), same = rows(0.4), other = rows(0.4, {{"one_hot", {}}}, 2);
        QVERIFY(data.ok() && same.ok() && other.ok());
        std::vector<float> elsewhere;
        std::thread([&] { elsewhere = drawn(*same, 0, 11, 4); }).join();
        QCOMPARE(elsewhere, drawn(*data, 0, 11, 4));
        QVERIFY(drawn(*data, 0, 11, 4) != drawn(*data, 0, 11, 5));
        QVERIFY(drawn(*data, 0, 11, 4) != drawn(*other, 0, 11, 4));
    }

    void theShareIsDrawnFromBeta_data()
    {
        QTest::addColumn<double>("alpha");
        for (const double alpha : {0.05, 0.2, 0.4, 1.0, 2.0, 8.0})
            QTest::newRow(QByteArray::number(alpha)) << alpha;
    }
    void theShareIsDrawnFromBeta()
    {
        QFETCH(double, alpha);
        const Spread spread = spreadOf(alpha);
        const double variance = 1 / (4 * (2 * alpha + 1));
        QVERIFY2(std::abs(spread.mean - 0.5) < 0.015, QByteArray::number(spread.mean));
        QVERIFY2(std::abs(spread.variance - variance) < 0.03 * variance + 0.001, QByteArray::number(spread.variance));
    }

    void classNumbersAreRefused()
    {
        const auto data = rows(0.2, {});
        QVERIFY(!data.ok() && english(data.error()).find("put one_hot before it") != std::string::npos);
    }

    void whatChangesNumbersStandsBefore()
    {
        QVERIFY(rows(0.2, {{"one_hot", {}}, {"standardize", {}}}).ok());
        const auto twice = rows(0.2, {{"one_hot", {}}, {"mixup", {}}});
        QVERIFY(!twice.ok() && english(twice.error()).find("twice") != std::string::npos);
        const auto after = rows(0.2, {{"one_hot", {}}, {"mixup", {}}, {"standardize", {}}});
        QVERIFY(!after.ok() && english(after.error()).find("move it before") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MixupTest)
#include "mixup_test.moc"
