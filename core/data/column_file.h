#pragma once

#include "base/json.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace loom {

/// What a column file says about itself before its numbers come.
struct ColumnFileHead {
    std::string key; ///< what it was made from: another key makes the file stale
    std::int64_t rows = 0;
    std::vector<int> elementBytes; ///< of each column; 0: the column holds nothing
    Json content; ///< what its owner needs to read it
};

/// A table on disk, column by column in blocks of as many rows as take half a megabyte, 4096 at most: "LOOMCOL1",
/// bytes and check sum of the head, the head as JSON, zeros up to a multiple of 4096; then for each block, for each
/// column, a check sum and the numbers (little-endian, filled up to 8 bytes). Immutable; any thread may read.
class ColumnFile {
public:
    /// Refuses a file that is absent, of another version or key, or not exactly as long as its head says.
    static Result<std::shared_ptr<const ColumnFile>> open(const std::string& file, const std::string& key);
    ~ColumnFile();
    ColumnFile(const ColumnFile&) = delete;
    ColumnFile& operator=(const ColumnFile&) = delete;

    const ColumnFileHead& head() const { return head_; }
    std::int64_t blockRows() const { return blockRows_; } ///< of all blocks but the last; a power of two
    std::int64_t blocks() const;
    std::int64_t rowsOf(std::int64_t block) const;
    /// Calls `visit` with the place in `columns` (in ascending order) and the rowsOf(block) numbers of each. Columns
    /// that are neighbours are read together. A damaged file is taken away, so that it is made anew the next time.
    Result<void> read(std::span<const int> columns, std::int64_t block,
                      const std::function<void(std::size_t place, const std::byte* numbers)>& visit) const;

private:
    ColumnFile() = default;
    Result<void> readHead(std::int64_t size, const std::string& key);
    std::int64_t bytesOf(int column, std::int64_t block) const;
    Text damaged() const;
    void removeThis() const;

    std::string file_;
    int descriptor_ = -1;
    ColumnFileHead head_;
    std::int64_t blockRows_ = 0;
    /// Of each column within a full block and within the last one; then the block's size.
    std::vector<std::int64_t> offsets_, lastOffsets_;
    std::int64_t first_ = 0; ///< where block 0 begins
};

/// Writes a column file beside its place and moves it there when it is complete. Belongs to one thread.
class ColumnFileWriter {
public:
    /// Reserves all the room that will be needed, or says in one sentence why there is none.
    static Result<std::unique_ptr<ColumnFileWriter>> create(const std::string& file, ColumnFileHead head);
    ~ColumnFileWriter(); ///< without `finish` nothing is left
    ColumnFileWriter(const ColumnFileWriter&) = delete;
    ColumnFileWriter& operator=(const ColumnFileWriter&) = delete;

    template<class T> void set(int column, T value)
    {
        reinterpret_cast<T*>(numbers_.data() + offsets_[std::size_t(column)] + 8)[filled_] = value;
    }
    /// The row is complete.
    Result<void> endRow();
    Result<void> finish();

private:
    ColumnFileWriter() = default;
    Result<void> start();
    Result<void> writeBlock();
    Result<void> write(const void* data, std::size_t bytes);
    Text cannotWrite(int error) const;

    std::string file_;
    std::string beside_;
    int descriptor_ = -1;
    ColumnFileHead head_;
    std::int64_t blockRows_ = 0;
    std::vector<std::int64_t> offsets_; ///< of each column in `numbers_`
    std::vector<std::byte> numbers_; ///< of a block: check sum and numbers of each column
    std::int64_t filled_ = 0; ///< rows of the block so far
    std::int64_t block_ = 0;
};

} // namespace loom
