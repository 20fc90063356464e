#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart comparison()
{
    return {
        "comparison",
        "what runs, experiments and numbers came to, on one pair of axes",
        {manyOf("series", "curves and points",
                {needed({"y", column, "a run's column, up …"}, {"list", "at"}),
                 {"x", column, "… over this one; none: what is swept, else the row"},
                 {"low", column, "a band from here …"},
                 {"high", column, "… to here"},
                 {"list", series, "instead: an experiment's numbers …"},
                 {"xs", series, "… over these"},
                 {"at", address, "instead: one place, across and up", false, 2},
                 {"kept",
                  flag,
                  "the place leaves its marks behind; trained: only where training ends",
                  false,
                  0,
                  {"trained"}},
                 {"name", text, "in ## words"},
                 {"color", whole, "of a class; none: by its place in the list"},
                 oneOf("look", "how it is drawn", {"line", "marks", "both"}),
                 {"dashed", flag, "a dashed line"},
                 {"strong", flag, "a thicker line"}}),
         recordOf("x", "the lower axis",
                  {upTo({"from", number, "its first number"}, "to"),
                   {"to", number, "its last one; none: it grows"},
                   {"name", text, "in ## words"}}),
         recordOf("y", "the left axis",
                  {upTo({"from", number, "its first number"}, "to"),
                   {"to", number, "its last one; none: it grows"},
                   {"name", text, "in ## words"}}),
         twoOf("scale", "of both axes: [x, y]", {"linear", "log"}),
         manyOf("lines", "straight lines at a number",
                {{"value", address, "where", true}, {"name", text, "in ## words"}, {"vertical", flag, "upright"}}),
         manyOf("flags", "flags at a place of the x axis",
                {{"x", address, "where; a hand moves it where grab names the address", true},
                 {"stops", series, "a hand sets it on one of these alone …"},
                 {"step", number, "… or on whole multiples of this; neither: on round numbers"},
                 {"name", text, "in ## words"}}),
         {"shown_covered", whole, "how many series are seen while the answer is covered"}},
        {{"*", "any word: the flag at this address", false, "x", "flags"}},
        {"flag", "draw"}};
}

} // namespace loom::view_words
