#include "editor/doodle_book.h"

#include "common/accessibility.h"
#include "common/stroke_pad.h"
#include "common/theme.h"
#include "document/file_work.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <map>
#include <memory>

namespace loom::ui {
namespace {

QLabel* wrapped(QWidget* parent, const char* name)
{
    auto* label = new QLabel(parent);
    label->setObjectName(QLatin1String(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->hide();
    return label;
}

} // namespace

DoodleBook::DoodleBook(Theme& theme, QWidget* parent)
    : QWidget(parent)
    , pad_(new StrokePad(theme, this))
    , label_(new QComboBox(this))
    , undo_(new QPushButton(this))
    , clear_(new QPushButton(this))
    , add_(new QPushButton(this))
    , counts_(wrapped(this, "doodle_counts"))
    , problem_(wrapped(this, "doodle_problem"))
    , work_(new FileWork(this))
{
    problem_->setProperty("role", QStringLiteral("error"));
    counts_->setForegroundRole(QPalette::PlaceholderText);
    label_->setEditable(true);
    label_->setInsertPolicy(QComboBox::NoInsert);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(2));
    lines->addWidget(pad_);
    auto* takenBack = new QHBoxLayout;
    for (QPushButton* button : {undo_, clear_})
        takenBack->addWidget(button);
    takenBack->addStretch();
    lines->addLayout(takenBack);
    auto* named = new QHBoxLayout;
    named->addWidget(label_, 1);
    named->addWidget(add_);
    lines->addLayout(named);
    lines->addWidget(problem_);
    lines->addWidget(counts_);
    connect(undo_, &QPushButton::clicked, pad_, &StrokePad::undoStroke);
    connect(clear_, &QPushButton::clicked, pad_, &StrokePad::clear);
    connect(add_, &QPushButton::clicked, this, &DoodleBook::press);
    connect(label_->lineEdit(), &QLineEdit::returnPressed, this, [this] {
        if (add_->isEnabled())
            press();
    });
    connect(pad_, &StrokePad::changed, this, &DoodleBook::allow);
    connect(label_, &QComboBox::editTextChanged, this, &DoodleBook::allow);
    connect(work_, &FileWork::failed, this, [this](const Text& why) { showProblem(coreText(why)); });
    retranslate();
    allow();
}

void DoodleBook::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void DoodleBook::retranslate()
{
    nameControl(pad_, QStringLiteral("doodle_pad"), tr("Paper"),
                tr("Draw with the mouse, a finger or a pen; the arrows move the pen, with Shift they draw."));
    nameControl(label_, QStringLiteral("doodle_label"), tr("What it shows"), tr("A word for what is drawn"));
    nameControl(undo_, QStringLiteral("doodle_undo"), tr("Undo stroke"),
                tr("Takes back the last stroke (Backspace)"));
    nameControl(clear_, QStringLiteral("doodle_clear"), tr("Clear"), tr("Takes back all strokes (Delete)"));
    nameControl(add_, QStringLiteral("doodle_add"), tr("Add"), tr("Puts the drawing into the file, with its word"));
    for (QPushButton* button : {undo_, clear_, add_})
        button->setText(button->accessibleName());
    label_->lineEdit()->setPlaceholderText(tr("What it shows"));
}

void DoodleBook::allow()
{
    undo_->setEnabled(!pad_->isBlank());
    clear_->setEnabled(!pad_->isBlank());
    add_->setEnabled(!pad_->isBlank() && !label_->currentText().trimmed().isEmpty() && !work_->busy());
}

void DoodleBook::setFile(const QString& file)
{
    if (file == file_)
        return;
    file_ = file;
    showProblem({});
    read();
}

void DoodleBook::press()
{
    if (file_.isEmpty())
        emit fileWanted();
    else
        add(file_);
}

/// The counts of what is there already. A file that is not there yet begins with the first drawing.
void DoodleBook::read()
{
    if (file_.isEmpty() || !QFileInfo::exists(file_))
        return showContent(DoodleFile());
    work_->start([file = file_] { return tr("Reading %1").arg(QFileInfo(file).fileName()); },
                 [this, file = file_](const FileProgress& progress) -> std::function<void()> {
                     auto content =
                         std::make_shared<const Result<DoodleFile>>(readDoodleFile(file.toStdString(), progress));
                     return [this, file, content] {
                         if (file == file_)
                             showContent(*content);
                     };
                 });
}

void DoodleBook::add(const QString& file)
{
    file_ = file;
    const OwnDoodle doodle{label_->currentText().trimmed().toStdString(), pad_->strokes()};
    work_->start([file] { return tr("Saving %1").arg(QFileInfo(file).fileName()); },
                 [this, file, doodle](const FileProgress&) -> std::function<void()> {
                     auto content = std::make_shared<const Result<DoodleFile>>(addDoodle(file.toStdString(), doodle));
                     return [this, content] {
                         showContent(*content);
                         if (!*content)
                             return;
                         pad_->clear();
                         emit added();
                     };
                 });
    allow();
}

/// How many drawings there are of each word, which can be chosen again.
void DoodleBook::showContent(const Result<DoodleFile>& content)
{
    allow();
    if (!content)
        return showProblem(coreText(content.error()));
    showProblem({});
    std::map<QString, int> counts;
    QStringList labels;
    for (const OwnDoodle& doodle : content->doodles) {
        const QString label = QString::fromStdString(doodle.label);
        if (counts[label]++ == 0)
            labels << label;
    }
    const QString typed = label_->currentText();
    label_->clear();
    label_->addItems(labels);
    label_->setEditText(typed);
    QStringList lines;
    for (const QString& label : labels)
        lines << QStringLiteral("%1: %2").arg(label).arg(counts[label]);
    counts_->setText(lines.join(QStringLiteral(", ")));
    counts_->setVisible(!lines.isEmpty());
}

void DoodleBook::showProblem(const QString& why)
{
    problem_->setText(why);
    problem_->setVisible(!why.isEmpty());
}

} // namespace loom::ui
