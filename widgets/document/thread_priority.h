#pragma once

namespace loom::ui {

/// How far behind the window a thread stands when both want the processor.
enum class Politeness {
    training = 10, ///< the run
    looking = 15 ///< what a view computes for itself: the run comes first, too
};

/// Lowers the priority of the calling thread; those that it starts inherit it.
void lowerPriority(Politeness politeness);

} // namespace loom::ui
