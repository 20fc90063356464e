#pragma once

#include "data/numpy/npy_header.h"
#include "tensor/tensor.h"

#include <functional>
#include <memory>

namespace loom::sources {

/// An array of a file: its name and what its header says, or why it cannot be read.
struct NpyArray {
    std::string name;
    NpyHeader header;
    Text refusal; ///< empty: it can be read
};

/// A file of NumPy: one array (.npy), or several in a zip archive, packed or not (.npz). Files are hostile: what a
/// header claims is compared with what there is before memory is taken.
class NpzFile {
public:
    static Result<NpzFile> open(const std::string& path);
    NpzFile(NpzFile&&) noexcept;
    NpzFile& operator=(NpzFile&&) noexcept;
    ~NpzFile();

    const std::vector<NpyArray>& arrays() const { return arrays_; }
    /// Nothing where there is none of that name.
    const NpyArray* find(const std::string& name) const;
    /// "x_train, y_train", shortened where there are many; those most like `sought` first then.
    std::string names(const std::string& sought = {}) const;

    /// Where an element of the array goes: by how many places each axis steps on.
    using Steps = std::vector<std::int64_t>;
    static Steps inOrder(const NpyHeader& header); ///< the last axis varies fastest
    /// Writes all elements of one of `arrays`, converted to the type of `to` (f32, f64, u8), from `first` on; where
    /// they cannot be represented they are rounded (f32) or cut (u8, only for types of one byte).
    Result<void> read(const NpyArray& array, Tensor& to, std::int64_t first, const Steps& steps,
                      const std::function<bool(double)>& progress) const;

private:
    struct Archive;
    NpzFile();

    Result<void> openArchive();
    Result<void> openArray();

    std::string path_;
    std::vector<NpyArray> arrays_;
    std::vector<std::int64_t> entries_; ///< of `arrays_` in the archive
    std::unique_ptr<Archive> archive_; ///< null: the file is one array
};

} // namespace loom::sources
