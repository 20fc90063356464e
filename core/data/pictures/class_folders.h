#pragma once

#include "data/pictures/picture.h"
#include "data/source_type.h"

namespace loom::sources {

/// The pictures of a folder of class folders, all in the order of their names; or those that a list of labels in it
/// names (labels.txt), in its order.
struct ClassFolders {
    std::string folder;
    std::vector<std::string> classes;
    std::vector<std::string> files; ///< below `folder`
    std::vector<std::int32_t> labels; ///< of the files; -1: of no class that is known
    std::int64_t others = 0; ///< files of other kinds
    std::int64_t outside = 0; ///< pictures that lie in no class folder
    PictureSize size;
    bool refuse = false; ///< what cannot be read
    Faults faults;
    std::vector<Text> notes; ///< about the folder

    std::string path(std::int64_t row) const { return folder + "/" + files[std::size_t(row)]; }
};

/// The attributes `rows`, `columns`, `channels` and `fit`.
PictureSize pictureSizeOf(const Attributes& attributes);
/// The attribute `folder` and those settings: rows, columns, channels, and `fit` with its fallback.
std::vector<AttributeSpec> pictureFolderAttributes(Text folderHelp, const char* fit);
/// The classes that a network has learned (SourceData::learned); none where it is empty.
Result<std::vector<std::string>> learnedClasses(const std::string& learned);
/// Looks through the folder that the attribute `folder` names, or the one folder around the class folders in it.
/// Files are not read yet. Classes that `context.learned` does not know are left out and listed.
Result<ClassFolders> classFolders(const Attributes& attributes, const SourceContext& context);

} // namespace loom::sources
