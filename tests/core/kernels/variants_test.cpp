#include "base/random.h"
#include "kernels/variants.h"
#include "kernels/window.h"
#include "plan/ops.h"

#include <QTest>
#include <cstring>
#include <dlfcn.h>

using namespace loom;

namespace {

/// An op as a plan would hold it, with the shapes of one sample.
struct Case {
    const char* kind;
    OpInfo op;
    std::int64_t rows;
    bool summing = false;
    int sharedInput = -1; ///< the operand without rows: a kernel
    int biasInput = -1;
};

/// Operands of a call in one type, filled with the same random numbers in both.
template<class T> struct Operands {
    std::vector<std::vector<T>> in, out;
    std::vector<void*> inPointers, outPointers;
    std::vector<std::byte> workspace;

    Operands(const Case& c, bool bias)
    {
        for (std::size_t i = 0; i < c.op.in.size(); ++i) {
            const bool shared = int(i) == c.sharedInput || int(i) == c.biasInput;
            in.push_back(numbers(std::size_t(c.op.in[i].size() * (shared ? 1 : c.rows)), 10 + i));
            if (int(i) == c.biasInput && !bias)
                in.back().clear();
            if (c.op.inTypes[i] == DType::u8)
                fillCells(in.back());
        }
        for (std::size_t i = 0; i < c.op.out.size(); ++i)
            out.push_back(numbers(std::size_t(c.op.out[i].size() * (c.summing && i == 0 ? 1 : c.rows)), 99 + i));
        for (auto& one : in)
            inPointers.push_back(one.empty() ? nullptr : one.data());
        for (auto& one : out)
            outPointers.push_back(one.data());
    }
    /// Cells of pooling windows of 2 × 2, some of them closed by ReLU.
    static void fillCells(std::vector<T>& bytes)
    {
        auto* cells = reinterpret_cast<std::uint8_t*>(bytes.data());
        for (std::size_t i = 0; i < bytes.size() * sizeof(T); ++i)
            cells[i] = std::uint8_t((i * 7 / 3 % 4) | (i % 5 == 0 ? 0x80 : 0));
    }
    static std::vector<T> numbers(std::size_t count, std::uint64_t seed)
    {
        const RandomStream stream(seed, "kernels");
        std::vector<T> made(count);
        for (std::size_t i = 0; i < count; ++i)
            made[i] = T(float(stream.uniform(i)) - 0.5f);
        return made;
    }
    void run(const Case& c, const Kernel& kernel, bool accumulate, int piece = 0, int pieces = 1)
    {
        workspace.assign(kernel.workspace ? kernel.workspace(c.op, c.rows) + 64 : 64, std::byte(0xA5));
        void* start = workspace.data();
        std::size_t room = workspace.size();
        std::align(64, 1, start, room);
        kernel.run(
            {c.op, inPointers.data(), outPointers.data(), c.rows, 0, c.rows, accumulate, start, 1, piece, pieces});
    }
};

OpInfo info(std::vector<Shape> in, Shape out, std::vector<std::int64_t> ints = {})
{
    OpInfo op;
    op.inTypes.assign(in.size(), DType::f32);
    op.in = std::move(in);
    op.out = {std::move(out)};
    op.ints = std::move(ints);
    return op;
}

std::vector<Case> denseCases()
{
    std::vector<Case> cases;
    constexpr std::int64_t kOdd[] = {1, 2, 3, 7, 15, 17, 31, 33, 127};
    for (const std::int64_t in : kOdd)
        for (const std::int64_t out : kOdd)
            for (const std::int64_t rows : {std::int64_t(1), std::int64_t(5), std::int64_t(31), std::int64_t(300)}) {
                const Shape x{in}, y{out}, w{in, out};
                cases.push_back({"dense", info({x, w, y}, y), rows, false, 1, 2});
                cases.push_back({"dense_relu", info({x, w, y}, y), rows, false, 1, 2});
                cases.push_back({"dense_input_gradient", info({y, w}, x), rows, false, 1});
                cases.push_back({"dense_kernel_gradient", info({x, y}, w), rows, true});
            }
    return cases;
}

/// Convolutions in groups, and what makes edges.
std::vector<Case> groupedCases()
{
    std::vector<Case> cases;
    for (const std::int64_t in : {1, 2, 17})
        for (const std::int64_t out : {1, 3, 33})
            for (const std::int64_t groups : {2, 5}) {
                const Shape x{6, 5, in * groups}, w{3, 2, in, out * groups}, y{3, 6, out * groups};
                const std::vector<std::int64_t> ints = {3, 2, 2, 1, 1, 1, 1, 1, 3, 6, groups};
                cases.push_back({"grouped_conv2d", info({x, w, Shape{y[2]}}, y, ints), 3, false, 1, 2});
                cases.push_back({"grouped_conv2d_input_gradient", info({y, w}, x, ints), 3, false, 1});
                cases.push_back({"grouped_conv2d_kernel_gradient", info({x, y}, w, ints), 3, true});
                cases.push_back({"reflect_pad", info({x}, Shape{9, 7, x[2]}, {2, 1}), 3, false});
                cases.push_back({"reflect_pad_gradient", info({Shape{9, 7, x[2]}}, x, {2, 1}), 3, false});
            }
    return cases;
}

std::vector<Case> convolutionCases()
{
    struct Window {
        std::vector<std::int64_t> picture, kernel, strides, dilation;
        bool same;
        std::int64_t edge = 0; ///< padding in numbers
    };
    std::vector<Case> cases = groupedCases();
    for (const Window& one : std::vector<Window>{{{6, 7}, {3, 3}, {1, 1}, {1, 1}, false, 2},
                                                 {{5, 8}, {3, 2}, {2, 2}, {1, 1}, false, 1},
                                                 {{5, 7}, {3, 3}, {1, 1}, {1, 1}, false},
                                                 {{7, 5}, {3, 3}, {1, 1}, {1, 1}, true},
                                                 {{9, 8}, {3, 2}, {2, 3}, {1, 1}, true},
                                                 {{8, 9}, {2, 3}, {2, 2}, {1, 1}, false},
                                                 {{6, 6}, {1, 1}, {2, 2}, {1, 1}, true},
                                                 {{9, 10}, {3, 2}, {1, 1}, {2, 3}, true},
                                                 {{1, 1}, {5, 5}, {1, 1}, {1, 1}, true},
                                                 {{31, 3}, {1, 3}, {1, 1}, {1, 1}, false},
                                                 // Large enough for tiles of all sizes, some of them not filled.
                                                 {{10, 12}, {3, 3}, {1, 1}, {1, 1}, false},
                                                 {{8, 11}, {3, 3}, {1, 1}, {1, 1}, false},
                                                 {{11, 4}, {3, 3}, {1, 1}, {1, 1}, true},
                                                 {{7, 13}, {3, 3}, {1, 1}, {1, 1}, true},
                                                 // The gradient by the input from the outputs' tiles, filled and
                                                 // not; with a stride it is a convolution.
                                                 {{5, 5}, {3, 3}, {1, 1}, {1, 1}, false},
                                                 {{6, 7}, {3, 3}, {1, 1}, {1, 1}, false},
                                                 {{9, 9}, {3, 3}, {2, 2}, {1, 1}, true}})
        for (const std::int64_t in : {1, 3, 17})
            for (const std::int64_t out : {1, 7, 33})
                for (const std::int64_t rows : {1, 3}) {
                    const Shape x{one.picture[0], one.picture[1], in}, w{one.kernel[0], one.kernel[1], in, out};
                    const std::vector<std::int64_t> edge(2, one.edge);
                    const ops::Window window = one.same
                        ? ops::windowFor(x, one.kernel, one.strides, one.dilation, true)
                        : ops::paddedWindow(x, one.kernel, one.strides, one.dilation, edge, edge);
                    std::vector<std::int64_t> ints;
                    for (const auto* pair :
                         {window.kernel, window.stride, window.dilation, window.before, window.out})
                        ints.insert(ints.end(), pair, pair + 2);
                    const Shape y{window.out[0], window.out[1], out};
                    for (const char* kind : {"conv2d", "conv2d_relu"})
                        cases.push_back({kind, info({x, w, Shape{out}}, y, ints), rows, false, 1, 2});
                    cases.push_back({"conv2d_input_gradient", info({y, w}, x, ints), rows, false, 1});
                    cases.push_back({"conv2d_kernel_gradient", info({x, y}, w, ints), rows, true});
                }
    return cases;
}

/// Ops that only the variants have, and those of several outputs: for comparisons among variants.
std::vector<Case> joinedCases()
{
    std::vector<Case> cases;
    for (const std::int64_t in : {1, 3, 5, 17, 40})
        for (const std::int64_t filters : {1, 7, 33, 65}) {
            const Shape x{9, 8, in}, w{3, 3, in, filters}, map{7, 6, filters}, pooled{3, 3, filters};
            const std::vector<std::int64_t> ints = {3, 3, 1, 1, 1, 1, 0, 0, 7, 6, 2, 2, 3, 3};
            Case forward{"conv2d_relu_max_pool", info({x, w, Shape{filters}}, pooled, ints), 3, false, 1, 2};
            forward.op.out.insert(forward.op.out.end(), {pooled, map, map});
            Case bias{"conv2d_relu_max_pool_bias_gradient", info({pooled, pooled}, Shape{filters}, ints), 3, true};
            Case kernel{"conv2d_relu_max_pool_kernel_gradient", info({x, pooled, pooled}, w, ints), 3, true};
            Case input{"conv2d_relu_max_pool_input_gradient", info({pooled, pooled, w}, x, ints), 3, false, 2};
            for (Case* one : {&bias, &kernel, &input}) {
                one->op.inTypes[one == &kernel ? 2 : 1] = DType::u8;
                one->op.out.insert(one->op.out.end(), {map, map});
            }
            cases.insert(cases.end(), {forward, bias, kernel, input});
        }
    for (const std::int64_t units : {1, 3, 7, 17, 33})
        for (const std::int64_t time : {1, 2, 9}) {
            const Shape hidden{time, units}, z{time, 4 * units}, r{units, 4 * units};
            Case forward{"lstm", info({z, r}, hidden, {3, 2}), 5, false, 1};
            forward.op.out.assign(6, hidden);
            Case gradient{"lstm_gradient", info({hidden, hidden, hidden, hidden, hidden, hidden, r}, z, {3, 2}), 5,
                          false, 6};
            gradient.op.out = {z, hidden};
            Case between = gradient; // states come in, and something comes back to the cells
            between.op.in.insert(between.op.in.end(), {Shape{units}, hidden});
            between.op.inTypes.resize(between.op.in.size(), DType::f32);
            cases.push_back(between);
            cases.insert(cases.end(), {forward, gradient, {"recurrent_gradient", info({hidden, z}, r), 5, true}});
            const Shape sums{time, 3 * units}, w{units, 3 * units}, square{units, units};
            Case gru{"gru", info({sums, w, Shape{3 * units}}, hidden, {3, 2}), 5, false, 1, 2};
            gru.op.out = {hidden, sums, hidden, hidden, hidden, hidden};
            Case back{"gru_gradient", info({hidden, hidden, sums, hidden, hidden, hidden, w}, sums, {3, 2}), 5, false,
                      6};
            back.op.out = {sums, sums, hidden};
            Case from = back;
            from.op.in.push_back(Shape{units});
            from.op.inTypes.resize(from.op.in.size(), DType::f32);
            cases.push_back(from);
            cases.insert(cases.end(),
                         {gru,
                          back,
                          {"recurrent_gradient", info({hidden, sums}, w), 5, true},
                          {"simple_rnn", info({hidden, square}, hidden, {3, 2}), 5, false, 1},
                          {"simple_rnn_gradient", info({hidden, hidden, square}, hidden, {3, 2}), 5, false, 2},
                          {"simple_rnn_gradient", info({Shape{units}, hidden, square}, hidden, {1, 2}), 5, false, 2},
                          {"recurrent_gradient", info({hidden, hidden}, square), 5, true}});
        }
    return cases;
}

const KernelTable* pairTable()
{
    void* library = dlopen(LOOM_PAIR_PLUGIN, RTLD_NOW | RTLD_LOCAL);
    const auto entry = library ? reinterpret_cast<KernelPlugin>(dlsym(library, "loom_kernels")) : nullptr;
    return entry ? entry(kKernelInterface) : nullptr;
}

} // namespace

