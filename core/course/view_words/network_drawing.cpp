#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart network_drawing()
{
    return {
        "network_drawing",
        "inputs and dense layers with their numbers; inputs and weights are moved by hand unless a step locks them",
        {{"of", network, "the network", true},
         {"reach", number, "what a hand gives at most; none: 5"},
         {"inputs", number, "what a hand gives an input at most; none: reach"},
         rangeOf("pictures", "instead of numbers what each node answers over [lowest, highest] of two inputs"),
         {"pick", address, "of the number of the wire that was clicked"},
         {"target", tensor, "LOSS/target: what the outputs should give"}},
        {},
        {},
        true};
}

} // namespace loom::view_words
