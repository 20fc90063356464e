#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart pictures()
{
    return {"pictures",
            "pictures of an experiment with what the network takes them for",
            {{"pictures", series, "(n, rows, columns)", true},
             {"answers", series, "n classes", true},
             {"truth", series, "n classes", true},
             {"sure", series, "n shares", true},
             {"names", text, "NAME: NAME.0, NAME.1 … in ## words are the classes"}}};
}

} // namespace loom::view_words
