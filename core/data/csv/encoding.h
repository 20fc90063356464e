#pragma once

#include "base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace loom::sources {

enum class CsvEncoding { utf8, cp949, latin1, utf16le, utf16be };

/// As in the attribute `encoding`: "utf8", "cp949", "latin1", "utf16".
const char* idOf(CsvEncoding encoding);
/// As people call it.
const char* nameOf(CsvEncoding encoding);

/// Text of another encoding on its way to UTF-8, piece after piece. Belongs to one thread.
class CsvConverter {
public:
    /// Null where this system does not know the encoding.
    static std::unique_ptr<CsvConverter> of(CsvEncoding encoding);
    ~CsvConverter();
    CsvConverter(const CsvConverter&) = delete;
    CsvConverter& operator=(const CsvConverter&) = delete;

    /// A whole text; false: `at` is the first byte that means nothing.
    bool whole(std::string_view text, std::string& out, std::size_t& at);
    /// The next bytes of a file; what is left over waits for those that follow, and what means nothing becomes
    /// U+FFFD.
    std::string next(std::string_view bytes);

private:
    CsvConverter() = default;
    void* handle_ = nullptr; ///< iconv_t
    std::string rest_;
};

/// Finds out how a file is written: fed with all its bytes, in order.
class CsvEncodingGuess {
public:
    void feed(std::string_view bytes);
    /// Without a byte order mark: UTF-8 where the text is valid, else UTF-16 where every other byte is zero, else
    /// CP949 where the text is valid and mostly syllables of modern Hangul, else Latin-1 (Windows-1252).
    CsvEncoding encoding() const;
    bool zero() const { return zero_[0] + zero_[1] > 0; }

private:
    void utf8(unsigned char c);
    void cp949(unsigned char c);

    std::int64_t bytes_ = 0;
    std::int64_t zero_[2] = {0, 0}; ///< at even and at odd places
    unsigned char first_[2] = {0, 0};
    bool validUtf8_ = true;
    int pending_ = 0;
    unsigned char low_ = 0x80, high_ = 0xBF;
    bool validCp949_ = true;
    unsigned char lead_ = 0;
    std::int64_t common_ = 0; ///< syllables and signs of KS X 1001
    std::int64_t rare_ = 0; ///< Hanja and the syllables that Windows added
};

} // namespace loom::sources
