#include "data/csv/preview.h"

#include "data/csv/fields.h"
#include "data/source_paths.h"

namespace loom::sources {
namespace {

constexpr std::int64_t kPreviewedRows = 200; ///< from which kinds and roles are told

const char* nameOf(CsvKind kind)
{
    constexpr const char* kNames[] = {"empty", "numbers", "dates", "words", "text"};
    return kNames[int(kind)];
}

void giveRoles(const std::vector<CsvEncoder>& encoders, TablePreview::Role role, TablePreview& preview)
{
    for (const CsvEncoder& encoder : encoders) {
        preview.columns[std::size_t(encoder.column)].role = role;
        preview.columns[std::size_t(encoder.column)].kind = nameOf(encoder.kind);
    }
}

} // namespace

Result<TablePreview> csvPreview(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "file"));
    if (given.empty())
        return Text(TR("No CSV file is chosen: choose one in the data recipe."));
    std::vector<Text> notes;
    const std::string path = resolvedPath(given, context, notes);
    SourceContext head = context;
    head.mostRows = kPreviewedRows;
    const auto survey = surveyed(path, attributes, head);
    if (!survey)
        return survey.error();
    TablePreview preview;
    preview.rows = survey->first;
    preview.guesses = csvGuesses(*survey);
    for (int i = 0; i < int(survey->columns.size()); ++i)
        preview.columns.push_back({survey->columns[std::size_t(i)].name, nameOf(survey->kindOf(i)), {}});
    const auto layout = csvLayout(path, *survey, attributes);
    if (!layout) {
        preview.problem = layout.error();
        return preview;
    }
    using Role = TablePreview::Role;
    for (TablePreview::Column& column : preview.columns)
        column.role = Role::leftOut;
    giveRoles(layout->inputs, Role::input, preview);
    giveRoles(layout->texts, Role::text, preview);
    giveRoles(layout->amounts, Role::target, preview);
    giveRoles(layout->labels, Role::target, preview);
    for (std::size_t i = 0; i < layout->sides.size(); ++i)
        preview.columns[std::size_t(layout->sides[i].column)].role =
            layout->sideRoles[i] == FieldRole::mask ? Role::mask : Role::sampleWeight;
    return preview;
}

} // namespace loom::sources
