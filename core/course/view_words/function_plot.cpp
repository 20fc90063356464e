#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart function_plot()
{
    return {"function_plot",
            "formulas as curves of one of their names",
            {needed(manyOf("curves", "one over another",
                           {needed({"formula", formula, "over the variable and quantities"}, {"quantity"}),
                            {"quantity", quantity, "instead: its formula"},
                            {"name", text, "in ## words"},
                            {"color", whole, "of a class; none: that of text"}}),
                    {"curve"}),
             {"curve", formula, "instead, where there is only one"},
             {"variable", text, "the name that goes across; none: x"},
             beside(upTo({"from", number, "of the variable"}, "to"), {"to"}),
             beside({"to", number, "of the variable"}, {"from"}),
             rangeOf("range", "of the height: [lowest, highest]"),
             {"point", address, "of the variable where it stands now"},
             beside({"rides", whole, "the curve that the point is on, from 0"}, {"point"}),
             {"slope", address, "of the first curve there"},
             oneOf("straight", "a line at the point", {"tangent", "secant"}),
             {"lens", address, "half the width of what is looked at"},
             beside(rangeOf("lens_range", "[narrowest, widest]"), {"lens"}),
             {"single", address, "where it is not 0: in 32-bit numbers"},
             recordOf("rectangle", "an area below",
                      {{"width", address, "of it", true}, {"height", address, "of it", true}}),
             {"shown_covered", whole, "how many curves are seen while the answer is covered"}},
            {{"lens", "the width of what is looked at, by the wheel"},
             {"point", "the point on the curve", false, "from"}}};
}

} // namespace loom::view_words
