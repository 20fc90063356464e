#pragma once

#include "course/lab.h"
#include "lab_views/comparison_plot.h"

#include <string>
#include <vector>

namespace loom::ui {

class LabSession;

/// The `series` of a view of a lab as points: columns of a run, lists of an experiment, places where numbers stand
/// now.
class ViewSeries {
public:
    ViewSeries(LabSession& session, const LabView& view);

    /// Keeps the present place of each series that keeps every place tried on the page that shows it.
    void remember();
    /// Likewise of what is kept once it was trained: one place for each training, as it stands in the end.
    void rememberTrained();
    void beginAnew() { goesOn_ = false; } ///< a hand moved something: what is trained next is another try
    /// The first `most` of them, as they are.
    std::vector<ComparisonSeries> series(std::size_t most) const;

private:
    struct Source {
        std::string y, x; ///< RUN.ADDRESS, SUBJECT:NAME of a list, or addresses
        std::string low, high; ///< RUN.ADDRESS of its band
        std::string name; ///< a word of the lesson
        int color = -1; ///< of the classes; -1: by its place
        enum { columns, list, place } kind = columns;
        bool kept = false, trained = false, dashed = false, picked = false;
        ComparisonSeries::Look look = ComparisonSeries::Look::line;
        std::vector<QPointF> tried;
    };

    const std::vector<double>* column(const std::string& value) const;
    void addColumns(const Source& source, std::vector<ComparisonSeries>& out) const;
    void addLists(const Source& source, std::vector<ComparisonSeries>& out) const;
    void addPlace(const Source& source, std::vector<ComparisonSeries>& out) const;
    ComparisonSeries begun(const Source& source, std::size_t index) const;

    LabSession& session_;
    std::string id_; ///< of the view
    int page_ = -1; ///< on which the kept places were tried
    std::vector<Source> sources_;
    bool goesOn_ = false;
};

} // namespace loom::ui
