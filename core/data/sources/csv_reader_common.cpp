#include "data/sources/csv_reader_common.h"

#include "data/sources/source_common.h"

#include <algorithm>
#include <filesystem>

#include <iconv.h>

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
    , buffer_(kBlock)
{
}

CsvReader::~CsvReader()
{
    if (converter_)
        iconv_close(converter_);
}

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
    reader->size_ = std::int64_t(std::filesystem::file_size(file, error));
    if (format.cp949) {
        const iconv_t converter = iconv_open("UTF-8", "CP949");
        if (converter == iconv_t(-1))
            return Text(TR("{file} is not written in UTF-8, and this system cannot read CP949: save it as UTF-8."),
                        {{"file", file}});
        reader->converter_ = converter;
    }
    if (reader->refill() && reader->filled_ >= 3 && std::string_view(reader->buffer_.data(), 3) == "\xEF\xBB\xBF")
        reader->position_ = 3;
    for (std::int64_t line = 0; line < format.skippedLines && reader->peek() >= 0; ++line)
        reader->skipLine();
    return reader;
}

bool CsvReader::refill()
{
    position_ = 0;
    filled_ = std::fread(buffer_.data(), 1, buffer_.size(), file_.get());
    read_ += std::int64_t(filled_);
    return filled_ > 0;
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
        if (c == '"')
            get();
        if (cell.size() >= kLongestCell)
            return End::tooLong;
        cell.push_back(char(c));
    }
    return End::unclosed;
}

CsvReader::End CsvReader::readCell(std::string& cell)
{
    while (peek() >= 0 && isBlank(char(peek())) && peek() != format_.delimiter)
        get();
    const bool quoted = peek() == '"';
    if (quoted) {
        get();
        if (const End end = readQuoted(cell); end != End::cell)
            return end;
    }
    // After a closing quote only the delimiter is expected; what stands there all the same belongs to the cell.
    for (int c = get();; c = get()) {
        const bool delimiter = c == static_cast<unsigned char>(format_.delimiter);
        const bool line = !delimiter && endsLine(c);
        if (delimiter || line) {
            trimEnd(cell);
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
    std::string out(cell.size() * 3, '\0');
    char* from = cell.data();
    char* to = out.data();
    std::size_t left = cell.size(), room = out.size();
    if (iconv(converter_, &from, &left, &to, &room) == std::size_t(-1)) {
        iconv(converter_, nullptr, nullptr, nullptr, nullptr);
        return Text(
            TR("{file}, row {row}: the text is neither UTF-8 nor CP949 (byte {byte}); save the file as UTF-8."),
            {{"file", name_}, {"row", row_}, {"byte", int(static_cast<unsigned char>(*from))}});
    }
    out.resize(out.size() - room);
    cell = std::move(out);
    return {};
}

Result<void> CsvReader::readRecord()
{
    count_ = 0;
    for (End end = End::cell; end != End::record;) {
        std::string* cell = addCell();
        if (!cell)
            return Text(TR("{file}, row {row}: more than {most} columns; the delimiter is probably another one."),
                        {{"file", name_}, {"row", row_}, {"most", kMostColumns}});
        end = readCell(*cell);
        if (end == End::tooLong)
            return Text(TR("{file}, row {row}: a cell is longer than {most} characters; a closing quotation mark is "
                           "probably missing."),
                        {{"file", name_}, {"row", row_}, {"most", kLongestCell}});
        if (end == End::unclosed)
            return Text(TR("{file}, row {row}: a quotation mark is opened and never closed; add the closing one."),
                        {{"file", name_}, {"row", row_}});
        if (!converter_)
            continue;
        if (const auto converted = convert(*cell); !converted)
            return converted.error();
    }
    return {};
}

Result<bool> CsvReader::next()
{
    do {
        if (peek() < 0)
            return false;
        ++row_;
        if (const auto record = readRecord(); !record)
            return record.error();
    } while (count_ == 1 && cells_[0].empty());
    return true;
}

} // namespace loom::sources
