#include "command.h"

#include "opened.h"
#include "output.h"
#include "project/box_prediction.h"
#include "project/prediction.h"
#include "trained.h"

namespace loom::cli {
namespace {

std::vector<PredictedOutput> outputsOf(const Run& run)
{
    std::vector<std::int64_t> widths;
    for (int i = 0; i < run.network->losses(); ++i)
        widths.push_back(run.network->prediction(i, true).rowSize);
    return predictedOutputs(run.project, *run.data, widths);
}

std::vector<double> numbersOf(const TensorView& view, std::int64_t row)
{
    std::vector<double> numbers;
    for (std::int64_t k = 0; k < view.rowSize; ++k)
        numbers.push_back(elementOf(view, row * view.rowSize + k));
    return numbers;
}

/// What tells boxes is read as boxes; nothing where an output tells none.
std::vector<std::optional<BoxOutput>> boxOutputsOf(const Run& run)
{
    std::vector<std::optional<BoxOutput>> outputs;
    for (int i = 0; i < run.network->losses(); ++i)
        outputs.push_back(boxOutput(run.project, *run.data, std::size_t(i)));
    return outputs;
}

Json boxesJson(const std::vector<PictureBox>& boxes, bool found)
{
    Json list = Json::array();
    for (const PictureBox& box : boxes) {
        Json one = {{"class", box.className}};
        if (found)
            one["score"] = box.score;
        one["left"] = box.pixels.left;
        one["top"] = box.pixels.top;
        one["right"] = box.pixels.right;
        one["bottom"] = box.pixels.bottom;
        list.push_back(std::move(one));
    }
    return list;
}

std::string pixelsOf(const Box& box)
{
    char text[96];
    std::snprintf(text, sizeof text, "%7.1f %7.1f %7.1f %7.1f", box.left, box.top, box.right, box.bottom);
    return text;
}

void printBoxes(const std::string& name, const BoxOutput& output, const std::vector<PictureBox>& found,
                const std::vector<PictureBox>& there)
{
    std::printf("row %s: %zu box(es) on %lld × %lld pixels (class, score, left, top, right, bottom)\n", name.c_str(),
                found.size(), static_cast<long long>(output.columns), static_cast<long long>(output.rows));
    for (const PictureBox& box : found)
        std::printf("  %s %5.2f %s\n", padded(box.className, 16).c_str(), box.score, pixelsOf(box.pixels).c_str());
    for (const PictureBox& box : there)
        std::printf("  %s  true %s\n", padded(box.className, 16).c_str(), pixelsOf(box.pixels).c_str());
}

void addTo(Json& event, const PredictedOutput& output, const Prediction& prediction, const Truth& truth)
{
    for (const double value : prediction.values)
        event["values"].push_back(value);
    if (output.amounts) {
        Json numbers = Json::array();
        for (const double amount : truth.amounts)
            numbers.push_back(amount == amount ? Json(amount) : Json());
        event[output.prefix + "true"] = std::move(numbers);
    } else if (output.target >= 0) {
        event[output.prefix + "predicted"] = prediction.className;
        event[output.prefix + "label"] = truth.className;
    }
}

/// How each output is printed: as boxes where it tells any, else as numbers.
struct Answers {
    std::vector<PredictedOutput> outputs;
    std::vector<std::optional<BoxOutput>> boxes;
    std::vector<PredictedOutput> numbers; ///< the outputs that tell no boxes
};

Answers answersOf(const Run& run)
{
    Answers answers{outputsOf(run), boxOutputsOf(run), {}};
    for (std::size_t o = 0; o < answers.outputs.size(); ++o)
        if (!answers.boxes[o])
            answers.numbers.push_back(answers.outputs[o]);
    return answers;
}

/// Row `i` of the batch just inferred, which is row `row` of the part and `stored` of the data.
void printRow(const Options& options, const Run& run, const Answers& answers, std::int64_t i, std::int64_t row,
              std::int64_t stored)
{
    Json event = {{"event", "prediction"}, {"row", row}, {"values", Json::array()}};
    // New rows are told by their number in the file.
    const bool ofFile = std::size_t(stored) < run.data->lines.size();
    if (ofFile)
        event["line"] = run.data->lines[std::size_t(stored)];
    const std::string name = std::to_string(ofFile ? run.data->lines[std::size_t(stored)] : row);
    std::vector<Prediction> predictions;
    std::vector<Truth> truths;
    for (std::size_t o = 0; o < answers.outputs.size(); ++o) {
        const PredictedOutput& output = answers.outputs[o];
        const TensorView view = run.network->prediction(int(o), true);
        const Prediction prediction = predictionOf(output, *run.data, numbersOf(view, i));
        const Truth truth = truthOf(output, *run.data, stored);
        addTo(event, output, prediction, truth);
        if (!answers.boxes[o]) {
            predictions.push_back(prediction);
            truths.push_back(truth);
            continue;
        }
        const auto found = foundBoxes(*answers.boxes[o], view, i);
        const auto there = trueBoxes(*answers.boxes[o], *run.data, stored);
        event[output.prefix + "picture"] = {answers.boxes[o]->rows, answers.boxes[o]->columns};
        event[output.prefix + "boxes"] = boxesJson(found, true);
        event[output.prefix + "true_boxes"] = boxesJson(there, false);
        if (!options.json)
            printBoxes(name, *answers.boxes[o], found, there);
    }
    if (options.json)
        return emit(event);
    if (!answers.numbers.empty())
        std::puts(predictionLine(name, answers.numbers, predictions, truths).c_str());
}

Result<void> predictRows(const Options& options, const Run& run, const RowSet& part, std::int64_t last)
{
    const Answers answers = answersOf(run);
    if (!options.json && !answers.numbers.empty())
        std::puts(predictionHead(answers.numbers).c_str());
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
            printRow(options, run, answers, i, first + i, rows[std::size_t(i)]);
    }
    return {};
}

/// The project's data, or the new rows that the options name, in the form that the weights were trained with.
Result<RunOptions> withData(const Options& options, const Opened& opened)
{
    RunOptions how = runOptions(options, opened);
    const auto fitted = fittedFor(options);
    if (!fitted)
        return fitted.error();
    how.fitted = *fitted;
    const NewRows rows{options.newTable, options.newRow, options.newPicture, nullptr};
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
    for (const std::vector<Text>* notes : {&data->notes, &data->doubts})
        for (const Text& note : *notes)
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
    const std::int64_t last = options.lastRow > 0            ? options.lastRow
        : options.newTable.empty() && options.newRow.empty() ? 10
                                                             : size;
    const Result<void> done = predictRows(options, *run, *part.rows, std::min(last, size));
    return done ? kDone : fail(options, done.error());
}

} // namespace loom::cli
