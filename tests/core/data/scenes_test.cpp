#include "data/pictures/scene.h"
#include "data/source_type.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <set>

using namespace loom;
using namespace loom::sources;

namespace {

constexpr std::int64_t kPixels = kSceneSide * kSceneSide;

Result<SourceData> loaded(Attributes attributes, std::uint64_t seed = 9)
{
    const SourceType* source = findSource("scenes");
    attributes.emplace("samples", std::int64_t(60));
    return source->load(completed(source->attributes, attributes), {{}, seed, {}});
}

Dataset rowsOf(const Attributes& attributes, std::uint64_t seed = 9)
{
    return std::move(loaded(attributes, seed)).value().rows;
}

Attributes target(const char* name)
{
    return {{"target", std::string(name)}};
}

/// Without background of its own, strokes or noise.
Scene plain(std::vector<SceneObject> objects)
{
    Scene scene;
    scene.objects = std::move(objects);
    return scene;
}

} // namespace

class ScenesTest : public QObject {
    Q_OBJECT
private slots:
    void aSquareCoversItsPixels()
    {
        const SceneShape shapes[] = {SceneShape::circle, SceneShape::square};
        // From 20.0 to 37.0 in each direction.
        const Scene scene = plain({{SceneShape::square, {1, 0, 0}, 0, {28.5, 28.5}, 10, 0}});
        std::vector<std::uint8_t> picture(std::size_t(kPixels) * 3);
        std::vector<std::int32_t> labels(std::size_t(kPixels), -1);
        paintScene(scene, picture.data());
        paintLabels(scene, shapes, labels.data());
        for (int row = 0; row < 64; ++row)
            for (int column = 0; column < 64; ++column) {
                const bool inside = row >= 20 && row < 37 && column >= 20 && column < 37;
                const std::size_t at = std::size_t(row * 64 + column);
                QCOMPARE(labels[at], inside ? 2 : 0);
                QCOMPARE(int(picture[3 * at]), inside ? 255 : 128);
                QCOMPARE(int(picture[3 * at + 1]), inside ? 0 : 128);
            }
        const SceneBox box = boxOf(scene.objects[0]);
        for (const auto& [is, wanted] :
             {std::pair(box.left, 20.0), {box.top, 20.0}, {box.right, 37.0}, {box.bottom, 37.0}})
            QVERIFY(std::abs(is - wanted) < 1e-12);
    }

    void areasAreThoseOfTheShapes()
    {
        const double pi = 3.14159265358979;
        for (const auto& [shape, area] : {std::pair(SceneShape::circle, pi),
                                          {SceneShape::ring, pi * (1 - 0.55 * 0.55)},
                                          {SceneShape::half_disc, pi / 2},
                                          {SceneShape::hexagon, 1.5 * std::sqrt(3)},
                                          {SceneShape::plus, 0.36 + 4 * 0.42}}) {
            const SceneShape shapes[] = {shape};
            std::vector<std::int32_t> labels(std::size_t(kPixels), 0);
            paintLabels(plain({{shape, {}, -1, {32, 32}, 25, 0.3}}), shapes, labels.data());
            const double share = double(std::ranges::count(labels, 1)) / (625 * area);
            QVERIFY2(share > 0.985 && share < 1.015, nameOf(shape));
        }
    }

    void shapesStayInsideTheirBoxesAndReachTheirEdges()
    {
        for (int i = 0; i < kSceneShapes; ++i) {
            const SceneObject object{SceneShape(i), {}, -1, {30, 33}, 12, 0.25};
            std::vector<std::int32_t> labels(std::size_t(kPixels), 0);
            const SceneShape shapes[] = {object.shape};
            paintLabels(plain({object}), shapes, labels.data());
            int left = 64, right = 0, top = 64, bottom = 0;
            for (int at = 0; at < kPixels; ++at)
                if (labels[std::size_t(at)] == 1) {
                    left = std::min(left, at % 64), right = std::max(right, at % 64 + 1);
                    top = std::min(top, at / 64), bottom = std::max(bottom, at / 64 + 1);
                }
            const SceneBox box = boxOf(object);
            for (const auto& [seen, edge] : {std::pair(double(left), box.left),
                                             {double(top), box.top},
                                             {double(right), box.right},
                                             {double(bottom), box.bottom}})
                QVERIFY2(std::abs(seen - edge) < 2.6, nameOf(object.shape)); // a spike's end covers no half pixel
            QVERIFY(box.left > 30 - 16 && box.right < 30 + 16 && box.top > 33 - 16 && box.bottom < 33 + 16);
        }
    }

