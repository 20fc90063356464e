#include "course/learner_bar.h"

#include "common/core_text.h"
#include "common/file_choice.h"
#include "common/theme.h"
#include "course/learner_store.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

constexpr int kLongestName = 60; // letters

/// A name in a menu or a button: what stands in a record may be of any length.
QString shown(const std::string& name, const QString& none)
{
    const QString text = QString::fromStdString(name).simplified();
    if (text.isEmpty())
        return none;
    return text.size() <= kLongestName ? text : text.left(kLongestName) + QChar(0x2026);
}

} // namespace

LearnerBar::LearnerBar(LearnerStore& store, Theme& theme, QWidget* parent)
    : QWidget(parent)
    , store_(store)
    , theme_(theme)
    , who_(new QToolButton(this))
    , menu_(new QMenu(this))
    , asked_(new QWidget(this))
    , question_(new QLabel(asked_))
    , told_(new QLabel(this))
    , name_(new QLineEdit(asked_))
    , yes_(new QPushButton(asked_))
    , no_(new QPushButton(asked_))
{
    setObjectName(QStringLiteral("learner_bar"));
    who_->setObjectName(QStringLiteral("learner"));
    menu_->setObjectName(QStringLiteral("learner_menu"));
    question_->setObjectName(QStringLiteral("learner_question"));
    name_->setObjectName(QStringLiteral("learner_name"));
    yes_->setObjectName(QStringLiteral("learner_yes"));
    no_->setObjectName(QStringLiteral("learner_no"));
    told_->setObjectName(QStringLiteral("learner_told"));
    who_->setPopupMode(QToolButton::InstantPopup);
    who_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    who_->setMenu(menu_);
    name_->setMaxLength(kLongestName);
    for (QLabel* label : {question_, told_})
        label->setWordWrap(true);
    auto* answers = new QHBoxLayout;
    answers->addWidget(name_, 1);
    answers->addWidget(yes_);
    answers->addWidget(no_);
    answers->addStretch();
    auto* question = new QVBoxLayout(asked_);
    question->setContentsMargins(0, 0, 0, 0);
    question->addWidget(question_);
    question->addLayout(answers);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(who_, 0, Qt::AlignLeft);
    lines->addWidget(asked_);
    lines->addWidget(told_);
    asked_->hide();
    told_->hide();
    connect(menu_, &QMenu::aboutToShow, this, &LearnerBar::fillMenu);
    connect(yes_, &QPushButton::clicked, this, &LearnerBar::agree);
    connect(name_, &QLineEdit::returnPressed, this, &LearnerBar::agree);
    connect(no_, &QPushButton::clicked, this, &LearnerBar::hideAsked);
    connect(&store_, &LearnerStore::pickedChanged, this, &LearnerBar::follow);
    connect(&store_, &LearnerStore::renamed, this, &LearnerBar::follow);
    connect(&theme_, &Theme::changed, this, &LearnerBar::follow);
    follow();
}

void LearnerBar::follow()
{
    who_->setText(shown(store_.record()->name, tr("My record")));
    who_->setIcon(theme_.icon(QStringLiteral("menu")));
    who_->setAccessibleName(tr("Learner: %1").arg(who_->text()));
    who_->setToolTip(tr("Who learns here: pick, add, carry a record in or out, report."));
    hideAsked();
    told_->hide();
}

void LearnerBar::fillMenu()
{
    menu_->clear();
    addLearners();
    menu_->addSeparator();
    const auto add = [this](const char* id, const QString& words, auto act) {
        QAction* action = menu_->addAction(words, this, act);
        action->setObjectName(QLatin1String(id));
        return action;
    };
    add("learner_new", tr("New learner"), &LearnerBar::askName);
    add("learner_import", tr("Take over a record…"), &LearnerBar::chooseImport);
    add("learner_export", tr("Hand in, or carry away…"), &LearnerBar::askHandIn);
    menu_->addSeparator();
    add("report_lab", tr("Report on this lab…"), [this] { chooseReport(false); })->setEnabled(labOpen_);
    add("report_course", tr("Report on the whole course…"), [this] { chooseReport(true); });
    menu_->addSeparator();
    add("learner_reset", tr("Begin anew"), &LearnerBar::askReset)->setEnabled(!store_.record()->labs.empty());
}

