#include "editor/data_panel.h"

#include "common/attribute_edit.h"
#include "common/core_text.h"
#include "common/file_choice.h"
#include "common/part_edit.h"
#include "common/theme.h"
#include "data/data_recipe.h"
#include "data/data_split.h"
#include "data/field_words.h"
#include "data/left_out.h"
#include "document/document.h"
#include "document/file_watch.h"
#include "editor/canvas/card_look.h"
#include "editor/doodle_book.h"
#include "editor/panel_parts.h"
#include "editor/part_list.h"
#include "editor/path_edit.h"
#include "editor/preview_reader.h"
#include "editor/table_preview.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

/// As the source calls it: several columns of numbers together make the field `target`.
std::string targetField(const TablePreview& preview)
{
    std::string name;
    for (const TablePreview::Column& column : preview.columns)
        if (column.role == TablePreview::Role::target)
            name = name.empty() ? column.name : "target";
    return name;
}

} // namespace

DataPanel::DataPanel(Document* document, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , theme_(theme)
    , reader_(new PreviewReader(this))
    , watch_(new FileWatch(this))
{
    setObjectName(QStringLiteral("dataPanel"));
    setFocusPolicy(Qt::NoFocus); // Tab goes to what is inside, which scrolls into sight
    connect(document, &Document::changed, this, &DataPanel::refresh);
    connect(theme, &Theme::changed, this, &DataPanel::rebuild);
    connect(reader_, &PreviewReader::ready, this, &DataPanel::showPreview);
    connect(reader_, &PreviewReader::failed, this, [this] { showPreview({}); });
    connect(watch_, &FileWatch::changed, this, [this](const QStringList& names) {
        changedFiles_ = names;
        showReading();
        emit filesChanged(names);
    });
    rebuild();
}

void DataPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

void DataPanel::rebuild()
{
    if (book_)
        book_->setParent(this); // what is drawn outlives the page
    QVBoxLayout* page = freshPage(this, *theme_);
    buildSource(page);
    buildDrawings(page);
    buildReading(page);
    buildTransforms(page);
    page->addStretch();
    refresh();
    showPreview(preview_);
    showReading();
}

void DataPanel::buildSource(QVBoxLayout* page)
{
    addHeading(page, tr("Source"), *theme_);
    table_ = new TablePreviewView(*theme_, widget());
    page->addWidget(table_);
    connect(table_, &TablePreviewView::roleChosen, this, &DataPanel::changeRole);
    problem_ = addWords(page, QString());
    problem_->setObjectName(QStringLiteral("tableProblem"));
    source_ = new PartEdit(partTypes("sources"), false, widget());
    source_->setObjectName(QStringLiteral("dataSource"));
    source_->setProperty("path", QStringLiteral("data.source"));
    source_->setName(tr("Source"));
    page->addWidget(source_);
    connect(source_, &PartEdit::edited, this, &DataPanel::changeSource);
    connect(source_, &PartEdit::finished, document_, &Document::finishStep);
}

void DataPanel::buildDrawings(QVBoxLayout* page)
{
    if (!book_) {
        book_ = new DoodleBook(*theme_, this);
        connect(book_, &DoodleBook::added, this, &DataPanel::readAgain);
        connect(book_, &DoodleBook::fileWanted, this, &DataPanel::chooseDrawings);
    }
    page->addWidget(book_);
}

/// The attribute of the source that names a file of drawings; empty: it has none.
static std::string drawingsOf(const Part& source)
{
    const SourceType* type = findSource(source.type);
    return type ? type->drawings : std::string();
}

void DataPanel::showDrawings()
{
    const Part& source = document_->project().data.source;
    const std::string attribute = drawingsOf(source);
    book_->setVisible(!attribute.empty());
    const QString named = QString::fromStdString(stringOf(attributeOf(source.attributes, attribute)));
    book_->setFile(attribute.empty() || named.isEmpty() ? QString() : QDir(folder()).absoluteFilePath(named));
}

void DataPanel::chooseDrawings()
{
    QFileDialog* dialog =
        fileDialog(window(), QFileDialog::AcceptSave, tr("A file for drawings"), tr("Drawings (*.json)"));
    dialog->setObjectName(QStringLiteral("choose_drawings"));
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // it is added to, never written over
    dialog->selectFile(QDir(folder()).absoluteFilePath(QStringLiteral("doodles.json")));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& file) {
        Part part = document_->project().data.source;
        const std::string attribute = drawingsOf(part);
        if (attribute.empty())
            return;
        book_->add(file);
        part.attributes[attribute] = file.toStdString();
        changeSource(part);
        document_->finishStep();
    });
    dialog->open();
}

