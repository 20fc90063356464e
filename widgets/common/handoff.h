#pragma once

namespace loom::ui {

/// For what passes from one thread to another through the locks of Qt, which is built without instrumentation: they
/// tell a thread sanitizer that what was done before `handOver(place)` is seen after `takeOver(place)`. Nothing is
/// done in other builds.
#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* place);
extern "C" void __tsan_release(void* place);

inline void handOver(void* place)
{
    __tsan_release(place);
}
inline void takeOver(void* place)
{
    __tsan_acquire(place);
}
#else
inline void handOver(void*) { }
inline void takeOver(void*) { }
#endif

} // namespace loom::ui
