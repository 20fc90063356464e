#include "data/source_type.h"
#include "tensor/tensor.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace loom;

namespace {

constexpr std::int64_t kSteps = 12, kRows = 200;

Dataset rowsOf(Attributes attributes, std::uint64_t seed = 7)
{
    const SourceType* source = findSource("memory_task");
    attributes.emplace("steps", kSteps);
    attributes.emplace("samples", kRows);
    return std::move(source->load(completed(source->attributes, attributes), {{}, seed, {}})).value().rows;
}

} // namespace

class MemoryTaskTest : public QObject {
    Q_OBJECT
private slots:
    void theFlagNamesTheAnswer()
    {
        constexpr std::int64_t kSymbols = 3, kPlaces = 4, kWidth = kSymbols + 1;
        const Dataset rows = rowsOf({{"symbols", kSymbols}, {"places", kPlaces}});
        QCOMPARE(rows.fields()[0].shape, (Shape{kSteps, kWidth}));
        QCOMPARE(rows.fields()[1].classes, (std::vector<std::string>{"a", "b", "c"}));
        std::set<std::int64_t> places, answers;
        for (std::int64_t row = 0; row < kRows; ++row) {
            std::vector<std::int64_t> flags;
            for (std::int64_t step = 0; step < kSteps; ++step) {
                std::int64_t symbols = 0;
                for (std::int64_t symbol = 0; symbol < kSymbols; ++symbol)
                    symbols += std::int64_t(rows.at(0, row, step * kWidth + symbol));
                QCOMPARE(symbols, std::int64_t(1));
                if (rows.at(0, row, step * kWidth + kSymbols) == 1)
                    flags.push_back(step);
            }
            QCOMPARE(flags.size(), std::size_t(1));
            const std::int64_t answer = std::int64_t(rows.at(1, row, 0));
            QCOMPARE(rows.at(0, row, flags[0] * kWidth + answer), 1.0);
            places.insert(flags[0]);
            answers.insert(answer);
        }
        QCOMPARE(places, (std::set<std::int64_t>{0, 1, 2, 3}));
        QCOMPARE(answers, (std::set<std::int64_t>{0, 1, 2}));
    }

    void twoMarkedNumbersAreAdded()
    {
        const Dataset rows = rowsOf({{"task", std::string("adding")}});
        QCOMPARE(rows.fields()[0].shape, (Shape{kSteps, 2}));
        for (std::int64_t row = 0; row < kRows; ++row) {
            double sum = 0;
            int halves[2] = {};
            for (std::int64_t step = 0; step < kSteps; ++step)
                if (rows.at(0, row, 2 * step + 1) == 1) {
                    sum += rows.at(0, row, 2 * step);
                    ++halves[step >= kSteps / 2];
                }
            QVERIFY(halves[0] == 1 && halves[1] == 1);
            QVERIFY(std::abs(rows.at(1, row, 0) - sum) < 1e-6);
        }
    }

    void rowsFollowFromTheSeedAlone()
    {
        for (const char* task : {"recall", "adding"}) {
            const Attributes attributes{{"task", std::string(task)}};
            Attributes more = attributes;
            more["samples"] = 2 * kRows;
            const Dataset one = rowsOf(attributes), same = rowsOf(more), other = rowsOf(attributes, 8);
            bool differs = false;
            for (std::int64_t row = 0; row < kRows; ++row)
                for (std::int64_t at = 0; at < one.fields()[0].shape.size(); ++at) {
                    QCOMPARE(one.at(0, row, at), same.at(0, row, at));
                    differs = differs || one.at(0, row, at) != other.at(0, row, at);
                }
            QVERIFY(differs);
        }
    }

    void tooMuchIsRefusedBeforeMemoryIsTaken()
    {
        const SourceType* source = findSource("memory_task");
        const auto refused = source->load(
            completed(source->attributes, {{"samples", std::int64_t(1000000)}, {"steps", std::int64_t(2000)}}),
            {{}, 7, {}});
        QVERIFY(!refused.ok());
        QVERIFY(english(refused.error()).find("2,000 steps") != std::string::npos
                || english(refused.error()).find("2000 steps") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(MemoryTaskTest)
#include "memory_task_test.moc"
