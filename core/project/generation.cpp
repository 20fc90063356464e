#include "project/generation.h"

#include "base/math.h"
#include "graph/loss_end.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace loom {
namespace {

constexpr std::int64_t kTried = 24; ///< steps on which keeping the state is tried
constexpr double kNear = 1e-3; ///< in logarithms of shares
constexpr std::size_t kUnwritten = 2; ///< padding and the unknown word

/// The window of a feed into which numbers of tokens go; all of them are true.
void fill(Program& program, const TokenText& tokens, std::span<const std::vector<std::int32_t>> texts,
          std::int64_t steps)
{
    for (const Feed& feed : program.feeds()) {
        if (feed.field == tokens.lengths())
            std::fill_n(static_cast<std::int32_t*>(feed.view.data), texts.size(), std::int32_t(steps));
        if (feed.field != tokens.field())
            continue;
        for (std::size_t row = 0; row < texts.size(); ++row)
            std::memcpy(static_cast<std::int32_t*>(feed.view.data) + row * std::size_t(steps),
                        texts[row].data() + texts[row].size() - std::size_t(steps),
                        std::size_t(steps) * sizeof(std::int32_t));
    }
}

/// Each text's state is that of the text that it goes on with.
void reorder(const Program& program, std::span<const Continuation> ways)
{
    for (const auto& [name, view] : program.carried()) {
        const std::size_t bytes = std::size_t(view.rowSize) * bytesOf(view.dtype);
        auto* const rows = static_cast<std::byte*>(view.data);
        const std::vector<std::byte> before(rows, rows + std::size_t(view.rows) * bytes);
        for (std::size_t row = 0; row < ways.size(); ++row)
            std::memcpy(rows + row * bytes, before.data() + ways[row].text * bytes, bytes);
    }
}

double distance(const std::vector<double>& a, const std::vector<double>& b)
{
    double most = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        if (std::isfinite(a[i]) && std::isfinite(b[i]))
            most = std::max(most, std::abs(a[i] - b[i]));
    return most;
}

} // namespace

Result<LanguageModel> LanguageModel::of(const Run& run, std::int64_t texts)
{
    auto tokens = TokenText::of(run.project.data, *run.data);
    if (!tokens)
        return tokens.error();
    LanguageModel model(std::move(*tokens));
    const std::vector<LossUse> uses = lossUses(run.project, fieldShapes(*run.data));
    if (uses.empty())
        return Text(TR("The network has no loss, so nothing says which output tells the next token."));
    model.run_ = &run;
    model.output_ = readNodeEnd(uses.front().of).node + "/output";
    model.most_ = texts;
    if (const auto tried = model.tryKeeping(); !tried)
        return tried.error();
    return model;
}

Result<std::unique_ptr<Program>> LanguageModel::programOf(std::int64_t steps, bool carries) const
{
    ProgramOptions options{.batch = most_, .fields = fieldShapes(*run_->data), .carries = carries};
    for (FieldShape& field : options.fields)
        if (field.shape == Shape{tokens_.window()})
            field.shape = Shape{steps};
    options.watched = {output_};
    return run_->network->program(options);
}

Result<void> LanguageModel::readOut(const Program& program, std::int64_t texts)
{
    const TensorView view = program.activation(output_);
    const std::int64_t words = std::int64_t(tokens_.words().size());
    if (!view.data || view.rowSize % words != 0 || view.rowSize == 0)
        return Text(
            TR("The output gives {numbers} numbers, but there are {words} tokens: the last layer needs a unit "
               "for each of them, and softmax."),
            {{"numbers", view.rowSize}, {"words", words}});
    next_.assign(std::size_t(texts), std::vector<double>(std::size_t(words)));
    for (std::int64_t text = 0; text < texts; ++text) {
        double sum = 0;
        bool share = true;
        for (std::int64_t k = 0; k < words; ++k) {
            const double value = elementOf(view, (text + 1) * view.rowSize - words + k);
            share = share && value >= 0;
            sum += value;
            const bool written = k >= std::int64_t(kUnwritten) && k != tokens_.beginning() && value > 0;
            next_[std::size_t(text)][std::size_t(k)] =
                written ? math::log(value) : -std::numeric_limits<double>::infinity();
        }
        if (!share || std::abs(sum - 1) > 0.01)
            return Text(
                TR("The output of a token's step adds up to {sum} instead of 1: the last layer needs softmax."),
                {{"sum", sum}});
    }
    return {};
}

