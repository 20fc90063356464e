#include "views/parts/word_field.h"

#include <QCompleter>
#include <QListView>
#include <QSignalBlocker>
#include <QStringListModel>

namespace loom::ui {

WordField::WordField(QStringListModel* words, QWidget* parent)
    : QLineEdit(parent)
    , words_(words)
{
    auto* completer = new QCompleter(words, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    auto* list = new QListView;
    list->setUniformItemSizes(true); // else ten thousand proposals are measured one by one
    list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    completer->setPopup(list);
    setCompleter(completer);
    connect(this, &QLineEdit::textChanged, this, [this] {
        left_ = false;
        emit changed();
    });
    connect(this, &QLineEdit::editingFinished, this, [this] {
        left_ = true;
        emit changed();
    });
}

QSize WordField::sizeHint() const
{
    const QSize line = QLineEdit::sizeHint();
    return {line.width() * 2 / 3, line.height()};
}

int WordField::number() const
{
    return int(words_->stringList().indexOf(text()));
}

void WordField::setNumber(int number)
{
    const QSignalBlocker quiet(this);
    setText(words_->stringList().value(number));
}

} // namespace loom::ui
