#pragma once

#include <QFrame>

namespace loom {
struct Issue;
}

namespace loom::ui {

class Document;
class Theme;

/// One Issue as a person meets it: a mark for how bad it is, the sentence, where it is, and buttons that mend it.
class IssueCard : public QFrame {
    Q_OBJECT
public:
    /// `withJump` adds a button that names the place.
    IssueCard(const Issue& issue, Document* document, Theme* theme, bool withJump, QWidget* parent = nullptr);

signals:
    void jumpRequested(const QString& node, const QString& path);
    void repaired();
};

} // namespace loom::ui
