#include "data/data_loader.h"
#include "data/data_recipe.h"
#include "data/transform_type.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace loom;

namespace {

/// Pictures of 4 × 3 pixels, all of them different.
PreparedData pictures(std::int64_t count)
{
    Tensor pixels(Shape{count, 4, 3, 1}, DType::u8);
    for (std::int64_t i = 0; i < pixels.size(); ++i)
        pixels.set(i, double(i * 37 % 251));
    const Field image{"image", DType::u8, Shape{4, 3, 1}, FieldRole::input, {}, {}};
    PreparedData data;
    std::vector<Tensor> columns;
    columns.push_back(std::move(pixels));
    data.rows = Dataset({image}, std::move(columns));
    data.pipeline.fields.push_back({image, {}, {}, 0});
    data.pipeline.fields[0].field.dtype = DType::f32;
    std::vector<std::int64_t> all;
    for (std::int64_t row = 0; row < count; ++row)
        all.push_back(row);
    data.training = data.validation = RowSet(all);
    return data;
}

void add(PreparedData& data, const char* type, const Attributes& attributes, std::uint64_t seed = 1)
{
    const TransformType* transform = findTransform(type);
    const auto added = transform->draw(data.pipeline, completed(transform->attributes, attributes), data.rows,
                                       RandomStream(seed, std::string("data/") + type));
    QVERIFY2(added, added ? "" : english(added.error()).c_str());
}

std::vector<float> drawn(const PreparedData& data, std::int64_t row, std::int64_t epoch)
{
    std::vector<float> out(12);
    const std::vector<std::int64_t> rows{row};
    return gatherDrawn(data, 0, rows, epoch, {out.data(), DType::f32, 1, 12}) ? out : std::vector<float>();
}

std::vector<float> stored(const PreparedData& data, std::int64_t row)
{
    std::vector<float> out(12);
    const std::vector<std::int64_t> rows{row};
    return gatherField(data, 0, rows, {out.data(), DType::f32, 1, 12}) ? out : std::vector<float>();
}

/// A picture whose rows and columns are read at other places; places outside are those at the edge.
template<class Place> std::vector<float> moved(const std::vector<float>& from, Place place)
{
    std::vector<float> to(12);
    for (int r = 0; r < 4; ++r)
        for (int c = 0; c < 3; ++c) {
            const auto [y, x] = place(r, c);
            to[std::size_t(r * 3 + c)] = from[std::size_t(std::clamp(y, 0, 3) * 3 + std::clamp(x, 0, 2))];
        }
    return to;
}

} // namespace

/// What is drawn anew for each row and epoch: in training batches only, and always the same for the same seed.
class DrawsTest : public QObject {
    Q_OBJECT

private slots:
    void aFlipIsThePictureOrItsMirrorImage()
    {
        PreparedData data = pictures(40);
        add(data, "flip", {});
        int mirrored = 0;
        for (std::int64_t row = 0; row < 40; ++row) {
            const auto before = stored(data, row), after = drawn(data, row, 3);
            const auto mirror = moved(before, [](int r, int c) { return std::pair(r, 2 - c); });
            QVERIFY(after == before || after == mirror);
            mirrored += after == mirror;
        }
        QVERIFY(mirrored > 8 && mirrored < 32);
    }

    void aFlipOfBothAxesHasFourFaces()
    {
        PreparedData data = pictures(1);
        add(data, "flip", {{"axis", std::string("both")}});
        std::set<std::vector<float>> faces;
        for (std::int64_t epoch = 0; epoch < 60; ++epoch)
            faces.insert(drawn(data, 0, epoch));
        QCOMPARE(faces.size(), std::size_t(4));
        QVERIFY(faces.contains(moved(stored(data, 0), [](int r, int c) { return std::pair(3 - r, 2 - c); })));
    }

    void aShiftMovesByWholePixelsAndRepeatsTheEdge()
    {
        PreparedData data = pictures(1);
        add(data, "shift", {{"rows", std::int64_t(2)}, {"columns", std::int64_t(1)}});
        std::set<std::pair<int, int>> seen;
        for (std::int64_t epoch = 0; epoch < 200; ++epoch) {
            const auto after = drawn(data, 0, epoch);
            for (int y = -2; y <= 2; ++y)
                for (int x = -1; x <= 1; ++x)
                    if (after == moved(stored(data, 0), [&](int r, int c) { return std::pair(r - y, c - x); }))
                        seen.insert({y, x});
        }
        QCOMPARE(seen.size(), std::size_t(15)); // every shift there is, and nothing else
    }

    void aShiftFurtherThanThePictureLeavesItsEdge()
    {
        PreparedData data = pictures(1);
        add(data, "shift", {{"rows", std::int64_t(1000)}, {"columns", std::int64_t(0)}});
        const auto after = drawn(data, 0, 0);
        QVERIFY(std::equal(after.begin(), after.begin() + 9, after.begin() + 3));
    }

