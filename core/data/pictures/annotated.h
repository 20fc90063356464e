#pragma once

#include "data/pictures/picture.h"
#include "data/source_type.h"

#include <array>
#include <optional>

namespace loom::sources {

/// A box that a person has drawn on a picture: left, top, right and bottom as shares of it.
struct AnnotatedBox {
    std::array<double, 4> edges{};
    std::string kind;
};
struct AnnotatedPicture {
    std::string file; ///< below the folder
    std::vector<AnnotatedBox> boxes;
};

/// Pictures of a folder with their boxes, as one of the common forms has them.
struct AnnotatedFolder {
    std::string folder;
    std::vector<AnnotatedPicture> pictures;
    std::vector<std::string> classes; ///< in the order that the form gives them; empty: by their names
    Faults faults;

    /// Cuts the box at the picture's edges; what has no area then, or no numbers, is a fault.
    void add(AnnotatedPicture& picture, AnnotatedBox box, const std::string& place);
};

/// What fills in pictures, classes and faults of the folder.
using ReadAnnotations = Result<void> (*)(AnnotatedFolder& folder, const Attributes& attributes);

Result<SourceData> loadAnnotated(const Attributes& attributes, const SourceContext& context, ReadAnnotations read);
/// The record with what all such sources have in common; a new picture is one of which nobody knows what is on it.
SourceType annotatedSource(SourceType type);
/// Folder, size and fit of the pictures, and the most boxes of one.
std::vector<AttributeSpec> annotatedAttributes(Text folderHelp);
/// The folder that the attribute names, or a sentence.
Result<std::string> annotatedFolder(const Attributes& attributes, const SourceContext& context,
                                    std::vector<Text>& notes);
Text tooManyPictures();
constexpr std::int64_t kMostAnnotatedBytes = std::int64_t(4) << 30;

/// Files below the folder that end in one of these, by their names; links to folders are not followed.
std::vector<std::string> filesBelow(const std::string& folder, std::initializer_list<const char*> endings);
/// Is it a file below the folder, named without a way out of it?
bool liesIn(const std::string& folder, const std::string& file);
/// The reason of a file that cannot be read, by its place in the folder.
Result<std::string> readBelow(const AnnotatedFolder& folder, const std::string& file, std::int64_t mostBytes);

/// A number as annotations have it: a point and no thousands; none where the word is not one from end to end.
std::optional<double> plainNumber(std::string_view word);

} // namespace loom::sources