/// Every variant against the baseline's f64 numbers on odd shapes.
class VariantsTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void aVariantComputesWhatTheBaselineComputesInF64_data();
    void aVariantComputesWhatTheBaselineComputesInF64();
    void piecesHaveTheBitsOfTheWhole_data() { aVariantComputesWhatTheBaselineComputesInF64_data(); }
    void piecesHaveTheBitsOfTheWhole();
    void narrowAndWideRegistersGiveTheSameBits();
    void windowsOfZerosGiveExactlyTheBias();
    void watchedMapsOfAPooledConvolutionChangeNoBit();
    void anUnknownVariantIsExplained();
    void aPluginOfAnotherInterfaceIsRefused();

private:
    void compare(const Case& c, const KernelTable& table, bool bias, bool accumulate);

    std::vector<const KernelTable*> tables_;
};

void VariantsTest::initTestCase()
{
    for (const KernelVariant& variant : kernelVariants()) {
        if (variant.table && variant.name != "baseline")
            tables_.push_back(variant.table);
        else if (!variant.table)
            qInfo("not run here: %s: %s", variant.name.c_str(), english(variant.reason).c_str());
    }
    if (tables_.empty())
        return;
    tables_.push_back(pairTable());
    QVERIFY2(tables_.back(), "the variant “pair” of the tests cannot be opened");
}

