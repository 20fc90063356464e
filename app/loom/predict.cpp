#include "command.h"

#include "opened.h"
#include "output.h"

#include <charconv>

namespace loom::cli {
namespace {

/// One of the network's outputs: its columns, and the label field it is compared with.
struct Output {
    std::string prefix; ///< of its columns where there are several outputs
    std::vector<std::string> columns;
    std::vector<std::string> classes;
    int target = -1; ///< field of the data, -1 when it holds no labels
};

std::string exact(double number)
{
    char buffer[40];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, float(number)).ptr};
}

std::string quoted(const std::string& cell)
{
    if (cell.find_first_of(",\"\n") == std::string::npos)
        return cell;
    std::string out = "\"";
    for (char c : cell)
        out += c == '"' ? "\"\"" : std::string(1, c);
    return out + "\"";
}

std::vector<Output> outputsOf(const Run& run)
{
    const std::vector<LossUse> uses = lossUses(run.project, fieldShapes(*run.data));
    const std::vector<Field> fields = run.data->fields();
    std::vector<Output> outputs;
    for (std::size_t i = 0; i < uses.size(); ++i) {
        Output out;
        const int field = run.data->indexOf(uses[i].target);
        if (field >= 0)
            out.classes = fields[std::size_t(field)].classes;
        if (!out.classes.empty())
            out.target = field;
        const std::int64_t width = run.network->prediction(int(i), true).rowSize;
        out.prefix = uses.size() > 1 ? uses[i].of + "/" : "";
        for (std::int64_t k = 0; k < width; ++k)
            out.columns.push_back(out.prefix
                                  + (std::int64_t(out.classes.size()) == width ? out.classes[std::size_t(k)]
                                                                               : "output_" + std::to_string(k)));
        outputs.push_back(std::move(out));
    }
    return outputs;
}

/// The class of one row of predictions: the largest, or past one half where there is a single number.
std::size_t classOf(const TensorView& view, std::int64_t row)
{
    if (view.rowSize == 1)
        return elementOf(view, row) > 0.5 ? 1 : 0;
    std::size_t best = 0;
    for (std::int64_t k = 1; k < view.rowSize; ++k)
        if (elementOf(view, row * view.rowSize + k) > elementOf(view, row * view.rowSize + std::int64_t(best)))
            best = std::size_t(k);
    return best;
}

std::string classNameOf(const Output& output, std::size_t number)
{
    return number < output.classes.size() ? output.classes[number] : std::to_string(number);
}

std::string labelOf(const Run& run, const Output& output, std::int64_t row)
{
    const Field& field = run.data->rows.fields()[std::size_t(output.target)];
    return field.dtype == DType::i32 && field.shape.rank() == 0
        ? classNameOf(output, std::size_t(run.data->rows.at(output.target, row, 0)))
        : "";
}

void printHeader(const std::vector<Output>& outputs)
{
    std::string line = "row";
    for (const Output& output : outputs) {
        for (const std::string& column : output.columns)
            line += "," + quoted(column);
        for (const char* name : {"predicted", "label"})
            line += output.target >= 0 ? "," + quoted(output.prefix + name) : "";
    }
    std::puts(line.c_str());
}

/// Row `i` of the batch just inferred, which is row `row` of the part and `stored` of the data.
void printRow(const Options& options, const Run& run, const std::vector<Output>& outputs, std::int64_t i,
              std::int64_t row, std::int64_t stored)
{
    Json event = {{"event", "prediction"}, {"row", row}, {"values", Json::array()}};
    std::string line = std::to_string(row);
    for (std::size_t o = 0; o < outputs.size(); ++o) {
        const TensorView view = run.network->prediction(int(o), true);
        for (std::int64_t k = 0; k < view.rowSize; ++k) {
            const double value = elementOf(view, i * view.rowSize + k);
            event["values"].push_back(value);
            line += "," + exact(value);
        }
        if (outputs[o].target < 0)
            continue;
        const std::string predicted = classNameOf(outputs[o], classOf(view, i));
        const std::string label = labelOf(run, outputs[o], stored);
        event[outputs[o].prefix + "predicted"] = predicted;
        event[outputs[o].prefix + "label"] = label;
        line += "," + quoted(predicted) + "," + quoted(label);
    }
    if (options.json)
        emit(event);
    else
        std::puts(line.c_str());
}

Result<void> predictRows(const Options& options, const Run& run, const RowSet& part, std::int64_t last)
{
    const std::vector<Output> outputs = outputsOf(run);
    if (!options.json)
        printHeader(outputs);
    const auto& feeds = run.network->inferenceFeeds();
    for (std::int64_t first = options.firstRow; first < last; first += run.network->batch()) {
        const std::int64_t count = std::min(run.network->batch(), last - first);
        const std::vector<std::int64_t> rows = part.slice(first, count);
        if (std::int64_t(rows.size()) != count)
            return Text(TR("The data were changed while they were read: read them again."));
        for (const Feed& feed : feeds)
            if (const auto read = gatherField(*run.data, run.data->indexOf(feed.field), rows, feed.view); !read)
                return read;
        run.network->infer(count, {.step = first / run.network->batch()});
        for (std::int64_t i = 0; i < count; ++i)
            printRow(options, run, outputs, i, first + i, rows[std::size_t(i)]);
    }
    return {};
}

} // namespace

int runPredict(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    const Result<Run> run = makeRun(opened->project, runOptions(options, *opened));
    if (!run)
        return fail(options, run.error());
    if (const Result<void> loaded = loadWeights(options, *run->network, true); !loaded)
        return fail(options, loaded.error());
    const DataPart part = partFor(options, *run->data);
    const std::int64_t size = std::int64_t(part.rows->size());
    if (options.firstRow >= size)
        return fail(options,
                    Text(TR("--rows begins at {first}, but the {part} part has {count} rows (0 to {last})"),
                         {{"first", options.firstRow}, {"part", part.name}, {"count", size}, {"last", size - 1}}));
    const Result<void> done = predictRows(options, *run, *part.rows, std::min(options.lastRow, size));
    return done ? kDone : fail(options, done.error());
}

} // namespace loom::cli