/// The network reads some tokens as a window and step by step: the same shares mean that its state may be kept.
Result<void> LanguageModel::tryKeeping()
{
    std::vector<std::int32_t> tokens;
    const RandomStream stream(7, "generate/try");
    const auto words = std::uint32_t(tokens_.words().size() - kUnwritten);
    for (std::int64_t i = 0; i < std::min(kTried, tokens_.window()); ++i)
        tokens.push_back(std::int32_t(kUnwritten + stream.below(words, std::uint64_t(i))));
    auto kept = programOf(1, true);
    if (!kept)
        return {}; // the network reads whole windows only
    const Result<void> windowed = begin(tokens);
    if (!windowed)
        return {}; // the same; what is wrong is said when a text begins
    const std::vector<double> whole = next_.front();
    kept_ = std::move(*kept);
    if (const auto step = begin(tokens); !step)
        return step;
    if (distance(whole, next_.front()) > kNear)
        kept_ = nullptr;
    return {};
}

Result<void> LanguageModel::begin(std::span<const std::int32_t> start)
{
    texts_.assign(1, {});
    if (!kept_) {
        texts_.front().assign(start.begin(), start.end());
        return readWindows();
    }
    kept_->forget();
    for (const std::int32_t token : start) {
        texts_.front().push_back(token);
        if (const auto read = readStep(); !read)
            return read;
    }
    return {};
}

Result<void> LanguageModel::goOn(std::span<const Continuation> ways)
{
    std::vector<std::vector<std::int32_t>> texts;
    for (const Continuation& way : ways) {
        texts.push_back(texts_[way.text]);
        texts.back().push_back(way.token);
    }
    texts_ = std::move(texts);
    if (!kept_)
        return readWindows();
    reorder(*kept_, ways);
    return readStep();
}

Result<void> LanguageModel::readStep()
{
    const std::int64_t texts = std::int64_t(texts_.size());
    fill(*kept_, tokens_, texts_, 1);
    kept_->run(texts);
    return readOut(*kept_, texts);
}

Result<void> LanguageModel::readWindows()
{
    const std::int64_t texts = std::int64_t(texts_.size());
    const std::int64_t steps = std::min(tokens_.window(), std::int64_t(texts_.front().size()));
    if (!window_ || windowSteps_ != steps) {
        auto program = programOf(steps, false);
        if (!program)
            return steps == tokens_.window()
                ? program.error()
                : Text(
                    TR("This network reads {length} tokens at once, and the start has {steps}: give a longer one."),
                    {{"length", tokens_.window()}, {"steps", steps}});
        window_ = std::move(*program);
        windowSteps_ = steps;
    }
    fill(*window_, tokens_, texts_, steps);
    window_->run(texts);
    return readOut(*window_, texts);
}

namespace {

Result<Generated> beamSearch(LanguageModel& model, const GenerationOptions& options)
{
    std::vector<Generated> texts(1);
    std::vector<double> logs{0};
    std::optional<Generated> ended; // the likeliest of those behind which nothing comes
    for (std::int64_t i = 0; i < options.length; ++i) {
        std::vector<Generated> longer;
        std::vector<Continuation> going;
        for (const Continuation& way : beamStep(logs, model.next(), std::size_t(options.beam))) {
            Generated text = texts[way.text];
            text.tokens.push_back(way.token);
            text.log = way.log;
            if (way.token != model.tokens().end()) {
                longer.push_back(std::move(text));
                going.push_back(way);
            } else if (!ended || text.log > ended->log) {
                ended = std::move(text);
            }
        }
        texts = std::move(longer);
        logs.clear();
        for (const Generated& text : texts)
            logs.push_back(text.log);
        if (ended && (texts.empty() || ended->log >= std::ranges::max(logs)))
            return *ended; // none of the others becomes likelier
        if (i + 1 < options.length)
            if (const auto read = model.goOn(going); !read)
                return read.error();
    }
    const Generated& likeliest = *std::ranges::max_element(texts, {}, &Generated::log);
    return ended && ended->log > likeliest.log ? *ended : likeliest;
}

} // namespace

Result<Generated> generate(LanguageModel& model, std::span<const std::int32_t> start,
                           const GenerationOptions& options)
{
    if (start.empty())
        return Text(TR("A text needs a start of at least one token to go on with."));
    if (const auto begun = model.begin(start); !begun)
        return begun.error();
    if (options.beam > 0)
        return beamSearch(model, options);
    const RandomStream stream(options.seed, "generate");
    Generated text;
    for (std::int64_t i = 0; i < options.length; ++i) {
        const std::vector<double>& logs = model.next().front();
        const std::int32_t token = chosenToken(choiceShares(logs, options.choice), stream.uniform(std::uint64_t(i)));
        text.tokens.push_back(token);
        text.log += logs[std::size_t(token)];
        if (token == model.tokens().end())
            break;
        const Continuation way{0, token, text.log};
        if (i + 1 < options.length)
            if (const auto read = model.goOn({&way, 1}); !read)
                return read.error();
    }
    return text;
}

} // namespace loom
