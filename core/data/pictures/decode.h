#pragma once

#include "data/pictures/picture.h"

#include <string_view>

namespace loom::sources {

constexpr std::int64_t kMostPicturePixels = 100'000'000;

bool isPng(std::string_view bytes);
bool isJpeg(std::string_view bytes);

/// The sentence about a picture that a decoder gives up on.
Text cannotDecode(const std::string& file, const char* reason);
/// Makes room for that many pixels, or says that they are too many.
Result<void> makeRoom(const std::string& file, std::int64_t rows, std::int64_t columns, Picture& picture);

Result<Picture> readPng(const std::string& file, const std::string& bytes);
Result<Picture> readJpeg(const std::string& file, const std::string& bytes, const PictureSize& wanted);

} // namespace loom::sources
