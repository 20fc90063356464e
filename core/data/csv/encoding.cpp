#include "data/csv/encoding.h"

#include <iconv.h>

namespace loom::sources {

const char* idOf(CsvEncoding encoding)
{
    constexpr const char* kIds[] = {"utf8", "cp949", "latin1", "utf16", "utf16"};
    return kIds[int(encoding)];
}

const char* nameOf(CsvEncoding encoding)
{
    constexpr const char* kNames[] = {"UTF-8", "CP949", "Latin-1", "UTF-16", "UTF-16"};
    return kNames[int(encoding)];
}

std::unique_ptr<CsvConverter> CsvConverter::of(CsvEncoding encoding)
{
    constexpr const char* kIconv[] = {"UTF-8", "CP949", "WINDOWS-1252", "UTF-16LE", "UTF-16BE"};
    const iconv_t handle = iconv_open("UTF-8", kIconv[int(encoding)]);
    if (handle == iconv_t(-1))
        return nullptr;
    std::unique_ptr<CsvConverter> converter(new CsvConverter);
    converter->handle_ = handle;
    return converter;
}

CsvConverter::~CsvConverter()
{
    if (handle_)
        iconv_close(handle_);
}

bool CsvConverter::whole(std::string_view text, std::string& out, std::size_t& at)
{
    out.assign(text.size() * 3, '\0');
    std::string given(text);
    char* from = given.data();
    char* to = out.data();
    std::size_t left = given.size(), room = out.size();
    const bool done = iconv(handle_, &from, &left, &to, &room) != std::size_t(-1);
    if (!done)
        iconv(handle_, nullptr, nullptr, nullptr, nullptr);
    at = text.size() - left;
    out.resize(out.size() - room);
    return done;
}

std::string CsvConverter::next(std::string_view bytes)
{
    rest_.append(bytes);
    std::string out(rest_.size() * 3 + 8, '\0');
    char* from = rest_.data();
    char* to = out.data();
    std::size_t left = rest_.size(), room = out.size();
    while (left > 0 && iconv(handle_, &from, &left, &to, &room) == std::size_t(-1)) {
        if (left < 4)
            break; // the rest of a character may follow
        constexpr std::string_view kUnknown = "\uFFFD";
        to = std::copy(kUnknown.begin(), kUnknown.end(), to);
        room -= kUnknown.size();
        from += 2;
        left -= 2;
    }
    rest_.erase(0, rest_.size() - left);
    out.resize(out.size() - room);
    return out;
}

/// Byte by byte against the ranges of RFC 3629 (no overlong forms, no surrogates).
void CsvEncodingGuess::utf8(unsigned char c)
{
    if (pending_ > 0) {
        validUtf8_ = validUtf8_ && c >= low_ && c <= high_;
        low_ = 0x80;
        high_ = 0xBF;
        --pending_;
    } else if (c >= 0x80) {
        validUtf8_ = validUtf8_ && c >= 0xC2 && c <= 0xF4;
        pending_ = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
        low_ = c == 0xE0 ? 0xA0 : c == 0xF0 ? 0x90 : 0x80;
        high_ = c == 0xED ? 0x9F : c == 0xF4 ? 0x8F : 0xBF;
    }
}

/// Pairs of bytes of code page 949: KS X 1001 and the syllables that Windows added. "°C" of a Latin-1 file is such a
/// syllable too, but none that anybody writes often.
void CsvEncodingGuess::cp949(unsigned char c)
{
    if (lead_ == 0) {
        lead_ = c >= 0x80 ? c : 0;
        validCp949_ = validCp949_ && c != 0x80 && c != 0xFF;
        return;
    }
    const unsigned char lead = lead_;
    lead_ = 0;
    const bool letter = (c >= 0x41 && c <= 0x5A) || (c >= 0x61 && c <= 0x7A);
    const bool standard = lead >= 0xA1 && c >= 0xA1 && c <= 0xFE;
    const bool added = lead <= 0xC6 && (letter || (c >= 0x81 && c <= 0xFE));
    validCp949_ = validCp949_ && (standard || added);
    (standard && lead <= 0xC8 ? common_ : rare_) += 1;
}

void CsvEncodingGuess::feed(std::string_view bytes)
{
    for (const char byte : bytes) {
        const auto c = static_cast<unsigned char>(byte);
        if (bytes_ < 2)
            first_[bytes_] = c;
        zero_[bytes_ & 1] += c == 0;
        ++bytes_;
        if (c < 0x80 && pending_ == 0 && lead_ == 0)
            continue;
        utf8(c);
        cp949(c);
    }
}

CsvEncoding CsvEncodingGuess::encoding() const
{
    if (bytes_ >= 2 && first_[0] == 0xFF && first_[1] == 0xFE)
        return CsvEncoding::utf16le;
    if (bytes_ >= 2 && first_[0] == 0xFE && first_[1] == 0xFF)
        return CsvEncoding::utf16be;
    if (zero_[1] * 4 > bytes_ && zero_[0] * 8 < zero_[1])
        return CsvEncoding::utf16le;
    if (zero_[0] * 4 > bytes_ && zero_[1] * 8 < zero_[0])
        return CsvEncoding::utf16be;
    if (validUtf8_ && pending_ == 0)
        return CsvEncoding::utf8;
    return validCp949_ && lead_ == 0 && common_ >= rare_ ? CsvEncoding::cp949 : CsvEncoding::latin1;
}

} // namespace loom::sources