void DataPanel::buildReading(QVBoxLayout* page)
{
    failure_ = addWords(page, QString());
    failure_->setObjectName(QStringLiteral("dataFailure"));
    failure_->setProperty("role", QStringLiteral("error"));
    failure_->setForegroundRole(QPalette::WindowText);
    changed_ = addWords(page, QString());
    changed_->setObjectName(QStringLiteral("dataChanged"));
    auto* row = new QHBoxLayout;
    page->addLayout(row);
    auto* again = new QPushButton(tr("Read again"), widget());
    again->setObjectName(QStringLiteral("readAgain"));
    again->setToolTip(tr("Reads the files anew, after something in them was changed."));
    connect(again, &QPushButton::clicked, this, &DataPanel::readAgain);
    row->addWidget(again);
    leaveOut_ = new QPushButton(tr("Leave out"), widget());
    leaveOut_->setObjectName(QStringLiteral("leaveOut"));
    leaveOut_->setToolTip(tr("Leaves out what cannot be read, and lists it."));
    connect(leaveOut_, &QPushButton::clicked, this, [this] {
        Part part = document_->project().data.source;
        part.attributes["unreadable"] = std::string("leave_out");
        changeSource(part);
    });
    row->addWidget(leaveOut_);
    row->addStretch();
    fields_ = addWords(page, QString());
    fields_->setObjectName(QStringLiteral("dataFields"));
    left_ = addWords(page, QString());
    left_->setObjectName(QStringLiteral("dataLeftOut"));
}

void DataPanel::buildTransforms(QVBoxLayout* page)
{
    addHeading(page, tr("Transforms"), *theme_);
    addWords(page, tr("What happens to the data, in this order. Statistics come from the training part only."));
    transforms_ = new PartList(
        document_, *theme_, "transforms", QStringLiteral("data.transforms"), Change::data,
        [](Project& project) -> std::vector<Part>& { return project.data.transforms; }, widget());
    page->addWidget(transforms_);
    addHeading(page, tr("Split"), *theme_);
    QFormLayout* form = addForm(page, *theme_);
    for (const char* path : {"data.split.method", "data.split.validation", "data.split.test", "data.split.training",
                             "data.shuffle_labels"})
        addPathEdit(document_, QLatin1String(path), form);
    parts_ = addWords(page, QString());
    parts_->setObjectName(QStringLiteral("dataParts"));
}

/// Transforms and split belong to their source: another one brings those that it usually has.
void DataPanel::changeSource(const Part& part)
{
    changeData(withSource(document_->project().data, part));
}

void DataPanel::changeData(const DataRecipe& recipe)
{
    Project edited = document_->project();
    edited.data = recipe;
    document_->editProject(edited, tr("Change the data source"), Change::data, QStringLiteral("data.source"));
}

void DataPanel::changeRole(int column, TablePreview::Role role)
{
    Part part = document_->project().data.source;
    part.attributes = withRole(part.attributes, preview_, column, role);
    DataRecipe recipe = withSource(document_->project().data, part);
    const TablePreview::Column& chosen = preview_.columns[std::size_t(column)];
    if (role == TablePreview::Role::target && chosen.role != role)
        recipe = withTarget(std::move(recipe), targetField(preview_),
                            chosen.kind == "numbers" ? chosen.name : std::string());
    changeData(recipe);
    document_->finishStep();
}

QString DataPanel::folder() const
{
    const QString file = document_->file();
    return file.isEmpty() ? QString() : QFileInfo(file).absolutePath();
}

void DataPanel::readPreview()
{
    previewed_ = document_->project().data.source;
    reader_->read(previewed_, folder());
}

void DataPanel::showPreview(const TablePreview& preview)
{
    preview_ = preview;
    table_->setVisible(!preview.columns.empty());
    if (!preview.columns.empty())
        table_->show(preview);
    problem_->setText(preview.problem.empty() ? QString() : coreText(preview.problem));
    problem_->setVisible(!preview.problem.empty());
    showGuesses();
}

