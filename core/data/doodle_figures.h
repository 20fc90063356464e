#pragma once

#include "data/moves.h"

namespace loom {

/// In which sense lines are drawn: either, as a draw decides; anticlockwise (to the left) or clockwise as one sees
/// it.
enum class DoodleSense { either, left, right };

/// The names of the figures that can be drawn.
const std::vector<std::string>& doodleFigures();

struct DoodleStyle {
    std::vector<std::size_t> figures = {}; ///< places in doodleFigures() of those that are drawn; none: all
    DoodleSense sense = DoodleSense::either;
    double trembling = 0.3; ///< 0 … 1: how far the hand strays
};

struct Doodle {
    std::size_t figure = 0; ///< its place in doodleFigures()
    PenDrawing drawing; ///< in moves of length 1, no larger than the paper (kPaperMoves)
};

/// A figure as a hand might draw it: begun anywhere where it closes, in one sense, turned and stretched a little. A
/// pure function of the seed and the row.
Doodle drawnDoodle(const DoodleStyle& style, std::uint64_t seed, std::uint64_t row);

} // namespace loom
