#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart truth_rows()
{
    return {"truth_rows",
            "the four rows of a truth table",
            {{"table", address, "of its number", true},
             {"fixed", flag, "what is wanted stays"},
             {"columns", address, "further ones, a quantity each row", false, -2}}};
}

} // namespace loom::view_words
