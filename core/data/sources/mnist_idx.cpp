#include "data/sources/idx_common.h"

#include <filesystem>

namespace loom::sources {
namespace {

/// `train-images-idx3-ubyte`, with a dot instead of the dash before idx, with or without .gz. Empty: none is
/// there.
std::string findFile(const std::string& folder, const std::string& stem, const std::string& rank)
{
    for (const char* separator : {"-", "."}) {
        for (const char* ending : {"", ".gz"}) {
            const std::string file = folder + "/" + stem + separator + rank + "-ubyte" + ending;
            std::error_code error;
            if (std::filesystem::is_regular_file(file, error))
                return file;
        }
    }
    return {};
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string folder = resolvedPath(stringOf(attributeOf(attributes, "folder")), context);
    IdxFiles files;
    struct Wanted {
        std::string* file;
        const char* stem;
        const char* rank;
    };
    for (const Wanted& wanted :
         {Wanted{&files.trainingImages, "train-images", "idx3"},
          Wanted{&files.trainingLabels, "train-labels", "idx1"}, Wanted{&files.testImages, "t10k-images", "idx3"},
          Wanted{&files.testLabels, "t10k-labels", "idx1"}}) {
        *wanted.file = findFile(folder, wanted.stem, wanted.rank);
        if (wanted.file->empty())
            return Text(TR("The folder {folder} has no file {file} (plain or .gz): choose the folder that holds the "
                           "four IDX files."),
                        {{"folder", folder}, {"file", std::string(wanted.stem) + "-" + wanted.rank + "-ubyte"}});
    }
    return readIdxSet(files, {}, context);
}

} // namespace

SourceType mnist_idx()
{
    return {.id = "mnist_idx",
            .title = TR("Pictures in IDX files"),
            .text = TR("A folder with the four files of MNIST or of a set in its format (train-images, train-labels, "
                       "t10k-images, t10k-labels), plain or .gz; the t10k files are the test set."),
            .attributes = {{.name = "folder",
                            .kind = AttributeKind::file,
                            .fallback = std::string(),
                            .title = TR("Folder"),
                            .help = TR("The folder with the four files; a relative one starts at the project.")}},
            .load = load};
}

} // namespace loom::sources
