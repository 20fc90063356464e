#pragma once

#include "data/csv/encoding.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace loom::sources {

/// How the text of a table is written.
struct CsvFormat {
    char delimiter = ','; ///< 0 for `sniffed`: find out; ' ': any number of blanks and tabs
    bool runs = false; ///< several delimiters in a row count as one
    bool escapes = false; ///< \" within quotation marks is one of the text's own
    bool comments = false; ///< lines that begin with # (but not with #N/A and the like) are no rows
    bool markedHeader = false; ///< the first record is the header, behind a #
    CsvEncoding encoding = CsvEncoding::utf8;
    std::int64_t skippedLines = 0; ///< lines before the header or the first row

    bool parts(int c) const { return c == static_cast<unsigned char>(delimiter) || (delimiter == ' ' && c == '\t'); }
};

/// The records of a CSV file (RFC 4180, with other delimiters) one after the other, in bounded memory. Cells come
/// as UTF-8 without the spaces around them; blank lines are passed over but counted, as in a spreadsheet.
class CsvReader {
public:
    static Result<std::unique_ptr<CsvReader>> open(const std::string& file, const CsvFormat& format);
    /// Reads a text in memory (of the format's encoding) as if it were the file.
    static std::unique_ptr<CsvReader> over(const std::string& file, std::string text, const CsvFormat& format);
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
    void skipToTable();
    int get();
    int peek();
    bool refill();
    void skipLine();
    bool beginsComment();
    bool endsLine(int c);
    std::string* addCell();
    End readCell(std::string& cell);
    End readQuoted(std::string& cell);
    bool delimiterEnds(int c);
    Result<void> readRecord();
    Result<void> convert(std::string& cell);

    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    std::string name_;
    CsvFormat format_;
    std::unique_ptr<std::FILE, CloseFile> file_; ///< null: the text is in the buffer
    std::unique_ptr<CsvConverter> converter_; ///< null: UTF-8
    bool ofBlocks_ = false; ///< the converter takes whole blocks, not cells
    std::string buffer_;
    std::size_t position_ = 0;
    std::size_t filled_ = 0;
    std::int64_t read_ = 0;
    std::int64_t size_ = 0;
    std::vector<std::string> cells_;
    std::size_t count_ = 0;
    std::int64_t row_ = 0;
};

} // namespace loom::sources
