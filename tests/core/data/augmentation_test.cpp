#include "data/data_loader.h"
#include "data/data_recipe.h"

#include <QtTest/QtTest>

#include <algorithm>
#include <cmath>
#include <set>

using namespace loom;

namespace {

constexpr int kSide = 9;

/// One picture of 9 × 9 pixels that become lighter by 3 a column and by 1 a row.
PreparedData ramp()
{
    Tensor pixels(Shape{1, kSide, kSide, 1}, DType::u8);
    for (int r = 0; r < kSide; ++r)
        for (int c = 0; c < kSide; ++c)
            pixels.set(r * kSide + c, 100 + 3 * c + r);
    const Field image{"image", DType::u8, Shape{kSide, kSide, 1}, FieldRole::input, {}, {}};
    PreparedData data;
    std::vector<Tensor> columns;
    columns.push_back(std::move(pixels));
    data.rows = Dataset({image}, std::move(columns));
    data.pipeline.fields.push_back({image, {}, {}, 0});
    data.pipeline.fields[0].field.dtype = DType::f32;
    data.training = {0};
    return data;
}

void add(PreparedData& data, const char* type, const Attributes& attributes)
{
    const TransformType* transform = findTransform(type);
    const auto added = transform->draw(data.pipeline, completed(transform->attributes, attributes), data.rows,
                                       RandomStream(1, std::string("data/") + type));
    QVERIFY2(added, added ? "" : english(added.error()).c_str());
}

template<class T> std::vector<T> drawn(const PreparedData& data, int field, std::int64_t row, std::int64_t epoch)
{
    const std::int64_t size = data.fields()[std::size_t(field)].shape.size();
    std::vector<T> out(std::size_t(size), T(-7));
    const auto done = gatherDrawn(data, field, {&row, 1}, epoch, {out.data(), DTypeOf<T>::value, 1, size});
    return done ? out : std::vector<T>();
}

/// Where the pixel beside and the one under the middle are read from, as far as a ramp tells: 3·x + y.
struct Read {
    double beside = 0, under = 0;
};
Read readOf(const std::vector<float>& picture)
{
    const auto at = [&](int r, int c) { return double(picture[std::size_t(r * kSide + c)]); };
    return {at(4, 5) - at(4, 4), at(5, 4) - at(4, 4)};
}

Result<PreparedData> scenes(const char* target, std::vector<Part> transforms, std::int64_t most = 4)
{
    return prepare({{"scenes",
                     {{"target", std::string(target)},
                      {"samples", std::int64_t(12)},
                      {"most", most},
                      {"clutter", std::int64_t(0)},
                      {"noise", 0.0}}},
                    std::move(transforms),
                    {"ratio", 0, 0}},
                   {{}, 4, {}});
}

} // namespace

/// Changes of pictures that are drawn anew for each row and epoch, and what lies on the pictures.
class AugmentationTest : public QObject {
    Q_OBJECT
private slots:
    void aTurnKeepsLengthsAndStaysWithinItsAngle()
    {
        PreparedData data = ramp();
        add(data, "rotation", {{"most", 30.0}});
        double least = 1, most = -1;
        for (std::int64_t epoch = 0; epoch < 200; ++epoch) {
            // x' = c·x + s·y, y' = −s·x + c·y: beside 3c − s, under 3s + c.
            const Read read = readOf(drawn<float>(data, 0, 0, epoch));
            const double c = (3 * read.beside + read.under) / 10, s = (3 * read.under - read.beside) / 10;
            QVERIFY(std::abs(c * c + s * s - 1) < 1e-4);
            QVERIFY(std::abs(s) <= 0.5 + 1e-5 && c > 0);
            least = std::min(least, s);
            most = std::max(most, s);
        }
        QVERIFY(least < -0.45 && most > 0.45);
    }

