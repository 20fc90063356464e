#include "data/pictures/idx.h"

#include <filesystem>

namespace loom::sources {
namespace {

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    std::vector<Text> notes;
    const std::string folder = resolvedPath(stringOf(attributeOf(attributes, "folder")), context, notes);
    const auto file = [&](const char* name) { return folder + "/" + name + "-ubyte.gz"; };
    const IdxFiles files{file("train-images-idx3"), file("train-labels-idx1"), file("t10k-images-idx3"),
                         file("t10k-labels-idx1")};
    for (const std::string& name : {files.trainingImages, files.trainingLabels, files.testImages, files.testLabels}) {
        std::error_code error;
        if (!std::filesystem::exists(name, error))
            return Text(TR("The Fashion-MNIST pictures are missing ({file} does not exist): install the "
                           "Debian package "
                           "dataset-fashion-mnist."),
                        {{"file", name}});
    }
    return readIdxSet(files,
                      {TR("T-shirt/top"), TR("Trouser"), TR("Pullover"), TR("Dress"), TR("Coat"), TR("Sandal"),
                       TR("Shirt"), TR("Sneaker"), TR("Bag"), TR("Ankle boot")},
                      context);
}

} // namespace

/// H. Xiao, K. Rasul, R. Vollgraf: Fashion-MNIST, a novel image dataset for benchmarking (2017), MIT licence.
SourceType fashion_mnist()
{
    return {.id = "fashion_mnist",
            .title = TR("Fashion-MNIST"),
            .text = TR("70,000 grey pictures of clothes, 28 × 28 pixels, in 10 classes; the last 10,000 are the test "
                       "set. They come with the Debian package dataset-fashion-mnist."),
            .attributes = {{.name = "folder",
                            .kind = AttributeKind::file,
                            .fallback = std::string("/usr/share/datasets/fashion-mnist"),
                            .title = TR("Folder"),
                            .help = TR("Where the four files lie.")}},
            .load = load,
            .loadNew = [](const NewRows& rows, const Attributes&,
                          const SourceContext& context) { return newIdxPicture(rows, context); },
            .pictures = true,
            .ownClasses = true,
            .usualTransforms = {{"scale", {}}},
            .usualSplit = "stratified",
            .usualValidation = 0.1};
}

} // namespace loom::sources