void VariantsTest::aVariantComputesWhatTheBaselineComputesInF64_data()
{
    QTest::addColumn<int>("table");
    QTest::addColumn<bool>("pictures");
    for (std::size_t t = 0; t < tables_.size(); ++t) {
        QTest::addRow("%s: dense", tables_[t]->name.c_str()) << int(t) << false;
        QTest::addRow("%s: convolution", tables_[t]->name.c_str()) << int(t) << true;
    }
    if (tables_.empty())
        QTest::newRow("this processor runs no variant but the baseline") << -1 << false;
}

void VariantsTest::compare(const Case& c, const KernelTable& table, bool bias, bool accumulate)
{
    const std::string kind = c.kind;
    const bool relu = kind.ends_with("_relu");
    const Kernel* fast = table.find(kind, DType::f32);
    const Kernel* plain = baselineKernels().find(relu ? kind.substr(0, kind.size() - 5) : kind, DType::f64);
    QVERIFY(fast && plain);
    Operands<float> a(c, bias);
    Operands<double> b(c, bias);
    a.run(c, *fast, accumulate);
    b.run(c, *plain, accumulate);
    double largest = 0, error = 0;
    for (std::size_t i = 0; i < b.out[0].size(); ++i) {
        const double wanted = relu ? std::max(0.0, b.out[0][i]) : b.out[0][i];
        largest = std::max(largest, std::abs(b.out[0][i]));
        error = std::max(error, std::abs(double(a.out[0][i]) - wanted));
    }
    if (!(error <= 2e-5 * largest))
        QFAIL(
            qPrintable(QString::asprintf("%s %s → %s, %d rows: off by %g of %g", c.kind, describe(c.op.in[0]).c_str(),
                                         describe(c.op.out[0]).c_str(), int(c.rows), error, largest)));
}