    void aZoomIsTheSameInBothDirections()
    {
        PreparedData data = ramp();
        add(data, "zoom", {{"most", 0.25}});
        std::set<double> steps;
        for (std::int64_t epoch = 0; epoch < 100; ++epoch) {
            const Read read = readOf(drawn<float>(data, 0, 0, epoch));
            QVERIFY(std::abs(read.beside - 3 * read.under) < 1e-3);
            QVERIFY(read.under > 1 / 1.25 - 1e-3 && read.under < 1 / 0.75 + 1e-3);
            steps.insert(read.under);
        }
        QVERIFY(*steps.begin() < 0.9 && *steps.rbegin() > 1.15);
    }

    void aSlantMovesRowsSidewaysOnly()
    {
        PreparedData data = ramp();
        add(data, "shear", {{"most", 0.4}});
        std::set<double> slants;
        for (std::int64_t epoch = 0; epoch < 100; ++epoch) {
            const Read read = readOf(drawn<float>(data, 0, 0, epoch));
            QVERIFY(std::abs(read.beside - 3) < 1e-3);
            const double slant = (read.under - 1) / 3;
            QVERIFY(std::abs(slant) < 0.4 + 1e-3);
            slants.insert(slant);
        }
        QVERIFY(*slants.begin() < -0.3 && *slants.rbegin() > 0.3);
    }

    void brightnessAddsOneNumberToAllPixels()
    {
        PreparedData data = ramp();
        add(data, "brightness", {{"most", 0.1}});
        std::set<double> seen;
        for (std::int64_t epoch = 0; epoch < 100; ++epoch) {
            const auto picture = drawn<float>(data, 0, 0, epoch);
            const double more = double(picture[0]) - 100;
            for (int at = 0; at < kSide * kSide; ++at)
                QVERIFY(std::abs(double(picture[std::size_t(at)]) - more - 100 - 3 * (at % kSide) - at / kSide)
                        < 1e-3);
            seen.insert(more / 255);
        }
        QVERIFY(*seen.begin() >= -0.1 && *seen.begin() < -0.08 && *seen.rbegin() <= 0.1 && *seen.rbegin() > 0.08);
    }

    void contrastMovesPixelsAboutTheirMean()
    {
        PreparedData data = ramp();
        add(data, "contrast", {{"most", 0.5}});
        std::set<double> seen;
        for (std::int64_t epoch = 0; epoch < 100; ++epoch) {
            const auto picture = drawn<float>(data, 0, 0, epoch);
            QVERIFY(std::abs(double(picture[4 * kSide + 4]) - 116) < 1e-3); // the mean of a ramp stays
            seen.insert((double(picture[0]) - 116) / -16);
        }
        QVERIFY(*seen.begin() > 0.5 - 1e-3 && *seen.begin() < 0.6 && *seen.rbegin() < 1.5 + 1e-3
                && *seen.rbegin() > 1.4);
    }

    void lightStaysBetweenBlackAndWhite()
    {
        const auto data =
            scenes("class", {{"scale", {}}, {"brightness", {{"most", 1.0}}}, {"contrast", {{"most", 1.0}}}});
        QVERIFY(data.ok());
        bool black = false, white = false;
        for (std::int64_t epoch = 0; epoch < 10; ++epoch)
            for (const float value : drawn<float>(*data, 0, 1, epoch)) {
                QVERIFY(value >= 0 && value <= 1);
                black = black || value == 0;
                white = white || value == 1;
            }
        QVERIFY(black && white);
    }

    void aSquareIsCutOutAndNothingElse()
    {
        PreparedData data = ramp();
        add(data, "cutout", {{"side", std::int64_t(3)}, {"value", -1.0}});
        std::set<std::ptrdiff_t> counts;
        for (std::int64_t epoch = 0; epoch < 200; ++epoch) {
            const auto picture = drawn<float>(data, 0, 0, epoch);
            counts.insert(std::ranges::count(picture, -1.0f));
            for (int at = 0; at < kSide * kSide; ++at)
                QVERIFY(picture[std::size_t(at)] == -1
                        || picture[std::size_t(at)] == float(100 + 3 * (at % kSide) + at / kSide));
        }
        QCOMPARE(counts, (std::set<std::ptrdiff_t>{4, 6, 9})); // at a corner, at an edge, inside
    }

