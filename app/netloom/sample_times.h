#pragma once

#include <QHash>
#include <QObject>
#include <QStringList>

#include <optional>
#include <thread>

namespace loom::ui {

/// How long sample projects take to train on this machine: each takes a few steps of its own training, one after the
/// other on a thread that stops as soon as nobody waits for them.
class SampleTimes : public QObject {
    Q_OBJECT
public:
    explicit SampleTimes(QObject* parent = nullptr);
    ~SampleTimes() override;

    /// Those of the files that are not known yet; never waits for what still runs.
    void measure(const QStringList& files);
    void stop();
    std::optional<double> seconds(const QString& file) const;

signals:
    void measured(const QString& file);

private:
    void begin();
    void end();

    QHash<QString, double> seconds_;
    QStringList wanted_;
    bool runs_ = false, again_ = false;
    std::jthread worker_;
};

} // namespace loom::ui
