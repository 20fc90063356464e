#include "base/listed.h"
#include "data/pictures/picture.h"
#include "data/transforms/draws.h"

#include <algorithm>

namespace loom::transforms {
namespace {

using sources::Picture;
using sources::PictureSize;

constexpr std::int64_t kMostBytes = std::int64_t(1) << 32;

bool isBytes(const Field& field)
{
    return field.role == FieldRole::input && field.dtype == DType::u8 && shapeOfPicture(field);
}

Tensor resized(const Tensor& pictures, const Grid& old, const PictureSize& wanted, const Shape& shape)
{
    const std::int64_t count = pictures.shape()[0], pixels = old.rows * old.columns;
    Tensor out(shape.withFront(count), DType::u8);
    Picture picture{old.rows, old.columns, std::vector<std::uint8_t>(std::size_t(3 * pixels))};
    const std::uint8_t* from = pictures.values<std::uint8_t>().data();
    for (std::int64_t i = 0; i < count; ++i) {
        for (std::int64_t k = 0; k < 3 * pixels; ++k)
            picture.bytes[std::size_t(k)] = from[old.channels == 3 ? k : k / 3];
        resizePicture(picture, wanted, out.values<std::uint8_t>().data() + i * wanted.bytes());
        from += pixels * old.channels;
    }
    return out;
}

Tensor resizedLabels(const Tensor& labels, const Grid& old, const PictureSize& wanted)
{
    const std::int64_t count = labels.shape()[0];
    Tensor out(Shape{count, wanted.rows, wanted.columns}, DType::i32);
    for (std::int64_t i = 0; i < count; ++i)
        resizeLabels(labels.values<std::int32_t>().data() + i * old.rows * old.columns, old.rows, old.columns, wanted,
                     out.values<std::int32_t>().data() + i * wanted.rows * wanted.columns);
    return out;
}

Tensor resizedBoxes(const Tensor& boxes, const Grid& old, const PictureSize& wanted)
{
    Tensor out = boxes;
    resizeBoxes(out.values<float>().data(), boxes.shape()[0] * boxes.shape()[1], boxes.shape()[2], old.rows,
                old.columns, wanted);
    return out;
}

/// Each field as it is, resized, or a sentence why it cannot go along.
Result<void> change(PreparedRows& rows, int index, PictureSize wanted)
{
    const Field picture = rows.rows.fields()[std::size_t(index)];
    const Grid old(picture.shape);
    wanted.grey = old.channels == 1;
    if (rows.rows.size() * wanted.bytes() > kMostBytes)
        return Text(TR("The pictures of “{field}” would take more than 4 GB: make them smaller, or take fewer."),
                    {{"field", picture.name}});
    std::vector<Field> fields = rows.rows.fields();
    std::vector<Tensor> columns;
    for (int i = 0; i < int(fields.size()); ++i) {
        Field& field = fields[std::size_t(i)];
        const Tensor& column = rows.rows.column(i);
        const bool lies = field.role == FieldRole::target && field.shape == Shape{old.rows, old.columns};
        const bool boxes = holdsBoxes(field) && field.dtype == DType::f32 && field.shape.rank() == 2;
        if (lies && field.dtype != DType::i32)
            return Text(TR("The transform “{transform}” would leave “{field}” as it is, which lies on the pictures: "
                           "take the step away, or ask for something else."),
                        {{"transform", "resize"}, {"field", field.name}});
        if (i == index)
            field.shape = picture.shape.rank() == 2 ? Shape{wanted.rows, wanted.columns}
                                                    : Shape{wanted.rows, wanted.columns, old.channels};
        else if (lies)
            field.shape = Shape{wanted.rows, wanted.columns};
        columns.push_back(i == index  ? resized(column, old, wanted, field.shape)
                              : lies  ? resizedLabels(column, old, wanted)
                              : boxes ? resizedBoxes(column, old, wanted)
                                      : column);
    }
    rows.rows = Dataset(std::move(fields), std::move(columns));
    return {};
}

Result<void> prepare(PreparedRows& rows, const Attributes& attributes, FittedNumbers&)
{
    if (rows.rows.store())
        return Text(TR("These pictures are read from their files while the network trains: give them their size in "
                       "the source instead of “resize”."));
    const std::string field = stringOf(attributeOf(attributes, "field"));
    const std::string fit = stringOf(attributeOf(attributes, "fit"));
    const PictureSize wanted{integerOf(attributeOf(attributes, "rows")),
                             integerOf(attributeOf(attributes, "columns")), false, fit == "crop",
                             fit == "letter_box"};
    std::vector<std::string> names;
    bool found = false;
    for (int i = 0; i < int(rows.rows.fields().size()); ++i) {
        const Field& stored = rows.rows.fields()[std::size_t(i)];
        names.push_back(stored.name);
        if (!isBytes(stored) || (!field.empty() && field != stored.name))
            continue;
        found = true;
        if (const auto changed = change(rows, i, wanted); !changed)
            return changed;
    }
    if (!found)
        return Text(
            TR("The transform “resize” finds no pictures of bytes (the fields are: {all}): correct its field, "
               "or remove it."),
            {{"all", listed(names)}});
    return {};
}

AttributeSpec length(const char* name, Text title, Text help)
{
    return {.name = name,
            .kind = AttributeKind::integer,
            .fallback = std::int64_t(32),
            .title = std::move(title),
            .help = std::move(help),
            .minimum = 1,
            .maximum = 1024,
            .unit = TR("px")};
}

} // namespace

TransformType resize()
{
    return {.id = "resize",
            .title = TR("Resize"),
            .text = TR(
                "Brings pictures to another size, once, before training; masks and boxes that lie on them go along. "
                "Small pictures train faster, large ones show more."),
            .attributes = {fieldAttribute(),
                           length("rows", TR("Rows"), TR("Height that every picture gets.")),
                           length("columns", TR("Columns"), TR("Width that every picture gets.")),
                           {.name = "fit",
                            .kind = AttributeKind::choice,
                            .fallback = std::string("stretch"),
                            .title = TR("Fit"),
                            .help = TR("What becomes of pictures of another shape: “stretch” changes their "
                                       "proportions, “crop” cuts the longer side at both ends, “letter_box” leaves "
                                       "black beside the shorter one."),
                            .choices = {"stretch", "crop", "letter_box"}}},
            .prepare = prepare};
}

} // namespace loom::transforms
