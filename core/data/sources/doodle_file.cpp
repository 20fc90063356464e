#include "data/doodle_file.h"

#include "data/doodle_figures.h"
#include "data/doodle_rows.h"
#include "data/pictures/class_folders.h"
#include "data/source_paths.h"

#include <algorithm>

namespace loom::sources {
namespace {

/// Rows and the names of what they show.
struct Gathered {
    std::vector<DoodleRow> rows;
    std::vector<std::string> names;
    bool learned = false; ///< those names hold

    /// −1: it is none of those that hold.
    std::int32_t figureOf(const std::string& name)
    {
        const auto place = std::ranges::find(names, name);
        const auto number = std::int32_t(place - names.begin());
        if (place == names.end() && learned)
            return -1;
        if (place == names.end())
            names.push_back(name);
        return number;
    }
};

void addOwn(const DoodleFile& file, Gathered& all, Faults& faults)
{
    for (const OwnDoodle& doodle : file.doodles) {
        const std::int32_t figure = all.figureOf(doodle.label);
        if (figure < 0)
            faults.add({Text::verbatim(doodle.label), Text(TR("The class is not among those that are known."))});
        else
            all.rows.push_back({movesOf(fitted(doodle.strokes, kPaperMoves * 0.8), 1), figure});
    }
}

/// Drawings of the source `doodles`, as they come there when nothing is chosen.
void addMade(std::int64_t count, std::uint64_t seed, Gathered& all)
{
    for (std::int64_t row = 0; row < count; ++row) {
        const Doodle doodle = drawnDoodle({}, seed, std::uint64_t(row));
        if (const std::int32_t number = all.figureOf(doodleFigures()[doodle.figure]); number >= 0)
            all.rows.push_back({movesOf(doodle.drawing, 1), number});
    }
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::string given = stringOf(attributeOf(attributes, "file"));
    if (given.empty())
        return Text(TR("No file of drawings is chosen: choose one, or a name for one that you draw."));
    std::vector<Text> notes;
    const std::string path = resolvedPath(given, context, notes);
    auto file = readDoodleFile(path, context.progress);
    if (!file)
        return file.error();
    auto known = learnedClasses(context.learned);
    if (!known)
        return known.error();
    Gathered all{{}, std::move(*known), false};
    all.learned = !all.names.empty();
    addOwn(*file, all, file->faults);
    const std::int64_t own = std::int64_t(all.rows.size()), made = integerOf(attributeOf(attributes, "generated"));
    if (own + made == 0)
        return Text(TR("{file} holds no drawings yet: draw some."), {{"file", fileName(path)}});
    if (Text why = tooManyDoodles(own + made, attributes); !why.empty())
        return why;
    addMade(made, context.seed, all);
    auto data = doodleRows(all.rows, all.names, attributes);
    if (!data)
        return data;
    notes.push_back(Text(TR("{file}: {own} drawing(s); {made} generated one(s) beside them."),
                         {{"file", fileName(path)}, {"own", own}, {"made", std::int64_t(all.rows.size()) - own}}));
    data->notes.insert(data->notes.begin(), notes.begin(), notes.end());
    data->faults = std::move(file->faults);
    return data;
}

} // namespace

SourceType doodle_file()
{
    return {.id = "doodle_file",
            .title = TR("Drawings of your own"),
            .text =
                TR("Drawings that you make with the mouse or a pen, stroke by stroke, each with a word for what it "
                   "shows. They are read as moves of one length, as those of the source “Doodles”."),
            .attributes = doodleAttributes(
                {{.name = "file",
                  .kind = AttributeKind::file,
                  .fallback = std::string(),
                  .title = TR("File"),
                  .help = TR("A file of drawings (JSON); a relative path starts at the project.")},
                 {.name = "generated",
                  .kind = AttributeKind::integer,
                  .fallback = std::int64_t(0),
                  .title = TR("Generated drawings"),
                  .help = TR("So many drawings of the source “Doodles” come beside your own: a few of one's own are "
                             "little to learn from."),
                  .minimum = 0,
                  .maximum = 1e5}}),
            .load = load,
            .loadNew = newDoodles,
            .newColumns = newDoodleColumns,
            .drawings = "file",
            .usualSplit = "ratio",
            .usualValidation = 0.1};
}

} // namespace loom::sources
