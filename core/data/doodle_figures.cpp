#include "data/doodle_figures.h"

#include "base/math.h"
#include "base/random.h"
#include "base/text.h"

#include <algorithm>

namespace loom {
namespace {

constexpr double kPi = 3.14159265358979323846;

/// A line of a figure in the square from −1 to 1; a closed one begins and ends at the same place, wherever that is.
struct Line {
    PenStroke points; ///< of a closed one clockwise
    bool closed = false;
};

/// A part of an ellipse, from an angle to another; clockwise, from the right.
PenStroke arc(PenPoint middle, double across, double down, double from = 0, double to = 2 * kPi)
{
    constexpr int kPieces = 40;
    PenStroke points;
    for (int i = 0; i <= kPieces; ++i) {
        const double angle = from + (to - from) * i / kPieces;
        points.push_back({middle.x + across * math::cos(angle), middle.y + down * math::sin(angle)});
    }
    return points;
}

std::vector<Line> circle()
{
    return {{arc({}, 1, 1), true}};
}

std::vector<Line> square()
{
    return {{{{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}, {-0.9, -0.9}}, true}};
}

std::vector<Line> triangle()
{
    return {{{{0, -0.9}, {0.95, 0.8}, {-0.95, 0.8}, {0, -0.9}}, true}};
}

/// In one line, each tip followed by the next but one.
std::vector<Line> star()
{
    Line line{{}, true};
    for (int tip = 0; tip <= 5; ++tip)
        line.points.push_back({math::sin(0.8 * kPi * tip), -math::cos(0.8 * kPi * tip)});
    return {line};
}

std::vector<Line> house()
{
    return {{{{-0.7, 0.9}, {-0.7, -0.1}, {0, -0.9}, {0.7, -0.1}, {0.7, 0.9}, {-0.7, 0.9}}, true},
            {{{-0.2, 0.9}, {-0.2, 0.25}, {0.2, 0.25}, {0.2, 0.9}}}};
}

std::vector<Line> sun()
{
    constexpr int kRays = 8;
    std::vector<Line> lines{{arc({}, 0.5, 0.5), true}};
    for (int ray = 0; ray < kRays; ++ray) {
        const double x = math::cos(2 * kPi * ray / kRays), y = math::sin(2 * kPi * ray / kRays);
        lines.push_back({{{0.68 * x, 0.68 * y}, {x, y}}});
    }
    return lines;
}

std::vector<Line> face()
{
    return {{arc({}, 1, 1), true},
            {arc({-0.38, -0.3}, 0.14, 0.14, -kPi / 2, 1.5 * kPi)},
            {arc({0.38, -0.3}, 0.14, 0.14, -kPi / 2, 1.5 * kPi)},
            {arc({0, 0.05}, 0.5, 0.5, 0.85 * kPi, 0.15 * kPi)}};
}

std::vector<Line> zigzag()
{
    constexpr int kTeeth = 6;
    Line line;
    for (int tooth = 0; tooth <= kTeeth; ++tooth)
        line.points.push_back({-1 + 2.0 * tooth / kTeeth, tooth % 2 == 0 ? 0.45 : -0.45});
    return {line};
}

std::vector<Line> spiral()
{
    constexpr int kPieces = 100;
    constexpr double kTurns = 2.5;
    Line line;
    for (int i = 0; i <= kPieces; ++i) {
        const double part = double(i) / kPieces, angle = 2 * kPi * kTurns * part;
        line.points.push_back({(0.1 + 0.9 * part) * math::cos(angle), (0.1 + 0.9 * part) * math::sin(angle)});
    }
    return {line};
}

/// Body, fin and eye.
std::vector<Line> fish()
{
    return {{arc({-0.25, 0}, 0.7, 0.45), true},
            {{{0.45, 0}, {0.95, -0.4}, {0.95, 0.4}, {0.45, 0}}},
            {arc({-0.55, -0.1}, 0.1, 0.1, -kPi / 2, 1.5 * kPi)}};
}

struct Figure {
    const char* name;
    std::vector<Line> (*lines)();
};

constexpr Figure kFigures[] = {{TR("circle"), circle}, {TR("square"), square}, {TR("triangle"), triangle},
                               {TR("star"), star},     {TR("house"), house},   {TR("sun"), sun},
                               {TR("face"), face},     {TR("zigzag"), zigzag}, {TR("spiral"), spiral},
                               {TR("fish"), fish}};

PenPoint between(PenPoint a, PenPoint b, double part)
{
    return {a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part};
}

double distance(PenPoint a, PenPoint b)
{
    return math::sqrt((a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y));
}

/// Points at most so far apart.
PenStroke finer(const PenStroke& line, double apart)
{
    PenStroke points{line.front()};
    for (std::size_t i = 1; i < line.size(); ++i) {
        const int pieces = 1 + int(distance(line[i - 1], line[i]) / apart);
        for (int piece = 1; piece <= pieces; ++piece)
            points.push_back(between(line[i - 1], line[i], double(piece) / pieces));
    }
    return points;
}

/// The closed line begun at another of its points.
void beginAt(PenStroke& line, std::size_t first)
{
    line.pop_back(); // the first one again
    std::ranges::rotate(line, line.begin() + std::ptrdiff_t(first));
    line.push_back(line.front());
}

/// Draws of one drawing, in their order.
class Draws {
public:
    Draws(const RandomStream& stream, std::uint64_t row)
        : stream_(stream)
        , row_(row)
    {
    }
    double from(double least, double most) { return least + (most - least) * stream_.uniform(next_++, row_); }
    std::size_t below(std::size_t count) { return stream_.below(std::uint32_t(count), next_++, row_); }
    double normal() { return stream_.normal(next_++, row_); }

private:
    const RandomStream& stream_;
    std::uint64_t row_, next_ = 0;
};

/// The hand strays to a new place at every knot and glides from one to the other.
void tremble(PenStroke& line, double reach, Draws& draws)
{
    constexpr std::size_t kKnot = 8; // points
    PenPoint last{reach * draws.normal(), reach * draws.normal()}, next = last;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (i % kKnot == 0) {
            last = next;
            next = {reach * draws.normal(), reach * draws.normal()};
        }
        const PenPoint strayed = between(last, next, double(i % kKnot) / kKnot);
        line[i] = {line[i].x + strayed.x, line[i].y + strayed.y};
    }
}

} // namespace

