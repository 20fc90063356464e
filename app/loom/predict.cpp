#include "command.h"

#include "opened.h"
#include "output.h"
#include "trained.h"

#include <charconv>

namespace loom::cli {
namespace {

/// One of the network's outputs: its columns, and the field it is compared with.
struct Output {
    std::string prefix; ///< of its columns where there are several outputs
    std::vector<std::string> columns;
    std::vector<std::string> classes;
    int target = -1; ///< field of the data, -1 when it holds neither labels nor as many numbers
    bool amounts = false; ///< the field holds numbers, in whose own unit predictions are printed
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
        out.amounts = field >= 0 && out.classes.empty()
            && run.data->rows.fields()[std::size_t(field)].dtype == DType::f32
            && fields[std::size_t(field)].shape.size() == width;
        if (out.amounts)
            out.target = field;
        const std::vector<std::string> features =
            out.amounts ? fields[std::size_t(field)].features : std::vector<std::string>();
        out.prefix = uses.size() > 1 ? uses[i].of + "/" : "";
        for (std::int64_t k = 0; k < width; ++k)
            out.columns.push_back(out.prefix
                                  + (std::int64_t(out.classes.size()) == width    ? out.classes[std::size_t(k)]
                                         : std::int64_t(features.size()) == width ? features[std::size_t(k)]
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

/// The true class; empty where nobody knows it.
std::string labelOf(const Run& run, const Output& output, std::int64_t row)
{
    const Field& field = run.data->rows.fields()[std::size_t(output.target)];
    if (field.dtype != DType::i32 || field.shape.rank() != 0)
        return "";
    const double label = run.data->rows.at(output.target, row, 0);
    return label >= 0 ? classNameOf(output, std::size_t(label)) : "";
}

void printHeader(const std::vector<Output>& outputs)
{
    std::string line = "row";
    for (const Output& output : outputs) {
        for (const std::string& column : output.columns)
            line += "," + quoted(column);
        for (const char* name : {"predicted", "label"})
            line += output.target >= 0 && !output.amounts ? "," + quoted(output.prefix + name) : "";
        for (const std::string& column : output.columns)
            line += output.amounts ? "," + quoted(column + " (true)") : "";
    }
    std::puts(line.c_str());
}

/// The true numbers of a row, in their own unit; empty cells where nobody knows them.
void addTrue(const Run& run, const Output& output, std::int64_t stored, Json& event, std::string& line)
{
    Json numbers = Json::array();
    for (std::size_t k = 0; k < output.columns.size(); ++k) {
        const double number = run.data->rows.at(output.target, stored, std::int64_t(k));
        const bool known = number == number;
        numbers.push_back(known ? Json(number) : Json());
        line += "," + (known ? exact(number) : "");
    }
    event[output.prefix + "true"] = std::move(numbers);
}

/// Row `i` of the batch just inferred, which is row `row` of the part and `stored` of the data.
void printRow(const Options& options, const Run& run, const std::vector<Output>& outputs, std::int64_t i,
              std::int64_t row, std::int64_t stored)
{
    Json event = {{"event", "prediction"}, {"row", row}, {"values", Json::array()}};
    // New rows are told by their number in the file.
    const bool ofFile = std::size_t(stored) < run.data->lines.size();
    if (ofFile)
        event["line"] = run.data->lines[std::size_t(stored)];
    std::string line = std::to_string(ofFile ? run.data->lines[std::size_t(stored)] : row);
    for (std::size_t o = 0; o < outputs.size(); ++o) {
        const TensorView view = run.network->prediction(int(o), true);
        for (std::int64_t k = 0; k < view.rowSize; ++k) {
            const double output = elementOf(view, i * view.rowSize + k);
            const double value = outputs[o].amounts ? run.data->original(outputs[o].target, k, output) : output;
            event["values"].push_back(value);
            line += "," + exact(value);
        }
        if (outputs[o].amounts)
            addTrue(run, outputs[o], stored, event, line);
        if (outputs[o].target < 0 || outputs[o].amounts)
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

namespace {

/// The project's data, or the new rows that the options name, in the form that the weights were trained with.
Result<RunOptions> withData(const Options& options, const Opened& opened)
{
    RunOptions how = runOptions(options, opened);
    const auto fitted = fittedFor(options);
    if (!fitted)
        return fitted.error();
    how.fitted = *fitted;
    const NewRows rows{options.newTable, options.newRow, options.newPicture};
    if (rows.table.empty() && rows.row.empty() && rows.picture.empty())
        return how;
    if (!how.fitted)
        return Text(TR("There are no weights in {file} that know what they have learned about their data; train with "
                       "--out DIR and give --weights DIR/weights.safetensors"),
                    {{"file", weightsFile(options)}});
    auto data =
        prepareNew(opened.project.data, rows, {opened.folder, opened.project.seed, how.progress}, *how.fitted);
    if (!data)
        return data.error();
    for (const Text& note : data->notes)
        sayNote(options, note);
    how.data = std::make_shared<const PreparedData>(std::move(*data));
    return how;
}

} // namespace

int runPredict(const Options& options)
{
    const Result<Opened> opened = openFor(options);
    if (!opened)
        return fail(options, opened.error());
    const Result<RunOptions> how = withData(options, *opened);
    if (!how)
        return fail(options, how.error());
    const Result<Run> run = makeRun(opened->project, *how);
    if (!run)
        return fail(options, run.error());
    sayLeftOut(options, *run->data);
    if (const Result<void> loaded = loadWeights(options, *run->network, true); !loaded)
        return fail(options, loaded.error());
    const DataPart part = partFor(options, *run->data);
    const std::int64_t size = std::int64_t(part.rows->size());
    if (options.firstRow >= size)
        return fail(options,
                    Text(TR("--rows begins at {first}, but the {part} part has {count} rows (0 to {last})"),
                         {{"first", options.firstRow}, {"part", part.name}, {"count", size}, {"last", size - 1}}));
    const std::int64_t last = options.lastRow > 0 ? options.lastRow : options.newTable.empty() ? 10 : size;
    const Result<void> done = predictRows(options, *run, *part.rows, std::min(last, size));
    return done ? kDone : fail(options, done.error());
}

} // namespace loom::cli
