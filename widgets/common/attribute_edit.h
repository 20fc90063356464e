#pragma once

#include "base/attribute_spec.h"

#include <QWidget>

#include <functional>

class QLabel;
class QVBoxLayout;

namespace loom::ui {

/// The editor that fits an AttributeSpec: a box to tick, a number, a list, a text, a file … with the sentence
/// of `checked` below it where what was typed is refused. Its object name is the attribute's name.
class AttributeEdit : public QWidget {
    Q_OBJECT
public:
    explicit AttributeEdit(const AttributeSpec& spec, QWidget* parent = nullptr);

    const AttributeSpec& spec() const { return spec_; }
    /// The last valid value.
    const Value& value() const { return value_; }
    /// Shows it without `valueChanged`; what is being typed in this editor is left alone when it means the
    /// same.
    void setValue(const Value& value);
    /// Of several things that differ in it: shows no value, and takes any.
    void showMixed();
    bool isMixed() const { return mixed_; }
    bool isValid() const { return valid_; }
    /// What "auto" has found out, one of the other choices or a number: shown beside the word; empty: nothing is
    /// known.
    void setGuess(const std::string& choice);
    /// Where a file dialog starts and what chosen files are made relative to.
    void setFolder(const QString& folder) { folder_ = folder; }

    /// What stands before the editor: title and unit.
    static QString labelText(const AttributeSpec& spec);

signals:
    /// A valid value, other than the last; during a drag each time it changes.
    void valueChanged(const loom::Value& value);
    /// The drag or typing is over: the next change is another step of undo.
    void finished();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addEditor(QWidget* editor);
    void makeBoolean();
    void makeNumber();
    void makeChoice();
    void makeText();
    void makeFile();
    void makeNumbers();
    void makeTexts();
    void makeTicks();
    void makePart();
    void browse();
    void take(const Value& raw);
    void showError(const QString& sentence);
    void fitError();
    QString usualPlaceholder() const;

    AttributeSpec spec_;
    Value value_;
    bool valid_ = true, mixed_ = false;
    QString folder_;
    QVBoxLayout* layout_ = nullptr;
    QWidget* editor_ = nullptr;
    QLabel* error_ = nullptr;
    std::function<void(const Value&)> show_; ///< puts a value into the editor without signals
};

} // namespace loom::ui
