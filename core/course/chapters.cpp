#include "course/chapters.h"

namespace loom {

const std::vector<Text>& courseChapters()
{
    static const std::vector<Text> chapters{
        Text(TR("Perceptron and multi-layer perceptron")),
        Text(TR("Error backpropagation")),
        Text(TR("Optimizers")),
        Text(TR("Tensors and the modelling workflow")),
        Text(TR("Deep networks")),
        Text(TR("Convolutional networks")),
        Text(TR("Recurrent networks")),
        Text(TR("LSTM")),
        Text(TR("Representation and generation")),
        Text(TR("Language")),
        Text(TR("Recommendation")),
    };
    return chapters;
}

} // namespace loom
