#include "kernels/kernel.h"

namespace loom {

const Kernel* KernelTable::find(const std::string& kind, DType dtype) const
{
    for (const Kernel& kernel : kernels)
        if (kernel.dtype == dtype && kind == kernel.kind)
            return &kernel;
    return nullptr;
}

} // namespace loom
