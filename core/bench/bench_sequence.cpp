#include "base/random.h"
#include "bench/bench_parts.h"

// Recurrent layers: over the rows of pictures, and an LSTM over long sequences of single numbers; a transformer that
// names the next word, and vectors of words by their company.

namespace loom {
namespace {

constexpr std::int64_t kSequences = 4096, kTime = 180, kSummed = 20;

Attributes cells(std::int64_t count)
{
    return {{"units", count}};
}

Project rowsOfPictures(const char* type, const char* name)
{
    Chain chain;
    chain.then("reshape", {{"target_shape", std::vector<std::int64_t>{28, 28}}}).then(type, cells(128));
    chain.then("dense", units(10, "softmax"));
    return benchProject(name, chain.graph(), fashionRecipe(), "categorical_crossentropy", adamOptimizer());
}

Project numbersOfSequences()
{
    Chain chain;
    chain.then("lstm", cells(64)).then("dense", units(1, "linear"));
    // The rows are drawn below; the recipe only has to name a source.
    const DataRecipe recipe{{"toy_2d", {{"task", std::string("regression")}}}, {}, {"ratio", 0, 0}};
    return benchProject("LSTM 64 over 180 numbers", chain.graph(), recipe, "mse", adamOptimizer());
}

/// 4,096 sequences of 180 normally distributed numbers; to learn is the sum of the last 20.
PreparedData sequenceRows(std::uint64_t seed)
{
    const RandomStream stream(seed, "bench/sequences");
    Tensor sequences(Shape{kSequences, kTime, 1}, DType::f32), sums(Shape{kSequences, 1}, DType::f32);
    for (std::int64_t i = 0; i < kSequences; ++i) {
        double sum = 0;
        for (std::int64_t t = 0; t < kTime; ++t) {
            const double number = stream.normal(std::uint64_t(i * kTime + t));
            sequences.set(i * kTime + t, number);
            sum += t >= kTime - kSummed ? number : 0;
        }
        sums.set(i, sum);
    }
    return rowsOf("sequence", std::move(sequences), "sum", std::move(sums));
}

constexpr std::int64_t kWords = 512, kContext = 128, kWide = 128, kHeads = 4, kTexts = 512;

/// Four blocks as in GPT-2 (A. Radford and others, 2019), 0.94 million parameters.
Project gpt()
{
    Chain chain;
    chain.then("embedding", {{"input_dim", kWords}, {"output_dim", kWide}});
    chain.then("positional_encoding", {{"kind", std::string("learned")}});
    for (int block = 0; block < 4; ++block) {
        std::string from = chain.last();
        chain.then("layer_normalization");
        chain.then("multi_head_attention", {{"num_heads", kHeads}, {"key_dim", kWide / kHeads}, {"causal", true}});
        from = chain.add("add", {}, {from, chain.last()});
        chain.then("layer_normalization")
            .then("dense", units(4 * kWide, "gelu"))
            .then("dense", units(kWide, "linear"));
        chain.add("add", {}, {from, chain.last()});
    }
    chain.then("layer_normalization").then("dense", units(kWords, "softmax"));
    // The rows are drawn below; the recipe only has to name a source.
    return benchProject("GPT of 4 blocks", chain.graph(), {{"stories", {}}, {}, {"ratio", 0, 0}},
                        "categorical_crossentropy", adamOptimizer());
}

/// Texts in which each word says what the next one may be: one of four.
PreparedData textRows(std::uint64_t seed)
{
    const RandomStream stream(seed, "bench/texts");
    Tensor words(Shape{kTexts, kContext}, DType::i32), next(Shape{kTexts, kContext}, DType::i32);
    for (std::int64_t i = 0; i < kTexts; ++i) {
        std::int64_t word = stream.below(std::uint32_t(kWords), std::uint64_t(i * (kContext + 1)));
        for (std::int64_t t = 0; t < kContext; ++t) {
            words.set(i * kContext + t, double(word));
            word = (word * 37 + stream.below(4, std::uint64_t(i * (kContext + 1) + t + 1))) % kWords;
            next.set(i * kContext + t, double(word));
        }
    }
    return rowsOf("words", std::move(words), "next", std::move(next), kWords);
}

/// The network and the pairs of samples/word2vec.loom: a word, one that stands near it and five that are drawn.
Project wordVectors()
{
    const Attributes table = {{"input_dim", std::int64_t(500)}, {"output_dim", std::int64_t(32)}};
    Chain chain;
    const std::string word = chain.then("embedding", table).last();
    const std::string near = chain.add("input", {{"field", std::string("text_near")}}, {});
    const std::string company = chain.add("embedding", table, {near});
    chain.wire(company, chain.add("dot", {}, {word}), "other");
    chain.then("sigmoid");
    Graph graph = chain.graph();
    graph.nodes.front().attributes = {{"field", std::string("text")}};
    return benchProject("Word2vec", std::move(graph), {{"word_world", {}}, {{"skip_gram", {}}}, {"ratio", 0, 0}},
                        "binary_crossentropy", adamOptimizer());
}

} // namespace

std::vector<BenchCase> sequenceCases()
{
    return {{"lstm_28x28_h128",
             "LSTM 128 over the rows of pictures, Adam",
             BenchMode::train,
             {32, 128},
             [] { return rowsOfPictures("lstm", "LSTM 128 over 28 rows"); }},
            {"gru_28x28_h128",
             "GRU 128 over the rows of pictures, Adam",
             BenchMode::train,
             {32, 128},
             [] { return rowsOfPictures("gru", "GRU 128 over 28 rows"); }},
            {"simple_rnn_28x28_h128",
             "Simple RNN 128 over the rows of pictures, Adam",
             BenchMode::train,
             {32, 128},
             [] { return rowsOfPictures("simple_rnn", "Simple RNN 128 over 28 rows"); }},
            {"lstm_180x1_h64",
             "LSTM 64 over 180 numbers, Adam",
             BenchMode::train,
             {32},
             numbersOfSequences,
             sequenceRows},
            {"word2vec", "vectors of 500 words, six pairs a row, Adam", BenchMode::train, {1024}, wordVectors},
            {"gpt_1m", "transformer of 4 blocks of 128 over 128 words, Adam", BenchMode::train, {8}, gpt, textRows}};
}

} // namespace loom
