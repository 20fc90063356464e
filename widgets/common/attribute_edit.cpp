#include "common/attribute_edit.h"

#include "common/choice_words.h"
#include "common/core_text.h"
#include "common/elided_line.h"
#include "common/file_choice.h"
#include "common/number_edit.h"
#include "common/part_edit.h"
#include "graph/activation.h"
#include "graph/initializers.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace loom::ui {
namespace {

QStringList pieces(const QString& text)
{
    static const QRegularExpression separator(QStringLiteral("[,;\\s\\[\\]()×]+"));
    return text.split(separator, Qt::SkipEmptyParts);
}

/// "3, 3" as whole numbers or reals; the text itself where a piece is no number, so that the check can say
/// so.
Value listTyped(const QString& text, NumberKind kind)
{
    std::vector<std::int64_t> wholes;
    std::vector<double> reals;
    for (const QString& piece : pieces(text)) {
        const Value number = numberTyped(piece, kind);
        const bool fits = kind == NumberKind::integer ? std::holds_alternative<std::int64_t>(number)
                                                      : !std::holds_alternative<std::string>(number);
        if (!fits)
            return text.toStdString();
        wholes.push_back(integerOf(number));
        reals.push_back(numberOf(number));
    }
    return kind == NumberKind::integer ? Value(wholes) : Value(reals);
}

QString listShown(const Value& value)
{
    QString text = QString::fromStdString(describe(value));
    if (std::holds_alternative<std::monostate>(value))
        return {};
    return text.remove(QLatin1Char('[')).remove(QLatin1Char(']'));
}

NumberRange rangeOf(const AttributeSpec& spec)
{
    return {spec.minimum, spec.maximum, spec.exclusiveMinimum, spec.step, spec.logarithmic};
}

QHBoxLayout* row(QWidget* parent)
{
    auto* layout = new QHBoxLayout(parent);
    layout->setContentsMargins(0, 0, 0, 0);
    return layout;
}

/// Activations and initializers have a title in their table; other choices are words themselves.
QString choiceText(const AttributeSpec& spec, const std::string& choice)
{
    if (spec.name.ends_with("activation"))
        for (const ActivationType& type : activationsTable())
            if (type.id == choice)
                return coreText(type.title);
    if (spec.name.ends_with("initializer"))
        if (const InitializerType* type = findInitializer(choice))
            return coreText(type->title);
    return choiceTitle(choice, spec.name);
}

} // namespace

AttributeEdit::AttributeEdit(const AttributeSpec& spec, QWidget* parent)
    : QWidget(parent)
    , spec_(spec)
    , value_(spec.fallback)
{
    setObjectName(QString::fromStdString(spec.name));
    setToolTip(coreText(spec.help));
    layout_ = new QVBoxLayout(this);
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(0);
    switch (spec.kind) {
    case AttributeKind::boolean:
        makeBoolean();
        break;
    case AttributeKind::integer:
    case AttributeKind::real:
        makeNumber();
        break;
    case AttributeKind::choice:
        makeChoice();
        break;
    case AttributeKind::text:
        makeText();
        break;
    case AttributeKind::file:
        makeFile();
        break;
    case AttributeKind::integers:
    case AttributeKind::reals:
        makeNumbers();
        break;
    case AttributeKind::texts:
        spec.choices.empty() ? makeTexts() : makeTicks();
        break;
    case AttributeKind::part:
        makePart();
        break;
    }
    error_ = new QLabel(this);
    error_->setObjectName(QStringLiteral("error"));
    error_->setProperty("role", QStringLiteral("error"));
    error_->setWordWrap(true);
    error_->hide();
    layout_->addWidget(error_);
    setFocusProxy(editor_);
    show_(value_);
}

QString AttributeEdit::labelText(const AttributeSpec& spec)
{
    const QString title = spec.title.empty() ? QString::fromStdString(spec.name) : coreText(spec.title);
    return spec.unit.empty() ? title : QStringLiteral("%1 (%2)").arg(title, coreTranslation(spec.unit));
}

void AttributeEdit::addEditor(QWidget* editor)
{
    editor_ = editor;
    editor->setAccessibleName(labelText(spec_));
    editor->setAccessibleDescription(coreText(spec_.help));
    editor->setToolTip(coreText(spec_.help));
    layout_->addWidget(editor);
}

void AttributeEdit::setValue(const Value& value)
{
    const Result<Value> valid = checked(spec_, value);
    value_ = valid ? *valid : value;
    valid_ = true;
    mixed_ = false;
    showError({});
    show_(value_);
}

