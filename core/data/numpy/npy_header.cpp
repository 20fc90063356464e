#include "data/numpy/npy_header.h"

#include "tensor/shape.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace loom::sources {
namespace {

constexpr std::size_t kMostAxes = 8;
constexpr std::int64_t kLongestAxis = std::int64_t(1) << 40;

/// Walks over the text of a header, a literal of Python: {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }
class Literal {
public:
    explicit Literal(std::string_view text)
        : text_(text)
    {
    }
    bool take(std::string_view word)
    {
        blanks();
        const bool there = text_.substr(at_).starts_with(word);
        at_ += there ? word.size() : 0;
        return there;
    }
    std::optional<std::string> quoted()
    {
        blanks();
        const char mark = at_ < text_.size() ? text_[at_] : '\0';
        if (mark != '\'' && mark != '"')
            return {};
        const std::size_t end = text_.find(mark, at_ + 1);
        if (end == std::string_view::npos)
            return {};
        std::string word(text_.substr(at_ + 1, end - at_ - 1));
        at_ = end + 1;
        return word;
    }
    std::optional<bool> flag()
    {
        return take("True") ? std::optional(true) : take("False") ? std::optional(false) : std::nullopt;
    }
    std::optional<std::vector<std::int64_t>> tuple()
    {
        std::vector<std::int64_t> numbers;
        if (!take("("))
            return {};
        for (bool more = true; more && !take(")");) {
            std::int64_t number = -1;
            blanks();
            const auto read = std::from_chars(text_.data() + at_, text_.data() + text_.size(), number);
            if (read.ec != std::errc() || number < 0 || number > kLongestAxis || numbers.size() == kMostAxes)
                return {};
            at_ = std::size_t(read.ptr - text_.data());
            take("L"); // as Python 2 wrote long numbers
            numbers.push_back(number);
            more = take(",");
            if (!more && (numbers.size() == 1 || !take(")")))
                return {}; // (3) is no tuple
        }
        return numbers;
    }
    bool atEnd()
    {
        blanks();
        return at_ == text_.size();
    }

private:
    void blanks()
    {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\n'))
            ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

/// What stands in the dictionary; `records`: in place of a type a list of named ones.
struct Dictionary {
    std::string type;
    std::optional<bool> fortran;
    std::optional<std::vector<std::int64_t>> axes;
    bool records = false;
};

std::optional<Dictionary> dictionaryIn(std::string_view text)
{
    Literal literal(text);
    Dictionary found;
    if (!literal.take("{"))
        return {};
    for (bool more = true; more && !literal.take("}");) {
        const auto key = literal.quoted();
        if (!key || !literal.take(":"))
            return {};
        if (*key == "descr") {
            const auto type = literal.quoted();
            if (!type && literal.take("[")) {
                found.records = true;
                return found; // refused, whatever follows
            }
            found.type = type.value_or(std::string());
        } else if (*key == "fortran_order") {
            found.fortran = literal.flag();
        } else if (*key == "shape") {
            found.axes = literal.tuple();
        } else {
            return {};
        }
        more = literal.take(",");
        if (!more && !literal.take("}"))
            return {};
    }
    return literal.atEnd() ? std::optional(found) : std::nullopt;
}

/// "<f4", ">i8", "|u1", "=f2": sign of the order, kind, bytes.
bool readType(const std::string& type, NpyHeader& header)
{
    if (type.size() != 3 || std::string_view("<>|=").find(type[0]) == std::string_view::npos)
        return false;
    header.bigEndian = type[0] == '>';
    header.kind = type[1];
    header.elementBytes = type[2] - '0';
    const int bytes = header.elementBytes;
    const bool whole = bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8;
    return header.kind == 'f' ? whole && bytes > 1
        : header.kind == 'b'  ? bytes == 1
                              : whole && (header.kind == 'i' || header.kind == 'u');
}

Text unknownType(const std::string& name, const Dictionary& found)
{
    if (found.type.find('O') != std::string::npos)
        return Text(TR("{name} holds Python objects, which may run programs when they are read: save numbers "
                       "(lists of different lengths as one array filled up with zeros)."),
                    {{"name", name}});
    return Text(TR("{name} holds elements of the type “{type}”; what can be read is float16, float32, float64, int8 "
                   "to int64, uint8 to uint64 and bool."),
                {{"name", name}, {"type", found.records ? "record" : found.type.substr(0, 20)}});
}

Text noHeader(const std::string& name)
{
    return Text(TR("{name} is damaged or no array of NumPy: its header cannot be read."), {{"name", name}});
}

} // namespace

std::int64_t NpyHeader::size() const
{
    return Shape(axes).size();
}

std::int64_t NpyHeader::bytes() const
{
    std::vector<std::int64_t> all = axes;
    all.push_back(elementBytes);
    return Shape(all).size();
}

std::string NpyHeader::type() const
{
    const char* const name = kind == 'f' ? "float" : kind == 'i' ? "int" : "uint";
    return kind == 'b' ? "bool" : name + std::to_string(8 * elementBytes);
}

std::string NpyHeader::shape() const
{
    std::string text;
    for (const std::int64_t axis : axes)
        text += (text.empty() ? "" : " × ") + std::to_string(axis);
    return text;
}

Result<NpyBeginning> readNpyHeader(const std::string& name, std::string_view bytes)
{
    constexpr std::string_view kMagic = "\x93NUMPY";
    if (!bytes.starts_with(kMagic) || bytes.size() < 10)
        return Text(TR("{name} is no array of NumPy: it does not begin with its mark."), {{"name", name}});
    const int version = static_cast<unsigned char>(bytes[6]);
    const std::size_t lengthBytes = version == 1 ? 2 : 4, start = 8 + lengthBytes;
    if (version < 1 || version > 3)
        return Text(TR("{name} is written in version {version} of NumPy's format; versions 1 to 3 can be read."),
                    {{"name", name}, {"version", version}});
    std::size_t length = 0;
    for (std::size_t i = lengthBytes; i-- > 0 && start <= bytes.size();)
        length = length << 8 | static_cast<unsigned char>(bytes[8 + i]);
    if (start > bytes.size() || length > std::min(bytes.size(), kMostNpyHeader) - start)
        return Text(TR("{name} is cut off, or damaged: its header of {length} bytes does not end."),
                    {{"name", name}, {"length", length}});
    const auto found = dictionaryIn(bytes.substr(start, length));
    if (!found)
        return noHeader(name);
    NpyBeginning beginning;
    beginning.length = std::int64_t(start + length);
    if (found->records || !readType(found->type, beginning.header))
        return unknownType(name, *found);
    if (!found->fortran || !found->axes)
        return noHeader(name);
    beginning.header.fortran = *found->fortran;
    beginning.header.axes = *found->axes;
    return beginning;
}

} // namespace loom::sources
