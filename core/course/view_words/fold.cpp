#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart fold()
{
    return {"fold",
            "the plane of two inputs on its way into the plane of two hidden nodes",
            {{"of", network, "two inputs, a hidden layer, one output", true},
             {"hidden", text, "the hidden layer's node; none: hidden"},
             {"output", text, "the output's node; none: output"},
             {"corners", address, "of the number of the truth table whose rows are shown"},
             rangeOf("range", "of the inputs: [lowest, highest]"),
             rangeOf("folded", "of the hidden nodes: [lowest, highest]"),
             {"x", text, "the letter of the axis across, in ## words"},
             {"y", text, "of the axis up"}},
            {{"share", "how far the sheet is on its way, 0 to 1"}}};
}

} // namespace loom::view_words