void VariantsTest::aVariantComputesWhatTheBaselineComputesInF64()
{
    QFETCH(int, table);
    QFETCH(bool, pictures);
    if (table < 0)
        QSKIP("this processor has no AVX2");
    for (const Case& c : pictures ? convolutionCases() : denseCases())
        for (const bool bias : {false, true})
            for (const bool accumulate : {false, true})
                if ((c.biasInput >= 0 || !bias) && (c.summing || !accumulate)) {
                    compare(c, *tables_[std::size_t(table)], bias, accumulate);
                    if (QTest::currentTestFailed())
                        return;
                }
}

void VariantsTest::piecesHaveTheBitsOfTheWhole()
{
    QFETCH(int, table);
    QFETCH(bool, pictures);
    if (table < 0)
        QSKIP("this processor has no AVX2");
    for (const Case& c : pictures ? convolutionCases() : denseCases()) {
        const Kernel* kernel = tables_[std::size_t(table)]->find(c.kind, DType::f32);
        QVERIFY(kernel);
        Operands<float> whole(c, true), pieces(c, true);
        whole.run(c, *kernel, false);
        const int count = kernel->pieces ? std::max(2, kernel->pieces(c.op)) : 1;
        for (int piece = 0; piece < count; ++piece)
            pieces.run(c, *kernel, false, piece, count);
        QCOMPARE(pieces.out, whole.out);
    }
}

void VariantsTest::narrowAndWideRegistersGiveTheSameBits()
{
    if (tables_.empty())
        QSKIP("this processor has no AVX2");
    std::vector<Case> cases = denseCases();
    for (const std::vector<Case>& more : {convolutionCases(), joinedCases()})
        cases.insert(cases.end(), more.begin(), more.end());
    for (const Case& c : cases) {
        Operands<float> first(c, true);
        first.run(c, *tables_[0]->find(c.kind, DType::f32), false);
        for (const KernelTable* table : tables_) {
            Operands<float> other(c, true);
            other.run(c, *table->find(c.kind, DType::f32), false);
            QCOMPARE(other.out, first.out);
        }
    }
}

