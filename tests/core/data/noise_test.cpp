#include "data/source_type.h"
#include "tensor/tensor.h"

#include <QTest>
#include <cmath>
#include <set>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 200;
const std::vector<std::int64_t> kShape = {4, 5, 3};

Result<SourceData> loaded(Attributes attributes, std::uint64_t seed = 7)
{
    const SourceType* source = findSource("noise");
    attributes.emplace("shape", kShape);
    attributes.emplace("rows", kRows);
    return source->load(completed(source->attributes, attributes), {{}, seed, {}});
}

Dataset rowsOf(Attributes attributes, std::uint64_t seed = 7)
{
    return std::move(loaded(std::move(attributes), seed)).value().rows;
}

} // namespace

class NoiseTest : public QObject {
    Q_OBJECT
private slots:
    void numbersHaveTheirDistribution_data()
    {
        QTest::addColumn<QString>("distribution");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("variance");
        QTest::newRow("uniform from 0 to 1") << "uniform" << 0.5 << 1.0 / 12;
        QTest::newRow("normal") << "normal" << 0.0 << 1.0;
    }
    void numbersHaveTheirDistribution()
    {
        QFETCH(QString, distribution);
        QFETCH(double, mean);
        QFETCH(double, variance);
        const Dataset rows = rowsOf({{"distribution", distribution.toStdString()}});
        double sum = 0, squares = 0;
        const std::int64_t size = Shape(kShape).size(), count = kRows * size;
        for (std::int64_t row = 0; row < kRows; ++row)
            for (std::int64_t at = 0; at < size; ++at) {
                const double x = rows.at(0, row, at);
                QVERIFY(distribution == "normal" || (x >= 0 && x <= 1));
                sum += x;
                squares += (x - mean) * (x - mean);
            }
        QVERIFY(std::abs(sum / double(count) - mean) < 0.03);
        QVERIFY(std::abs(squares / double(count) / variance - 1) < 0.05);
    }

    void everyClassComes()
    {
        const Dataset rows = rowsOf({{"classes", std::int64_t(3)}});
        QCOMPARE(rows.fields()[0].shape, Shape(kShape));
        QCOMPARE(rows.fields()[1].classes, (std::vector<std::string>{"0", "1", "2"}));
        std::set<double> labels;
        for (std::int64_t row = 0; row < kRows; ++row)
            labels.insert(rows.at(1, row, 0));
        QCOMPARE(labels, (std::set<double>{0, 1, 2}));
    }

    void aRowFollowsFromSeedAndIndexAlone()
    {
        for (const char* distribution : {"uniform", "normal"}) {
            const Attributes attributes{{"distribution", std::string(distribution)}};
            Attributes more = attributes;
            more["rows"] = 2 * kRows;
            const Dataset one = rowsOf(attributes), same = rowsOf(more), other = rowsOf(attributes, 8);
            int differ = 0;
            for (std::int64_t row = 0; row < kRows; ++row)
                for (const int field : {0, 1}) {
                    QCOMPARE(one.at(field, row, 0), same.at(field, row, 0));
                    differ += one.at(field, row, 0) != other.at(field, row, 0);
                }
            QVERIFY(differ > kRows);
        }
    }

    void tooMuchIsRefusedBeforeMemoryIsTaken()
    {
        const std::vector<std::int64_t> huge(8, 1000000); // their product is beyond any whole number
        const auto refused = loaded({{"shape", huge}, {"rows", std::int64_t(1000000)}});
        QVERIFY(!refused.ok());
        QVERIFY(english(refused.error()).find("too many to hold") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(NoiseTest)
#include "noise_test.moc"
