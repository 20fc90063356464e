#include "tuning/pruner_type.h"

#include <QTest>

#include <cmath>

using namespace loom;
using Epochs = std::vector<std::int64_t>;
using Stays = std::vector<bool>;

namespace {

const double kNone = std::nan("");

Epochs rungs(const std::string& text, std::int64_t epochs, std::int64_t generation = 8)
{
    const Part part = readPruner(text).value();
    return findPruner(part.type)->rungs(epochs, generation, part.attributes);
}

Stays staying(const std::string& text, int rung, std::vector<double> going, std::vector<double> ended,
              std::vector<double> earlier = {}, std::size_t members = 8)
{
    const Part part = readPruner(text).value();
    return findPruner(part.type)->staying(
        {part.attributes, rung, std::move(going), std::move(ended), std::move(earlier), members});
}

} // namespace

/// Which trials pruners stop.
class PrunersTest : public QObject {
    Q_OBJECT
private slots:
    void halvingComparesAtFixedEpochs();
    void halvingKeepsTheBetterHalf();
    void theMedianOfEarlierTrialsDecides();
    void withoutAPrunerAllStay();
    void settingsAreChecked();
};

void PrunersTest::halvingComparesAtFixedEpochs()
{
    QCOMPARE(rungs("halving", 16), (Epochs{2, 4, 8}));
    QCOMPARE(rungs("halving", 5), (Epochs{1, 2, 3}));
    QCOMPARE(rungs("halving", 2), (Epochs{1}));
    QCOMPARE(rungs("halving", 1), Epochs());
    QCOMPARE(rungs("halving:factor=4", 16, 16), (Epochs{1, 4}));
    QCOMPARE(rungs("halving", 16, 1), Epochs());
}

void PrunersTest::halvingKeepsTheBetterHalf()
{
    QCOMPARE(staying("halving", 0, {0.8, 0.1, 0.7, 0.2, 0.6, 0.3, 0.5, 0.4}, {}),
             (Stays{false, true, false, true, false, true, false, true}));
    QCOMPARE(staying("halving", 1, {0.1, 0.2, 0.3, 0.4}, {}), (Stays{true, true, false, false}));
    QCOMPARE(staying("halving", 2, {0.2, 0.1}, {}), (Stays{false, true}));
    // One that ended by itself keeps its place among the two.
    QCOMPARE(staying("halving", 1, {0.2, 0.3, 0.4}, {0.1}), (Stays{true, false, false}));
    // One without a number is the worst, the earlier of equal ones stays.
    QCOMPARE(staying("halving", 1, {kNone, 0.3, 0.3, 0.3}, {}), (Stays{false, true, true, false}));
    QCOMPARE(staying("halving:factor=4", 0, {0.4, 0.3, 0.2, 0.1}, {kNone, kNone, kNone, kNone}),
             (Stays{false, false, true, true}));
}

void PrunersTest::theMedianOfEarlierTrialsDecides()
{
    QCOMPARE(rungs("median:parts=4", 20), (Epochs{5, 10, 15}));
    QCOMPARE(rungs("median", 4), (Epochs{1, 2, 3}));
    // Earlier ones: 0.2 0.4 0.6 0.8, so 0.5.
    QCOMPARE(staying("median:startup=4", 0, {0.49, 0.5, 0.51, kNone}, {}, {0.8, 0.2, 0.6, 0.4, kNone}),
             (Stays{true, true, false, false}));
    QCOMPARE(staying("median:startup=5", 0, {0.9}, {}, {0.8, 0.2, 0.6, 0.4, kNone}), (Stays{true}));
}

void PrunersTest::withoutAPrunerAllStay()
{
    QCOMPARE(rungs("none", 100), Epochs());
    QCOMPARE(staying("none", 0, {1, 2, kNone}, {}), (Stays{true, true, true}));
}

void PrunersTest::settingsAreChecked()
{
    for (const char* text : {"", "half", "halving:factor=1", "none:factor=2", "median:parts=1.5"})
        QVERIFY2(!readPruner(text).ok(), text);
}

QTEST_GUILESS_MAIN(PrunersTest)
#include "pruners_test.moc"
