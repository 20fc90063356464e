#include "project/word_vectors.h"

#include "base/lower_case.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>

namespace loom {
namespace {

constexpr std::size_t kLongestLine = 1 << 20; ///< bytes
constexpr std::int64_t kMostNumbers = 65536;

/// The pieces between blanks and tabs. A blank at the start stands behind an empty word; those at the end do not
/// count.
void split(std::string_view line, std::vector<std::string_view>& pieces)
{
    pieces.clear();
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    for (std::size_t from = 0; from < line.size();) {
        const std::size_t to = std::min(line.find_first_of(" \t", from), line.size());
        pieces.push_back(line.substr(from, to - from));
        from = std::min(line.find_first_not_of(" \t", to), line.size());
    }
}

bool isCount(std::string_view piece)
{
    return !piece.empty() && std::ranges::all_of(piece, [](char c) { return c >= '0' && c <= '9'; });
}

class VectorReader {
public:
    VectorReader(std::string file, const std::set<std::string>& wanted)
        : file_(std::move(file))
        , wanted_(wanted)
    {
    }

    Result<WordVectors> read()
    {
        std::ifstream in(std::filesystem::path(file_), std::ios::binary);
        if (!in || std::filesystem::is_directory(file_))
            return Text(TR("{file} cannot be opened: is it there, and may it be read?"), {{"file", file_}});
        std::vector<char> buffer(kLongestLine);
        while (in.getline(buffer.data(), std::streamsize(buffer.size())) || in.gcount() > 0) {
            ++line_;
            if (in.fail() && !in.eof())
                return problem(TR("{file}, line {line} is too long: a word and its numbers were expected, as GloVe, "
                                  "word2vec and fastText write them"));
            if (const Result<void> taken = take(std::string_view(buffer.data())); !taken)
                return taken.error();
        }
        if (all_.width == 0)
            return Text(TR("{file} holds no vectors of words: a word and its numbers were expected in each line"),
                        {{"file", file_}});
        return std::move(all_);
    }

private:
    Text problem(const char* pattern) const
    {
        return Text(pattern, {{"file", file_}, {"line", line_}, {"count", all_.width}});
    }

    Result<void> take(std::string_view line)
    {
        split(line, pieces_);
        if (pieces_.empty() || (line_ == 1 && pieces_.size() == 2 && isCount(pieces_[0]) && isCount(pieces_[1])))
            return {};
        const std::int64_t count = std::int64_t(pieces_.size());
        if (all_.width == 0)
            all_.width = count - 1;
        if (all_.width < 1 || all_.width > kMostNumbers)
            return problem(TR("{file}, line {line}: a word and its numbers were expected, as GloVe, word2vec and "
                              "fastText write them"));
        if (count < all_.width)
            return problem(
                TR("{file}, line {line}: a word and {count} numbers were expected, as in the lines before"));
        if (count == all_.width) // a word of blanks alone
            return {};
        const std::string_view last = pieces_[std::size_t(count - all_.width - 1)];
        const std::string word(pieces_[0].data(), last.data() + last.size());
        return wanted_.contains(word) && !all_.of.contains(word) ? keep(word) : Result<void>();
    }

    Result<void> keep(const std::string& word)
    {
        std::vector<double> numbers;
        for (std::size_t i = pieces_.size() - std::size_t(all_.width); i < pieces_.size(); ++i) {
            const std::string_view piece = pieces_[i];
            double number = 0;
            const auto read = std::from_chars(piece.data(), piece.data() + piece.size(), number);
            if (read.ec != std::errc() || read.ptr != piece.data() + piece.size() || !std::isfinite(number))
                return Text(TR("{file}, line {line}: “{found}” is no number"),
                            {{"file", file_}, {"line", line_}, {"found", piece.substr(0, 40)}});
            numbers.push_back(number);
        }
        all_.of.emplace(word, std::move(numbers));
        return {};
    }

    std::string file_;
    const std::set<std::string>& wanted_;
    std::int64_t line_ = 0;
    std::vector<std::string_view> pieces_;
    WordVectors all_;
};

} // namespace

bool namesWordVectors(const std::string& file)
{
    const std::string ending = lowerCase(std::filesystem::path(file).extension().string());
    return ending == ".txt" || ending == ".vec" || ending == ".glove";
}

Result<WordVectors> readWordVectors(const std::string& file, const std::set<std::string>& wanted)
{
    return VectorReader(file, wanted).read();
}

} // namespace loom
