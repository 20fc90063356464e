#pragma once

#include "base/text.h"
#include "tensor/tensor.h"

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace loom {

/// What a field is for. `sampleWeight` (how much a sample counts in the loss, ≥ 0) and `mask` (1: it counts, 0: it
/// does not) hold one number a row, are no inputs and are left alone by transforms that do not name them.
enum class FieldRole { input, target, sampleWeight, mask };
/// As in files and on the command line: "input", "target", "sample_weight", "mask".
const char* nameOf(FieldRole role);

/// One column of a data set: what it is called, its element type and its shape without the batch axis.
struct Field {
    std::string name;
    DType dtype = DType::f32;
    Shape shape;
    FieldRole role = FieldRole::input;
    std::vector<std::string> classes; ///< names of the classes of a label field, else empty
    std::vector<std::string> features; ///< names of the numbers of a vector (columns of a table), may be empty
    bool operator==(const Field&) const = default;
};

/// Rows of fields held in memory; immutable once built, shared by reading threads, cheap to copy.
/// Pictures stay u8, labels i32: the batch converts.
class Dataset {
public:
    Dataset() = default;
    /// One tensor a field, all with the same number of rows in front.
    Dataset(std::vector<Field> fields, std::vector<Tensor> columns);

    std::int64_t size() const { return size_; }
    const std::vector<Field>& fields() const { return fields_; }
    /// Index of the named field, -1 when absent.
    int indexOf(const std::string& name) const;
    const Tensor& column(int field) const { return *columns_[std::size_t(field)]; }

private:
    std::vector<Field> fields_;
    std::vector<std::shared_ptr<const Tensor>> columns_;
    std::int64_t size_ = 0;
};

/// What a source delivers: the rows, and which of them are the source's own test set (may be empty).
struct SourceData {
    Dataset rows;
    std::vector<std::int64_t> test;
    /// f32 fields in which NaN stands for a missing value: `prepare` puts the training part's mean there.
    std::vector<int> incomplete;
    std::vector<Text> notes; ///< what was read and assumed, for `loom data` and the data view
};

} // namespace loom