    void laterObjectsLieOnTop()
    {
        const SceneShape shapes[] = {SceneShape::circle, SceneShape::square};
        std::vector<std::int32_t> labels(std::size_t(kPixels), 0);
        paintLabels(
            plain({{SceneShape::circle, {}, -1, {32, 32}, 10, 0}, {SceneShape::square, {}, -1, {36, 32}, 6, 0}}),
            shapes, labels.data());
        QCOMPARE(labels[32 * 64 + 36], 2);
        QCOMPARE(labels[32 * 64 + 26], 1);
    }

    void scenesKeepTheirRules()
    {
        SceneRules rules;
        rules.shapes = {SceneShape::heart, SceneShape::arrow};
        rules.least = 2;
        const RandomStream stream(3, "test");
        std::set<std::size_t> counts;
        for (std::int64_t index = 0; index < 300; ++index) {
            const Scene scene = drawnScene(rules, stream, index);
            counts.insert(scene.objects.size());
            QVERIFY(scene.strokes.size() <= 4);
            for (std::size_t i = 0; i < scene.objects.size(); ++i) {
                const SceneObject& object = scene.objects[i];
                QVERIFY(object.shape == SceneShape::heart || object.shape == SceneShape::arrow);
                QVERIFY(object.radius >= 6 && object.radius <= 13 && std::abs(object.turn) <= 0.35);
                const SceneBox box = boxOf(object);
                QVERIFY(box.left > 0 && box.top > 0 && box.right < 64 && box.bottom < 64);
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(overlapOf(box, boxOf(scene.objects[k])) <= 0.3);
            }
        }
        QCOMPARE(counts, (std::set<std::size_t>{2, 3, 4}));
    }

    void clearPlacesLeaveNoDoubtWhatToSay_data()
    {
        QTest::addColumn<double>("clear");
        QTest::addColumn<qint64>("most");
        QTest::addColumn<bool>("plain");
        QTest::newRow("two objects") << 5.0 << 2LL << true;
        QTest::newRow("up to four") << 5.0 << 4LL << true;
        QTest::newRow("anywhere: moved by less than 5 pixels, some are told otherwise") << 0.0 << 2LL << false;
    }
    void clearPlacesLeaveNoDoubtWhatToSay()
    {
        QFETCH(double, clear);
        QFETCH(qint64, most);
        QFETCH(bool, plain);
        SceneRules rules{{SceneShape::circle, SceneShape::star}};
        rules.least = 2;
        rules.most = most;
        rules.clear = clear;
        const RandomStream stream(3, "test");
        int otherwise = 0, several = 0;
        for (std::int64_t index = 0; index < 300; ++index) {
            Scene scene = drawnScene(rules, stream, index);
            several += int(scene.objects.size() > 1);
            const std::vector<std::string> said = sentenceOf(scene);
            const ScenePoint at = scene.objects.front().at;
            for (const ScenePoint step : {ScenePoint{4.9, 0}, {-4.9, 0}, {0, 4.9}, {0, -4.9}, {2.4, -2.4}}) {
                scene.objects.front().at = {at.x + step.x, at.y + step.y};
                otherwise += int(sentenceOf(scene) != said);
            }
        }
        QVERIFY2(several > 295, QByteArray::number(several)); // there is room enough
        QCOMPARE(otherwise == 0, plain);
    }

    void noiseHasItsDeviation()
    {
        Scene scene = plain({});
        scene.noise = 0.06;
        std::vector<std::uint8_t> picture(std::size_t(kPixels) * 3);
        paintScene(scene, picture.data());
        double sum = 0, squares = 0;
        for (const std::uint8_t value : picture) {
            sum += value - 127.5;
            squares += (value - 127.5) * (value - 127.5);
        }
        QVERIFY(std::abs(sum / double(picture.size())) < 0.5);
        QVERIFY(std::abs(std::sqrt(squares / double(picture.size())) / 255 - 0.06) < 0.002);
    }

