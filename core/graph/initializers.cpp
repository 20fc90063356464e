#include "graph/initializers.h"

#include "base/math.h"

#include <algorithm>

namespace loom {
namespace {

double fanIn(const ParameterSpec& spec)
{
    return double(std::max<std::int64_t>(1, spec.fanIn));
}

double fanMean(const ParameterSpec& spec)
{
    return std::max(1.0, (double(spec.fanIn) + double(spec.fanOut)) / 2);
}

/// Uniform in [-limit, limit).
double uniform(double limit, const RandomStream& stream, std::uint64_t index)
{
    return limit * (2 * stream.uniform(index) - 1);
}

/// Uniform with that variance: limit √(3·variance).
double uniformOf(double variance, const RandomStream& stream, std::uint64_t index)
{
    return uniform(math::sqrt(3 * variance), stream, index);
}

/// Normal numbers beyond two deviations are drawn again (one in 22), then widened so that the variance is the
/// one asked for: a standard normal cut at ±2 has the deviation 0.8796….
double truncatedNormalOf(double variance, const RandomStream& stream, std::uint64_t index)
{
    double z = stream.normal(index);
    for (std::uint64_t attempt = 1; z < -2 || z > 2; ++attempt)
        z = stream.normal(index, attempt);
    return math::sqrt(variance) / 0.87962566103423978 * z;
}

std::vector<InitializerType> plainInitializers()
{
    return {
        {"zeros", TR("Zeros"), TR("Every number starts at 0. Right for biases; a kernel of zeros never learns."),
         "w = 0", [](const ParameterSpec&, const RandomStream&, std::uint64_t) { return 0.0; }},
        {"ones", TR("Ones"), TR("Every number starts at 1. Right for the scale of a normalization."), "w = 1",
         [](const ParameterSpec&, const RandomStream&, std::uint64_t) { return 1.0; }},
        {"constant", TR("Constant"), TR("Every number starts at the same given value."), "w = c",
         [](const ParameterSpec& spec, const RandomStream&, std::uint64_t) { return spec.initialValue; }},
        {"uniform", TR("Uniform"), TR("Even random numbers between −0.05 and 0.05, whatever the layer's size."),
         "w ~ U(−0.05, 0.05)",
         [](const ParameterSpec&, const RandomStream& stream, std::uint64_t i) { return uniform(0.05, stream, i); }},
        {"normal", TR("Normal"), TR("Normal random numbers of deviation 0.05, whatever the layer's size."),
         "w ~ N(0, 0.05²)",
         [](const ParameterSpec&, const RandomStream& stream, std::uint64_t i) { return 0.05 * stream.normal(i); }},
    };
}

/// Variances that keep signals and gradients about as large behind a layer as before it.
std::vector<InitializerType> scaledInitializers()
{
    return {
        {"glorot_uniform", TR("Glorot uniform"),
         TR("Even random numbers whose range shrinks with inputs and outputs. The usual choice with tanh, "
            "sigmoid "
            "and softmax."),
         "w ~ U(−r, r), r = √(6 / (n_in + n_out))",
         [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
             return uniformOf(1 / fanMean(spec), stream, i);
         }},
        {"glorot_normal", TR("Glorot normal"),
         TR("Normal random numbers, cut at two deviations, whose variance shrinks with inputs and outputs."),
         "w ~ N(0, 2 / (n_in + n_out)), |w| ≤ 2.27 σ",
         [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
             return truncatedNormalOf(1 / fanMean(spec), stream, i);
         }},
        {"he_uniform", TR("He uniform"),
         TR("Even random numbers whose range shrinks with the inputs; twice the variance of LeCun's, because "
            "ReLU "
            "silences half of its inputs."),
         "w ~ U(−r, r), r = √(6 / n_in)",
         [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
             return uniformOf(2 / fanIn(spec), stream, i);
         }},
        {"he_normal", TR("He normal"),
         TR("Normal random numbers, cut at two deviations, for layers with ReLU: variance 2 over the "
            "inputs."),
         "w ~ N(0, 2 / n_in), |w| ≤ 2.27 σ",
         [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
             return truncatedNormalOf(2 / fanIn(spec), stream, i);
         }},
        {"lecun_normal", TR("LeCun normal"),
         TR("Normal random numbers, cut at two deviations, of variance 1 over the inputs. Made for SELU."),
         "w ~ N(0, 1 / n_in), |w| ≤ 2.27 σ",
         [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
             return truncatedNormalOf(1 / fanIn(spec), stream, i);
         }},
    };
}

/// As a matrix of all axes but the last × the last; its rows, or its columns where there are fewer, become
/// orthonormal. Normal numbers through Gram–Schmidt, in its modified form: every such matrix is as likely as any
/// other.
void drawOrthogonal(const ParameterSpec& spec, const RandomStream& stream, std::span<double> values)
{
    const std::size_t columns = std::size_t(std::max<std::int64_t>(1, spec.shape.rank() > 0 ? spec.shape[-1] : 1));
    const std::size_t rows = values.size() / columns, count = std::min(rows, columns),
                      length = std::max(rows, columns);
    std::vector<double> vectors(count * length);
    for (std::size_t i = 0; i < vectors.size(); ++i)
        vectors[i] = stream.normal(i);
    const auto product = [&](const double* a, const double* b) {
        double sum = 0;
        for (std::size_t i = 0; i < length; ++i)
            sum += a[i] * b[i];
        return sum;
    };
    for (std::size_t k = 0; k < count; ++k) {
        double* own = vectors.data() + k * length;
        const double norm = math::sqrt(product(own, own));
        for (std::size_t i = 0; i < length; ++i)
            own[i] /= norm;
        for (std::size_t j = k + 1; j < count; ++j) {
            double* other = vectors.data() + j * length;
            const double along = product(own, other);
            for (std::size_t i = 0; i < length; ++i)
                other[i] -= along * own[i];
        }
    }
    for (std::size_t r = 0; r < rows; ++r)
        for (std::size_t c = 0; c < columns; ++c)
            values[r * columns + c] = rows < columns ? vectors[r * length + c] : vectors[c * length + r];
}

/// `initialValue` for the units of one of so many gates that stand side by side, 0 for the others.
double openGate(const ParameterSpec& spec, std::uint64_t index, std::uint64_t gates, std::uint64_t open)
{
    const std::uint64_t units = std::uint64_t(spec.shape.size()) / gates;
    return index / std::max<std::uint64_t>(1, units) == open ? spec.initialValue : 0.0;
}

/// The bias of an LSTM (gates i f c o).
double forgetOpen(const ParameterSpec& spec, const RandomStream&, std::uint64_t index)
{
    return openGate(spec, index, 4, 1);
}

/// The bias of a GRU (gates u r, candidate).
double updateOpen(const ParameterSpec& spec, const RandomStream&, std::uint64_t index)
{
    return openGate(spec, index, 3, 0);
}

/// Number `index` of a table (places, n).
double wave(const ParameterSpec& spec, const RandomStream&, std::uint64_t index)
{
    const std::uint64_t n = std::uint64_t(spec.shape[-1]), place = index / n, i = index % n;
    const double turn = double(place) / math::pow(10000.0, double(i / 2 * 2) / double(n));
    return i % 2 == 0 ? math::sin(turn) : math::cos(turn);
}

std::vector<InitializerType> jointInitializers()
{
    return {
        {"orthogonal", TR("Orthogonal"),
         TR("Rows or columns of length 1 at right angles to each other: the signal keeps its length, however often "
            "it goes through. The usual choice for recurrent weights."),
         "w·wᵀ = 1 or wᵀ·w = 1", nullptr, drawOrthogonal},
        {"open_forget_gate", TR("Open forget gate"),
         TR("The bias of an LSTM: one number for the forget gates, 0 for all others, so that cells remember from the "
            "start."),
         "b = c (forget gates), else 0", forgetOpen, nullptr, false},
        {"open_update_gate", TR("Open update gate"),
         TR("The bias of a GRU: one number for the update gates, 0 for all others, so that states are kept from the "
            "start."),
         "b = c (update gates), else 0", updateOpen, nullptr, false},
        {"waves", TR("Waves"),
         TR("For each place a row of sines and cosines, side by side: waves that grow longer and longer from the "
            "first "
            "number to the last."),
         "p[t, 2i] = sin(t/10000^(2i/n)), p[t, 2i + 1] = cos(t/10000^(2i/n))", wave, nullptr, false}};
}

/// Numbers of a canvas, round its middle.
std::vector<InitializerType> canvasInitializers()
{
    return {{"canvas_uniform", TR("Even round a middle"), TR("Even random numbers up to so far from a middle."),
             "w ~ U(m − s, m + s)",
             [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
                 return spec.initialValue + uniform(spec.initialSpread, stream, i);
             },
             nullptr, false},
            {"canvas_normal", TR("Normal round a middle"), TR("Normal random numbers round a middle."),
             "w ~ N(m, s²)",
             [](const ParameterSpec& spec, const RandomStream& stream, std::uint64_t i) {
                 return spec.initialValue + spec.initialSpread * stream.normal(i);
             },
             nullptr, false}};
}

std::vector<InitializerType> allInitializers()
{
    std::vector<InitializerType> all = plainInitializers();
    for (const auto& more : {scaledInitializers(), jointInitializers(), canvasInitializers()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

template<class T>
void fill(Tensor& tensor, const InitializerType& type, const ParameterSpec& spec, const RandomStream& stream)
{
    std::uint64_t index = 0;
    if (type.draw) {
        for (T& value : tensor.values<T>())
            value = T(type.draw(spec, stream, index++));
        return;
    }
    std::vector<double> values(std::size_t(tensor.size()));
    type.fill(spec, stream, values);
    for (T& value : tensor.values<T>())
        value = T(values[index++]);
}

} // namespace

const std::vector<InitializerType>& initializersTable()
{
    static const std::vector<InitializerType> table = allInitializers();
    return table;
}

const InitializerType* findInitializer(const std::string& id)
{
    const auto& table = initializersTable();
    const auto found = std::ranges::find(table, id, &InitializerType::id);
    return found == table.end() ? nullptr : &*found;
}

std::vector<std::string> initializerIds()
{
    std::vector<std::string> ids;
    for (const InitializerType& type : initializersTable())
        if (type.offered)
            ids.push_back(type.id);
    return ids;
}

void initialize(Tensor& tensor, const ParameterSpec& spec, const RandomStream& stream)
{
    const InitializerType* type = findInitializer(spec.initializer);
    LOOM_ASSERT(type);
    if (tensor.dtype() == DType::f64)
        fill<double>(tensor, *type, spec, stream);
    else
        fill<float>(tensor, *type, spec, stream);
}

} // namespace loom
