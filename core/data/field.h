#pragma once

#include "tensor/tensor.h"

#include <string>
#include <vector>

namespace loom {

/// What a field is for. `sampleWeight` (how much a sample counts in the loss, ≥ 0) and `mask` (1: it counts, 0: it
/// does not) hold one number a row, are no inputs and are left alone by transforms that do not name them; `lengths`
/// says how much of another field's row is true, the rest being padding.
enum class FieldRole { input, target, sampleWeight, mask, lengths };
/// As in files and on the command line: "input", "target", "sample_weight", "mask", "lengths".
const char* nameOf(FieldRole role);

/// What a person sees in the elements of a row. `byShape`: a picture where they lie in rows and columns, else
/// numbers; `text`: the bytes (u8) of UTF-8, filled up with zeros; `words`: numbers (i32) in the field's list of
/// words, or (u8) for each word of the list whether it stands in the text; `series`: steps × features.
enum class FieldForm { byShape, text, words, series };
/// As on the command line: "shape", "text", "words", "series".
const char* nameOf(FieldForm form);

/// One column of a data set: what it is called, its element type and its shape without the batch axis.
struct Field {
    std::string name;
    DType dtype = DType::f32;
    Shape shape;
    FieldRole role = FieldRole::input;
    std::vector<std::string> classes; ///< names of the classes of a label field, else empty
    std::vector<std::string> features; ///< names of the numbers of a vector (columns of a table), may be empty
    FieldForm form = FieldForm::byShape;
    std::vector<std::string> words = {}; ///< what the numbers of the form `words` mean; 0 is padding, 1 unknown
    std::string lengths = {}; ///< the field (i32) that says how many steps of a row are true; empty: all
    bool operator==(const Field&) const = default;
};

/// Rows, columns and perhaps one or three channels: a person sees a picture.
inline bool shapeOfPicture(const Field& field)
{
    const Shape& shape = field.shape;
    const bool flat = shape.rank() == 2 || (shape.rank() == 3 && (shape[2] == 1 || shape[2] == 3));
    return field.form == FieldForm::byShape && flat;
}

} // namespace loom
