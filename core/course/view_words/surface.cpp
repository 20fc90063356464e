#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart surface()
{
    return {"surface",
            "a height over two numbers, with a ball, ways and arrows",
            {needed(recordOf("height", "what is drawn",
                             {needed({"formula", formula, "over x, y and quantities"}, {"grid"}),
                              {"x", text, "its name across"},
                              {"y", text, "its name up"},
                              {"grid", series, "instead: an experiment's numbers"}})),
             recordOf("x", "the lower axis",
                      {beside(upTo({"from", number, "its first number"}, "to"), {"to"}),
                       beside({"to", number, "its last one"}, {"from"}),
                       {"name", text, "in ## words"}}),
             recordOf("y", "the left axis",
                      {beside(upTo({"from", number, "its first number"}, "to"), {"to"}),
                       beside({"to", number, "its last one"}, {"from"}),
                       {"name", text, "in ## words"}}),
             {"equal", flag, "both axes in the same measure"},
             oneOf("scale", "of the heights", {"linear", "log"}),
             {"ball", address, "where it lies, across and up", false, 2},
             manyOf("points", "marks",
                    {{"at", place, "across and up", true, 2},
                     {"name", text, "in ## words"},
                     {"ring", flag, "a ring, no cross"}}),
             manyOf("paths", "ways",
                    {needed({"list", series, "an experiment's places"}, {"walk"}),
                     {"walk", quantity, "instead: a repeated action, from the ball"},
                     {"color", whole, "of a class"},
                     {"name", text, "in ## words"}}),
             manyOf("arrows", "the next step, part by part",
                    {{"list", series, "its parts", true},
                     {"from", series, "where it begins; none: the ball"},
                     {"parts", text, "their names in ## words", false, -1},
                     {"color", whole, "of a class"},
                     {"dashed", flag, "all but the first part"},
                     {"name", text, "in ## words"}}),
             recordOf("fan", "thin arrows from the ball and their mean",
                      {{"list", series, "the arrows"},
                       {"mean", series, "their mean"},
                       {"scale", number, "how long they are drawn"},
                       {"name", text, "in ## words"}}),
             recordOf("knives", "cuts through the ball",
                      {{"x", address, "the slope across"}, {"y", address, "the slope up"}})},
            {{"ball.x", "the ball, across", false, "x"}, {"ball.y", "the ball, up", false, "y"}},
            {"click"}};
}

} // namespace loom::view_words
