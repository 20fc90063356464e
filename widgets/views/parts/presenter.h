#pragma once

#include "data/field.h"

#include <QImage>
#include <QString>
#include <utility>
#include <vector>

namespace loom::ui {

struct Presenter;

/// The field of the rows that stands for a sample in lists: a picture, a series, a text; without one it is all of its
/// numbers.
struct Shown {
    int field = -1; ///< of data->rows
    const Presenter* as = nullptr;
    Field of; ///< the field itself
    std::vector<std::pair<float, float>> ranges; ///< of each feature of a series over many rows; none of rows on disk
};

/// How a person sees the rows of one kind of field. One table: views ask it and know no kind themselves.
struct Presenter {
    const char* id;
    bool (*fits)(const Field& field);
    /// Columns and rows of a sample's tile; null: samples are rows of a table.
    QSize (*cells)(const Field& field);
    /// The tile of a row's numbers.
    QImage (*image)(const Shown& shown, const std::vector<float>& numbers);
    bool pixels; ///< its numbers are the pixels of the image
    /// In a table: how many columns the field takes, and what stands in one of them.
    int (*columns)(const Field& field);
    QString (*cell)(const Field& field, const Tensor& rows, std::int64_t row, int column);
    bool words; ///< cells are words, not numbers
};

/// The first that fits; the last of the table fits every field.
const Presenter& presenterOf(const Field& field);
/// What stands for the samples of these fields: the first input that has tiles, else the first that is words.
Shown shownOf(const std::vector<Field>& fields);

} // namespace loom::ui
