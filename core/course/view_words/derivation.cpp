#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart derivation()
{
    return {"derivation",
            "how a derivative is found, a row a rule",
            {{"quantity", quantity, "with a formula", true}, {"by", text, "the name in it", true}}};
}

} // namespace loom::view_words
