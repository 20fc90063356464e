#include "headline.h"

#include "common/core_text.h"
#include "common/series_words.h"
#include "document/training_session.h"
#include "train/metric_type.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace loom::ui {

/// Under which the words of this file stand in the dictionary.
class HeadlineWords {
    Q_DECLARE_TR_FUNCTIONS(loom::ui::HeadlineWords)
};

namespace {

const std::string kValidation = "validation_";

QString shown(const MetricType* metric, double value)
{
    return !metric ? lossText(value) : metric->percent ? percentText(value) : numberText(value);
}

} // namespace

Headline headlineOf(const TrainingSession& session)
{
    const CurveStore& curves = session.curves();
    const auto place = [&](const std::string& name) {
        return std::size_t(std::ranges::find(curves.series, name) - curves.series.begin());
    };
    const auto isMetric = [](const std::string& name) {
        return !name.starts_with(kValidation) && readSeries(name).metric;
    };
    const auto found = std::ranges::find_if(curves.series, isMetric);
    if (curves.series.empty())
        return {};
    const std::string series = found == curves.series.end() ? curves.series.front() : *found;
    const MetricType* metric = readSeries(series).metric;
    Headline line{seriesWords(series), {}, {}};
    const auto tests = session.testValues();
    if (const auto test = tests.find(series); test != tests.end()) {
        line.number = shown(metric, test->second);
        line.of = HeadlineWords::tr("test data");
    } else if (!curves.epochs.empty()) {
        const EpochRecord& last = curves.epochs.back();
        const std::size_t validation = place(kValidation + series);
        const bool held = validation < last.values.size() && std::isfinite(last.values[validation]);
        const std::size_t at = held ? validation : place(series);
        if (at >= last.values.size() || std::isnan(last.values[at]))
            return {};
        line.number = shown(metric, last.values[at]);
        const auto number = int(curves.epochs.size());
        line.of = held ? HeadlineWords::tr("validation, epoch %1").arg(number)
                       : HeadlineWords::tr("training, epoch %1").arg(number);
    } else {
        const std::size_t at = place(series);
        if (at >= curves.buckets.size() || curves.buckets[at].empty() || std::isnan(curves.buckets[at].back().mean))
            return {};
        line.number = shown(metric, curves.buckets[at].back().mean);
        line.of = HeadlineWords::tr("this batch");
    }
    return line;
}

} // namespace loom::ui
