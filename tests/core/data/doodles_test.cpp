#include "data/data_recipe.h"
#include "data/doodle_figures.h"
#include "data/moves.h"
#include "data/source_type.h"

#include <QTest>
#include <algorithm>
#include <map>
#include <set>

using namespace loom;

namespace {

constexpr std::int64_t kRows = 200, kLength = 96;

Result<SourceData> loaded(Attributes attributes, std::uint64_t seed = 7)
{
    const SourceType* source = findSource("doodles");
    attributes.emplace("samples", kRows);
    return source->load(completed(source->attributes, attributes), {{}, seed, {}});
}

Dataset rowsOf(Attributes attributes, std::uint64_t seed = 7)
{
    return std::move(loaded(std::move(attributes), seed)).value().rows;
}

std::vector<std::int32_t> wordsOf(const Dataset& rows, int field, std::int64_t row)
{
    std::vector<std::int32_t> words;
    for (std::int64_t step = 0; step < std::int64_t(rows.at(2, row, 0)); ++step)
        words.push_back(std::int32_t(rows.at(field, row, step)));
    return words;
}

/// Twice the area that a line goes round; clockwise as one sees it is above 0.
double areaOf(const PenStroke& line)
{
    double sum = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const PenPoint a = line[i], b = line[(i + 1) % line.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return sum;
}

std::size_t placeOf(const std::string& figure)
{
    return std::size_t(std::ranges::find(doodleFigures(), figure) - doodleFigures().begin());
}

} // namespace

/// Generated drawings as sequences of moves.
class DoodlesTest : public QObject {
    Q_OBJECT
private slots:
    void eachMoveIsAskedForByThoseBefore()
    {
        const Dataset rows = rowsOf({});
        QCOMPARE(rows.size(), kRows);
        QVERIFY(tellsMoves(rows.fields()[0]));
        QCOMPARE(rows.fields()[0].lengths, std::string("moves_length"));
        QCOMPARE(rows.fields()[2].role, FieldRole::lengths);
        QCOMPARE(rows.fields()[1].classes.size(), moveWords().size());
        std::set<std::size_t> lengths;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const auto moves = wordsOf(rows, 0, row), next = wordsOf(rows, 1, row);
            lengths.insert(moves.size());
            QCOMPARE(moves.front(), kMoveStart);
            QCOMPARE(next.back(), kMoveEnd);
            QVERIFY(std::equal(moves.begin() + 1, moves.end(), next.begin()));
            QVERIFY(std::all_of(moves.begin() + 1, moves.end(), isMove));
            for (std::int64_t step = std::int64_t(moves.size()); step < kLength; ++step)
                for (const int field : {0, 1})
                    QCOMPARE(rows.at(field, row, step), 0.0);
        }
        QVERIFY(lengths.size() > 25);
    }

