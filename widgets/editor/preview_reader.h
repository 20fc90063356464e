#pragma once

#include "base/attribute_spec.h"
#include "base/result.h"
#include "data/preview.h"

#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>

namespace loom::ui {

/// Reads the beginning of a source's table on a thread of its own; the newest question wins, and nobody waits.
class PreviewReader : public QObject {
    Q_OBJECT
public:
    explicit PreviewReader(QObject* parent = nullptr);
    ~PreviewReader() override;

    /// `folder`: where relative paths start. Sources without tables answer nothing.
    void read(const Part& source, const QString& folder);

signals:
    void ready(const loom::TablePreview& preview);
    void failed(); ///< there is none (the sentence comes with the data themselves)

private:
    void look();

    struct Question;
    std::shared_ptr<Question> question_; ///< shared with the thread that answers it
    QTimer timer_;
};

} // namespace loom::ui
