#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart pass_counter()
{
    return {"pass_counter",
            "how many passes numerical differentiation takes, and backpropagation",
            {{"passes", address, "of the forward passes", true},
             {"layers", whole, "sizes of the large network that is timed", false, -1}}};
}

} // namespace loom::view_words
