#include "base/random.h"

#include <QtTest>

#include <cmath>
#include <set>

using namespace loom;

class RandomTest : public QObject {
    Q_OBJECT
private slots:
    /// The known answers of Random123 (kat_vectors, philox4x32 10).
    void philoxGivesTheKnownAnswers()
    {
        using Four = std::array<std::uint32_t, 4>;
        QVERIFY(philox(0, 0, 0) == (Four{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
        QVERIFY(philox(~0ull, ~0ull, ~0ull) == (Four{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
        QVERIFY(philox(0x299f31d0a4093822, 0x85a308d3243f6a88, 0x0370734413198a2e)
                == (Four{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
    }

    void aNumberIsAFunctionOfSeedNameTimeAndIndex()
    {
        const RandomStream stream(7, "dropout/mask");
        std::set<std::uint32_t> seen;
        for (int index = 0; index < 8; ++index)
            seen.insert(stream.bits(std::uint64_t(index), 3));
        for (const RandomStream& other : {RandomStream(8, "dropout/mask"), RandomStream(7, "dropout/mask2")})
            seen.insert(other.bits(0, 3));
        seen.insert(stream.bits(0, 4));
        QCOMPARE(seen.size(), std::size_t(11)); // all differ
        QCOMPARE(stream.bits(5, 3), RandomStream(7, "dropout/mask").bits(5, 3));
        QCOMPARE(RandomStream::ofKey(stream.key()).bits(5, 3), stream.bits(5, 3));
    }

    void hashesAreThoseOfEveryVersion()
    {
        // FNV-1a of nothing is its basis; the final mix is a bijection, so different words differ here too.
        QVERIFY(stableHash("") != stableHash("a"));
        QVERIFY(stableHash("a", 1) != stableHash("a", 2));
        QCOMPARE(stableHash("conv1/kernel", 7), stableHash(std::string("conv1/") + "kernel", 7));
    }

    void uniformNumbersFillTheirRange()
    {
        const RandomStream stream(3, "uniform");
        constexpr int kDraws = 100'000;
        double sum = 0, least = 1, most = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double drawn = stream.uniform(std::uint64_t(i));
            sum += drawn, least = std::min(least, drawn), most = std::max(most, drawn);
        }
        QVERIFY(least >= 0 && least < 1e-3 && most < 1 && most > 0.999);
        QVERIFY(std::abs(sum / kDraws - 0.5) < 5 * std::sqrt(1.0 / 12 / kDraws));
    }

    void normalNumbersHaveMeanZeroAndDeviationOne()
    {
        const RandomStream stream(3, "normal");
        constexpr int kDraws = 100'000;
        double sum = 0, squares = 0, fourth = 0;
        for (int i = 0; i < kDraws; ++i) {
            const double drawn = stream.normal(std::uint64_t(i), 2);
            sum += drawn, squares += drawn * drawn, fourth += std::pow(drawn, 4);
        }
        QVERIFY(std::abs(sum / kDraws) < 5 / std::sqrt(double(kDraws)));
        QVERIFY(std::abs(squares / kDraws - 1) < 5 * std::sqrt(2.0 / kDraws));
        QVERIFY(std::abs(fourth / kDraws - 3) < 5 * std::sqrt(96.0 / kDraws)); // tails as they should be
    }

    void wholeNumbersStayBelowTheirCount()
    {
        const RandomStream stream(3, "below");
        std::array<int, 6> times{};
        for (int i = 0; i < 60'000; ++i)
            ++times[stream.below(6, std::uint64_t(i))];
        for (const int count : times)
            QVERIFY2(std::abs(count - 10'000) < 5 * 92, qPrintable(QString::number(count)));
        QCOMPARE(stream.below(1, 17), 0u);
    }
};

QTEST_GUILESS_MAIN(RandomTest)
#include "random_test.moc"
