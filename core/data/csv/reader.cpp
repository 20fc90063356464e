#include "data/csv/reader.h"

#include "data/source_paths.h"

#include <algorithm>
#include <filesystem>

namespace loom::sources {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::size_t kLongestCell = 1 << 20;
constexpr std::size_t kMostColumns = 1 << 14;

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

void trimEnd(std::string& cell)
{
    while (!cell.empty() && isBlank(cell.back()))
        cell.pop_back();
}

} // namespace

CsvReader::CsvReader(std::string name, CsvFormat format)
    : name_(std::move(name))
    , format_(format)
{
    if (format.encoding != CsvEncoding::utf8)
        converter_ = CsvConverter::of(format.encoding);
    ofBlocks_ = format.encoding == CsvEncoding::utf16le || format.encoding == CsvEncoding::utf16be;
}

CsvReader::~CsvReader() = default;

Result<std::unique_ptr<CsvReader>> CsvReader::open(const std::string& file, const CsvFormat& format)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(fileName(file), format));
    std::error_code error;
    // Anything but a regular file might never end.
    if (std::filesystem::is_regular_file(file, error))
        reader->file_.reset(std::fopen(file.c_str(), "rb"));
    if (!reader->file_)
        return Text(TR("{file} cannot be read: it does not exist, is no file or may not be opened."),
                    {{"file", file}});
    if (format.encoding != CsvEncoding::utf8 && !reader->converter_)
        return Text(TR("{file} is not written in UTF-8, and this system cannot read {encoding}: save it as UTF-8."),
                    {{"file", file}, {"encoding", nameOf(format.encoding)}});
    reader->size_ = std::int64_t(std::filesystem::file_size(file, error));
    reader->skipToTable();
    return reader;
}

std::unique_ptr<CsvReader> CsvReader::over(const std::string& file, std::string text, const CsvFormat& format)
{
    std::unique_ptr<CsvReader> reader(new CsvReader(file, format));
    reader->size_ = std::int64_t(text.size());
    reader->buffer_ = reader->ofBlocks_ && reader->converter_ ? reader->converter_->next(text) : std::move(text);
    reader->filled_ = reader->buffer_.size();
    reader->skipToTable();
    return reader;
}

void CsvReader::skipToTable()
{
    if (peek() >= 0 && std::string_view(buffer_).substr(0, filled_).starts_with("\xEF\xBB\xBF"))
        position_ = 3;
    for (std::int64_t line = 0; line < format_.skippedLines && peek() >= 0; ++line)
        skipLine();
}

bool CsvReader::refill()
{
    if (!file_)
        return false;
    position_ = 0;
    buffer_.resize(kBlock);
    filled_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
    read_ += std::int64_t(filled_);
    if (!ofBlocks_ || filled_ == 0)
        return filled_ > 0;
    buffer_ = converter_->next({buffer_.data(), filled_});
    filled_ = buffer_.size();
    return filled_ > 0 || refill();
}

int CsvReader::peek()
{
    if (position_ == filled_ && !refill())
        return -1;
    return static_cast<unsigned char>(buffer_[position_]);
}

int CsvReader::get()
{
    const int c = peek();
    if (c >= 0)
        ++position_;
    return c;
}

/// Takes \n, \r\n and a lone \r for the end of a line.
bool CsvReader::endsLine(int c)
{
    if (c == '\r' && peek() == '\n')
        get();
    return c < 0 || c == '\n' || c == '\r';
}

void CsvReader::skipLine()
{
    while (!endsLine(get())) { }
    ++row_;
}

