#include "data/csv/sniff.h"

#include "data/csv/preamble.h"
#include "data/source_paths.h"

#include <algorithm>
#include <filesystem>
#include <map>

namespace loom::sources {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::size_t kSampledRows = 50;

/// The beginning of a file, as far as whole lines of it are known.
struct Sample {
    std::string text;
    CsvEncoding encoding = CsvEncoding::utf8; ///< of `text`; others than UTF-16 part cells at the same bytes
};

/// How many cells the first records have. A tab that only leads a line parts nothing.
std::vector<std::size_t> cellCounts(const Sample& sample, const CsvFormat& format)
{
    const auto reader = CsvReader::over({}, sample.text, format);
    std::vector<std::size_t> counts;
    while (counts.size() < kSampledRows) {
        const auto more = reader->next();
        if (!more || !*more)
            break;
        const std::span<const std::string> cells = reader->cells();
        const bool leads = format.delimiter == '\t' && cells.size() == 2 && cells[0].empty();
        counts.push_back(leads ? 1 : cells.size());
    }
    return counts;
}

/// The number of cells above one that most records have, and how many those are.
struct Score {
    std::size_t cells = 0;
    std::size_t records = 0;
    std::size_t of = 0;
    /// The first record may be a header of another length.
    bool everywhere() const { return records > 0 && (records + 1 >= of || records * 10 >= of * 9); }
};

Score scoreOf(const Sample& sample, const CsvFormat& format)
{
    const std::vector<std::size_t> counts = cellCounts(sample, format);
    std::map<std::size_t, std::size_t> records;
    for (const std::size_t count : counts)
        if (count > 1)
            ++records[count];
    Score best{0, 0, counts.size()};
    for (const auto& [cells, number] : records)
        if (number > best.records)
            best = {cells, number, counts.size()};
    return best;
}

CsvFormat with(CsvFormat format, char delimiter, bool runs)
{
    format.delimiter = delimiter;
    format.runs = runs || delimiter == ' ';
    return format;
}

/// Do most lines hold two blanks side by side, as a table does that blanks part?
bool aligned(const std::string& text)
{
    std::size_t lines = 0, wide = 0;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\r\n", begin), text.size());
        const std::string_view line = std::string_view(text).substr(begin, end - begin);
        lines += !line.empty();
        wide += line.find("  ") != std::string_view::npos;
        begin = end + 1;
    }
    return wide * 10 >= lines * 8;
}

/// Tabs that are doubled to align columns: they make all records alike, and single ones do not.
bool doubled(const Sample& sample, const CsvFormat& format)
{
    return format.delimiter == '\t'
        && scoreOf(sample, with(format, '\t', true)).records > scoreOf(sample, format).records;
}

/// The delimiter that stands equally often in the most lines. In the order of trust, since a comma may also be a
/// decimal sign; blanks only where they part all lines alike. Comma where none stands anywhere.
CsvFormat delimited(const Sample& sample, const CsvFormat& format)
{
    CsvFormat best = with(format, ',', false);
    Score most;
    for (const char delimiter : {'\t', ';', '|', ','}) {
        CsvFormat candidate = with(format, delimiter, false);
        candidate.runs = doubled(sample, candidate);
        if (const Score score = scoreOf(sample, candidate); score.records > most.records) {
            most = score;
            best = candidate;
        }
    }
    const Score blanks = scoreOf(sample, with(format, ' ', true));
    const bool alignedTabs = best.delimiter == '\t' && aligned(sample.text) && blanks.cells > most.cells;
    const bool others = most.everywhere() && !alignedTabs;
    return blanks.everywhere() && !others && blanks.records >= most.records ? with(format, ' ', true) : best;
}

/// Within quotation marks, \" before anything but the end of a cell.
bool hasEscapes(const std::string& text, char delimiter)
{
    for (std::size_t at = text.find("\\\""); at != std::string::npos; at = text.find("\\\"", at + 2)) {
        const char after = at + 2 < text.size() ? text[at + 2] : '\n';
        if (after != delimiter && after != '\n' && after != '\r' && after != '"')
            return true;
    }
    return false;
}

/// The line "sep=;", by which spreadsheets tell each other the delimiter.
char namedDelimiter(const std::string& text)
{
    const bool named = text.size() >= 6
        && (text.starts_with("sep=") || text.starts_with("SEP=") || text.starts_with("Sep="))
        && (text[5] == '\n' || text[5] == '\r');
    return named ? text[4] : '\0';
}

