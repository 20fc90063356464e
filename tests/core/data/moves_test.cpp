#include "data/doodle_figures.h"
#include "data/moves.h"

#include <QRegularExpression>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace loom;
using Moves = std::vector<std::int32_t>;

namespace {

constexpr std::uint64_t kSeed = 7;

std::int32_t down(int direction)
{
    return kFirstMove + direction;
}

std::int32_t up(int direction)
{
    return kFirstMove + kMoveDirections + direction;
}

double toSegment(PenPoint p, PenPoint a, PenPoint b)
{
    const double wx = b.x - a.x, wy = b.y - a.y, whole = wx * wx + wy * wy;
    const double part = whole == 0 ? 0 : std::clamp(((p.x - a.x) * wx + (p.y - a.y) * wy) / whole, 0.0, 1.0);
    return std::hypot(p.x - a.x - part * wx, p.y - a.y - part * wy);
}

double toLine(PenPoint p, const PenStroke& line)
{
    double least = 1e9;
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        least = std::min(least, toSegment(p, line[i], line[i + 1]));
    return least;
}

} // namespace

class MovesTest : public QObject {
    Q_OBJECT
private slots:
    void aLineIsSoManyMoves_data()
    {
        QTest::addColumn<PenDrawing>("drawing");
        QTest::addColumn<Moves>("moves");
        QTest::newRow("to the right, in pieces of 2")
            << PenDrawing{{{0, 0}, {6, 0}}} << Moves{down(0), down(0), down(0)};
        QTest::newRow("down is 4, left 8, up 12")
            << PenDrawing{{{1, 1}, {1, 3}, {-1, 3}, {-1, 1}}} << Moves{down(4), down(8), down(12)};
        QTest::newRow("aslant") << PenDrawing{{{0, 0}, {3, 3}}} << Moves{down(2), down(2)};
        QTest::newRow("what is left over is a move from half a length on")
            << PenDrawing{{{0, 0}, {5.2, 0}}} << Moves{down(0), down(0), down(0)};
        QTest::newRow("and else none") << PenDrawing{{{0, 0}, {4.8, 0}}} << Moves{down(0), down(0)};
        QTest::newRow("a dot is one move") << PenDrawing{{{3, 3}}} << Moves{down(0)};
        QTest::newRow("a short stroke is one move") << PenDrawing{{{3, 3}, {3, 3.1}}} << Moves{down(4)};
        QTest::newRow("the pen goes up between strokes")
            << PenDrawing{{{0, 0}, {2, 0}}, {}, {{2, 4}, {4, 4}}} << Moves{down(0), up(4), up(4), down(0)};
        QTest::newRow("nothing") << PenDrawing{} << Moves{};
        QTest::newRow("strokes without points") << PenDrawing{{}, {}} << Moves{};
    }
    void aLineIsSoManyMoves()
    {
        QFETCH(PenDrawing, drawing);
        QFETCH(Moves, moves);
        QCOMPARE(movesOf(drawing, 2), moves);
    }

    void thePenStaysByTheLine_data()
    {
        QTest::addColumn<double>("length");
        for (const double length : {0.3, 1.0, 2.5})
            QTest::addRow("moves of %.1f", length) << length;
    }
    void thePenStaysByTheLine()
    {
        QFETCH(double, length);
        for (std::uint64_t row = 0; row < 60; ++row) {
            const PenDrawing drawing = drawnDoodle({}, kSeed, row).drawing;
            for (const PenStroke& stroke : drawing) {
                const Moves moves = movesOf({stroke}, length);
                const PenDrawing drawn = drawnBy(moves, stroke.front(), length);
                QCOMPARE(drawn.size(), std::size_t(1));
                const double whole = [&] {
                    double sum = 0;
                    for (std::size_t i = 0; i + 1 < stroke.size(); ++i)
                        sum += std::hypot(stroke[i + 1].x - stroke[i].x, stroke[i + 1].y - stroke[i].y);
                    return sum;
                }();
                if (whole < 2 * length)
                    continue; // a dot is drawn larger
                for (std::size_t i = 0; i + 1 < drawn.front().size(); ++i)
                    QVERIFY(toLine(drawn.front()[i], stroke) <= 0.2 * length);
                for (const PenPoint point : stroke)
                    QVERIFY(toLine(point, drawn.front()) <= length);
            }
        }
    }

    /// What moves drew becomes the same moves again.
    void thereAndBack()
    {
        int strokes = 0;
        for (std::uint64_t row = 0; row < 60; ++row) {
            const PenDrawing drawing = drawnDoodle({}, kSeed, row).drawing;
            const Moves moves = movesOf(drawing, 1);
            QVERIFY(std::ranges::all_of(moves, isMove));
            const PenDrawing drawn = drawnBy(moves);
            QCOMPARE(drawn.size(), drawing.size());
            for (const PenStroke& stroke : drawn) {
                const Moves again = movesOf({stroke}, 1);
                const PenDrawing twice = drawnBy(again, stroke.front());
                QCOMPARE(twice.front().size(), stroke.size());
                for (std::size_t i = 0; i < stroke.size(); ++i)
                    QVERIFY(std::hypot(twice.front()[i].x - stroke[i].x, twice.front()[i].y - stroke[i].y) < 1e-6);
                ++strokes;
            }
        }
        QVERIFY(strokes > 100);
    }

    void everyDirectionGoesItsWay()
    {
        for (int k = 0; k < kMoveDirections; ++k) {
            const double angle = 2 * std::acos(-1.0) * k / kMoveDirections;
            for (const std::int32_t move : {down(k), up(k)}) {
                QVERIFY(std::abs(stepOf(move).x - std::cos(angle)) < 1e-12);
                QVERIFY(std::abs(stepOf(move).y - std::sin(angle)) < 1e-12);
            }
            QCOMPARE(moveWords()[std::size_t(down(k))], "d" + std::to_string(k));
            QCOMPARE(moveWords()[std::size_t(up(k))], "u" + std::to_string(k));
        }
        QCOMPARE(moveWords()[kMoveEnd], std::string("end"));
        QCOMPARE(moveWords()[kMoveStart], std::string("start"));
        QCOMPARE(moveWords().size(), std::size_t(kMoveStart + 1));
    }

    /// Signs that are no moves draw nothing, and a picture has a line a stroke.
    void aPictureHasALineAStroke()
    {
        const PenDrawing two = drawnBy(Moves{kMoveStart, down(0), 1, up(4), down(0), down(4), kMoveEnd, 0});
        QCOMPARE(two.size(), std::size_t(2));
        QCOMPARE(two.back().size(), std::size_t(3));
        const std::vector<PenDrawing> drawings{two, {}, two};
        const QString svg = QString::fromStdString(svgOf(drawings));
        QCOMPARE(svg.count(QStringLiteral("<polyline")), 4);
        QVERIFY(svg.startsWith(QStringLiteral("<svg")) && svg.trimmed().endsWith(QStringLiteral("</svg>")));
        QVERIFY(svg.contains(QStringLiteral("width=\"360.0\"")));
    }

    void itIsFitted()
    {
        const auto [least, most] = boundsOf(fitted({{{10, 10}, {30, 20}}}, 8));
        QCOMPARE(least, (PenPoint{-4, -2}));
        QCOMPARE(most, (PenPoint{4, 2}));
        QCOMPARE(fitted({{{10, 10}}}, 8), (PenDrawing{{{0, 0}}}));
        QCOMPARE(fitted({}, 8), PenDrawing());
    }
};

QTEST_GUILESS_MAIN(MovesTest)
#include "moves_test.moc"
