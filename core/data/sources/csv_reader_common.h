#pragma once

#include "base/result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace loom::sources {

/// How the text of a table is written.
struct CsvFormat {
    char delimiter = ','; ///< 0 for `sniffed`: find out
    bool cp949 = false; ///< Korean Windows text instead of UTF-8
    std::int64_t skippedLines = 0; ///< lines before the header or the first row
};

/// Reads the file once from end to end: is it text, in which encoding, and which delimiter parts the first lines?
/// What `wanted` already says stays.
Result<CsvFormat> sniffed(const std::string& file, const CsvFormat& wanted);

/// The records of a CSV file (RFC 4180, with other delimiters) one after the other, in bounded memory. Cells come
/// as UTF-8 without the spaces around them; blank lines are passed over but counted, as in a spreadsheet.
class CsvReader {
public:
    static Result<std::unique_ptr<CsvReader>> open(const std::string& file, const CsvFormat& format);
    ~CsvReader();
    CsvReader(const CsvReader&) = delete;
    CsvReader& operator=(const CsvReader&) = delete;

    /// Reads one record; false at the end of the file.
    Result<bool> next();
    /// The cells of the record, valid until the next one.
    std::span<const std::string> cells() const { return {cells_.data(), count_}; }
    /// Number of the record in the file, from 1.
    std::int64_t row() const { return row_; }
    /// How much of the file has been read, 0 to 1.
    double fraction() const { return size_ > 0 ? double(read_) / double(size_) : 1; }

private:
    enum class End { cell, record, tooLong, unclosed };

    CsvReader(std::string name, CsvFormat format);
    int get();
    int peek();
    bool refill();
    void skipLine();
    bool endsLine(int c);
    std::string* addCell();
    End readCell(std::string& cell);
    End readQuoted(std::string& cell);
    Result<void> readRecord();
    Result<void> convert(std::string& cell);

    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string name_;
    CsvFormat format_;
    std::unique_ptr<std::FILE, CloseFile> file_;
    void* converter_ = nullptr; ///< iconv_t
    std::vector<char> buffer_;
    std::size_t position_ = 0;
    std::size_t filled_ = 0;
    std::int64_t read_ = 0;
    std::int64_t size_ = 0;
    std::vector<std::string> cells_;
    std::size_t count_ = 0;
    std::int64_t row_ = 0;
};

} // namespace loom::sources