/// Spreadsheets write #N/A and #DIV/0! for values that they do not have.
bool CsvReader::beginsComment()
{
    constexpr std::size_t kLongestError = 8;
    if (peek() != '#')
        return false;
    if (file_ && filled_ - position_ < kLongestError) {
        const std::string rest = buffer_.substr(position_, filled_ - position_);
        if (refill())
            buffer_.resize(filled_);
        else
            buffer_.clear();
        buffer_.insert(0, rest);
        position_ = 0;
        filled_ = buffer_.size();
    }
    const std::string_view begin = std::string_view(buffer_).substr(position_, kLongestError);
    for (const char* error : {"#N/A", "#NA", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!"})
        if (begin.starts_with(error))
            return false;
    return true;
}

std::string* CsvReader::addCell()
{
    if (count_ == kMostColumns)
        return nullptr;
    if (count_ == cells_.size())
        cells_.emplace_back();
    std::string& cell = cells_[count_++];
    cell.clear();
    return &cell;
}

CsvReader::End CsvReader::readQuoted(std::string& cell)
{
    for (int c = get(); c >= 0; c = get()) {
        if (c == '"' && peek() != '"')
            return End::cell;
        if (c == '"' || (format_.escapes && c == '\\' && (peek() == '"' || peek() == '\\')))
            c = get();
        if (cell.size() >= kLongestCell)
            return End::tooLong;
        cell.push_back(char(c));
    }
    return End::unclosed;
}

/// Is c a delimiter? Then those that count together with it are taken as well.
bool CsvReader::delimiterEnds(int c)
{
    if (!format_.parts(c))
        return false;
    while (format_.runs && format_.parts(peek()))
        get();
    return true;
}

CsvReader::End CsvReader::readCell(std::string& cell)
{
    while (peek() >= 0 && isBlank(char(peek())) && !format_.parts(peek()))
        get();
    const bool quoted = peek() == '"';
    if (quoted) {
        get();
        if (const End end = readQuoted(cell); end != End::cell)
            return end;
    }
    // After a closing quote only the delimiter is expected; what stands there all the same belongs to the cell.
    for (int c = get();; c = get()) {
        const bool delimiter = delimiterEnds(c);
        const bool line = !delimiter && endsLine(c);
        if (delimiter || line) {
            trimEnd(cell);
            if (delimiter && format_.delimiter == ' ' && (peek() < 0 || peek() == '\n' || peek() == '\r'))
                return endsLine(get()) ? End::record : End::cell; // blanks at the end of a line part nothing
            return line ? End::record : End::cell;
        }
        if (cell.size() >= kLongestCell)
            return End::tooLong;
        cell.push_back(char(c));
    }
}

Result<void> CsvReader::convert(std::string& cell)
{
    const auto ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::all_of(cell.begin(), cell.end(), ascii))
        return {};
    std::string out;
    std::size_t at = 0;
    if (!converter_->whole(cell, out, at))
        return Text(TR("{file}, row {row}: the text is neither UTF-8 nor {encoding} (byte {byte}); choose another "
                       "encoding, or save the file as UTF-8."),
                    {{"file", name_},
                     {"row", row_},
                     {"encoding", nameOf(format_.encoding)},
                     {"byte", int(static_cast<unsigned char>(cell[at]))}});
    cell = std::move(out);
    return {};
}

Result<void> CsvReader::readRecord()
{
    count_ = 0;
    while (format_.delimiter == ' ' && format_.parts(peek()))
        get();
    for (End end = End::cell; end != End::record;) {
        std::string* cell = addCell();
        if (!cell)
            return Text(TR("{file}, row {row}: the table has more than {most} columns, the most that can be read; "
                           "keep fewer columns (or, where there are not so many, choose another delimiter)."),
                        {{"file", name_}, {"row", row_}, {"most", kMostColumns}});
        end = readCell(*cell);
        if (end == End::tooLong)
            return Text(TR("{file}, row {row}: a cell is longer than {most} characters; a closing quotation mark is "
                           "probably missing."),
                        {{"file", name_}, {"row", row_}, {"most", kLongestCell}});
        if (end == End::unclosed)
            return Text(TR("{file}, row {row}: a quotation mark is opened and never closed; add the closing one."),
                        {{"file", name_}, {"row", row_}});
        if (!converter_ || ofBlocks_)
            continue;
        if (const auto converted = convert(*cell); !converted)
            return converted.error();
    }
    return {};
}

Result<bool> CsvReader::next()
{
    if (format_.markedHeader && position_ < filled_ && buffer_[position_] == '#')
        ++position_;
    format_.markedHeader = false;
    do {
        while (format_.comments && beginsComment())
            skipLine();
        if (peek() < 0)
            return false;
        ++row_;
        if (const auto record = readRecord(); !record)
            return record.error();
    } while (count_ == 1 && cells_[0].empty());
    return true;
}

} // namespace loom::sources
