#include "base/random.h"
#include "kernels/variants.h"

#include <QTest>

#include <cmath>

using namespace loom;

namespace {

constexpr int kPoints = 208; ///< the last 5 are padding
constexpr int kUsed = 203;

std::vector<float> numbers(std::size_t count, const char* stream, float scale = 1)
{
    const RandomStream random(3, stream);
    std::vector<float> made(count);
    for (std::size_t i = 0; i < count; ++i)
        made[i] = scale * float(random.normal(i));
    return made;
}

std::vector<float> circleOf(int size, bool sine)
{
    std::vector<float> values;
    for (int p = 0; p < size; ++p)
        values.push_back(float(sine ? std::sin(2 * M_PI * p / size) : std::cos(2 * M_PI * p / size)));
    return values;
}

/// Every loop's output for the same inputs, one behind the other.
class Outputs {
public:
    explicit Outputs(const MapLoops& loops)
        : loops_(loops)
    {
        forces();
        grid();
        descent();
        neighbours();
    }
    std::vector<float> numbersMade;
    std::vector<double> sums;
    std::vector<std::uint32_t> bits;

private:
    const MapLoops& loops_;
    std::vector<float> x_ = numbers(kPoints, "x", 9), y_ = numbers(kPoints, "y", 9);

    void keep(const std::vector<float>& made) { numbersMade.insert(numbersMade.end(), made.begin(), made.end()); }
    void forces()
    {
        // Rows of 0, 1, … neighbours, so that every length of a last part occurs.
        std::vector<std::int64_t> start{0};
        std::vector<std::int32_t> column;
        for (int row = 0; row < kUsed; ++row) {
            for (int i = 0; i < row; ++i)
                column.push_back((row * 7 + i * 13) % kUsed);
            start.push_back(std::int64_t(column.size()));
        }
        const std::vector<float> weights = numbers(column.size(), "weights");
        std::vector<float> pairs;
        for (int i = 0; i < kUsed; ++i)
            pairs.insert(pairs.end(), {x_[i], y_[i]});
        const MapLoops::Springs springs{start.data(), column.data(), weights.data(), pairs.data()};
        std::vector<float> outX(kUsed), outY(kUsed);
        loops_.attract(springs, 0, kUsed, outX.data(), outY.data());
        keep(outX);
        keep(outY);
        sums.push_back(loops_.stretch(springs, 1, kUsed));
        std::vector<double> rows(kUsed);
        loops_.repel(x_.data(), y_.data(), kPoints, 2, kUsed, outX.data(), outY.data(), rows.data());
        keep(outX);
        keep(outY);
        sums.insert(sums.end(), rows.begin(), rows.end());
    }
    void grid()
    {
        constexpr int kNodes = 96, kSize = 192;
        const MapLoops::Frame frame{-40, -41, 1.2f, kNodes};
        std::vector<float> re(kNodes * kNodes), im = numbers(re.size(), "plane"), outX(kPoints), outY(kPoints);
        loops_.spread(frame, x_.data(), y_.data(), 0, kUsed, re.data());
        keep(re);
        loops_.readOff(frame, x_.data(), y_.data(), 0, kUsed, {re.data(), im.data()}, outX.data(), outY.data());
        keep(outX);
        keep(outY);
        std::vector<float> wave = numbers(kSize * 16 * 4, "wave");
        const std::vector<float> cosines = circleOf(kSize, false), sines = circleOf(kSize, true);
        float* const w = wave.data();
        const int plane = kSize * 16;
        loops_.transform({kSize, cosines.data(), sines.data()}, {w, w + plane}, {w + 2 * plane, w + 3 * plane});
        keep(wave);
        const std::vector<float> kernels = numbers(3 * plane, "kernels");
        double squares[16] = {};
        loops_.multiply({w, w + plane}, {w + 2 * plane, w + 3 * plane}, &kernels[0], &kernels[plane],
                        &kernels[2 * plane], kSize, squares);
        keep(wave);
        sums.insert(sums.end(), squares, squares + 16);
        std::vector<float> tile(18 * 16);
        loops_.turn(w, 40, tile.data(), 18);
        keep(tile);
    }
    void descent()
    {
        std::vector<float> gain(kPoints, 1), velocity = numbers(kPoints, "velocity", 3), gainY = gain,
                                             velocityY = numbers(kPoints, "velocity y", 3);
        const std::vector<float> pull = numbers(kPoints, "pull"), push = numbers(kPoints, "push");
        std::vector<float> x = x_, y = y_;
        for (int step = 0; step < 3; ++step)
            loops_.descend({pull.data(), push.data(), gain.data(), velocity.data()},
                           {push.data(), pull.data(), gainY.data(), velocityY.data()}, {12, 0.01f, 2, 0.8f, 5},
                           kPoints, x.data(), y.data());
        for (const auto* made : {&gain, &velocity, &gainY, &velocityY, &x, &y})
            keep(*made);
    }
    void neighbours()
    {
        constexpr int kFeatures = 37;
        const std::vector<float> panel = numbers(16 * kFeatures, "panel"), rows = numbers(4 * kFeatures, "rows");
        const std::vector<float> squares = numbers(20, "squares", 10);
        const float* const queries[4] = {&rows[0], &rows[kFeatures], &rows[2 * kFeatures], &rows[3 * kFeatures]};
        const float limits[4] = {-10, 0, 10, 1e30f};
        std::vector<float> distances(64);
        std::uint32_t below[4];
        loops_.distances(queries, &squares[16], panel.data(), &squares[0], kFeatures, limits, distances.data(),
                         below);
        keep(distances);
        bits.insert(bits.end(), below, below + 4);
        for (int q = 0; q < 4; ++q)
            for (int s = 0; s < 16; ++s)
                QCOMPARE(bool(below[q] >> s & 1), distances[q * 16 + s] < limits[q]);
    }
};

} // namespace