// Backward asks whether they are above 0; a blank corner of a picture must not look active within rounding.
void VariantsTest::windowsOfZerosGiveExactlyTheBias()
{
    if (tables_.empty())
        QSKIP("this processor has no AVX2");
    int seen = 0;
    for (const Case& c : convolutionCases()) {
        if (c.kind != std::string("conv2d_relu"))
            continue;
        const Shape &picture = c.op.in[0], &map = c.op.out[0];
        const auto isDrawn = [&](std::int64_t r, std::int64_t column) {
            return r >= 0 && column >= 0 && r < picture[0] && column < picture[1] && 2 * r + column < 8;
        };
        const WindowInts w(c.op);
        const auto isBlank = [&](std::int64_t r, std::int64_t column) {
            for (std::int64_t i = 0; i < w.kernel[0]; ++i)
                for (std::int64_t j = 0; j < w.kernel[1]; ++j)
                    if (isDrawn(w.at(0, r, i), w.at(1, column, j)))
                        return false;
            return true;
        };
        Operands<float> x(c, true);
        for (std::size_t i = 0; i < x.in[0].size(); ++i) {
            const auto position = std::int64_t(i) / picture[2] % (picture[0] * picture[1]);
            if (!isDrawn(position / picture[1], position % picture[1]))
                x.in[0][i] = 0;
        }
        for (const KernelTable* table : tables_) {
            x.run(c, *table->find(c.kind, DType::f32), false);
            for (std::size_t i = 0; i < x.out[0].size(); ++i) {
                const auto position = std::int64_t(i) / map[2] % (map[0] * map[1]);
                if (!isBlank(position / map[1], position % map[1]))
                    continue;
                ++seen;
                QVERIFY(x.out[0][i] == std::max(0.0f, x.in[2][i % std::size_t(map[2])]));
            }
        }
    }
    QVERIFY(seen > 1000);
}

// Rows and columns that no pooling window reaches are computed only for those who watch them.
void VariantsTest::watchedMapsOfAPooledConvolutionChangeNoBit()
{
    if (tables_.empty())
        QSKIP("this processor has no AVX2");
    for (const std::int64_t rows : {2, 3})
        for (const std::int64_t columns : {2, 3, 5}) {
            const Shape x{13, 14, 17}, w{3, 3, 17, 33}, map{11, 12, 33}, pooled{11 / rows, 12 / columns, 33};
            Case c{"conv2d_relu_max_pool",
                   info({x, w, Shape{33}}, pooled,
                        {3, 3, 1, 1, 1, 1, 0, 0, 11, 12, rows, columns, pooled[0], pooled[1]}),
                   3,
                   false,
                   1,
                   2};
            c.op.out.insert(c.op.out.end(), {pooled, map, map});
            for (const KernelTable* table : tables_) {
                Operands<float> watched(c, true), unwatched(c, true);
                unwatched.outPointers[2] = unwatched.outPointers[3] = nullptr;
                watched.run(c, *table->find(c.kind, DType::f32), false);
                unwatched.run(c, *table->find(c.kind, DType::f32), false);
                QCOMPARE(unwatched.out[0], watched.out[0]);
                QVERIFY(std::memcmp(unwatched.out[1].data(), watched.out[1].data(), unwatched.out[1].size()) == 0);
            }
        }
}

void VariantsTest::anUnknownVariantIsExplained()
{
    const auto chosen = chooseKernels("sse9");
    QVERIFY(!chosen);
    QCOMPARE(english(chosen.error()), "The kernels “sse9” are not known; there are: avx512, avx2, baseline");
    QVERIFY(chooseKernels("baseline"));
    QVERIFY(chooseKernels(""));
}

void VariantsTest::aPluginOfAnotherInterfaceIsRefused()
{
    void* library = dlopen(LOOM_PAIR_PLUGIN, RTLD_NOW | RTLD_LOCAL);
    QVERIFY(library);
    const auto entry = reinterpret_cast<KernelPlugin>(dlsym(library, "loom_kernels"));
    QVERIFY(!entry(kKernelInterface + 1));
}

QTEST_GUILESS_MAIN(VariantsTest)
#include "variants_test.moc"
