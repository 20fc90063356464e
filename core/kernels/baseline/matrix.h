#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace loom::baseline {

template<class T> using Matrix = Eigen::Map<Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;
template<class T> using ConstMatrix =
    Eigen::Map<const Eigen::Matrix<T, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>;

/// Product kernels store or add.
template<class T, class Product> void put(Matrix<T> out, const Product& product, bool accumulate)
{
    if (accumulate)
        out.noalias() += product;
    else
        out.noalias() = product;
}

/// out[j] (+)= Σ over `rows` of g[row, j], in order of rows.
template<class T> void addRow(T* y, std::int64_t rows, std::int64_t columns, const T* bias)
{
    if (!bias)
        return;
    for (std::int64_t r = 0; r < rows; ++r, y += columns)
        for (std::int64_t j = 0; j < columns; ++j)
            y[j] += bias[j];
}

} // namespace loom::baseline
