#include "course/subject_data.h"

#include <algorithm>

namespace loom {
namespace {

constexpr std::string_view kTest = "test_";

/// The first field of that role; -1: there is none.
int fieldOf(const PreparedData& data, FieldRole role)
{
    const std::vector<Field> fields = data.fields();
    const auto found = std::ranges::find(fields, role, &Field::role);
    return found == fields.end() ? -1 : int(found - fields.begin());
}

} // namespace

Result<std::unique_ptr<SubjectData>> SubjectData::make(const LabSubject& subject)
{
    if (!subject.hasData())
        return Text(TR("“{name}” has no data"), {{"name", subject.id}});
    RunOptions options;
    options.threads = 1;
    options.dtype = DType::f64;
    Result<Run> run = makeRun(subject.project, options);
    if (!run)
        return run.error();
    std::unique_ptr<SubjectData> made(new SubjectData);
    made->run_ = std::move(*run);
    if (const Result<void> read = made->readPoints(); !read)
        return read.error();
    return made;
}

Result<void> SubjectData::readPoints()
{
    const int input = fieldOf(*run_.data, FieldRole::input);
    if (input < 0 || run_.data->fields()[std::size_t(input)].shape != Shape{2})
        return {};
    if (const Result<void> read = readPart(run_.data->training, false); !read)
        return read;
    return readPart(run_.data->test, true);
}

Result<void> SubjectData::readPart(const RowSet& part, bool test)
{
    const std::vector<std::int64_t> rows = part.slice(0, std::int64_t(part.size()));
    const std::int64_t count = std::int64_t(rows.size());
    const int input = fieldOf(*run_.data, FieldRole::input), target = fieldOf(*run_.data, FieldRole::target);
    std::vector<double> places(rows.size() * 2);
    const TensorView view{places.data(), DType::f64, count, 2};
    if (const Result<void> read = gatherField(*run_.data, input, rows, view); !read)
        return read;
    const bool classes = target >= 0 && run_.data->rows.fields()[std::size_t(target)].dtype == DType::i32;
    for (std::size_t i = 0; i < rows.size(); ++i)
        points_.push_back(
            {places[2 * i], places[2 * i + 1], classes ? int(run_.data->rows.at(target, rows[i], 0)) : -1, test});
    return {};
}

Result<double> SubjectData::measure(const std::string& name, const HeldNetwork& network)
{
    if (std::map<std::string, Tensor> weights = network.weights(); weights != weights_) {
        weights_ = std::move(weights);
        measured_.clear();
        if (const Result<void> set = run_.network->setWeights(weights_); !set)
            return set.error();
    }
    if (const auto known = measured_.find(name); known != measured_.end())
        return known->second;
    const bool test = name.starts_with(kTest);
    const RowSet& part = test ? run_.data->test : run_.data->training;
    const std::optional<std::vector<double>> values = part.empty() ? std::nullopt : run_.trainer->evaluate(part);
    for (std::size_t i = 0; values && i < values->size(); ++i) {
        const std::string& series = run_.trainer->series()[i];
        const std::string word = series == "binary_accuracy" ? "accuracy" : series;
        measured_[(test ? std::string(kTest) : std::string()) + word] = (*values)[i];
    }
    if (const auto known = measured_.find(name); known != measured_.end())
        return known->second;
    return Text(TR("“{name}” is not measured on these data"), {{"name", name}});
}

} // namespace loom
