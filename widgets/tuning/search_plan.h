#pragma once

#include "tuning/search.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <vector>

namespace loom::ui {

class Document;

/// A setting that is to vary, as a person has put it so far.
struct VariedSetting {
    Axis axis; ///< the last that could be used
    bool whole = false, numeric = false; ///< what its field holds
    Text fault; ///< why what was typed cannot be used; empty: it can
};

/// What trials are compared by.
struct Measure {
    QString metric; ///< as readObjectives reads it; empty: the loss, or no second one
    QString direction; ///< "min", "max"; empty: the measure's own
};

/// What a search is to do, before it is started: settings of the open project that vary, and how they are searched.
class SearchPlan : public QObject {
    Q_OBJECT
public:
    explicit SearchPlan(Document* document, QObject* parent = nullptr);

    const std::vector<VariedSetting>& settings() const { return settings_; }
    bool varies(const QString& path) const;
    /// What *Vary this* would begin with; a sentence where the setting cannot vary.
    Result<Axis> suggestion(const QString& path) const;
    /// Varies it, around the value that it has; false where it cannot.
    bool add(const QString& path);
    void remove(const QString& path);
    void clear();
    void setRange(const QString& path, double low, double high, bool logarithmic);
    /// "16, 32, 64"; a value alone is a fault, for nothing varies then.
    void setValues(const QString& path, const QString& values);
    /// From a range to values, and back.
    void useValues(const QString& path, bool values);

    /// The names of what the project measures, as readObjectives reads them.
    QStringList measures() const;
    QString objective() const;
    /// What stands below became another.
    void touch() { emit changed(); }
    void setOnDisk(bool onDisk);

    Measure first, second;
    Part sampler{"tpe", {}}, pruner{"none", {}};
    qint64 trials = 40;
    int jobs = 0; ///< 0: measured
    Repeats repeats;
    Limits limits;
    quint64 seed = 7;

    /// Why it cannot be started; empty: it can.
    Text fault() const;
    /// Why a trial cannot be so many runs.
    Text runsFault() const;
    SearchRequest request(const QString& store) const;

signals:
    void rowsChanged(); ///< other settings, or another form of one
    void changed(); ///< numbers, values or faults

private:
    VariedSetting* find(const QString& path);
    void put(VariedSetting& setting, const Axis& candidate);
    void followDocument();

    Document* document_;
    std::vector<VariedSetting> settings_;
    bool onDisk_ = false; ///< the project's rows are read from there
};

} // namespace loom::ui
