#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart sixteen()
{
    return {"sixteen",
            "the board of the sixteen truth tables of two inputs",
            {{"table", address, "of the number of the one taken up", true},
             {"right", address, "how many of its rows are right", true}}};
}

} // namespace loom::view_words