/// What the editor holds now: handed on when it is valid and new, refused with the sentence else.
void AttributeEdit::take(const Value& raw)
{
    const Result<Value> valid = checked(spec_, raw);
    valid_ = valid.ok();
    showError(valid ? QString() : coreText(valid.error()));
    if (!valid || (*valid == value_ && !mixed_))
        return;
    value_ = *valid;
    mixed_ = false;
    emit valueChanged(value_);
}

/// A form gives a row no more than it must have: the sentence asks for all of its lines.
void AttributeEdit::fitError()
{
    error_->setMinimumHeight(error_->isHidden() ? 0 : error_->heightForWidth(width()));
}

void AttributeEdit::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitError();
}

void AttributeEdit::showError(const QString& sentence)
{
    error_->setText(sentence);
    error_->setVisible(!sentence.isEmpty());
    fitError();
    const bool invalid = !sentence.isEmpty();
    if (editor_->property("invalid").toBool() == invalid)
        return;
    editor_->setProperty("invalid", invalid);
    editor_->style()->unpolish(editor_);
    editor_->style()->polish(editor_);
}

void AttributeEdit::makeBoolean()
{
    auto* box = new QCheckBox(this);
    addEditor(box);
    show_ = [box](const Value& value) {
        const QSignalBlocker quiet(box);
        box->setTristate(false);
        box->setChecked(boolOf(value));
    };
    connect(box, &QCheckBox::clicked, this, [this, box] {
        box->setTristate(false);
        take(box->isChecked());
        emit finished();
    });
}

void AttributeEdit::makeNumber()
{
    auto* edit = new NumberEdit(spec_.kind == AttributeKind::integer ? NumberKind::integer : NumberKind::real, this);
    edit->setRange(rangeOf(spec_));
    if (spec_.optional)
        edit->setOptional(spec_.choices.empty() ? tr("none") : choiceText(spec_, spec_.choices.front()));
    addEditor(edit);
    show_ = [edit](const Value& value) { edit->setValue(value); };
    connect(edit, &NumberEdit::edited, this, &AttributeEdit::take);
    connect(edit, &NumberEdit::finished, this, &AttributeEdit::finished);
}

void AttributeEdit::makeChoice()
{
    auto* box = new QComboBox(this);
    if (spec_.optional)
        box->addItem(tr("none"));
    for (const std::string& choice : spec_.choices)
        box->addItem(choiceText(spec_, choice), QString::fromStdString(choice));
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addEditor(box);
    show_ = [box](const Value& value) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(std::max(0, box->findData(QString::fromStdString(stringOf(value)))));
    };
    connect(box, &QComboBox::currentIndexChanged, this, [this, box] {
        const QVariant id = box->currentData();
        take(id.isValid() ? Value(id.toString().toStdString()) : Value());
        emit finished();
    });
}

/// Of a field of words while it is empty and nothing is guessed.
QString AttributeEdit::usualPlaceholder() const
{
    return spec_.kind == AttributeKind::texts ? tr("separated by commas") : QString();
}

void AttributeEdit::setGuess(const std::string& choice)
{
    const QString word = choiceText(spec_, "auto");
    const auto shown = [&](const QString& guess) { return choice.empty() ? word : tr("%1 (%2)").arg(word, guess); };
    if (auto* number = qobject_cast<NumberEdit*>(editor_); number && !spec_.choices.empty())
        number->setOptional(shown(QString::fromStdString(choice)));
    const bool words = spec_.kind == AttributeKind::text || spec_.kind == AttributeKind::texts;
    if (auto* line = qobject_cast<QLineEdit*>(editor_); line && words)
        line->setPlaceholderText(!choice.empty() ? shown(QString::fromStdString(choice)) : usualPlaceholder());
    auto* box = qobject_cast<QComboBox*>(editor_);
    if (const int at = box ? box->findData(QStringLiteral("auto")) : -1; at >= 0)
        box->setItemText(at, shown(choiceText(spec_, choice)));
}

void AttributeEdit::makeText()
{
    auto* edit = new ElidedLine(Qt::ElideRight, this);
    addEditor(edit);
    show_ = [edit](const Value& value) { edit->setWords(QString::fromStdString(stringOf(value))); };
    connect(edit, &QLineEdit::textEdited, this, [this](const QString& text) { take(text.toStdString()); });
    connect(edit, &QLineEdit::editingFinished, this, &AttributeEdit::finished);
}

