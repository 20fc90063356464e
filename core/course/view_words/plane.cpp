#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart plane()
{
    return {"plane",
            "the plane of two inputs: the sample, nodes' lines, rows of data, what a node answers",
            {rangeOf("range", "of both: [lowest, highest]"),
             {"corners", address, "of the number of the truth table whose rows are shown"},
             {"fixed", flag, "they cannot be clicked"},
             manyOf("lines", "several, instead of the one that is grabbed",
                    {{"w1", address, "weight of the input across", true},
                     {"w2", address, "of the input up", true},
                     {"b", address, "bias", true},
                     {"name", text, "in ## words"},
                     {"movable", flag, "by hand"}}),
             {"surface", tensor, "NODE/output that colours the plane"},
             {"middle", number, "its value in the middle of the colours"},
             {"reach", number, "how far the colours go from there"},
             beside({"data", flag, "the rows that the subject learns from"}, {"of"}),
             {"ruler", address, "how far the sample is from the line"},
             {"x", text, "the letter of the axis across, in ## words"},
             {"y", text, "of the axis up"}},
            {{"point.x", "the sample, across", false, "range"},
             {"point.y", "the sample, up", false, "range"},
             {"line.w1", "the line's weight across"},
             {"line.w2", "up"},
             {"line.b", "its bias"}}};
}

} // namespace loom::view_words