void LearnerBar::addLearners()
{
    for (const LearnerFile& learner : store_.learners()) {
        const QString file = QString::fromStdString(learner.file);
        const bool picked = file == store_.file();
        // The picked one's name may not have been written yet.
        QAction* action = menu_->addAction(shown(picked ? store_.record()->name : learner.name, tr("My record")),
                                           this, [this, file] { store_.pick(file); });
        action->setCheckable(true);
        action->setChecked(picked);
    }
}

void LearnerBar::askName()
{
    told_->hide();
    asks_ = Asked::name;
    question_->setText(tr("What is the learner's name?"));
    name_->setAccessibleName(question_->text());
    name_->clear();
    name_->show();
    yes_->setText(tr("Add"));
    no_->setText(tr("Cancel"));
    asked_->show();
    name_->setFocus();
}

void LearnerBar::askReset()
{
    told_->hide();
    asks_ = Asked::reset;
    question_->setText(
        tr("Every answer and everything that was reached is forgotten. The record cannot be had back."));
    name_->hide();
    yes_->setText(tr("Begin anew"));
    no_->setText(tr("Keep it"));
    asked_->show();
    no_->setFocus();
}

/// Whoever collects the files knows them by the name in them.
void LearnerBar::askHandIn()
{
    told_->hide();
    asks_ = Asked::handIn;
    nameless_ = false;
    question_->setText(tr("Whose work is this? The name stands in the file."));
    name_->setAccessibleName(question_->text());
    name_->setText(QString::fromStdString(store_.record()->name));
    name_->show();
    yes_->setText(tr("Hand in"));
    no_->setText(tr("Cancel"));
    asked_->show();
    name_->setFocus();
}

void LearnerBar::handIn()
{
    if (name_->text().trimmed().isEmpty() && !nameless_) {
        nameless_ = true;
        question_->setText(tr("Without a name nobody knows whose work it is. Write one, or hand it in like this."));
        yes_->setText(tr("Without a name"));
        name_->setFocus();
        return;
    }
    store_.rename(name_->text());
    hideAsked();
    chooseExport();
}

void LearnerBar::agree()
{
    if (asks_ == Asked::handIn)
        handIn();
    else if (asks_ == Asked::reset)
        store_.reset();
    else if (!name_->text().trimmed().isEmpty())
        store_.add(name_->text());
    else
        name_->setFocus();
}

void LearnerBar::hideAsked()
{
    asked_->hide();
}

void LearnerBar::tell(const QString& sentence)
{
    told_->setText(sentence);
    told_->show();
}

void LearnerBar::chooseImport()
{
    QFileDialog* dialog = fileDialog(window(), QFileDialog::AcceptOpen, tr("Take over a record"),
                                     tr("Records of learners (*.json);;All files (*)"));
    dialog->setObjectName(QStringLiteral("choose_record"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        if (const Result<void> taken = store_.import(file); !taken)
            tell(coreText(taken.error()));
    });
    dialog->open();
}

void LearnerBar::chooseExport()
{
    QFileDialog* dialog = fileDialog(window(), QFileDialog::AcceptSave, tr("Hand in, or carry away"),
                                     tr("Records of learners (*.json)"));
    dialog->setObjectName(QStringLiteral("choose_hand_in"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    QString name = who_->text();
    for (QChar& letter : name)
        if (QStringLiteral("/\\:*?\"<>|").contains(letter))
            letter = QLatin1Char('_');
    dialog->selectFile(name + QStringLiteral(".json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        const Result<void> written = store_.exportTo(file);
        tell(written ? tr("Written: %1. The file is yours; “Take over a record” opens it anywhere.")
                           .arg(QFileInfo(file).fileName())
                     : coreText(written.error()));
    });
    dialog->open();
}

void LearnerBar::chooseReport(bool wholeCourse)
{
    QFileDialog* dialog = fileDialog(window(), QFileDialog::AcceptSave, tr("Report"),
                                     tr("Page for a browser (*.html);;Document for printing (*.pdf)"));
    dialog->setObjectName(QStringLiteral("choose_report"));
    dialog->setDefaultSuffix(QStringLiteral("html"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.contains(QLatin1String("*.pdf")) ? QStringLiteral("pdf")
                                                                         : QStringLiteral("html"));
    });
    dialog->selectFile(tr("report") + QStringLiteral(".html"));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, wholeCourse](const QString& file) { emit reportWanted(file, wholeCourse); });
    dialog->open();
}

void LearnerBar::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !asked_->isHidden()) {
        hideAsked();
        who_->setFocus();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void LearnerBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        follow();
}

} // namespace loom::ui
