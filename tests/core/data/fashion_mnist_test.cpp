#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <filesystem>

#include <zlib.h>

using namespace loom;

namespace {

const char* const kFolder = "/usr/share/datasets/fashion-mnist";

/// The uncompressed file by another way than the product's.
std::vector<std::uint8_t> unpacked(const char* name, std::size_t size)
{
    std::vector<std::uint8_t> bytes(size);
    gzFile file = gzopen((std::string(kFolder) + "/" + name).c_str(), "rb");
    gzread(file, bytes.data(), unsigned(size));
    gzclose(file);
    return bytes;
}

} // namespace

class FashionMnistTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (!std::filesystem::exists(kFolder))
            QSKIP("dataset-fashion-mnist is not installed");
        DataRecipe recipe{{"fashion_mnist", {}}, {{"scale", {}}}, {"stratified", 0.1, 0}};
        auto prepared = prepare(recipe, {"", 7, {}});
        QVERIFY2(prepared.ok(), prepared ? "" : english(prepared.error()).c_str());
        data_ = std::move(*prepared);
    }

    void theFieldsAreImageAndLabel()
    {
        const auto& stored = data_.rows.fields();
        QCOMPARE(stored.size(), std::size_t(2));
        QVERIFY(stored[0].name == "image" && stored[0].dtype == DType::u8 && stored[0].shape == Shape({28, 28, 1}));
        QVERIFY(stored[1].name == "label" && stored[1].dtype == DType::i32 && stored[1].shape == Shape());
        QCOMPARE(stored[1].classes.size(), std::size_t(10));
        QCOMPARE(stored[1].classes[9], std::string("Ankle boot"));
        QVERIFY(data_.fields()[0].dtype == DType::f32);
        QVERIFY(data_.fields()[1].dtype == DType::i32);
    }

    void theOwnTestSetStaysApart()
    {
        QCOMPARE(data_.rows.size(), std::int64_t(70000));
        QCOMPARE(data_.test.size(), std::size_t(10000));
        QCOMPARE(data_.test.list().front(), std::int64_t(60000));
        QCOMPARE(data_.training.size(), std::size_t(54000));
        QCOMPARE(data_.validation.size(), std::size_t(6000));
        QVERIFY(data_.training.list().back() < 60000 && data_.validation.list().back() < 60000);
    }

    void aStratifiedSplitHasEveryClassInProportion()
    {
        const auto labels = data_.rows.column(1).values<std::int32_t>();
        std::array<int, 10> counts{};
        for (const std::int64_t row : data_.validation.list())
            ++counts[std::size_t(labels[std::size_t(row)])];
        for (const int count : counts)
            QCOMPARE(count, 600);
    }

    void aBatchHoldsThePixelsOfTheFileOver255()
    {
        const auto pixels = unpacked("train-images-idx3-ubyte.gz", 16 + 784 * 200);
        const auto labels = unpacked("train-labels-idx1-ubyte.gz", 8 + 200);
        const std::vector<std::int64_t> rows{3, 199, 0};
        std::vector<float> batch(3 * 784);
        std::vector<std::int32_t> answers(3);
        QVERIFY(bool(gatherField(data_, 0, rows, {batch.data(), DType::f32, 3, 784})));
        QVERIFY(bool(gatherField(data_, 1, rows, {answers.data(), DType::i32, 3, 1})));
        for (std::size_t i = 0; i < 3; ++i) {
            QCOMPARE(answers[i], int(labels[8 + std::size_t(rows[i])]));
            for (std::size_t j = 0; j < 784; ++j) {
                const double expected = pixels[16 + std::size_t(rows[i]) * 784 + j] / 255.0;
                QVERIFY(std::abs(double(batch[i * 784 + j]) - expected) <= 1e-7);
            }
        }
    }

    void aBatchIsScaled()
    {
        DataLoader loader(data_, data_.training, 64, true, 7);
        std::vector<float> batch(64 * 784);
        loader.take(5);
        loader.gather(0, {batch.data(), DType::f32, 64, 784});
        QVERIFY(*std::max_element(batch.begin(), batch.end()) <= 1.0f);
    }

    void aMissingPackageIsNamed()
    {
        const auto result = prepare({{"fashion_mnist", {{"folder", std::string("/nowhere")}}}, {}, {}}, {});
        QVERIFY(!result.ok());
        QVERIFY(english(result.error()).find("dataset-fashion-mnist") != std::string::npos);
    }

private:
    PreparedData data_;
};

QTEST_GUILESS_MAIN(FashionMnistTest)
#include "fashion_mnist_test.moc"
