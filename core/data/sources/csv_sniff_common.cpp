#include "data/sources/csv_reader_common.h"
#include "data/sources/source_common.h"

#include <array>
#include <filesystem>
#include <map>

namespace loom::sources {
namespace {

constexpr std::size_t kBlock = 1 << 16;
constexpr std::int64_t kSampledLines = 50;

/// Checks bytes one by one against the ranges of RFC 3629 (no overlong forms, no surrogates).
class Utf8Check {
public:
    void feed(unsigned char c)
    {
        if (pending_ > 0) {
            valid_ = valid_ && c >= low_ && c <= high_;
            low_ = 0x80;
            high_ = 0xBF;
            --pending_;
        } else if (c >= 0x80) {
            valid_ = valid_ && c >= 0xC2 && c <= 0xF4;
            pending_ = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
            low_ = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
            high_ = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
        }
    }
    bool valid() const { return valid_ && pending_ == 0; }

private:
    bool valid_ = true;
    int pending_ = 0;
    unsigned char low_ = 0x80;
    unsigned char high_ = 0xBF;
};

/// How often each candidate stands outside quotes, one entry a line that is not blank.
using Counts = std::vector<std::array<int, 4>>;
// In the order of trust: a comma may also be a decimal sign.
constexpr std::array<char, 4> kCandidates{'\t', ';', '|', ','};

Counts countCandidates(const std::string& sample, std::int64_t skippedLines, bool complete)
{
    Counts lines;
    std::array<int, 4> counts{};
    bool quoted = false, blank = true;
    std::int64_t line = 0;
    for (std::size_t i = 0; i <= sample.size() && std::int64_t(lines.size()) < kSampledLines; ++i) {
        const bool last = i == sample.size();
        const char c = last ? '\n' : sample[i];
        if (last && !complete)
            break;
        if ((c == '\n' || c == '\r') && (!quoted || last)) {
            if (!blank && line >= skippedLines)
                lines.push_back(counts);
            line += c == '\n' || (i + 1 < sample.size() && sample[i + 1] != '\n');
            counts = {};
            blank = true;
            continue;
        }
        blank = blank && c == ' ';
        quoted = quoted != (c == '"');
        for (std::size_t k = 0; k < kCandidates.size(); ++k)
            counts[k] += !quoted && c == kCandidates[k];
    }
    return lines;
}

/// The candidate that stands equally often in the most lines; comma where none stands anywhere.
char likelyDelimiter(const Counts& lines)
{
    char best = ',';
    int bestLines = 0;
    for (std::size_t k = 0; k < kCandidates.size(); ++k) {
        std::map<int, int> linesWith;
        for (const auto& counts : lines)
            if (counts[k] > 0)
                ++linesWith[counts[k]];
        for (const auto& [count, number] : linesWith) {
            if (number > bestLines) {
                bestLines = number;
                best = kCandidates[k];
            }
        }
    }
    return best;
}

Text notText(const std::string& file)
{
    return Text(TR("{file} is no text file in UTF-8 or CP949: in a spreadsheet, save the table as “CSV UTF-8”."),
                {{"file", file}});
}

} // namespace

Result<CsvFormat> sniffed(const std::string& file, const CsvFormat& wanted)
{
    std::error_code error;
    if (!std::filesystem::exists(file, error))
        return Text(TR("{file} does not exist: choose the file again."), {{"file", file}});
    std::FILE* opened = std::filesystem::is_regular_file(file, error) ? std::fopen(file.c_str(), "rb") : nullptr;
    if (!opened)
        return Text(TR("{file} cannot be read: it is no file or may not be opened."), {{"file", file}});
    Utf8Check utf8;
    std::string sample, block(kBlock, '\0');
    bool zero = false, complete = true;
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), opened)) {
        if (sample.empty())
            sample = block.substr(0, got);
        else
            complete = false;
        zero = zero || std::string_view(block.data(), got).find('\0') != std::string_view::npos;
        for (std::size_t i = 0; i < got; ++i)
            utf8.feed(static_cast<unsigned char>(block[i]));
    }
    std::fclose(opened);
    if (zero)
        return notText(fileName(file));
    CsvFormat format = wanted;
    format.cp949 = wanted.cp949 || !utf8.valid();
    if (format.delimiter == 0)
        format.delimiter = likelyDelimiter(countCandidates(sample, wanted.skippedLines, complete));
    return format;
}

} // namespace loom::sources