    void noiseHasItsDeviation()
    {
        PreparedData data = pictures(500);
        add(data, "noise", {{"deviation", 0.5}});
        double sum = 0, squares = 0;
        for (std::int64_t row = 0; row < 500; ++row) {
            const auto before = stored(data, row), after = drawn(data, row, 2);
            for (std::size_t i = 0; i < 12; ++i) {
                sum += double(after[i] - before[i]);
                squares += double(after[i] - before[i]) * double(after[i] - before[i]);
            }
        }
        QVERIFY(std::abs(sum / 6000) < 0.03);
        QVERIFY(std::abs(std::sqrt(squares / 6000) - 0.5) < 0.02);
    }

    void theSameSeedEpochAndRowAreTheSameBits_data()
    {
        QTest::addColumn<QString>("type");
        for (const char* type : {"flip", "shift", "noise"})
            QTest::newRow(type) << type;
    }
    void theSameSeedEpochAndRowAreTheSameBits()
    {
        QFETCH(QString, type);
        PreparedData data = pictures(30), again = pictures(30), other = pictures(30);
        add(data, type.toLatin1(), {});
        add(again, type.toLatin1(), {});
        add(other, type.toLatin1(), {}, 2);
        bool otherEpoch = false, otherSeed = false;
        for (std::int64_t row = 0; row < 30; ++row) {
            QCOMPARE(drawn(data, row, 4), drawn(again, row, 4));
            otherEpoch = otherEpoch || drawn(data, row, 4) != drawn(data, row, 5);
            otherSeed = otherSeed || drawn(data, row, 4) != drawn(other, row, 4);
        }
        QVERIFY(otherEpoch && otherSeed);
    }

    void batchesOfTrainingAreDrawnWhateverTheirOrder()
    {
        PreparedData data = pictures(30);
        add(data, "shift", {});
        DataLoader shuffled(data, data.training, 7, true, 5), plain(data, data.validation, 7, false, 0);
        shuffled.drawAnew();
        shuffled.startEpoch(6);
        std::vector<float> batch(7 * 12);
        for (std::int64_t number = 0; number < shuffled.batches(); ++number) {
            const std::vector<std::int64_t> rows(shuffled.take(number).begin(), shuffled.take(number).end());
            shuffled.gather(0, {batch.data(), DType::f32, 7, 12});
            for (std::size_t i = 0; i < rows.size(); ++i)
                QCOMPARE(std::vector<float>(batch.begin() + std::ptrdiff_t(12 * i),
                                            batch.begin() + std::ptrdiff_t(12 * i + 12)),
                         drawn(data, rows[i], 6));
        }
        QCOMPARE(plain.take(0).size(), std::size_t(7));
        plain.gather(0, {batch.data(), DType::f32, 7, 12});
        QCOMPARE(std::vector<float>(batch.begin(), batch.begin() + 12), stored(data, 0));
    }

    void doubleNumbersAreDrawnAlike()
    {
        PreparedData data = pictures(3);
        add(data, "shift", {});
        std::vector<double> out(12);
        const std::vector<std::int64_t> rows{2};
        QVERIFY(gatherDrawn(data, 0, rows, 1, {out.data(), DType::f64, 1, 12}));
        QCOMPARE(std::vector<float>(out.begin(), out.end()), drawn(data, 2, 1));
    }

    void onlyPicturesAreFlippedAndShifted()
    {
        PreparedData data = pictures(2);
        data.pipeline.fields[0].field.shape = Shape{12};
        for (const char* type : {"flip", "shift"}) {
            const TransformType* transform = findTransform(type);
            const Attributes named = completed(transform->attributes, {{"field", std::string("image")}});
            const auto added = transform->draw(data.pipeline, named, data.rows, RandomStream(1, "data"));
            QVERIFY(!added && english(added.error()).find("does not fit the field “image”") != std::string::npos);
        }
    }

    void numbersThatWereDrawnAreNotChangedAfterwards()
    {
        const QTemporaryDir folder;
        QFile table(folder.filePath("t.csv"));
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write("x,y\n1,2\n3,4\n");
        table.close();
        const auto data = [&](std::vector<Part> transforms) {
            return prepare(
                {{"csv", {{"file", std::string("t.csv")}}}, std::move(transforms), {"chronological", 0, 0}},
                {folder.path().toStdString(), 1, {}});
        };
        const auto late = data({{"noise", {}}, {"scale", {}}});
        QVERIFY(!late && english(late.error()).find("after they were drawn anew") != std::string::npos);
        QVERIFY(data({{"scale", {}}, {"noise", {}}, {"flatten", {}}}));
    }
};

QTEST_GUILESS_MAIN(DrawsTest)
#include "draws_test.moc"