    void answersAgreeWithEachOther()
    {
        Attributes present = target("present"), mask = target("mask"), boxes = target("boxes");
        const Dataset p = rowsOf(present), m = rowsOf(mask), b = rowsOf(boxes);
        QCOMPARE(m.fields()[1].classes.size(), std::size_t(5));
        for (std::int64_t row = 0; row < p.size(); ++row) {
            std::set<int> there, seen, boxed;
            for (int shape = 0; shape < 4; ++shape)
                if (p.at(1, row, shape) == 1)
                    there.insert(shape);
            for (std::int64_t at = 0; at < kPixels; ++at)
                if (const int label = int(m.at(1, row, at)); label > 0)
                    seen.insert(label - 1);
            for (std::int64_t box = 0; box < 4; ++box) {
                const auto number = [&](int i) { return b.at(1, row, 6 * box + i); };
                if (number(4) < 0) {
                    for (int i = 0; i < 6; ++i)
                        QCOMPARE(number(i), -1.0);
                    continue;
                }
                boxed.insert(int(number(4)));
                QVERIFY(number(0) < number(2) && number(1) < number(3) && number(5) >= 0 && number(5) < 4);
            }
            QCOMPARE(seen, there);
            QCOMPARE(boxed, there);
            for (std::int64_t at = 0; at < 3 * kPixels; at += 97)
                QCOMPARE(p.at(0, row, at), m.at(0, row, at)); // the picture does not follow from what is asked
        }
    }

    void oneObjectWhereItsClassIsAskedFor()
    {
        const Dataset rows = rowsOf(target("class"));
        std::set<int> classes;
        for (std::int64_t row = 0; row < rows.size(); ++row)
            classes.insert(int(rows.at(1, row, 0)));
        QCOMPARE(classes, (std::set<int>{0, 1, 2, 3}));
        QCOMPARE(rowsOf({{"shapes", std::string("eight")}}).fields()[1].classes.size(), std::size_t(8));
        QCOMPARE(rowsOf({{"shapes", std::string("new_four")}, {"colors", std::string("any")}}).fields()[1].classes,
                 (std::vector<std::string>{"heart", "crescent", "T", "arrow"}));
    }

    void sentencesSayWhatIsThere()
    {
        const auto object = [](SceneShape shape, int color, double x, double y) {
            return SceneObject{shape, {}, color, {x, y}, 8, 0};
        };
        const auto said = [](const Scene& scene) {
            std::string words;
            for (const std::string& word : sentenceOf(scene))
                words += (words.empty() ? "" : " ") + word;
            return words;
        };
        const SceneObject star = object(SceneShape::star, 0, 20, 30), circle = object(SceneShape::circle, 2, 44, 30);
        QCOMPARE(said(plain({star})), std::string("a red star"));
        QCOMPARE(said(plain({circle, star})), std::string("a red star left of a blue circle"));
        QCOMPARE(said(plain({object(SceneShape::circle, 2, 24, 50), star})),
                 std::string("a red star above a blue circle"));
        QCOMPARE(said(plain({star, object(SceneShape::square, 3, 50, 50), circle})),
                 std::string("a red star and a blue circle and a yellow square"));
    }

    void sentencesAreSaidWordByWord()
    {
        const Dataset rows = rowsOf({{"target", std::string("sentence")}, {"most", std::int64_t(2)}});
        const std::vector<std::string>& words = rows.fields()[1].words;
        QCOMPARE(rows.fields()[3].classes, words);
        for (std::int64_t row = 0; row < rows.size(); ++row) {
            const int length = int(rows.at(2, row, 0));
            QVERIFY(length == 4 || (length >= 8 && length <= 9));
            QCOMPARE(words[std::size_t(rows.at(1, row, 0))], std::string("start"));
            QCOMPARE(words[std::size_t(rows.at(3, row, length - 1))], std::string("end"));
            for (int step = 1; step < length; ++step)
                QCOMPARE(rows.at(1, row, step), rows.at(3, row, step - 1));
            for (int step = length; step < 9; ++step)
                QCOMPARE(rows.at(1, row, step), 0.0);
        }
        const auto refused = loaded({{"target", std::string("sentence")}, {"colors", std::string("any")}});
        QVERIFY(!refused && english(refused.error()).find("named colors") != std::string::npos);
    }

    void rowsFollowFromTheSeedAlone()
    {
        Attributes more = target("mask");
        more["samples"] = std::int64_t(80);
        const Dataset one = rowsOf(target("mask")), same = rowsOf(more), other = rowsOf(target("mask"), 10);
        bool differs = false;
        for (std::int64_t row = 0; row < one.size(); ++row)
            for (std::int64_t at = 0; at < 3 * kPixels; at += 31) {
                QCOMPARE(one.at(0, row, at), same.at(0, row, at));
                differs = differs || one.at(0, row, at) != other.at(0, row, at);
            }
        QVERIFY(differs);
    }

    void tooManyAreRefusedBeforeMemoryIsTaken()
    {
        const auto refused = loaded({{"samples", std::int64_t(100000)}, {"target", std::string("mask")}});
        QVERIFY(!refused && english(refused.error()).find("take fewer") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(ScenesTest)
#include "scenes_test.moc"
