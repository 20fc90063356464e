#include "data/numpy/npz_set.h"

#include "base/json.h"
#include "data/pictures/idx.h"
#include "data/pictures/picture_axes.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

namespace loom::sources {
namespace {

constexpr double kMostClasses = 100000;

/// The arrays of one field: those of the rows to train on and, behind them, of the test rows.
struct Column {
    const NpzFile* file = nullptr;
    const NpyArray* training = nullptr;
    const NpyArray* test = nullptr; ///< null: none

    std::int64_t trainingRows() const { return training->header.axes[0]; }
    std::int64_t rows() const { return trainingRows() + (test ? test->header.axes[0] : 0); }
    bool each(bool (*holds)(const NpyHeader&)) const
    {
        return holds(training->header) && (!test || holds(test->header));
    }
};

bool isByte(const NpyHeader& header)
{
    return header.elementBytes == 1 && header.kind != 'i';
}

bool isWhole(const NpyHeader& header)
{
    return header.kind != 'f';
}

Result<Column> columnOf(const NpzFile& file, const std::string& training, const std::string& test)
{
    Column column{&file, file.find(training), test.empty() ? nullptr : file.find(test)};
    const std::vector<std::int64_t>& axes = column.training->header.axes;
    if (column.test
        && (column.test->header.axes.size() != axes.size()
            || !std::equal(axes.begin() + 1, axes.end(), column.test->header.axes.begin() + 1)))
        return Text(
            TR("A row of “{training}” ({shape}) is not as large as one of “{test}” ({test_shape}): the two do "
               "not belong together."),
            {{"training", training},
             {"shape", column.training->header.shape()},
             {"test", test},
             {"test_shape", column.test->header.shape()}});
    return column;
}

/// Reads both arrays, the test rows behind the others; `steps` as NpzFile::read.
Result<Tensor> readColumn(const Column& column, const Shape& row, DType dtype, const NpzFile::Steps& steps,
                          const SourceContext& context)
{
    Tensor all(row.withFront(column.rows()), dtype);
    if (const auto read = column.file->read(*column.training, all, 0, steps, context.progress); !read)
        return read.error();
    if (!column.test)
        return all;
    const auto read =
        column.file->read(*column.test, all, column.trainingRows() * row.size(), steps, context.progress);
    return read ? Result<Tensor>(std::move(all)) : read.error();
}

struct FieldColumn {
    Field field;
    Tensor values;
};

/// Pictures, steps of a series, or numbers as they lie.
Result<FieldColumn> inputColumn(const Column& column, std::string name, const std::string& as,
                                const SourceContext& context)
{
    const NpyHeader& header = column.training->header;
    const std::size_t rank = header.axes.size();
    const bool bytes = column.each(isByte);
    const bool pictures = as == "pictures" || (as == "auto" && (rank == 4 || (rank == 3 && bytes)));
    if (pictures && rank != 3 && rank != 4)
        return Text(TR("“{name}” has the shape {shape}: pictures lie in rows, columns and perhaps channels."),
                    {{"name", column.training->name}, {"shape", header.shape()}});
    if (as == "series" && rank != 3)
        return Text(TR("“{name}” has the shape {shape}: a series lies in steps and features."),
                    {{"name", column.training->name}, {"shape", header.shape()}});
    NpzFile::Steps steps = NpzFile::inOrder(header);
    Shape row(std::vector<std::int64_t>(header.axes.begin() + 1, header.axes.end()));
    if (row.rank() == 0)
        row = Shape{1};
    if (pictures) {
        const PictureAxes axes = PictureAxes::of(header.axes);
        row = axes.shape();
        if (axes.channelsFirst)
            steps = {axes.size(), 1, axes.columns * axes.channels, axes.channels};
    }
    const DType dtype = pictures && bytes ? DType::u8 : DType::f32;
    auto values = readColumn(column, row, dtype, steps, context);
    if (!values)
        return values.error();
    Field field{std::move(name), dtype, row, FieldRole::input, {}, {}};
    if (!pictures && rank == 3 && as != "numbers")
        field.form = FieldForm::series;
    return FieldColumn{std::move(field), std::move(*values)};
}

/// Labels of classes 0, 1, 2 …, of which a network may know how many there are.
Result<FieldColumn> labelColumn(const Column& column, std::vector<std::string> classes, const SourceContext& context)
{
    const auto read = readColumn(column, Shape{1}, DType::f64, NpzFile::inOrder(column.training->header), context);
    if (!read)
        return read.error();
    Tensor labels(Shape{column.rows()}, DType::i32);
    const double most = classes.empty() ? kMostClasses : double(classes.size());
    std::int64_t last = 1;
    for (std::int64_t i = 0; i < column.rows(); ++i) {
        const double label = read->at(i);
        if (!(label >= 0 && label < most && label == std::floor(label)))
            return Text(TR("“{name}”, row {row}: {label} is no class; classes are whole numbers from 0 to {last}. "
                           "Read the target as a number if that is what it is."),
                        {{"name", i < column.trainingRows() ? column.training->name : column.test->name},
                         {"row", i < column.trainingRows() ? i : i - column.trainingRows()},
                         {"label", label},
                         {"last", std::int64_t(most) - 1}});
        labels.set(i, label);
        last = std::max(last, std::int64_t(label));
    }
    if (classes.empty())
        for (std::int64_t i = 0; i <= last; ++i)
            classes.push_back(std::to_string(i));
    return FieldColumn{{"label", DType::i32, {}, FieldRole::target, std::move(classes), {}}, std::move(labels)};
}

Result<FieldColumn> amountColumn(const Column& column, const SourceContext& context)
{
    const NpyHeader& header = column.training->header;
    Shape row(std::vector<std::int64_t>(header.axes.begin() + 1, header.axes.end()));
    if (row.rank() == 0)
        row = Shape{1};
    auto values = readColumn(column, row, DType::f32, NpzFile::inOrder(header), context);
    if (!values)
        return values.error();
    return FieldColumn{{"target", DType::f32, row, FieldRole::target, {}, {}}, std::move(*values)};
}

Result<FieldColumn> targetColumn(const Column& column, const std::string& as, std::vector<std::string> classes,
                                 const SourceContext& context)
{
    const NpyHeader& header = column.training->header;
    const bool one = header.size() == header.axes[0];
    if (as == "class" && !one)
        return Text(TR("“{name}” has the shape {shape}: the class of a row is one number."),
                    {{"name", column.training->name}, {"shape", header.shape()}});
    const bool asClass = as == "class" || (as == "auto" && one && column.each(isWhole));
    return asClass || !classes.empty() ? labelColumn(column, std::move(classes), context)
                                       : amountColumn(column, context);
}

/// What a network knows about its rows.
struct Learned {
    std::vector<Shape> inputs;
    std::vector<std::string> classes;
    bool target = false;
    Shape targetRow; ///< of numbers
};

Result<Learned> learnedIn(const std::string& text)
{
    Learned learned;
    const Result<Json> json = parseJson(text);
    try {
        if (json) {
            for (const Json& one : json->at("inputs"))
                learned.inputs.emplace_back(one.get<std::vector<std::int64_t>>());
            learned.classes = json->at("classes").get<std::vector<std::string>>();
            learned.target = json->contains("target");
            if (learned.target)
                learned.targetRow = Shape(json->at("target").get<std::vector<std::int64_t>>());
            if (!learned.inputs.empty() && learned.targetRow.size() < (1 << 24))
                return learned;
        }
    } catch (const Json::exception&) {
    }
    return Text(TR("What the weights say about their rows is damaged; train again, or use other weights."));
}

std::string learnedFrom(const std::vector<FieldColumn>& columns)
{
    const FieldColumn& first = columns.front();
    const FieldColumn& last = columns.back();
    const bool picture = shapeOfPicture(first.field) && first.field.shape.rank() == 3;
    Json json = picture ? parseJson(learnedOfIdx(first.values, last.field.classes)).value() : Json::object();
    json["classes"] = last.field.classes;
    json["inputs"] = Json::array();
    for (const FieldColumn& column : columns)
        if (column.field.role == FieldRole::input)
            json["inputs"].push_back(column.field.shape.axes());
    if (last.field.role == FieldRole::target)
        json["target"] = last.field.shape.axes();
    return writeJson(json);
}

/// The target of rows whose target is not known.
FieldColumn unknownTarget(const Learned& learned, std::int64_t rows)
{
    const bool label = !learned.classes.empty();
    Tensor values(learned.targetRow.withFront(rows), label ? DType::i32 : DType::f32);
    values.fill(label ? -1 : std::numeric_limits<double>::quiet_NaN());
    return {{label ? "label" : "target", values.dtype(), learned.targetRow, FieldRole::target, learned.classes, {}},
            std::move(values)};
}

Text noteOf(const NpyArray& array, const char* pattern)
{
    return Text(pattern, {{"name", array.name}, {"shape", array.header.shape()}, {"type", array.header.type()}});
}

Result<void> checkRows(const Column& column, const Column& first)
{
    if (column.trainingRows() == first.trainingRows() && column.rows() == first.rows())
        return {};
    const bool training = column.trainingRows() != first.trainingRows();
    const NpyArray& one = training ? *first.training : *first.test;
    const NpyArray& other = training ? *column.training : *column.test;
    return Text(
        TR("“{one}” has {rows} rows, but “{other}” has {others}: they do not belong together."),
        {{"one", one.name}, {"rows", one.header.axes[0]}, {"other", other.name}, {"others", other.header.axes[0]}});
}

/// The two files, which may be one.
struct Opened {
    NpzFile file;
    std::optional<NpzFile> targets;
    const NpzFile& ofTargets() const { return targets ? *targets : file; }
};

Result<std::vector<FieldColumn>> columnsOf(const Opened& opened, const NpzRoles& roles, const Attributes& attributes,
                                           const Learned* learned, const SourceContext& context, SourceData& data)
{
    std::vector<FieldColumn> columns;
    std::optional<Column> first;
    for (std::size_t i = 0; i < roles.inputs.size(); ++i) {
        const auto column =
            columnOf(opened.file, roles.inputs[i], roles.testInputs.empty() ? std::string() : roles.testInputs[i]);
        if (!column)
            return column.error();
        first = first.value_or(*column);
        if (const auto fit = checkRows(*column, *first); !fit)
            return fit.error();
        auto input = inputColumn(*column, roles.inputs.size() == 1 ? "input" : roles.inputs[i],
                                 stringOf(attributeOf(attributes, "inputs_as")), context);
        if (!input)
            return input.error();
        if (learned && (i >= learned->inputs.size() || learned->inputs[i] != input->field.shape))
            return Text(TR("A row of “{name}” is {shape}, but the network has learned from rows of {learned}."),
                        {{"name", roles.inputs[i]},
                         {"shape", describe(input->field.shape)},
                         {"learned", i < learned->inputs.size() ? describe(learned->inputs[i]) : "0"}});
        data.notes.push_back(noteOf(*column->training, TR("“{name}” ({shape}, {type}) is the input.")));
        columns.push_back(std::move(*input));
    }
    if (roles.target.empty()) {
        if (learned && learned->target)
            columns.push_back(unknownTarget(*learned, first->rows()));
        return columns;
    }
    const auto column = columnOf(opened.ofTargets(), roles.target, roles.testTarget);
    if (!column)
        return column.error();
    if (const auto fit = checkRows(*column, *first); !fit)
        return fit.error();
    auto target = targetColumn(*column, stringOf(attributeOf(attributes, "target_as")),
                               learned ? learned->classes : std::vector<std::string>(), context);
    if (!target)
        return target.error();
    data.notes.push_back(noteOf(*column->training,
                                target->field.classes.empty()
                                    ? TR("“{name}” ({shape}, {type}) is the target, numbers.")
                                    : TR("“{name}” ({shape}, {type}) is the target, "
                                         "classes.")));
    columns.push_back(std::move(*target));
    for (std::int64_t row = first->trainingRows(); row < first->rows(); ++row)
        data.test.push_back(row);
    return columns;
}

void noteOthers(const NpzFile& file, const NpzRoles& roles, SourceData& data)
{
    for (const NpyArray& array : file.arrays())
        if (!array.refusal.empty())
            data.faults.add({Text(TR("array {name}"), {{"name", array.name}}), array.refusal});
        else if (!roles.uses(array.name))
            data.notes.push_back(noteOf(array, TR("“{name}” ({shape}, {type}) is not used.")));
}

Result<Opened> openedFiles(const std::string& path, const std::string& targetPath)
{
    auto file = NpzFile::open(path);
    if (!file)
        return file.error();
    Opened opened{std::move(*file), {}};
    if (targetPath.empty())
        return opened;
    auto targets = NpzFile::open(targetPath);
    if (!targets)
        return targets.error();
    opened.targets = std::move(*targets);
    return opened;
}

} // namespace

Result<SourceData> npzSet(const std::string& path, const std::string& targetPath, const Attributes& attributes,
                          const SourceContext& context)
{
    std::optional<Learned> learned;
    if (!context.learned.empty()) {
        auto known = learnedIn(context.learned);
        if (!known)
            return known.error();
        learned = std::move(*known);
    }
    const auto opened = openedFiles(path, targetPath);
    if (!opened)
        return opened.error();
    const auto roles = npzRoles(path, opened->file, opened->ofTargets(), attributes);
    if (!roles)
        return roles.error();
    SourceData data;
    auto columns = columnsOf(*opened, *roles, attributes, learned ? &*learned : nullptr, context, data);
    if (!columns)
        return columns.error();
    if (roles->target.empty() && !learned)
        data.notes.emplace_back(TR("No array is the target: name one, or the file that holds it."));
    noteOthers(opened->file, *roles, data);
    data.guesses = roles->guesses();
    data.learned = learned ? context.learned : learnedFrom(*columns);
    std::vector<Field> fields;
    std::vector<Tensor> values;
    for (FieldColumn& column : *columns) {
        fields.push_back(std::move(column.field));
        values.push_back(std::move(column.values));
    }
    data.rows = Dataset(std::move(fields), std::move(values));
    return data;
}

} // namespace loom::sources
