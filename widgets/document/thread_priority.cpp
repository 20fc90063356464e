#include "document/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace loom::ui {

void lowerPriority([[maybe_unused]] Politeness politeness)
{
#ifdef __linux__
    // On Linux this acts on the calling thread alone.
    setpriority(PRIO_PROCESS, id_t(gettid()), int(politeness));
#endif
}

} // namespace loom::ui
