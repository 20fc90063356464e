#pragma once

#include "common/theme.h"

namespace loom::ui {

/// How wide the lesson is beside the stage, and what that asks of it.
struct LessonColumn {
    bool classroom; ///< one sentence at a time, and what stands beside one another stands below
    double fromUnits; ///< of a window at least so wide
    double units, share; ///< the column has so many, and no more of the window than that
};

/// The first that fits. In a classroom the stage has 70 % of a wide window, 62 % of one whose buttons need more; else
/// 55 %.
inline LessonColumn lessonColumn(const Theme& theme, int windowWidth)
{
    constexpr LessonColumn kColumns[] = {
        {true, 200, 88, 0.22}, {true, 0, 80, 0.26}, {false, 300, 88, 0.36}, {false, 0, 80, 0.36}};
    for (const LessonColumn& column : kColumns)
        if (column.classroom == (theme.scale() > 1) && windowWidth >= theme.px(column.fromUnits))
            return column;
    return kColumns[3];
}

} // namespace loom::ui
