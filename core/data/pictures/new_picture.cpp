#include "data/pictures/new_picture.h"

#include <limits>

namespace loom::sources {

Result<Picture> newPicture(const NewRows& rows, const PictureSize& wanted)
{
    if (rows.pixels)
        return *rows.pixels;
    if (rows.picture.empty())
        return Text(TR("The network has learned from pictures, not from a table: give it a picture."));
    return readPicture(rows.picture, wanted);
}

Result<SourceData> newPictureRow(const NewRows& rows, const PictureSize& size, std::vector<Field> fields,
                                 const std::string& learned)
{
    const auto picture = newPicture(rows, size);
    if (!picture)
        return picture.error();
    std::vector<Tensor> columns;
    for (const Field& field : fields)
        columns.emplace_back(field.shape.withFront(1), field.dtype);
    resizePicture(*picture, size, columns[0].values<std::uint8_t>().data());
    columns[1].fill(columns[1].dtype() == DType::i32 ? -1 : std::numeric_limits<double>::quiet_NaN());
    SourceData data;
    data.learned = learned;
    data.rows = Dataset(std::move(fields), std::move(columns));
    return data;
}

} // namespace loom::sources