    void aMaskMovesWithItsPicture_data()
    {
        QTest::addColumn<QString>("type");
        for (const char* type : {"flip", "shift", "rotation", "zoom", "shear"})
            QTest::newRow(type) << type;
    }
    void aMaskMovesWithItsPicture()
    {
        QFETCH(QString, type);
        const Attributes far = type == "zoom" ? Attributes{{"most", 0.4}} : Attributes();
        const auto data = scenes("mask", {{type.toStdString(), far}});
        const auto still = scenes("mask", {});
        QVERIFY(data.ok() && still.ok());
        // The background of these scenes is smooth: steps between neighbours are edges of objects.
        const auto edges = [](const std::vector<float>& picture, const std::vector<std::int32_t>& mask, int& hits,
                              int& all) {
            for (int at = 0; at < 64 * 63; ++at)
                if (at % 64 < 63 && (mask[std::size_t(at)] == 0) != (mask[std::size_t(at) + 1] == 0)) {
                    double step = 0;
                    for (int near = std::max(0, at - 1); near <= at + 1; ++near)
                        for (int k = 0; k < 3; ++k)
                            step = std::max(step,
                                            std::abs(double(picture[std::size_t(3 * near + k)])
                                                     - double(picture[std::size_t(3 * near + 3 + k)])));
                    hits += step > 12;
                    ++all;
                }
        };
        int with = 0, without = 0, all = 0, allWithout = 0;
        for (std::int64_t row = 0; row < 12; ++row)
            for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
                const auto picture = drawn<float>(*data, 0, row, epoch);
                const auto mask = drawn<std::int32_t>(*data, 1, row, epoch);
                QVERIFY(std::ranges::all_of(mask, [](std::int32_t label) { return label >= 0 && label <= 4; }));
                edges(picture, mask, with, all);
                edges(picture, drawn<std::int32_t>(*still, 1, row, epoch), without, allWithout);
            }
        QVERIFY2(with > 0.97 * all, std::to_string(double(with) / all).c_str());
        QVERIFY2(without < 0.9 * allWithout, std::to_string(double(without) / allWithout).c_str());
    }

    void aOneHotMaskMovesInWholeClasses()
    {
        const auto data = scenes("mask", {{"one_hot", {}}, {"rotation", {}}});
        const auto labels = scenes("mask", {{"rotation", {}}});
        QVERIFY(data.ok() && labels.ok());
        const auto hot = drawn<float>(*data, 1, 3, 2);
        const auto label = drawn<std::int32_t>(*labels, 1, 3, 2);
        for (std::size_t at = 0; at < label.size(); ++at)
            for (int k = 0; k < 5; ++k)
                QCOMPARE(hot[5 * at + std::size_t(k)], label[at] == k ? 1.0f : 0.0f);
    }

    void boxesMoveAlong_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<bool>("exact"); // else the box around the moved corners is larger than the object
        for (const char* type : {"flip", "shift", "zoom"})
            QTest::newRow(type) << type << true;
        for (const char* type : {"rotation", "shear"})
            QTest::newRow(type) << type << false;
    }
    /// The mask of the same scene moves by pixels: the box lies around what is not background.
    void boxesMoveAlong()
    {
        QFETCH(QString, type);
        QFETCH(bool, exact);
        const auto of = [&](const char* target, std::vector<Part> transforms) {
            return scenes(target, std::move(transforms), 1);
        };
        const std::vector<Part> moves = {{type.toStdString(), {}}};
        const auto masks = of("mask", moves), boxes = of("boxes", moves), still = of("boxes", {});
        QVERIFY(masks.ok() && boxes.ok() && still.ok());
        int away = 0;
        for (std::int64_t row = 0; row < 12; ++row)
            for (std::int64_t epoch = 0; epoch < 3; ++epoch) {
                const auto mask = drawn<std::int32_t>(*masks, 1, row, epoch);
                const auto box = drawn<float>(*boxes, 1, row, epoch), old = drawn<float>(*still, 1, row, epoch);
                double seen[4] = {64, 64, 0, 0};
                for (int at = 0; at < 64 * 64; ++at)
                    if (mask[std::size_t(at)] != 0) {
                        seen[0] = std::min(seen[0], double(at % 64));
                        seen[1] = std::min(seen[1], double(at / 64));
                        seen[2] = std::max(seen[2], double(at % 64 + 1));
                        seen[3] = std::max(seen[3], double(at / 64 + 1));
                    }
                for (int edge = 0; edge < 4; ++edge) {
                    const double further = (64 * double(box[std::size_t(edge)]) - seen[edge]) * (edge < 2 ? -1 : 1);
                    QVERIFY2(further > -1.6 && further < (exact ? 1.6 : 8), std::to_string(further).c_str());
                    away += std::abs(double(box[std::size_t(edge)] - old[std::size_t(edge)])) > 1.0 / 64;
                }
                QCOMPARE(box[4], old[4]);
            }
        QVERIFY2(away > 20, std::to_string(away).c_str());
    }

    void whatHasLeftThePictureIsNotAskedFor()
    {
        const auto data = scenes("boxes", {{"shift", {{"columns", std::int64_t(60)}}}}, 1);
        QVERIFY(data.ok());
        int gone = 0, cut = 0;
        for (std::int64_t epoch = 0; epoch < 40; ++epoch) {
            const auto box = drawn<float>(*data, 1, 0, epoch);
            const bool padding = std::ranges::all_of(box, [](float number) { return number == -1; });
            gone += padding;
            cut += !padding && (box[0] == 0 || box[2] == 1);
            QVERIFY(padding || (box[0] >= 0 && box[2] <= 1 && box[0] < box[2]));
        }
        QVERIFY(gone > 3 && cut > 0);
    }

    void whatMovesNothingLeavesBoxes()
    {
        QVERIFY(scenes("boxes", {{"scale", {}}, {"brightness", {}}, {"contrast", {}}, {"cutout", {}}}));
        QVERIFY(scenes("class", {{"rotation", {}}}));
    }

    void aMaskThatWasTakenApartIsNotLeftBehind()
    {
        const auto refused = scenes("mask", {{"flatten", {{"field", std::string("mask")}}}, {"flip", {}}});
        QVERIFY(!refused.ok());
    }

    void theSameSeedEpochAndRowAreTheSameBits_data()
    {
        QTest::addColumn<QString>("type");
        for (const char* type : {"rotation", "zoom", "shear", "brightness", "contrast", "cutout"})
            QTest::newRow(type) << type;
    }
    void theSameSeedEpochAndRowAreTheSameBits()
    {
        QFETCH(QString, type);
        const auto one = scenes("class", {{type.toStdString(), {}}}),
                   again = scenes("class", {{type.toStdString(), {}}});
        QVERIFY(one.ok() && again.ok());
        for (std::int64_t row = 0; row < 4; ++row) {
            const auto picture = drawn<float>(*one, 0, row, 4);
            QCOMPARE(picture, drawn<float>(*again, 0, row, 4));
            QVERIFY(picture != drawn<float>(*one, 0, row, 5));
            const auto doubles = drawn<double>(*one, 0, row, 4);
            QCOMPARE(std::vector<float>(doubles.begin(), doubles.end()), picture);
        }
    }
};

QTEST_GUILESS_MAIN(AugmentationTest)
#include "augmentation_test.moc"
