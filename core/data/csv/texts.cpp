#include "data/csv/texts.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr std::size_t kMostBytes = 16384; ///< of one text
constexpr double kMostInAll = 4e9;

/// How many bytes of the text are kept: no character is cut in two.
std::size_t keptBytes(const std::string& text)
{
    std::size_t bytes = std::min(text.size(), kMostBytes);
    while (bytes < text.size() && bytes > 0 && (std::uint8_t(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return bytes;
}

} // namespace

Result<Tensor> CsvTexts::tensor(std::size_t column, const std::string& name, std::vector<Text>& notes) const
{
    const std::vector<std::string>& texts = cells_[column];
    std::size_t longest = 1;
    std::int64_t cut = 0;
    for (const std::string& text : texts) {
        longest = std::max(longest, keptBytes(text));
        cut += keptBytes(text) < text.size();
    }
    if (double(longest) * double(texts.size()) > kMostInAll)
        return Text(
            TR("The texts of the column “{name}” would take {gigabytes} GB, more than 4 GB: take fewer rows."),
            {{"name", name}, {"gigabytes", double(longest) * double(texts.size()) * 1e-9}});
    notes.push_back(cut == 0 ? Text(TR("The column “{name}” holds text, at most {bytes} bytes long."),
                                    {{"name", name}, {"bytes", longest}})
                             : Text(TR("The column “{name}” holds text; {count} texts are longer than {bytes} bytes "
                                       "and lose their end."),
                                    {{"name", name}, {"count", cut}, {"bytes", kMostBytes}}));
    Tensor out(Shape{std::int64_t(texts.size()), std::int64_t(longest)}, DType::u8);
    auto* to = reinterpret_cast<char*>(out.values<std::uint8_t>().data());
    for (const std::string& text : texts) {
        std::copy_n(text.data(), keptBytes(text), to);
        to += longest;
    }
    return out;
}

} // namespace loom::sources
