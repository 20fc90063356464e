#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QTest>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 600, kLength = 40;

PreparedData stories(Attributes settings = {}, std::uint64_t seed = 7)
{
    const DataRecipe recipe{{"stories", {{"samples", kRows}}}, {{"masked_words", std::move(settings)}}, {}};
    return std::move(prepare(recipe, {{}, seed, {}})).value();
}

/// What the network gets of a field: with an epoch as training sees it, else as validation does.
std::vector<double> seen(const PreparedData& data, const std::string& field, std::int64_t row,
                         std::optional<std::int64_t> epoch = {})
{
    const int at = data.indexOf(field);
    std::vector<double> values;
    const auto take = [&](auto number, DType dtype) {
        std::vector<decltype(number)> out(kLength);
        const TensorView view{out.data(), dtype, 1, kLength};
        const bool ok = epoch ? bool(gatherDrawn(data, at, {&row, 1}, *epoch, view))
                              : bool(gatherField(data, at, {&row, 1}, view));
        values.assign(out.begin(), ok ? out.end() : out.begin());
    };
    data.fields()[std::size_t(at)].dtype == DType::i32 ? take(std::int32_t(), DType::i32) : take(float(), DType::f32);
    return values;
}

} // namespace

class MaskedWordsTest : public QObject {
    Q_OBJECT
private slots:
    /// Of the words that are asked for 8 of 10 are unknown, 1 is another one (by chance itself), 1 stays.
    void wordsAreHiddenSwappedAndLeft()
    {
        const PreparedData data = stories();
        const double known = double(data.fields()[0].words.size()) - 2;
        double words = 0, asked = 0, hidden = 0, swapped = 0;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const auto there = seen(data, "words_hidden", row, 3), shown = seen(data, "words", row, 3),
                       counts = seen(data, "words_asked", row, 3);
            for (std::size_t i = 0; i < kLength; ++i) {
                QCOMPARE(there[i], data.rows.at(0, row, std::int64_t(i)));
                if (there[i] == 0 || counts[i] == 0) {
                    QCOMPARE(shown[i], there[i]);
                    QCOMPARE(counts[i], 0.0);
                } else {
                    QCOMPARE(counts[i], 1.0);
                    QVERIFY(shown[i] >= 1 && shown[i] < known + 2);
                    hidden += shown[i] == 1;
                    swapped += shown[i] != 1 && shown[i] != there[i];
                    ++asked;
                }
                words += there[i] != 0;
            }
        }
        QVERIFY(words > 30 * kRows);
        QVERIFY2(std::abs(asked / words - 0.15) < 0.01, std::to_string(asked / words).c_str());
        QVERIFY2(std::abs(hidden / asked - 0.8) < 0.03, std::to_string(hidden / asked).c_str());
        QVERIFY2(std::abs(swapped / asked - 0.1) < 0.02, std::to_string(swapped / asked).c_str());
    }

    void othersInEachEpochAndTheSameAgain()
    {
        const PreparedData data = stories(), again = stories();
        int differ = 0;
        for (std::int64_t row = 0; row < 50; ++row)
            for (const char* field : {"words", "words_asked"}) {
                QCOMPARE(seen(again, field, row, 5), seen(data, field, row, 5));
                differ += seen(data, field, row, 6) != seen(data, field, row, 5);
            }
        QVERIFY(differ > 90);
    }

    /// Validation asks, too, and each time for the same.
    void validationAsksForTheSame()
    {
        const PreparedData data = stories();
        DataLoader loader(data, data.validation, 1, false, 7);
        for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
            loader.startEpoch(epoch);
            const std::int64_t row = loader.take(2)[0];
            std::vector<float> counts(kLength);
            loader.gather(data.indexOf("words_asked"), {counts.data(), DType::f32, 1, kLength});
            QCOMPARE(std::vector<double>(counts.begin(), counts.end()), seen(data, "words_asked", row, 0));
            QCOMPARE(seen(data, "words_asked", row), seen(data, "words_asked", row, 0));
        }
    }

    void theSharesAreSettings()
    {
        const PreparedData all = stories({{"share", 1.0}, {"hidden", 1.0}, {"swapped", 0.0}}),
                           none = stories({{"share", 0.0}});
        for (std::int64_t row = 0; row < 20; ++row)
            for (std::size_t i = 0; i < kLength; ++i) {
                QCOMPARE(seen(all, "words", row)[i], double(seen(all, "words_hidden", row)[i] != 0));
                QCOMPARE(seen(none, "words", row), seen(none, "words_hidden", row));
            }
    }

    void itNeedsWords()
    {
        const auto data = prepare({{"memory_task", {}}, {{"masked_words", {}}}, {}}, {{}, 7, {}});
        QVERIFY(!data && english(data.error()).find("finds no words in their order") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MaskedWordsTest)
#include "masked_words_test.moc"
