#include "data/doodle_figures.h"
#include "data/doodle_rows.h"

#include <algorithm>

namespace loom::sources {
namespace {

std::vector<std::size_t> figuresOf(const Attributes& attributes)
{
    const Value& value = attributeOf(attributes, "figures");
    const auto* chosen = std::get_if<std::vector<std::string>>(&value);
    std::vector<std::size_t> figures;
    for (std::size_t i = 0; i < doodleFigures().size(); ++i)
        if (!chosen || chosen->empty() || std::ranges::find(*chosen, doodleFigures()[i]) != chosen->end())
            figures.push_back(i);
    return figures;
}

DoodleSense senseOf(const Attributes& attributes)
{
    const std::string sense = stringOf(attributeOf(attributes, "sense"));
    return sense == "left" ? DoodleSense::left : sense == "right" ? DoodleSense::right : DoodleSense::either;
}

Result<SourceData> load(const Attributes& attributes, const SourceContext& context)
{
    const std::int64_t count = integerOf(attributeOf(attributes, "samples"));
    const std::vector<std::size_t> figures = figuresOf(attributes);
    if (figures.empty())
        return Text(TR("None of the figures is known: choose some of those that there are, or none for all."));
    if (Text why = tooManyDoodles(count, attributes); !why.empty())
        return why;
    const DoodleStyle style{figures, senseOf(attributes), numberOf(attributeOf(attributes, "trembling"))};
    std::vector<std::string> names;
    for (const std::size_t figure : figures)
        names.push_back(doodleFigures()[figure]);
    std::vector<DoodleRow> rows;
    for (std::int64_t row = 0; row < count; ++row) {
        if (row % 256 == 0 && context.progress && !context.progress(double(row) / double(count)))
            return readingCancelled();
        const Doodle doodle = drawnDoodle(style, context.seed, std::uint64_t(row));
        const auto figure = std::ranges::find(figures, doodle.figure) - figures.begin();
        rows.push_back({movesOf(doodle.drawing, 1), std::int32_t(figure)});
    }
    auto data = doodleRows(rows, names, attributes);
    if (data)
        data->notes.insert(data->notes.begin(),
                           Text(TR("{rows} drawings of {figures} figure(s), drawn from the project's seed."),
                                {{"rows", count}, {"figures", names.size()}}));
    return data;
}

} // namespace

SourceType doodles()
{
    return {.id = "doodles",
            .title = TR("Doodles"),
            .text = TR("Small drawings as a pen makes them, move by move: circles, houses, fish and more, begun "
                       "anywhere, turned a little and drawn by a trembling hand. A network that tells the next move "
                       "from all before it can go on with a drawing."),
            .attributes = doodleAttributes(
                {{.name = "samples",
                  .kind = AttributeKind::integer,
                  .fallback = std::int64_t(2000),
                  .title = TR("Drawings"),
                  .help = TR("How many drawings are made."),
                  .minimum = 2,
                  .maximum = 1e6},
                 {.name = "figures",
                  .kind = AttributeKind::texts,
                  .fallback = std::vector<std::string>(),
                  .title = TR("Figures"),
                  .help = TR("Which figures are drawn; none is ticked: all of them."),
                  .choices = doodleFigures()},
                 {.name = "sense",
                  .kind = AttributeKind::choice,
                  .fallback = std::string("either"),
                  .title = TR("Sense"),
                  .help = TR("Which way round lines are drawn: either as chance has it, always to the left "
                             "(anticlockwise), or always to the right."),
                  .choices = {"either", "left", "right"}},
                 {.name = "trembling",
                  .kind = AttributeKind::real,
                  .fallback = 0.3,
                  .title = TR("Trembling"),
                  .help = TR("How far the hand strays from the figure's lines; at 0 it is steady."),
                  .minimum = 0,
                  .maximum = 1,
                  .step = 0.1}}),
            .load = load,
            .loadNew = newDoodles,
            .newColumns = newDoodleColumns,
            .ownClasses = true,
            .usualSplit = "ratio",
            .usualValidation = 0.1};
}

} // namespace loom::sources
