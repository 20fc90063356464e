#include "views/parts/maps.h"

namespace loom::ui {

std::vector<float> floatsOf(const Tensor& tensor)
{
    std::vector<float> numbers;
    numbers.reserve(std::size_t(tensor.size()));
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        numbers.push_back(float(tensor.at(i)));
    return numbers;
}

std::vector<float> rowOf(const Tensor& activations, std::int64_t row)
{
    if (activations.shape().rank() < 1 || row >= activations.shape()[0])
        return {};
    const std::int64_t size = activations.size() / activations.shape()[0];
    std::vector<float> numbers;
    for (std::int64_t i = 0; i < size; ++i)
        numbers.push_back(float(activations.at(row * size + i)));
    return numbers;
}

MapStack activationMaps(const Tensor& activations, std::int64_t row)
{
    MapStack maps;
    const Shape& shape = activations.shape();
    if (shape.rank() != 4 || row >= shape[0])
        return maps;
    maps.rows = int(shape[1]);
    maps.columns = int(shape[2]);
    maps.count = int(shape[3]);
    const std::int64_t cells = shape[1] * shape[2];
    maps.values.resize(std::size_t(cells * shape[3]));
    for (std::int64_t cell = 0; cell < cells; ++cell)
        for (std::int64_t k = 0; k < shape[3]; ++k)
            maps.values[std::size_t(k * cells + cell)] = float(activations.at((row * cells + cell) * shape[3] + k));
    return maps;
}

Tensor filtersOf(const Tensor& kernel, const std::string& layer, const std::string& parameter)
{
    const Shape& shape = kernel.shape();
    if (layer == "conv1d" && shape.rank() == 3) // a picture of one row
        return kernel.reshaped(shape.withFront(1));
    if (shape.rank() != 4)
        return kernel;
    if (layer == "depthwise_conv2d" || parameter == "depthwise_kernel") // each channel has filters of its own
        return kernel.reshaped({shape[0], shape[1], 1, shape[2] * shape[3]});
    if (layer != "conv2d_transpose")
        return kernel;
    // (rows, columns, filters, in): each cell of the input prints all of its filters.
    Tensor turned(Shape{shape[0], shape[1], shape[3], shape[2]}, kernel.dtype());
    for (std::int64_t cell = 0; cell < shape[0] * shape[1]; ++cell)
        for (std::int64_t f = 0; f < shape[2]; ++f)
            for (std::int64_t in = 0; in < shape[3]; ++in)
                turned.set((cell * shape[3] + in) * shape[2] + f, kernel.at((cell * shape[2] + f) * shape[3] + in));
    return turned;
}

MapStack kernelMaps(const Tensor& kernel, std::int64_t input)
{
    MapStack maps;
    const Shape& shape = kernel.shape();
    if (shape.rank() != 4 || input >= shape[2])
        return maps;
    maps.rows = int(shape[0]);
    maps.columns = int(shape[1]);
    maps.count = int(shape[3]);
    const std::int64_t cells = shape[0] * shape[1];
    maps.values.resize(std::size_t(cells * shape[3]));
    for (std::int64_t cell = 0; cell < cells; ++cell)
        for (std::int64_t k = 0; k < shape[3]; ++k)
            maps.values[std::size_t(k * cells + cell)] = float(kernel.at((cell * shape[2] + input) * shape[3] + k));
    return maps;
}

} // namespace loom::ui
