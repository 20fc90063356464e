#include "data/pictures/idx.h"

namespace loom::sources {
namespace {

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    std::vector<Text> notes;
    const std::string folder = resolvedPath(stringOf(attributeOf(attributes, "folder")), context, notes);
    const auto files = findIdxSet(folder, stringOf(attributeOf(attributes, "set")));
    auto data = files ? readIdxSet(*files, {}, context) : files.error();
    if (data)
        data->notes.insert(data->notes.end(), notes.begin(), notes.end());
    return data;
}

} // namespace

SourceType mnist_idx()
{
    return {.id = "mnist_idx",
            .title = TR("Pictures in IDX files"),
            .text =
                TR("A folder with the four files of MNIST or of a set in its format (train-images, train-labels, "
                   "t10k-images, t10k-labels), plain or .gz, of grey or coloured pictures; the t10k files are the "
                   "test set."),
            .attributes = {{.name = "folder",
                            .kind = AttributeKind::file,
                            .fallback = std::string(),
                            .title = TR("Folder"),
                            .help = TR("The folder with the four files; a relative one starts at the project.")},
                           {.name = "set",
                            .kind = AttributeKind::text,
                            .fallback = std::string(),
                            .title = TR("Set"),
                            .help = TR("How the names of the files begin, where the folder holds several sets "
                                       "(emnist-letters).")}},
            .load = load,
            .loadNew = [](const NewRows& rows, const Attributes&,
                          const SourceContext& context) { return newIdxPicture(rows, context); },
            .pictures = true,
            .usualTransforms = {{"scale", {}}},
            .usualSplit = "stratified",
            .usualValidation = 0.1};
}

} // namespace loom::sources
