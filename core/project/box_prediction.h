#pragma once

#include "project/run.h"
#include "train/detection.h"

#include <optional>

namespace loom {

/// An output whose cells tell boxes (of the loss `detection`), and what is needed to read them.
struct BoxOutput {
    Shape cells; ///< rows, columns, 5 + classes
    int target = -1; ///< field of the data that holds the true boxes; -1: there is none
    std::vector<std::string> classes;
    std::int64_t rows = 0, columns = 0; ///< of the picture as the network sees it, in pixels
};

/// The output of loss number `loss` as one of boxes; nothing where it tells none, or where there is no picture.
std::optional<BoxOutput> boxOutput(const Project& project, const PreparedData& data, std::size_t loss);

/// A box in pixels from the upper left corner of the picture that the network sees, cut at its edges.
struct PictureBox {
    std::string className;
    double score = 1; ///< confidence · probability of the class; 1 of a true box
    Box pixels;
};

/// The boxes found on row `row` of a batch of predictions, surest first: those with a score of at least
/// `metrics::kSureScore`, and of those of one class that overlap by more than `metrics::kUsualStrike` the surest, as
/// the view Boxes shows them at first.
std::vector<PictureBox> foundBoxes(const BoxOutput& output, const TensorView& predictions, std::int64_t row);
/// The true boxes of a row of the data; empty where they are not known.
std::vector<PictureBox> trueBoxes(const BoxOutput& output, const PreparedData& data, std::int64_t row);

} // namespace loom
