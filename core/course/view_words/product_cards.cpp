#include "course/lab_words.h"

namespace loom::view_words {

using enum LabForm;

LabPart product_cards()
{
    return {"product_cards",
            "a gradient as cards that are multiplied",
            {{"pick", address, "of the number of the product that is shown, from 0", true},
             needed(manyOf("products", "one for each weight",
                           {{"of", address, "the gradient", true},
                            {"engine", address, "by backpropagation", true},
                            {"near", address, "by a central difference", true},
                            {"rows", address, "the factors of each path", true, -2}}))}};
}

} // namespace loom::view_words
