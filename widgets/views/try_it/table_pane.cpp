#include "views/try_it/table_pane.h"

#include "common/accessibility.h"
#include "common/core_text.h"
#include "common/file_choice.h"
#include "common/theme.h"
#include "views/try_it/new_table_model.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QSaveFile>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {
namespace {

constexpr std::size_t kMostListed = 5; ///< reasons that are shown

/// How many bytes were written; −1: not all.
qint64 written(const Answered& answered, const QString& file)
{
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return -1;
    QByteArray text = "\xef\xbb\xbf" + QByteArray::fromStdString(predictionHead(answered.outputs)) + "\n";
    const PreparedData& rows = *answered.rows;
    for (std::int64_t row = 0; row < answered.size(); ++row) {
        std::vector<Prediction> predictions;
        std::vector<Truth> truths;
        for (std::size_t o = 0; o < answered.outputs.size(); ++o) {
            predictions.push_back(answered.prediction(o, row));
            truths.push_back(truthOf(answered.outputs[o], rows, row));
        }
        const bool known = std::size_t(row) < rows.lines.size();
        const std::string name = std::to_string(known ? rows.lines[std::size_t(row)] : row);
        text += QByteArray::fromStdString(predictionLine(name, answered.outputs, predictions, truths)) + "\n";
    }
    return out.write(text) == text.size() && out.commit() ? text.size() : -1;
}

/// What the dialog offers: tables, or what the project itself reads where that is no table.
QString filesOf(const Part& part)
{
    const SourceType* source = findSource(part.type);
    const QString own = QString::fromStdString(stringOf(attributeOf(part.attributes, "file")));
    if (!source || source->preview || own.isEmpty())
        return TablePane::tr("Tables (*.csv *.tsv *.tab *.txt);;All files (*)");
    return TablePane::tr("%1 (*.%2);;All files (*)").arg(coreText(source->title), QFileInfo(own).suffix());
}

/// Is the row of the fault among those that are answered?
bool isAnswered(const PreparedData& rows, const Fault& fault)
{
    for (const Argument& argument : fault.place.arguments())
        if (const auto* row = std::get_if<std::int64_t>(&argument.value))
            return std::ranges::find(rows.lines, *row) != rows.lines.end();
    return false;
}

} // namespace

TablePane::TablePane(Theme& theme, QWidget* parent)
    : TryPane(parent)
    , theme_(theme)
    , list_(new QTableView(this))
    , model_(new NewTableModel(theme, this))
    , open_(new QPushButton(this))
    , save_(new QPushButton(this))
    , left_(new QLabel(this))
    , saved_(new QLabel(this))
    , background_(this)
{
    setAcceptDrops(true);
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme.px(2));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open_);
    buttons->addWidget(save_);
    buttons->addStretch();
    lines->addLayout(buttons);
    left_->setObjectName(QStringLiteral("table_left_out"));
    left_->setProperty("role", "warning");
    saved_->setObjectName(QStringLiteral("table_saved"));
    saved_->setProperty("role", "muted");
    for (QLabel* label : {saved_, left_}) {
        label->setWordWrap(true);
        label->hide();
        lines->addWidget(label);
    }
    list_->setObjectName(QStringLiteral("new_table"));
    list_->setModel(model_);
    list_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->horizontalHeader()->setResizeContentsPrecision(50); // rows that tell a column's width
    list_->setAcceptDrops(false);
    list_->viewport()->setAcceptDrops(false);
    list_->hide();
    lines->addWidget(list_, 1);
    lines->addStretch();
    save_->setEnabled(false);
    connect(open_, &QPushButton::clicked, this, &TablePane::choose);
    connect(save_, &QPushButton::clicked, this, &TablePane::chooseTarget);
    const auto restyle = [this] {
        constexpr double kLow = 60; // units
        list_->setMinimumHeight(theme_.px(kLow));
        list_->verticalHeader()->setDefaultSectionSize(theme_.px(7));
    };
    connect(&theme, &Theme::changed, this, restyle);
    restyle();
    retranslate();
}

void TablePane::retranslate()
{
    nameControl(open_, QStringLiteral("table_open"), tr("Open a table …"),
                tr("A table with the same columns; what is to be predicted may be missing. Or drop one here"));
    nameControl(save_, QStringLiteral("table_save"), tr("Save as CSV …"), tr("The rows with their predictions"));
    open_->setText(tr("Open a table …"));
    save_->setText(tr("Save as CSV …"));
    list_->setAccessibleName(tr("Rows of the new table with their predictions"));
    showLeftOut();
}

