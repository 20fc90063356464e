#include "data/pictures/idx.h"

#include <algorithm>
#include <array>
#include <bit>
#include <filesystem>
#include <memory>

#include <zlib.h>

namespace loom::sources {
namespace {

constexpr std::int64_t kChunk = 1 << 20;
/// Deflate packs at most 1,032 bytes into one (RFC 1951: 258 bytes by two bits); a claim beyond is a false
/// one.
constexpr std::int64_t kLargestPacking = 1040;

struct CloseGz {
    void operator()(gzFile_s* file) const { gzclose(file); }
};
using GzFile = std::unique_ptr<gzFile_s, CloseGz>;

Text truncated(const std::string& file, std::int64_t expected, std::int64_t found)
{
    return Text(TR("{file} is cut off: its header announces {expected} bytes of data, but it holds {found}; "
                   "fetch the "
                   "file again."),
                {{"file", file}, {"expected", expected}, {"found", found}});
}

Text damaged(const std::string& file, std::int64_t position)
{
    return Text(TR("{file} is damaged: its compressed data end or break after {position} bytes; fetch the "
                   "file again."),
                {{"file", file}, {"position", position}});
}

/// Reads up to `count` bytes; fewer at the end of the file. -1: the compressed stream is broken or cut off.
std::int64_t readSome(gzFile_s* file, std::uint8_t* to, std::int64_t count)
{
    std::int64_t done = 0;
    while (done < count) {
        const int got = gzread(file, to + done, unsigned(std::min(kChunk, count - done)));
        int error = Z_OK;
        gzerror(file, &error);
        if (got < 0 || error == Z_BUF_ERROR)
            return -1;
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

std::int64_t bigEndian(const std::uint8_t* p)
{
    return std::int64_t(p[0]) << 24 | std::int64_t(p[1]) << 16 | std::int64_t(p[2]) << 8 | std::int64_t(p[3]);
}

int bytesOf(IdxType type)
{
    switch (type) {
    case IdxType::u8:
    case IdxType::i8:
        return 1;
    case IdxType::i16:
        return 2;
    case IdxType::i32:
    case IdxType::f32:
        return 4;
    case IdxType::f64:
        return 8;
    }
    return 0;
}

struct Header {
    IdxType type = IdxType::u8;
    std::vector<std::int64_t> axes;
    std::int64_t bytes() const { return 4 + 4 * std::int64_t(axes.size()); }
};

Result<Header> readHeader(gzFile_s* file, const std::string& name, std::initializer_list<int> ranks)
{
    std::array<std::uint8_t, 4> magic{};
    const std::int64_t got = readSome(file, magic.data(), 4);
    if (got < 0)
        return damaged(name, 0);
    Header header;
    header.type = IdxType(magic[2]);
    const int rank = magic[3];
    const bool known = magic[0] == 0 && magic[1] == 0 && bytesOf(header.type) > 0;
    if (got == 4 && (!known || std::ranges::find(ranks, rank) == ranks.end()))
        return Text(
            TR("{file} is no IDX file with {rank} axes: it starts with the number {magic}, where the third byte "
               "must be 8, 9, 11, 12, 13 or 14 (the type) and the last one {rank}."),
            {{"file", name}, {"rank", *ranks.begin()}, {"magic", bigEndian(magic.data())}});
    std::vector<std::uint8_t> lengths(std::size_t(4 * (got == 4 ? rank : *ranks.begin())));
    const std::int64_t rest = got == 4 ? readSome(file, lengths.data(), std::int64_t(lengths.size())) : 0;
    if (rest < 0)
        return damaged(name, 0);
    if (rest < std::int64_t(lengths.size()))
        return Text(TR("{file} is no IDX file: it holds {found} bytes, its header alone needs {expected}."),
                    {{"file", name}, {"found", got + rest}, {"expected", 4 + lengths.size()}});
    for (int axis = 0; axis < rank; ++axis)
        header.axes.push_back(bigEndian(lengths.data() + 4 * axis));
    return header;
}

/// Bytes of all elements; a saturating product, as the lengths come from outside.
std::int64_t announced(const Header& header)
{
    std::vector<std::int64_t> axes = header.axes;
    axes.push_back(bytesOf(header.type));
    return Shape(axes).size();
}

} // namespace

double IdxContent::at(std::int64_t index) const
{
    const int width = bytesOf(type);
    const std::uint8_t* from = bytes.data() + index * width;
    std::uint64_t raw = 0;
    for (int i = 0; i < width; ++i)
        raw = raw << 8 | from[i];
    switch (type) {
    case IdxType::u8:
        return double(raw);
    case IdxType::i8:
        return std::int8_t(raw);
    case IdxType::i16:
        return std::int16_t(raw);
    case IdxType::i32:
        return std::int32_t(raw);
    case IdxType::f32:
        return double(std::bit_cast<float>(std::uint32_t(raw)));
    case IdxType::f64:
        return std::bit_cast<double>(raw);
    }
    return 0;
}

Result<IdxContent> readIdx(const std::string& file, std::initializer_list<int> ranks)
{
    std::error_code error;
    const auto size = std::filesystem::is_regular_file(file, error) ? std::filesystem::file_size(file, error) : 0;
    const GzFile opened(error || size == 0 ? nullptr : gzopen(file.c_str(), "rb"));
    if (!opened)
        return Text(TR("{file} cannot be read: it does not exist, is empty or may not be opened."), {{"file", file}});
    auto header = readHeader(opened.get(), file, ranks);
    if (!header)
        return header.error();
    const std::int64_t expected = announced(*header);
    if (expected == 0)
        return Text(TR("{file} holds no data: its header announces {count} entries of size 0."),
                    {{"file", file}, {"count", header->axes[0]}});
    const std::int64_t room = std::int64_t(size) * (gzdirect(opened.get()) ? 1 : kLargestPacking);
    if (expected > room)
        return truncated(file, expected, gzdirect(opened.get()) ? room - header->bytes() : std::int64_t(size));
    IdxContent content{std::move(header->axes), header->type, {}};
    std::int64_t found = 0;
    while (found < expected) {
        const std::int64_t step = std::min(expected - found, std::max(kChunk, found));
        content.bytes.resize(std::size_t(found + step));
        const std::int64_t got = readSome(opened.get(), content.bytes.data() + found, step);
        if (got < 0)
            return damaged(file, found);
        found += got;
        if (got < step)
            return truncated(file, expected, found);
    }
    return content;
}

} // namespace loom::sources
