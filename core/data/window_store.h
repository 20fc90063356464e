#pragma once

#include "data/row_set.h"

#include <array>

namespace loom {

/// Windows that begin one row after the other.
struct WindowRun {
    std::int64_t first = 0; ///< row of the first one's first step
    std::int64_t count = 0;
};

/// What a window takes from the rows.
struct WindowCut {
    std::int64_t length = 1; ///< steps
    std::int64_t horizon = 1; ///< rows from the last step to the one whose target belongs to the window
    std::vector<int> series = {}; ///< fields (f32) whose numbers stand side by side in a step
    std::vector<int> others = {}; ///< fields whose value of the target's row belongs to the window
    std::int64_t width = 0; ///< numbers a step

    std::int64_t targetOf(std::int64_t first) const { return first + length - 1 + horizon; }
};

/// Finds the windows within a part's rows, which come in ascending order: no row of theirs is missing, none belongs
/// to another part.
class WindowRuns {
public:
    /// `breaks` as SourceData::breaks; must outlive this. `open`: targets may lie behind the last row.
    WindowRuns(const std::vector<std::int64_t>& breaks, const WindowCut& cut, bool open)
        : breaks_(breaks)
        , cut_(cut)
        , open_(open)
    {
    }
    void add(std::int64_t row);
    std::vector<WindowRun> finish();

private:
    void end(bool last);

    const std::vector<std::int64_t>& breaks_;
    const WindowCut& cut_;
    bool open_;
    std::size_t nextBreak_ = 0;
    std::int64_t first_ = 0, next_ = -1; ///< the rows [first, next) lie in a run
    std::vector<WindowRun> runs_;
};

/// The windows of a store's rows, cut whenever they are read: beside the runs they take no memory a row.
struct WindowParts {
    std::shared_ptr<const RowStore> windows;
    RowSet training, validation, test;
};
/// `fields`: the series, then the others. The windows stand part after part, as the runs do.
WindowParts windowsOf(std::shared_ptr<const RowStore> rows, WindowCut cut, std::vector<Field> fields,
                      std::array<std::vector<WindowRun>, 3> parts);

} // namespace loom
