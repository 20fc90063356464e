#include "data/pictures/new_picture.h"

namespace loom::sources {

Result<Picture> newPicture(const NewRows& rows, const PictureSize& wanted)
{
    if (rows.pixels)
        return *rows.pixels;
    if (rows.picture.empty())
        return Text(TR("The network has learned from pictures, not from a table: give it a picture."));
    return readPicture(rows.picture, wanted);
}

} // namespace loom::sources
