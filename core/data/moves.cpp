#include "data/moves.h"

#include "base/math.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace loom {
namespace {

constexpr double kPi = 3.14159265358979323846;

const std::array<PenPoint, kMoveDirections>& directions()
{
    static const auto all = [] {
        std::array<PenPoint, kMoveDirections> steps;
        for (std::size_t k = 0; k < steps.size(); ++k)
            math::sincos(2 * kPi * double(k) / kMoveDirections, steps[k].y, steps[k].x);
        return steps;
    }();
    return all;
}

PenPoint operator+(PenPoint a, PenPoint b)
{
    return {a.x + b.x, a.y + b.y};
}
PenPoint operator-(PenPoint a, PenPoint b)
{
    return {a.x - b.x, a.y - b.y};
}
PenPoint operator*(PenPoint a, double k)
{
    return {a.x * k, a.y * k};
}
double product(PenPoint a, PenPoint b)
{
    return a.x * b.x + a.y * b.y;
}
double lengthOf(PenPoint a)
{
    return math::sqrt(product(a, a));
}

/// Follows lines with moves.
class Follower {
public:
    Follower(PenPoint pen, double length)
        : pen_(pen)
        , length_(length)
    {
    }

    /// From the line's first point, near the pen, to its last one.
    void follow(std::span<const PenPoint> line, bool down, std::vector<std::int32_t>& moves)
    {
        const std::size_t before = moves.size();
        std::size_t segment = 0;
        double at = 0; // of the segment
        while (segment + 1 < line.size()) {
            if (const auto place = leaving(line[segment], line[segment + 1], at)) {
                at = *place;
                moveTo(line[segment] + (line[segment + 1] - line[segment]) * at, down, moves);
            } else {
                ++segment;
                at = 0;
            }
        }
        const double left = lengthOf(line.back() - pen_);
        if (left > length_ / 2 || (down && moves.size() == before))
            moveTo(line.back(), down, moves);
    }
    PenPoint pen() const { return pen_; }

private:
    /// Where, from `at` on, the way from a to b leaves the circle of one length round the pen.
    std::optional<double> leaving(PenPoint a, PenPoint b, double at) const
    {
        constexpr double kNearly = 1 - 1e-9; // a point at a length's distance counts as outside
        const PenPoint way = b - a, to = a - pen_;
        const double whole = product(way, way), reach = length_ * length_ * kNearly;
        if (product(b - pen_, b - pen_) < reach || whole == 0)
            return std::nullopt;
        const double along = product(to, way);
        const double root = along * along - whole * (product(to, to) - reach);
        return std::clamp((math::sqrt(std::max(0.0, root)) - along) / whole, at, 1.0);
    }

    void moveTo(PenPoint target, bool down, std::vector<std::int32_t>& moves)
    {
        const PenPoint way = target - pen_;
        const auto nearest =
            std::ranges::max_element(directions(), {}, [&](PenPoint step) { return product(step, way); });
        pen_ = pen_ + *nearest * length_;
        moves.push_back(kFirstMove + std::int32_t(nearest - directions().begin()) + (down ? 0 : kMoveDirections));
    }

    PenPoint pen_;
    double length_;
};

} // namespace

const std::vector<std::string>& moveWords()
{
    static const std::vector<std::string> words = [] {
        std::vector<std::string> all{"", "?"};
        for (const char* pen : {"d", "u"})
            for (int direction = 0; direction < kMoveDirections; ++direction)
                all.push_back(pen + std::to_string(direction));
        all.insert(all.end(), {"end", "start"});
        return all;
    }();
    return words;
}

bool tellsMoves(const Field& field)
{
    return field.form == FieldForm::words && field.dtype == DType::i32 && field.words == moveWords();
}

PenPoint stepOf(std::int32_t move)
{
    return directions()[std::size_t(move - kFirstMove) % kMoveDirections];
}

std::vector<std::int32_t> movesOf(const PenDrawing& drawing, double length)
{
    std::vector<std::int32_t> moves;
    std::optional<Follower> pen;
    for (const PenStroke& stroke : drawing) {
        if (stroke.empty())
            continue;
        if (!pen) {
            pen.emplace(stroke.front(), length);
        } else {
            const PenPoint way[] = {pen->pen(), stroke.front()};
            pen->follow(way, false, moves);
        }
        pen->follow(stroke, true, moves);
    }
    return moves;
}

PenDrawing drawnBy(std::span<const std::int32_t> moves, PenPoint from, double length)
{
    PenDrawing drawing;
    bool down = false;
    for (const std::int32_t move : moves) {
        if (!isMove(move))
            continue;
        if (isPenDown(move) && !down)
            drawing.push_back({from});
        down = isPenDown(move);
        from = from + stepOf(move) * length;
        if (down)
            drawing.back().push_back(from);
    }
    return drawing;
}

std::pair<PenPoint, PenPoint> boundsOf(const PenDrawing& drawing)
{
    std::optional<std::pair<PenPoint, PenPoint>> bounds;
    for (const PenStroke& stroke : drawing)
        for (const PenPoint point : stroke) {
            if (!bounds)
                bounds.emplace(point, point);
            auto& [least, most] = *bounds;
            least = {std::min(least.x, point.x), std::min(least.y, point.y)};
            most = {std::max(most.x, point.x), std::max(most.y, point.y)};
        }
    return bounds.value_or(std::pair<PenPoint, PenPoint>());
}

PenDrawing fitted(PenDrawing drawing, double side)
{
    const auto [least, most] = boundsOf(drawing);
    const double longer = std::max(most.x - least.x, most.y - least.y);
    const PenPoint middle = (least + most) * 0.5;
    for (PenStroke& stroke : drawing)
        for (PenPoint& point : stroke)
            point = (point - middle) * (longer > 0 ? side / longer : 1);
    return drawing;
}

std::string svgOf(std::span<const PenDrawing> drawings)
{
    constexpr double kSide = 120, kEdge = 10;
    constexpr std::size_t kInRow = 8;
    const auto number = [](double value) {
        std::array<char, 32> digits;
        const auto end =
            std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, 1);
        return std::string(digits.data(), end.ptr);
    };
    const std::size_t columns = std::clamp<std::size_t>(drawings.size(), 1, kInRow);
    const std::size_t rows = std::max<std::size_t>(1, (drawings.size() + kInRow - 1) / kInRow);
    const std::string size =
        "width=\"" + number(kSide * double(columns)) + "\" height=\"" + number(kSide * double(rows)) + "\"";
    std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" " + size + ">\n<rect " + size
        + " fill=\"white\"/>\n<g fill=\"none\" stroke=\"black\" stroke-width=\"2\" stroke-linecap=\"round\" "
          "stroke-linejoin=\"round\">\n";
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        const PenPoint middle{kSide * (double(i % kInRow) + 0.5), kSide * (double(i / kInRow) + 0.5)};
        for (const PenStroke& stroke : fitted(drawings[i], kSide - 2 * kEdge)) {
            svg += "<polyline points=\"";
            for (const PenPoint point : stroke)
                svg += number(point.x + middle.x) + "," + number(point.y + middle.y) + " ";
            svg.back() = '"';
            svg += "/>\n";
        }
    }
    return svg + "</g>\n</svg>\n";
}

} // namespace loom
