#include "data/data_recipe.h"
#include "data/twins.h"

#include <QtTest/QtTest>

#include <fstream>

using namespace loom;
using Pairs = std::vector<TwinRows::Pair>;

/// Rows that stand in two parts are found whatever they hold, and can be left out of what is measured.
class TwinsTest : public QObject {
    Q_OBJECT

private slots:
    void rowsOfATableAreFoundWithTheirTargets()
    {
        const TwinRows twins = of({"1,2,5", "3,4,6", "1,2,7"}, {"1,2,5", "3,4,9", "8,8,8"});
        QCOMPARE(twins.pairs, (Pairs{{3, 0, true}, {4, 1, false}}));
        QCOMPARE(twins.sameTarget, std::int64_t(1));
        QCOMPARE(twins.otherTarget(), std::int64_t(1));
        QCOMPARE(twins.looked, std::int64_t(3));
        // Of two training rows with these inputs, either one's target may be the same.
        QCOMPARE(of({"1,2,5", "1,2,7"}, {"1,2,7"}).pairs, (Pairs{{2, 0, true}}));
    }

    void aRowThatDiffersInOneBitIsAnother()
    {
        QVERIFY(of({"1,2,5"}, {"1,2.0000002,5", "1.0000001,2,5", "2,1,5", "0,0,0"}).pairs.empty());
    }

    void picturesAreFoundAmongMany()
    {
        const std::int64_t count = 3000, side = 9;
        Tensor pictures(Shape{count, side, side, 1}, DType::u8), labels(Shape{count}, DType::i32);
        const RandomStream numbers(1, "pictures");
        auto bytes = pictures.values<std::uint8_t>();
        for (std::size_t i = 0; i < bytes.size(); ++i)
            bytes[i] = std::uint8_t(numbers.bits(i, 0));
        const auto copy = [&](std::int64_t from, std::int64_t to) {
            std::copy_n(bytes.begin() + from * side * side, side * side, bytes.begin() + to * side * side);
        };
        copy(17, 2990);
        copy(2000, 2500);
        labels.set(2500, 3);
        bytes[std::size_t(2990 * side * side + 80)] ^= 1; // the last pixel of the first copy differs
        const Dataset rows({{"image", DType::u8, Shape{side, side, 1}, FieldRole::input, {}, {}},
                            {"label", DType::i32, Shape{}, FieldRole::target, {"a", "b", "c", "d"}, {}}},
                           {pictures, labels});
        const TwinRows twins = *twinsOf(rows, stretch(0, 2400), stretch(2400, count));
        QCOMPARE(twins.pairs, (Pairs{{2500, 2000, false}}));
        const TwinRows few = *twinsOf(rows, stretch(0, 2400), stretch(2400, count), {.rows = 100});
        QVERIFY(few.looked == 100 && few.training == 100 && few.pairs.empty());
        const TwinRows bounded = *twinsOf(rows, stretch(0, 2400), stretch(2400, count), {.bytes = 85 * 1000});
        QCOMPARE(bounded.looked, std::int64_t(500));
        QCOMPARE(bounded.training, std::int64_t(500)); // 1,000 rows of 85 bytes, half for each part
    }

    void aSingleNameSaysTooLittle()
    {
        Tensor words(Shape{4}, DType::i32), targets(Shape{4}, DType::i32);
        const Dataset rows({{"word", DType::i32, Shape{}, FieldRole::input, {}, {}},
                            {"next", DType::i32, Shape{}, FieldRole::target, {}, {}}},
                           {words, targets});
        const TwinRows twins = *twinsOf(rows, {0, 1}, {2, 3});
        QVERIFY(twins.pairs.empty());
        QCOMPARE(twins.looked, std::int64_t(0));
    }

    void whatTrainingHasSeenIsLeftOut()
    {
        write({"1,2,5", "3,4,6", "5,6,7", "1,2,5", "9,9,9", "3,4,0"});
        DataRecipe recipe = table();
        recipe.split = {"chronological", 1.0 / 3, 1.0 / 6};
        QCOMPARE(read(recipe).validation.size(), std::size_t(2));
        recipe.transforms = {{"unseen", {}}};
        const PreparedData data = read(recipe);
        QCOMPARE(data.training.size(), std::size_t(3));
        QCOMPARE(std::vector<std::int64_t>(data.validation.list().begin(), data.validation.list().end()),
                 (std::vector<std::int64_t>{4}));
        QVERIFY(data.test.empty());
        QVERIFY(english(data.notes.back()).find("1 row of the validation part, 1 row of the test part")
                != std::string::npos);
        QVERIFY(twinsOf(data.rows, data.training, data.validation)->pairs.empty());
    }

private:
    static RowSet stretch(std::int64_t first, std::int64_t end)
    {
        std::vector<std::int64_t> rows;
        for (std::int64_t row = first; row < end; ++row)
            rows.push_back(row);
        return rows;
    }

    void write(const std::vector<std::string>& lines) const
    {
        std::ofstream out(folder_.path().toStdString() + "/table.csv");
        out << "x,z,y\n";
        for (const std::string& line : lines)
            out << line << "\n";
    }

    static DataRecipe table()
    {
        DataRecipe recipe{
            {"csv", {{"file", std::string("table.csv")}, {"target_as", std::string("number")}}}, {}, {}};
        recipe.split = {"chronological", 0, 0};
        return recipe;
    }

    PreparedData read(const DataRecipe& recipe) const
    {
        auto data = prepare(recipe, {folder_.path().toStdString(), 1, {}});
        if (!data)
            qFatal("%s", english(data.error()).c_str());
        return std::move(*data);
    }

    TwinRows of(std::vector<std::string> training, const std::vector<std::string>& part) const
    {
        const auto first = std::int64_t(training.size());
        training.insert(training.end(), part.begin(), part.end());
        write(training);
        const PreparedData data = read(table());
        return *twinsOf(data.rows, stretch(0, first), stretch(first, std::int64_t(training.size())));
    }

    QTemporaryDir folder_;
};

QTEST_GUILESS_MAIN(TwinsTest)
#include "twins_test.moc"