class MapLoopsTest : public QObject {
    Q_OBJECT

private slots:
    void everyVariantGivesTheSameBits();
    void transformIsTheSumOfWaves_data();
    void transformIsTheSumOfWaves();
    void longMovesAreCutAndGainsStayAboveTheLeast();
};

void MapLoopsTest::everyVariantGivesTheSameBits()
{
    const Outputs expected(*baselineKernels().mapLoops);
    int compared = 0;
    for (const KernelVariant& variant : kernelVariants()) {
        if (!variant.table) {
            qInfo("%s is not compared: %s", variant.name.c_str(), english(variant.reason).c_str());
            continue;
        }
        QVERIFY(variant.table->mapLoops);
        const Outputs made(*variant.table->mapLoops);
        QCOMPARE(made.bits, expected.bits);
        QCOMPARE(made.sums, expected.sums);
        QCOMPARE(std::memcmp(made.numbersMade.data(), expected.numbersMade.data(),
                             expected.numbersMade.size() * sizeof(float)),
                 0);
        ++compared;
    }
    QVERIFY(compared > 0);
}

void MapLoopsTest::transformIsTheSumOfWaves_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {2, 3, 4, 5, 6, 10, 12, 20, 24, 64, 160, 320, 384})
        QTest::addRow("%d", size) << size;
}

void MapLoopsTest::transformIsTheSumOfWaves()
{
    QFETCH(int, size);
    const int plane = size * 16;
    const std::vector<float> given = numbers(std::size_t(2 * plane), "signals");
    const std::vector<float> cosines = circleOf(size, false), sines = circleOf(size, true);
    std::vector<float> data = given;
    data.resize(std::size_t(4 * plane));
    float* const d = data.data();
    const MapLoops::Complex out = fastestMapLoops().transform({size, cosines.data(), sines.data()}, {d, d + plane},
                                                              {d + 2 * plane, d + 3 * plane});
    for (int f = 0; f < size; ++f)
        for (int s = 0; s < 16; ++s) {
            double re = 0, im = 0;
            for (int t = 0; t < size; ++t) {
                const double angle = -2 * M_PI * f * t / size;
                const double a = double(given[t * 16 + s]), b = double(given[plane + t * 16 + s]);
                re += a * std::cos(angle) - b * std::sin(angle);
                im += a * std::sin(angle) + b * std::cos(angle);
            }
            QVERIFY(std::abs(re - double(out.re[f * 16 + s])) < 1e-4);
            QVERIFY(std::abs(im - double(out.im[f * 16 + s])) < 1e-4);
        }
}

void MapLoopsTest::longMovesAreCutAndGainsStayAboveTheLeast()
{
    std::vector<float> pull(16, 0), push(16, 0), gain(16, 0.011f), gainY = gain, velocity(16, 0),
                                                                   velocityY = velocity;
    std::vector<float> x(16, 1), y(16, 2);
    pull[3] = -3e6f; // along x alone: 3e6 · 0.01 · 0.001 would be 30
    fastestMapLoops().descend({pull.data(), push.data(), gain.data(), velocity.data()},
                              {push.data(), push.data(), gainY.data(), velocityY.data()}, {1, 1, 1e-3f, 0.5f, 5}, 16,
                              x.data(), y.data());
    QCOMPARE(x[3], 6.0f);
    QCOMPARE(velocity[3], 5.0f);
    QCOMPARE(y[3], 2.0f);
    QCOMPARE(x[2], 1.0f);
    QCOMPARE(gain[3], 0.01f); // a gradient and a standing point: neither both above 0, so times 0.8
}

QTEST_GUILESS_MAIN(MapLoopsTest)
#include "map_loops_test.moc"
