#include "base/random.h"
#include "data/source_type.h"

#include <algorithm>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostSymbols = 10;
constexpr std::int64_t kMostNumbers = 1 << 28; ///< of all rows together

struct Task {
    bool adds = false;
    std::int64_t rows = 0, steps = 0, symbols = 0, places = 0;

    /// Of a step: a number and its mark, or a place for each symbol and the flag.
    std::int64_t width() const { return adds ? 2 : symbols + 1; }
};

Task taskOf(const Attributes& attributes)
{
    const auto number = [&](const char* name) { return integerOf(attributeOf(attributes, name)); };
    Task task{stringOf(attributeOf(attributes, "task")) == "adding", number("samples"), number("steps"),
              number("symbols"), number("places")};
    task.places = std::min(task.places, task.steps);
    return task;
}

/// a, b, c …
std::vector<std::string> symbolNames(std::int64_t count)
{
    std::vector<std::string> names;
    for (std::int64_t symbol = 0; symbol < count; ++symbol)
        names.emplace_back(1, char('a' + symbol));
    return names;
}

std::vector<Field> fieldsOf(const Task& task)
{
    std::vector<std::string> columns = task.adds ? std::vector<std::string>{"number"} : symbolNames(task.symbols);
    columns.emplace_back(task.adds ? "mark" : "flag");
    const Field sequence{"sequence", DType::f32, Shape{task.steps, task.width()}, FieldRole::input, {}, columns};
    if (task.adds)
        return {sequence, {"sum", DType::f32, Shape{1}, FieldRole::target, {}, {}}};
    return {sequence, {"symbol", DType::i32, Shape{}, FieldRole::target, symbolNames(task.symbols), {}}};
}

/// Random symbols all along; the one to be remembered, among the first places, bears the flag.
std::int64_t writeRecall(const Task& task, const RandomStream& stream, std::int64_t row, Tensor& sequences)
{
    const std::uint64_t first = std::uint64_t(row) * std::uint64_t(task.steps + 1);
    const std::int64_t flagged = stream.below(std::uint32_t(task.places), first + std::uint64_t(task.steps));
    std::int64_t answer = 0;
    for (std::int64_t step = 0; step < task.steps; ++step) {
        const std::int64_t symbol = stream.below(std::uint32_t(task.symbols), first + std::uint64_t(step));
        const std::int64_t at = (row * task.steps + step) * task.width();
        sequences.set(at + symbol, 1);
        if (step == flagged) {
            sequences.set(at + task.symbols, 1);
            answer = symbol;
        }
    }
    return answer;
}

/// Numbers from 0 to 1 all along; one of each half is marked, and their sum is asked for.
double writeAdding(const Task& task, const RandomStream& stream, std::int64_t row, Tensor& sequences)
{
    const std::uint64_t first = std::uint64_t(row) * std::uint64_t(task.steps + 2);
    const std::int64_t half = task.steps / 2;
    const std::int64_t marked[] = {
        stream.below(std::uint32_t(half), first + std::uint64_t(task.steps)),
        half + stream.below(std::uint32_t(task.steps - half), first + std::uint64_t(task.steps) + 1)};
    double sum = 0;
    for (std::int64_t step = 0; step < task.steps; ++step) {
        const double number = stream.uniform(first + std::uint64_t(step));
        const std::int64_t at = (row * task.steps + step) * task.width();
        sequences.set(at, number);
        if (step == marked[0] || step == marked[1]) {
            sequences.set(at + 1, 1);
            sum += number;
        }
    }
    return sum;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const Task task = taskOf(attributes);
    if (task.rows * task.steps * task.width() > kMostNumbers)
        return Text(TR("{rows} sequences of {steps} steps are too many to hold: take fewer or shorter ones."),
                    {{"rows", task.rows}, {"steps", task.steps}});
    const RandomStream stream(context.seed, task.adds ? "data/memory_task/adding" : "data/memory_task/recall");
    Tensor sequences(Shape{task.rows, task.steps, task.width()}, DType::f32);
    Tensor answers = task.adds ? Tensor(Shape{task.rows, 1}, DType::f32) : Tensor(Shape{task.rows}, DType::i32);
    for (std::int64_t row = 0; row < task.rows; ++row)
        answers.set(row,
                    task.adds ? writeAdding(task, stream, row, sequences)
                              : double(writeRecall(task, stream, row, sequences)));
    std::vector<Tensor> columns;
    columns.push_back(std::move(sequences));
    columns.push_back(std::move(answers));
    SourceData data;
    data.rows = Dataset(fieldsOf(task), std::move(columns));
    data.notes.push_back(Text(TR("{rows} sequences of {steps} steps, drawn from the project's seed."),
                              {{"rows", task.rows}, {"steps", task.steps}}));
    return data;
}

AttributeSpec count(const char* name, std::int64_t fallback, Text title, Text help, double least, double most)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = fallback,
            .title = std::move(title),
            .help = std::move(help),
            .minimum = least,
            .maximum = most};
}

} // namespace

/// Recall of a flagged symbol among others of the same alphabet; the adding problem of Hochreiter and Schmidhuber
/// (1997).
SourceType memory_task()
{
    return {
        .id = "memory_task",
        .title = TR("Memory tasks"),
        .text = TR("Sequences whose answer stands far back: the symbol that bore a flag near the beginning, or the "
                   "sum of two marked numbers. How long a network can remember is seen by the number of steps."),
        .attributes = {{.name = "task",
                        .kind = AttributeKind::choice,
                        .fallback = std::string("recall"),
                        .title = TR("Task"),
                        .help = TR("“recall” asks at the end for the symbol that bore the flag; “adding” for the sum "
                                   "of the two marked numbers, one in each half."),
                        .choices = {TR("recall"), TR("adding")}},
                       count("samples", 2000, TR("Sequences"), TR("How many sequences are drawn."), 2, 1e6),
                       count("steps", 20, TR("Steps"), TR("How long each sequence is."), 2, 2000),
                       count("symbols", 4, TR("Symbols"), TR("How many different symbols there are to recall."), 2,
                             double(kMostSymbols)),
                       count("places", 5, TR("First places"),
                             TR("The flag stands at one of so many steps from the beginning."), 1, 2000)},
        .load = load,
        .usualSplit = "ratio",
        .usualValidation = 0.2};
}

} // namespace loom::sources
