#pragma once

#include "document/curve_store.h"
#include "project/run_state.h"

#include <QObject>
#include <QString>

#include <memory>
#include <vector>

namespace loom::ui {

/// A run that was trained before the present one, and how it can be had back.
struct FormerRun {
    int number = 0; ///< never used twice
    int worker = 0, run = 0; ///< which run of which worker it was
    QString name; ///< that somebody gave it; empty: "Run 3"
    int color = 0; ///< of the colours for runs
    bool shown = true; ///< its curves stand behind those of the present run
    Project project; ///< as it was trained
    QString projectFile;
    qint64 steps = 0, batchesPerEpoch = 0;
    CurveStore curves;
    /// Its last state; null while that is on its way, and where it was too large. Shared with whoever takes it up.
    std::shared_ptr<const RunState> state;
    std::int64_t stored =
        0; ///< its number in the file of runs beside the project, which holds its state too; 0: none

    bool lost = false; ///< no state will come: it was too large, had to go for others, or was not finite

    QString shownName() const; ///< in the present language
    bool canBeHadBack() const { return state || stored > 0; }
};

/// What a setting is in several runs; `values` one a run, in the order asked for.
struct SettingRow {
    std::string path;
    QStringList values;
};

/// The runs of this window before the present one: with name, colour, settings and curves, so that they can be
/// compared, and with their last state while all of these fit into the bytes that they may take (the oldest states go
/// first). GUI thread.
class FormerRuns : public QObject {
    Q_OBJECT
public:
    static constexpr std::size_t kBytes = std::size_t(256) << 20;
    static constexpr int kColors = 10; ///< that runs get in turn
    static constexpr std::size_t kMost = 50; ///< the oldest run goes when there is one more

    explicit FormerRuns(QObject* parent = nullptr, std::size_t bytes = kBytes);

    const std::vector<FormerRun>& all() const { return runs_; }
    const FormerRun* find(int number) const;
    std::size_t bytes() const; ///< of their states
    std::size_t mostBytes() const { return most_; }

    /// Number, and name and colour where there is no name, are given here; returns the number.
    int add(FormerRun run);
    void setState(int worker, int run, std::shared_ptr<const RunState> state);
    void setStored(int number, std::int64_t stored);
    void rename(int number, const QString& name);
    void recolor(int number, int color);
    void show(int number, bool on);
    void remove(int number);
    void clear();

signals:
    void changed();
    void added(int number);

private:
    FormerRun* run(int number);
    void bound();

    std::vector<FormerRun> runs_;
    std::size_t most_;
    int next_ = 1;
};

/// The settings in which the projects differ, by path: recipe, layers, wires. At most 200 rows.
std::vector<SettingRow> differingSettings(const std::vector<const Project*>& projects);

} // namespace loom::ui