/// Of a table its beginning tells; of other files what reading them has found.
void DataPanel::showGuesses()
{
    const std::map<std::string, std::string>& guesses = preview_.guesses.empty() ? readGuesses_ : preview_.guesses;
    for (AttributeEdit* edit : source_->findChildren<AttributeEdit*>()) {
        const auto guess = guesses.find(edit->spec().name);
        edit->setGuess(guess == guesses.end() ? std::string() : guess->second);
    }
}

void DataPanel::showRead(const PreparedData* data)
{
    why_ = {};
    faults_ = data ? data->faults : Faults();
    sizes_ = data
        ? PartSizes{qint64(data->training.size()), qint64(data->validation.size()), qint64(data->test.size())}
        : PartSizes{};
    limit_ = data ? limitNote(document_->project().data.split.training, data->trainingRows) : Text();
    readGuesses_ = data ? data->guesses : std::map<std::string, std::string>();
    showGuesses();
    emit faultsFound(faults_);
    watchFiles(data ? data->files : std::map<std::string, std::string>());
    showReading();
}

void DataPanel::watchFiles(const std::map<std::string, std::string>& read)
{
    if (!changedFiles_.isEmpty())
        emit filesChanged({});
    changedFiles_.clear();
    watch_->watch(document_->project().data, folder(), read);
}

QString DataPanel::changedWords(const QStringList& names)
{
    QStringList last;
    for (const QString& name : names)
        last << QFileInfo(name).fileName();
    return tr("%1 has changed on the disk since it was read.").arg(last.join(QStringLiteral(", ")));
}

void DataPanel::showFailure(const Text& why)
{
    why_ = why;
    faults_ = {};
    sizes_ = {};
    limit_ = {};
    emit faultsFound(faults_);
    watchFiles({});
    showReading();
}

void DataPanel::showReading()
{
    constexpr std::size_t kShown = 8;
    failure_->setText(why_.empty() ? QString() : coreText(why_));
    failure_->setVisible(!why_.empty());
    changed_->setText(changedFiles_.isEmpty() ? QString() : changedWords(changedFiles_));
    changed_->setVisible(!changedFiles_.isEmpty());
    const Attributes& source = document_->project().data.source.attributes;
    leaveOut_->setVisible(!why_.empty() && stringOf(attributeOf(source, "unreadable")) == "refuse");
    QStringList lines;
    for (std::size_t i = 0; i < std::min(kShown, faults_.listed.size()); ++i)
        lines.append(coreText(saidOf(faults_.listed[i])));
    if (faults_.count > qint64(lines.size()))
        lines.append(tr("… and %n more", nullptr, int(faults_.count - lines.size())));
    if (!lines.isEmpty())
        lines.prepend(tr("Left out, as it cannot be read:"));
    left_->setText(lines.join(QLatin1Char('\n')));
    left_->setVisible(!lines.isEmpty());
    QString parts = tr("Rows: %1 training, %2 validation, %3 test")
                        .arg(locale().toString(sizes_.training), locale().toString(sizes_.validation),
                             locale().toString(sizes_.test));
    if (!limit_.empty())
        parts += QLatin1Char('\n') + coreText(limit_);
    parts_->setText(parts);
    parts_->setVisible(sizes_.training > 0);
}

void DataPanel::readAgain()
{
    readPreview();
    emit readAgainRequested();
}

void DataPanel::refresh()
{
    const Part& source = document_->project().data.source;
    if (source_->part() != source) {
        source_->setPart(source);
        showGuesses(); // of the same type as before its editors are new
    }
    showDrawings();
    if (previewed_ != source)
        readPreview();
    transforms_->refresh();
    refreshPathEdits(*document_, widget());
    QStringList lines;
    for (const FieldShape& field : document_->fields()) {
        if (field.isLengths)
            continue; // travels beside its field
        const QString name = coreTranslation(fieldTitle(field.name)), shape = shapeText(field.shape);
        lines.append(field.classes > 0 ? tr("%1: %2, %n class(es)", nullptr, int(field.classes)).arg(name, shape)
                                       : tr("%1: %2").arg(name, shape));
    }
    fields_->setText(lines.join(QLatin1Char('\n')));
    fields_->setVisible(!lines.isEmpty());
}

} // namespace loom::ui
