#pragma once

#include "base/random.h"
#include "tensor/tensor.h"

/// Ten Gaussian clouds, deviation 1 along every axis, centres drawn with deviation `apart`; row r is of cloud r % 10.
inline loom::Tensor blobs(std::int64_t rows, std::int64_t features, double apart = 5)
{
    const loom::RandomStream centres(1, "test/centres"), noise(1, "test/noise");
    loom::Tensor x(loom::Shape{rows, features}, loom::DType::f32);
    for (std::int64_t r = 0; r < rows; ++r)
        for (std::int64_t f = 0; f < features; ++f)
            x.set(r * features + f,
                  apart * centres.normal(std::uint64_t(r % 10 * features + f))
                      + noise.normal(std::uint64_t(r * features + f)));
    return x;
}
