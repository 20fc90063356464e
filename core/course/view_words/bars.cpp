#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart bars()
{
    return {"bars",
            "numbers as bars in groups",
            {needed(manyOf("groups", "of bars, beside one another",
                           {{"name", text, "its heading in ## words"},
                            {"factor", address, "a number written on the group"},
                            oneOf("colors", "of the bars", {"group", "classes", "sign"}),
                            needed(manyOf("bars", "from left to right",
                                          {{"value", address, "how high it is", true},
                                           {"name", text, "in ## words; none: that of the value"},
                                           {"target", address, "a mark at this height"},
                                           {"pull", address, "an arrow of this length"}}))})),
             rangeOf("range", "of the axis: [lowest, highest]"),
             oneOf("scale", "of the axis", {"linear", "log"}),
             {"digits", whole, "behind the point; none: four in all"},
             {"step", number, "what a hand moves a bar by"},
             {"full_pull", number, "the pull whose arrow is longest"}},
            {{"#.#", "GROUP.BAR, from 0: the top of that bar", false, "range"}}};
}

} // namespace loom::view_words