void AttributeEdit::makeFile()
{
    auto* holder = new QWidget(this);
    auto* edit = new ElidedLine(Qt::ElideLeft, holder);
    auto* button = new QToolButton(holder);
    button->setText(QStringLiteral("…")); // the path needs the room
    button->setToolTip(tr("Browse…"));
    button->setAccessibleName(tr("Browse…"));
    button->setObjectName(QStringLiteral("browse"));
    QHBoxLayout* line = row(holder);
    line->addWidget(edit, 1);
    line->addWidget(button);
    holder->setFocusProxy(edit);
    addEditor(holder);
    edit->setAccessibleName(labelText(spec_));
    show_ = [edit, help = coreText(spec_.help)](const Value& value) {
        edit->setText(QString::fromStdString(stringOf(value)));
        edit->setToolTip(edit->text().isEmpty() ? help : QStringLiteral("%1\n\n%2").arg(edit->text(), help));
    };
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        take(edit->text().toStdString());
        emit finished();
    });
    connect(button, &QToolButton::clicked, this, &AttributeEdit::browse);
}

void AttributeEdit::browse()
{
    auto* dialog = new QFileDialog(this, coreText(spec_.title), folder_);
    tellByName(dialog);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    const bool folder = spec_.name.find("folder") != std::string::npos;
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& chosen) {
        // A file beside the project keeps working when both are moved together.
        const QString relative = folder_.isEmpty() ? chosen : QDir(folder_).relativeFilePath(chosen);
        const QString path = relative.startsWith(QLatin1String("..")) ? chosen : relative;
        show_(path.toStdString());
        take(path.toStdString());
        emit finished();
    });
    dialog->open();
}

void AttributeEdit::makeNumbers()
{
    const NumberKind kind = spec_.kind == AttributeKind::integers ? NumberKind::integer : NumberKind::real;
    if (spec_.count <= 0 || spec_.count > 4 || spec_.optional) {
        auto* edit = new ElidedLine(Qt::ElideRight, this);
        edit->setPlaceholderText(spec_.optional ? tr("none") : QStringLiteral("1, 2, 3"));
        addEditor(edit);
        show_ = [edit](const Value& value) { edit->setWords(listShown(value)); };
        connect(edit, &QLineEdit::editingFinished, this, [this, edit, kind] {
            const bool none = spec_.optional && edit->text().trimmed().isEmpty();
            take(none ? Value() : listTyped(edit->text(), kind));
            emit finished();
        });
        return;
    }
    auto* holder = new QWidget(this);
    QHBoxLayout* line = row(holder);
    std::vector<NumberEdit*> edits;
    for (int i = 0; i < spec_.count; ++i) {
        edits.push_back(new NumberEdit(kind, holder));
        edits.back()->setRange(rangeOf(spec_));
        edits.back()->setObjectName(QString::number(i));
        edits.back()->setAccessibleName(QStringLiteral("%1 %2").arg(labelText(spec_)).arg(i + 1));
        line->addWidget(edits.back());
    }
    holder->setFocusProxy(edits.front());
    addEditor(holder);
    show_ = [edits](const Value& value) {
        const std::vector<std::int64_t> wholes = integersOf(value);
        const auto* reals = std::get_if<std::vector<double>>(&value);
        for (std::size_t i = 0; i < edits.size(); ++i)
            edits[i]->setValue(reals && i < reals->size() ? Value((*reals)[i])
                                   : i < wholes.size()    ? Value(wholes[i])
                                                          : Value());
    };
    for (NumberEdit* edit : edits) {
        connect(edit, &NumberEdit::edited, this, [this, edits, kind] {
            QStringList words;
            for (const NumberEdit* one : edits)
                words.append(numberShown(one->value()));
            take(listTyped(words.join(QLatin1Char(';')), kind));
        });
        connect(edit, &NumberEdit::finished, this, &AttributeEdit::finished);
    }
}

void AttributeEdit::makeTexts()
{
    auto* edit = new ElidedLine(Qt::ElideRight, this);
    edit->setPlaceholderText(usualPlaceholder());
    addEditor(edit);
    show_ = [edit](const Value& value) { edit->setWords(listShown(value)); };
    connect(edit, &QLineEdit::editingFinished, this, [this, edit] {
        std::vector<std::string> words;
        for (const QString& word : edit->text().split(QLatin1Char(','), Qt::SkipEmptyParts))
            words.push_back(word.trimmed().toStdString());
        take(words);
        emit finished();
    });
}

void AttributeEdit::makePart()
{
    auto* edit = new PartEdit(partTypes(spec_.choices.empty() ? std::string() : spec_.choices.front()), true, this);
    addEditor(edit);
    edit->setName(labelText(spec_));
    show_ = [edit](const Value& value) {
        const auto* parts = std::get_if<std::vector<Part>>(&value);
        edit->setPart(parts && !parts->empty() ? parts->front() : Part{});
    };
    connect(edit, &PartEdit::edited, this,
            [this](const Part& part) { take(part.type.empty() ? std::vector<Part>{} : std::vector<Part>{part}); });
    connect(edit, &PartEdit::finished, this, &AttributeEdit::finished);
}

} // namespace loom::ui
