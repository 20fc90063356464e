#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

using namespace loom;

/// A file in core/data/sources is a source: it stands in the table, its attributes are checked, its rows are parted.
class DroppedInSourceTest : public QObject {
    Q_OBJECT

private slots:
    void oneFileIsASource()
    {
        const SourceType* source = findSource("counted_words");
        QVERIFY(source);
        QVERIFY(findSource("csv"));
        const auto data = prepare(
            {{"counted_words", {{"sentences", std::int64_t(20)}}}, {}, {"chronological", 0.25, 0}}, {"", 1, {}});
        QVERIFY2(data, data ? "" : english(data.error()).c_str());
        QCOMPARE(data->training.size(), std::size_t(15));
        QCOMPARE(data->validation.size(), std::size_t(5));
    }

    void itsAttributesAreChecked()
    {
        const auto data = prepare({{"counted_words", {{"sentences", std::int64_t(0)}}}, {}, {}}, {"", 1, {}});
        QVERIFY(!data);
        QVERIFY(english(data.error()).find("counted_words.sentences") != std::string::npos);
    }

    void wholeNumbersStayWholeOnTheirWayToTheNetwork()
    {
        // Beyond 2^24 a real number of 32 bits would lose words.
        const auto data = prepare({{"counted_words", {}}, {}, {"chronological", 0, 0}}, {"", 1, {}});
        QVERIFY(data->fields()[0].dtype == DType::i32);
        std::array<std::int32_t, 6> batch{};
        const std::array<std::int64_t, 2> rows{7, 2};
        QVERIFY(gatherField(*data, 0, rows, {batch.data(), DType::i32, 2, 3}));
        QCOMPARE(batch, (std::array<std::int32_t, 6>{7, 8, 9, 2, 3, 4}));
    }
};

QTEST_GUILESS_MAIN(DroppedInSourceTest)
#include "dropped_in_source_test.moc"
