#include "data/doodle_rows.h"

#include "base/json.h"
#include "data/doodle_file.h"
#include "data/pictures/class_folders.h"

#include <algorithm>
#include <iterator>
#include <sstream>

namespace loom::sources {
namespace {

constexpr std::int64_t kMostNumbers = 1 << 28; ///< of all rows together

bool asksFigure(const Attributes& attributes)
{
    return stringOf(attributeOf(attributes, "target")) == "figure";
}

std::vector<Field> fieldsOf(std::int64_t length, bool figure, const std::vector<std::string>& figures)
{
    Field moves{"moves", DType::i32, Shape{length}, FieldRole::input, {}, {}, FieldForm::words};
    moves.words = moveWords();
    moves.lengths = "moves_length";
    Field target{"figure", DType::i32, Shape{}, FieldRole::target, figures, {}};
    if (!figure) {
        target = {"next", DType::i32, Shape{length}, FieldRole::target, moveWords(), {}};
        target.classes[0] = "[PAD]"; // a class has a name
    }
    return {std::move(moves), std::move(target), {"moves_length", DType::i32, Shape{}, FieldRole::lengths, {}, {}}};
}

/// The moves that are written in a cell.
Result<std::vector<std::int32_t>> movesIn(const std::string& cell)
{
    const std::vector<std::string>& words = moveWords();
    std::vector<std::int32_t> moves;
    std::istringstream in(cell);
    for (std::string word; in >> word;) {
        const auto number = std::int32_t(std::ranges::find(words, word) - words.begin());
        if (isMove(number))
            moves.push_back(number);
        else if (number != kMoveStart || !moves.empty())
            return Text(TR("“{word}” is no move: moves are d0 to d15 with the pen on the paper and u0 to u15 above "
                           "it, 0 to the right and 4 down."),
                        {{"word", word.substr(0, 40)}});
    }
    return moves;
}

} // namespace

std::vector<AttributeSpec> doodleAttributes(std::vector<AttributeSpec> own)
{
    std::vector<AttributeSpec> all{{.name = "target",
                                    .kind = AttributeKind::choice,
                                    .fallback = std::string("next"),
                                    .title = TR("Target"),
                                    .help = TR("next: the move behind each one, so that a network learns to draw; "
                                               "figure: what the whole drawing shows."),
                                    .choices = {"next", "figure"}}};
    std::ranges::move(own, std::back_inserter(all));
    all.push_back({.name = "length",
                   .kind = AttributeKind::integer,
                   .fallback = std::int64_t(96),
                   .title = TR("Steps"),
                   .help = TR("How long a sequence is: the start and the moves behind it. Longer drawings lose their "
                              "end."),
                   .minimum = 8,
                   .maximum = 1000});
    return all;
}

Text tooManyDoodles(std::int64_t rows, const Attributes& attributes)
{
    const std::int64_t length = integerOf(attributeOf(attributes, "length"));
    if (rows * length <= kMostNumbers)
        return {};
    return Text(TR("{rows} drawings of {steps} steps are too many to hold: take fewer or shorter ones."),
                {{"rows", rows}, {"steps", length}});
}

Result<SourceData> doodleRows(const std::vector<DoodleRow>& rows, const std::vector<std::string>& figures,
                              const Attributes& attributes)
{
    const std::int64_t count = std::int64_t(rows.size()), length = integerOf(attributeOf(attributes, "length"));
    if (Text why = tooManyDoodles(count, attributes); !why.empty())
        return why;
    const bool figure = asksFigure(attributes);
    Tensor moves(Shape{count, length}, DType::i32), lengths(Shape{count}, DType::i32),
        target(figure ? Shape{count} : Shape{count, length}, DType::i32);
    std::int64_t cut = 0;
    for (std::int64_t row = 0; row < count; ++row) {
        const DoodleRow& doodle = rows[std::size_t(row)];
        const std::int64_t drawn = std::int64_t(doodle.moves.size()), steps = std::min(drawn + 1, length);
        cut += drawn + 1 > length;
        for (std::int64_t step = 0; step < steps; ++step) {
            moves.set(row * length + step, step == 0 ? kMoveStart : doodle.moves[std::size_t(step - 1)]);
            if (!figure)
                target.set(row * length + step, step < drawn ? doodle.moves[std::size_t(step)] : kMoveEnd);
        }
        if (figure)
            target.set(row, doodle.figure);
        lengths.set(row, double(steps));
    }
    std::vector<Tensor> columns;
    for (Tensor* column : {&moves, &target, &lengths})
        columns.push_back(std::move(*column));
    SourceData data;
    data.learned = writeJson({{"classes", figures}});
    data.rows = Dataset(fieldsOf(length, figure, figures), std::move(columns));
    if (cut > 0)
        data.notes.push_back(Text(TR("{cut} drawing(s) have more than {moves} moves and lose their end."),
                                  {{"cut", cut}, {"moves", length - 1}}));
    return data;
}

Result<SourceData> newDoodles(const NewRows& rows, const Attributes& attributes, const SourceContext& context)
{
    std::vector<DoodleRow> drawings;
    if (!rows.table.empty()) {
        auto file = readDoodleFile(rows.table, context.progress);
        if (!file)
            return file.error();
        for (const OwnDoodle& doodle : file->doodles)
            drawings.push_back({movesOf(fitted(doodle.strokes, kPaperMoves), 1)});
    }
    for (const auto& [column, cell] : rows.row)
        if (column == "moves") {
            auto moves = movesIn(cell);
            if (!moves)
                return moves.error();
            drawings.push_back({std::move(*moves)});
        }
    if (drawings.empty())
        return Text(TR("The network reads moves of a pen: give a file of drawings, or a row moves=…"));
    auto known = learnedClasses(context.learned);
    return known ? doodleRows(drawings, *known, attributes) : known.error();
}

std::vector<NewColumn> newDoodleColumns(const std::string&)
{
    return {{"moves", NewColumn::Kind::text, {}, "moves", 0, 1}};
}

} // namespace loom::sources