const std::vector<std::string>& doodleFigures()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Figure& figure : kFigures)
            all.emplace_back(figure.name);
        return all;
    }();
    return names;
}

Doodle drawnDoodle(const DoodleStyle& style, std::uint64_t seed, std::uint64_t row)
{
    constexpr double kApart = 0.05, kMostStrayed = 0.12, kMostTurned = 0.15;
    const RandomStream stream(seed, "data/doodles");
    Draws draws(stream, row);
    const std::size_t which = draws.below(style.figures.empty() ? doodleFigures().size() : style.figures.size());
    Doodle doodle{style.figures.empty() ? which : style.figures[which], {}};
    const bool left = draws.below(2) == 0 ? style.sense != DoodleSense::right : style.sense == DoodleSense::left;
    const double angle = draws.from(-kMostTurned, kMostTurned), size = draws.from(0.85, 0.95) * kPaperMoves / 2;
    const double across = size * draws.from(0.93, 1), down = size * draws.from(0.93, 1);
    const double sine = math::sin(angle), cosine = math::cos(angle);
    for (const Line& line : kFigures[doodle.figure].lines()) {
        PenStroke corners = line.points;
        if (line.closed)
            beginAt(corners, draws.below(corners.size() - 1));
        PenStroke points = finer(corners, kApart);
        if (left)
            std::ranges::reverse(points);
        tremble(points, style.trembling * kMostStrayed, draws);
        for (PenPoint& point : points) {
            const double x = across * point.x, y = down * point.y;
            point = {x * cosine - y * sine, x * sine + y * cosine};
        }
        doodle.drawing.push_back(std::move(points));
    }
    return doodle;
}

} // namespace loom
