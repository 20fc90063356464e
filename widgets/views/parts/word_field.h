#pragma once

#include <QLineEdit>

class QStringListModel;

namespace loom::ui {

/// A field in which a word is written that is one of a list; proposes those that begin alike.
class WordField : public QLineEdit {
    Q_OBJECT
public:
    /// Several fields may share the list of words.
    explicit WordField(QStringListModel* words, QWidget* parent = nullptr);

    /// Which word of the list stands in it; −1: none of them.
    int number() const;
    void setNumber(int number); ///< emits nothing
    /// Something stands there that is no word of the list, and the hand has left it so.
    bool isUnknown() const { return left_ && !text().isEmpty() && number() < 0; }
    QSize sizeHint() const override; ///< of a word, so that several stand in a line

signals:
    void changed(); ///< what stands in it, or what is known about it

private:
    QStringListModel* words_;
    bool left_ = false;
};

} // namespace loom::ui
