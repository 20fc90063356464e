#pragma once

#include "plan/pass.h"

namespace loom::ops {

/// How many steps of each row of whole numbers (time) are true where zeros at its end are padding: one number a
/// sample, as Ref::lengths asks for.
Ref idLengths(Pass& pass, const Ref& numbers);

} // namespace loom::ops