QString TablePane::invitation() const
{
    return tr("Open a table, or drop one here: the network answers for each of its rows.");
}

void TablePane::setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t)
{
    if (subject == subject_)
        return;
    subject_ = subject;
    answered_.reset();
    model_->setSubject(subject, rowColumns(*subject));
    save_->setEnabled(false);
    list_->hide();
}

std::optional<NewRows> TablePane::question() const
{
    NewRows rows;
    rows.table = file_.toStdString();
    return file_.isEmpty() ? std::nullopt : std::optional(rows);
}

void TablePane::showAnswer(const std::shared_ptr<const Answered>& answered)
{
    const bool otherRows = !answered_ || answered_->rows != answered->rows;
    answered_ = answered;
    model_->setAnswer(answered);
    save_->setEnabled(true);
    list_->show();
    if (otherRows) {
        list_->resizeColumnsToContents();
        showLeftOut();
    }
}

void TablePane::showProblem(const QString&)
{
    answered_.reset();
    model_->setAnswer(nullptr);
    save_->setEnabled(false);
    list_->hide();
    showLeftOut();
}

/// A row of which something cannot be read is left out, or the mean of the training part stands there.
void TablePane::showLeftOut()
{
    QStringList lines;
    if (answered_ && answered_->rows->faults.count > 0) {
        const Faults& faults = answered_->rows->faults;
        lines << tr("What cannot be read (%1):").arg(countText(faults.count));
        for (std::size_t i = 0; i < std::min(faults.listed.size(), kMostListed); ++i) {
            const Fault& fault = faults.listed[i];
            const QString words =
                isAnswered(*answered_->rows, fault) ? tr("%1, answered with a mean: %2") : tr("%1, left out: %2");
            lines << words.arg(coreText(fault.place), coreText(fault.reason));
        }
        if (faults.count > std::int64_t(kMostListed))
            lines << QStringLiteral("…");
    }
    left_->setText(lines.join(QLatin1Char('\n')));
    left_->setVisible(!lines.isEmpty());
}

QString TablePane::summary(const Answered& answered) const
{
    const QString rows = tr("%1: %2 rows").arg(QFileInfo(file_).fileName(), countText(answered.size()));
    const auto [right, known] = model_->right();
    return known > 0 ? tr("%1 · %2 of %3 right").arg(rows, countText(right), countText(known)) : rows;
}

void TablePane::openFile(const QString& file)
{
    file_ = file;
    saved_->hide();
    emit changed();
}

void TablePane::choose()
{
    QFileDialog* dialog = fileDialog(window(), QFileDialog::AcceptOpen, tr("A table"),
                                     filesOf(subject_ ? subject_->project.data.source : Part()));
    dialog->setObjectName(QStringLiteral("choose_new_table"));
    connect(dialog, &QFileDialog::fileSelected, this, &TablePane::openFile);
    dialog->open();
}

void TablePane::chooseTarget()
{
    QFileDialog* dialog =
        fileDialog(window(), QFileDialog::AcceptSave, tr("Save the predictions"), tr("Tables (*.csv)"));
    dialog->setObjectName(QStringLiteral("choose_predictions"));
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    dialog->selectFile(QFileInfo(file_).completeBaseName() + QStringLiteral("_predicted.csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &TablePane::save);
    dialog->open();
}

/// What is shown now is what is written, beside the window.
void TablePane::save(const QString& file)
{
    if (!answered_)
        return;
    background_.ask([answered = answered_, file] { return written(*answered, file); },
                    [this, file, step = answered_->step](qint64 bytes) {
                        saved_->setText(bytes > 0
                                            ? tr("Saved in %1, %2.").arg(QFileInfo(file).fileName(), step)
                                            : tr("%1 could not be written: choose another place, or make room on the "
                                                 "disk.")
                                                  .arg(QFileInfo(file).fileName()));
                        saved_->show();
                    });
}

void TablePane::dragEnterEvent(QDragEnterEvent* event)
{
    const QString file = carriedFile(event->mimeData());
    if (!file.isEmpty() && !file.endsWith(QLatin1String(".loom")) && !file.endsWith(QLatin1String(".loomz")))
        event->acceptProposedAction();
}

void TablePane::dropEvent(QDropEvent* event)
{
    const QString file = carriedFile(event->mimeData());
    if (file.isEmpty())
        return;
    event->acceptProposedAction();
    openFile(file);
}

} // namespace loom::ui
