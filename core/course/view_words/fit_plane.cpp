#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart fit_plane()
{
    return {"fit_plane",
            "two lists as points that a hand moves, and a line",
            {{"x", series, "the list across", true},
             {"y", series, "the list up", true},
             {"shift", address, "taken from x before the line"},
             {"scale", address, "x is divided by it then"},
             recordOf("other", "a second line that no hand moves",
                      {{"slope", address, "how steep it is", true},
                       {"height", address, "how high it begins", true},
                       {"name", text, "in ## words"}}),
             {"line", text, "what the first is called then, in ## words"},
             rangeOf("range", "[left, right, bottom, top]", 4),
             {"movable", flag, "may the points be moved?"},
             oneOf("invites", "what a hand is led to first", {"point", "line"})},
            {{"line.w", "how steep the line is", true}, {"line.b", "how high it begins", true}}};
}

} // namespace loom::view_words