    void theFigureOfTheWholeIsAskedFor()
    {
        const Dataset asked = rowsOf({{"target", "figure"}}), rows = rowsOf({});
        QCOMPARE(asked.fields()[1].classes, doodleFigures());
        QVERIFY(doodleFigures().size() >= 9);
        std::map<int, int> met;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const int figure = int(asked.at(1, row, 0));
            ++met[figure];
            QCOMPARE(std::size_t(figure), drawnDoodle({}, 7, std::uint64_t(row)).figure);
            QCOMPARE(wordsOf(asked, 0, row), wordsOf(rows, 0, row));
        }
        QCOMPARE(met.size(), doodleFigures().size());
    }

    void onlyChosenFiguresAreDrawn()
    {
        const Dataset rows =
            rowsOf({{"target", "figure"}, {"figures", std::vector<std::string>{"fish", "circle", "no such thing"}}});
        QCOMPARE(rows.fields()[1].classes, (std::vector<std::string>{"circle", "fish"}));
        std::map<int, std::set<std::size_t>> strokes;
        for (std::int64_t row = 0; row < kRows; ++row)
            strokes[int(rows.at(1, row, 0))].insert(drawnBy(wordsOf(rows, 0, row)).size());
        QCOMPARE(strokes[0], std::set<std::size_t>{1});
        QCOMPARE(*strokes[1].rbegin(),
                 std::size_t(3)); // body, fin, eye; a fin that begins where the body ended is one with it
        QCOMPARE(*strokes[1].begin(), std::size_t(2));
        const auto none = loaded({{"figures", std::vector<std::string>{"no such thing"}}});
        QVERIFY(!none && english(none.error()).starts_with("None of the figures is known"));
    }

    void theSenseIsChosen_data()
    {
        QTest::addColumn<std::string>("sense");
        QTest::addColumn<double>("least");
        QTest::addColumn<double>("most");
        QTest::newRow("left is anticlockwise") << std::string("left") << 0.0 << 0.0;
        QTest::newRow("right is clockwise") << std::string("right") << 1.0 << 1.0;
        QTest::newRow("either is about half") << std::string("either") << 0.4 << 0.6;
    }
    void theSenseIsChosen()
    {
        QFETCH(std::string, sense);
        QFETCH(double, least);
        QFETCH(double, most);
        const Dataset rows = rowsOf({{"figures", std::vector<std::string>{"circle", "square"}}, {"sense", sense}});
        double right = 0;
        for (std::int64_t row = 0; row < kRows; ++row)
            right += areaOf(drawnBy(wordsOf(rows, 0, row)).front()) > 0;
        QVERIFY2(least <= right / kRows && right / kRows <= most, std::to_string(right).c_str());
    }

    /// A steady hand meets its beginning again, a trembling one does not; nobody leaves the paper.
    void theHandTrembles()
    {
        double worst[2]{}, mean[2]{};
        for (const int trembles : {0, 1})
            for (std::uint64_t row = 0; row < 100; ++row) {
                const DoodleStyle style{{placeOf("circle")}, DoodleSense::either, double(trembles)};
                const PenDrawing circle = drawnDoodle(style, 7, row).drawing;
                const PenPoint from = circle.front().front(), to = circle.front().back();
                const double gap = std::abs(from.x - to.x) + std::abs(from.y - to.y);
                worst[trembles] = std::max(worst[trembles], gap);
                mean[trembles] += gap / 100;
                const auto [least, most] = boundsOf(circle);
                if (trembles == 0)
                    QVERIFY(most.x - least.x <= kPaperMoves && most.y - least.y <= kPaperMoves);
            }
        QVERIFY(worst[0] < 1e-9);
        QVERIFY(mean[1] > 0.3);
    }

    void theSeedTellsTheDrawings()
    {
        const Dataset first = rowsOf({}), again = rowsOf({}), other = rowsOf({}, 8), two = rowsOf({{"samples", 2}});
        int differ = 0;
        for (std::int64_t row = 0; row < kRows; ++row) {
            QCOMPARE(wordsOf(first, 0, row), wordsOf(again, 0, row));
            differ += wordsOf(first, 0, row) != wordsOf(other, 0, row);
        }
        QCOMPARE(differ, int(kRows));
        QCOMPARE(two.size(), std::int64_t(2));
        QCOMPARE(wordsOf(two, 0, 1), wordsOf(first, 0, 1)); // of fewer drawings the first ones
    }

    void longerOnesLoseTheirEnd()
    {
        const auto data = loaded({{"length", 40}});
        QVERIFY(english(data->notes.back()).ends_with("have more than 39 moves and lose their end."));
        const Dataset whole = rowsOf({});
        int cut = 0;
        for (std::int64_t row = 0; row < kRows; ++row) {
            const auto moves = wordsOf(data->rows, 0, row), all = wordsOf(whole, 0, row);
            QVERIFY(std::equal(moves.begin(), moves.end(), all.begin()));
            cut += all.size() > 40;
            QCOMPARE(wordsOf(data->rows, 1, row).back() == kMoveEnd, all.size() <= 40);
        }
        QVERIFY(cut > 80);
        const auto many = loaded({{"samples", 1000000}, {"length", 1000}});
        QVERIFY(!many);
        QCOMPARE(english(many.error()),
                 std::string("1,000,000 drawings of 1,000 steps are too many to hold: take fewer or shorter ones."));
    }

    void aNewRowIsABeginning()
    {
        DataRecipe recipe;
        recipe.source = {"doodles", {}};
        const auto rows = prepareNew(recipe, {{}, {{"moves", "d0 d0 u4"}, {"moves", ""}}, {}, {}}, {}, {});
        QVERIFY(rows.ok());
        QCOMPARE(rows->rows.size(), std::int64_t(2));
        QCOMPARE(wordsOf(rows->rows, 0, 0), (std::vector<std::int32_t>{kMoveStart, 2, 2, 22}));
        QCOMPARE(wordsOf(rows->rows, 0, 1), std::vector<std::int32_t>{kMoveStart});
        const auto wrong = prepareNew(recipe, {{}, {{"moves", "d0 d16"}}, {}, {}}, {}, {});
        QVERIFY(!wrong && english(wrong.error()).starts_with("“d16” is no move"));
        const auto none = prepareNew(recipe, {{}, {{"text", "d0"}}, {}, {}}, {}, {});
        QVERIFY(!none && english(none.error()).starts_with("The network reads moves of a pen"));
    }
};

QTEST_GUILESS_MAIN(DoodlesTest)
#include "doodles_test.moc"
