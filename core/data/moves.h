#pragma once

#include "data/field.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace loom {

/// Where a pen is on its paper: x to the right, y down.
struct PenPoint {
    double x = 0, y = 0;
    bool operator==(const PenPoint&) const = default;
};
/// The points of a line that is drawn without lifting the pen, in their order.
using PenStroke = std::vector<PenPoint>;
using PenDrawing = std::vector<PenStroke>;

/// A drawing as words: moves of one length in 16 directions, 0 to the right and 4 down, with the pen on the paper or
/// above it. "start" stands in front of a drawing, "end" behind it.
inline constexpr std::int32_t kMoveDirections = 16, kFirstMove = 2; ///< 0 is padding, 1 unknown
inline constexpr std::int32_t kMoveEnd = kFirstMove + 2 * kMoveDirections, kMoveStart = kMoveEnd + 1;
/// So many moves is the side of a sheet that a whole figure fills.
inline constexpr double kPaperMoves = 14;

/// "", "?", d0 … d15 (pen on the paper), u0 … u15 (pen up), "end", "start": the words of moves by their number.
const std::vector<std::string>& moveWords();
/// Is the field one of moves?
bool tellsMoves(const Field& field);

constexpr bool isMove(std::int32_t word)
{
    return word >= kFirstMove && word < kMoveEnd;
}
constexpr bool isPenDown(std::int32_t move)
{
    return move < kFirstMove + kMoveDirections;
}
/// A step of length 1 in the move's direction.
PenPoint stepOf(std::int32_t move);

/// The moves that follow a drawing: each aims at where the line is one length away from the pen, so that errors of
/// the directions do not add up: on a stroke the pen stays within a fifth of a length of the line, and within half a
/// length where it begins. What is shorter than a move is drawn as one. Strokes without points are left out.
std::vector<std::int32_t> movesOf(const PenDrawing& drawing, double length);
/// What moves draw from a point on, a point a move; other words than moves are passed over.
PenDrawing drawnBy(std::span<const std::int32_t> moves, PenPoint from = {}, double length = 1);

/// Moved and enlarged so that its longer side is `side` and its middle lies at 0; a single place stays as small.
PenDrawing fitted(PenDrawing drawing, double side);
/// Smallest and largest coordinates; two times 0 without points.
std::pair<PenPoint, PenPoint> boundsOf(const PenDrawing& drawing);

/// A picture (SVG) of drawings side by side.
std::string svgOf(std::span<const PenDrawing> drawings);

} // namespace loom
