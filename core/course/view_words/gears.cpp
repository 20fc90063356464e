#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart gears()
{
    return {"gears",
            "numbers that drive one another, as dials that mesh",
            {needed(manyOf("dials", "from left to right",
                           {{"value", address, "what it shows", true},
                            {"move", address, "what turning it moves"},
                            {"turn", number, "how much a whole turn is"},
                            beside(upTo({"from", number, "the smallest that a hand gives"}, "to"), {"to"}),
                            beside({"to", number, "the largest"}, {"from"})})),
             {"meshes", address, "how much faster the next one turns; one fewer than dials", false, -1}}};
}

} // namespace loom::view_words
