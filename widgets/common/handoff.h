#pragma once

namespace loom::ui {

/// For what passes from one thread to another through the locks of Qt, which is built without instrumentation: they
/// tell a thread sanitizer that what was done before `handOver(place)` is seen after `takeOver(place)`. Nothing is
/// done in other builds.
#if defined(__SANITIZE_THREAD__)
extern "C" void __tsan_acquire(void* place);
extern "C" void __tsan_release(void* place);

inline void handOver(const void* place)
{
    __tsan_release(const_cast<void*>(place));
}
inline void takeOver(const void* place)
{
    __tsan_acquire(const_cast<void*>(place));
}
#else
inline void handOver(const void*) { }
inline void takeOver(const void*) { }
#endif

} // namespace loom::ui