/// Lines that begin with # are comments where some of them are no rows of the table. The last one before the table
/// may hold its header.
void findComments(const Sample& sample, CsvFormat& format)
{
    CsvFormat commented = format;
    commented.comments = true;
    const Score score = scoreOf(sample, commented);
    std::size_t lines = 0, marked = 0;
    std::int64_t number = 0, header = -1;
    bool comments = false, begun = false;
    for (std::size_t begin = 0; begin < sample.text.size(); ++number) {
        const std::size_t end = std::min(sample.text.find_first_of("\r\n", begin), sample.text.size());
        const std::string line = sample.text.substr(begin, end - begin);
        begin = end + (sample.text.compare(end, 2, "\r\n") == 0 ? 2 : 1);
        if (number < format.skippedLines || line.empty())
            continue;
        ++lines;
        if (line[0] != '#') {
            begun = true;
            continue;
        }
        ++marked;
        CsvFormat alone = commented;
        alone.comments = false;
        alone.skippedLines = 0;
        const std::vector<std::size_t> cells = cellCounts({line.substr(1), sample.encoding}, alone);
        const bool row = score.cells > 1 && cells.size() == 1 && cells[0] == score.cells;
        comments = comments || !row || !begun;
        if (!begun)
            header = row ? number : -1;
    }
    if (!comments || marked * 2 > lines + 1)
        return;
    format.comments = true;
    format.markedHeader = header >= 0;
    if (header >= 0)
        format.skippedLines = header;
}

Text notText(const std::string& file)
{
    return Text(TR("{file} is no text file: in a spreadsheet, save the table as “CSV UTF-8”."), {{"file", file}});
}

/// Whole lines of the beginning, in UTF-8 where a byte is not a sign.
Sample sampleOf(std::string bytes, bool complete, CsvEncoding encoding)
{
    Sample sample{std::move(bytes), CsvEncoding::utf8};
    if (encoding == CsvEncoding::utf16le || encoding == CsvEncoding::utf16be)
        if (const auto converter = CsvConverter::of(encoding))
            sample.text = converter->next(sample.text);
    if (sample.text.starts_with("\xEF\xBB\xBF"))
        sample.text.erase(0, 3);
    if (!complete) {
        const std::size_t last = sample.text.find_last_of("\r\n");
        sample.text.resize(last == std::string::npos ? 0 : last + 1);
    }
    return sample;
}

void guess(const Sample& sample, bool findTable, CsvFormat& format)
{
    if (format.skippedLines == 0)
        if (const char named = namedDelimiter(sample.text)) {
            format.skippedLines = 1;
            format.delimiter = format.delimiter ? format.delimiter : named;
        }
    const std::string marks = "\n" + sample.text;
    CsvFormat look = format;
    look.encoding = CsvEncoding::utf8; // of the sample, as far as it matters here
    look.comments = marks.find("\n#") != std::string::npos;
    look.escapes = hasEscapes(sample.text, format.delimiter ? format.delimiter : ',');
    if (format.delimiter == 0)
        look = delimited(sample, look);
    else
        look = with(look, format.delimiter, false);
    look.runs = look.runs || doubled(sample, look);
    const bool mayComment = look.comments;
    look.comments = false;
    if (mayComment)
        findComments(sample, look);
    if (findTable && look.skippedLines == 0 && !look.comments)
        look.skippedLines = preambleLines(sample.text, look);
    look.encoding = format.encoding;
    format = look;
}

} // namespace

Result<CsvFormat> sniffed(const std::string& file, const CsvWanted& wanted, bool beginning)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return Text(TR("{file} does not exist: choose the file again."), {{"file", file}});
    std::FILE* opened = std::filesystem::is_regular_file(file, error) ? std::fopen(file.c_str(), "rb") : nullptr;
    if (!opened)
        return Text(TR("{file} cannot be read: it is no file or may not be opened."), {{"file", file}});
    CsvEncodingGuess encoding;
    std::string first, block(kBlock, '\0');
    bool complete = true;
    constexpr int kBeginning = 16; ///< blocks
    for (int blocks = 0; !beginning || blocks < kBeginning; ++blocks) {
        const std::size_t got = std::fread(block.data(), 1, block.size(), opened);
        if (got == 0)
            break;
        if (first.empty())
            first = block.substr(0, got);
        else
            complete = false;
        encoding.feed({block.data(), got});
    }
    std::fclose(opened);
    CsvFormat found = wanted.format;
    found.encoding = wanted.encoding.value_or(encoding.encoding());
    // Which of the two forms of UTF-16 it is, the file says itself.
    const bool wide = encoding.encoding() == CsvEncoding::utf16le || encoding.encoding() == CsvEncoding::utf16be;
    if (wanted.encoding == CsvEncoding::utf16le && wide)
        found.encoding = encoding.encoding();
    const bool readsWide = found.encoding == CsvEncoding::utf16le || found.encoding == CsvEncoding::utf16be;
    if (encoding.zero() && !readsWide)
        return notText(fileName(file));
    guess(sampleOf(std::move(first), complete, found.encoding), wanted.findTable, found);
    return found;
}

} // namespace loom::sources
