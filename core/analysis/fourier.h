#pragma once

#include <vector>

namespace loom {

/// Discrete Fourier transforms of eight signals side by side (radix 4, last 2 or 3; Stockham's order: no bit
/// reversal). The same bits on every machine, which a library that picks its code by the processor does not promise.
class Fourier {
public:
    static constexpr int kSignals = 8;

    /// Rows of eight numbers, real and imaginary parts apart: entry t of signal s is re[t · 8 + s].
    struct Columns {
        float* re;
        float* im;
    };

    /// size: 4ⁿ, 2 · 4ⁿ or 3 · 4ⁿ, at least 2.
    explicit Fourier(int size);
    int size() const { return size_; }
    /// X[f] = Σ x[t] exp(−2πi f t / size). Overwrites both buffers; returns the one that holds the result.
    Columns forward(Columns signals, Columns work) const;
    /// The same with exp(+2πi …), undivided.
    Columns backward(Columns signals, Columns work) const;

private:
    int size_;
    std::vector<float> cos_, sin_; ///< of 2π p / size
};

} // namespace loom
