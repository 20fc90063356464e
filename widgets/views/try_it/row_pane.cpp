#include "views/try_it/row_pane.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "views/try_it/answer_bars.h"
#include "views/try_it/row_field.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>
#include <limits>

namespace loom::ui {
namespace {

constexpr std::size_t kMostFields = 60;
constexpr std::int64_t kMeasured = 100000; ///< rows of the training part
using Ends = std::vector<std::pair<double, double>>;

/// The numbers of a field in one row.
std::vector<double> rowOf(const PreparedData& data, const std::string& name, std::int64_t row)
{
    std::vector<double> numbers;
    const int field = data.rows.indexOf(name);
    if (field < 0 || row < 0 || row >= data.rows.size())
        return numbers;
    Tensor tensor(data.rows.fields()[std::size_t(field)].shape, data.rows.fields()[std::size_t(field)].dtype);
    if (!data.rows.read(field, {&row, 1}, tensor.data()))
        return numbers;
    for (std::int64_t i = 0; i < tensor.size(); ++i)
        numbers.push_back(tensor.at(i));
    return numbers;
}

/// What a person sees of a text in one row.
std::string textOf(const PreparedData& data, const std::string& name, std::int64_t row)
{
    const int index = data.rows.indexOf(name);
    if (index < 0 || row < 0 || row >= data.rows.size())
        return {};
    const Field& field = data.rows.fields()[std::size_t(index)];
    Tensor tensor(field.shape.withFront(1), field.dtype);
    const bool read = data.rows.read(index, {&row, 1}, tensor.data()).ok();
    return read ? presenterOf(field).cell(field, tensor, 0, 0).toStdString() : std::string();
}

/// Smallest and largest number of each column in the training part.
Ends endsOf(const PreparedData& data, const std::vector<NewColumn>& columns)
{
    constexpr std::int64_t kPiece = 1024;
    const double none = std::numeric_limits<double>::infinity();
    Ends ends(columns.size(), {none, -none});
    const std::int64_t total = std::min<std::int64_t>(kMeasured, std::int64_t(data.training.size()));
    for (std::int64_t first = 0; first < total; first += kPiece) {
        const std::vector<std::int64_t> rows = data.training.slice(first, std::min(kPiece, total - first));
        std::map<std::string, Tensor> read;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            const int field = data.rows.indexOf(columns[c].field);
            if (columns[c].kind != NewColumn::Kind::number || field < 0)
                continue;
            const Field& of = data.rows.fields()[std::size_t(field)];
            auto [found, fresh] = read.try_emplace(of.name);
            if (fresh) {
                found->second = Tensor(of.shape.withFront(std::int64_t(rows.size())), of.dtype);
                if (!data.rows.read(field, rows, found->second.data()))
                    return ends;
            }
            for (std::size_t i = 0; i < rows.size(); ++i) {
                const double number = found->second.at(std::int64_t(i) * of.shape.size() + columns[c].first);
                ends[c] = {std::min(ends[c].first, number), std::max(ends[c].second, number)};
            }
        }
    }
    return ends;
}

} // namespace

RowPane::RowPane(Theme& theme, QWidget* parent)
    : TryPane(parent)
    , theme_(theme)
    , bars_(new AnswerBars(theme, this))
    , page_(new QVBoxLayout(this))
    , more_(new QLabel(this))
    , again_(new QPushButton(this))
    , filling_(this)
    , measuring_(this)
{
    page_->setContentsMargins(0, 0, 0, 0);
    page_->setSpacing(theme.px(2));
    more_->setWordWrap(true);
    more_->setProperty("role", "muted");
    page_->addWidget(bars_);
    page_->addWidget(again_, 0, Qt::AlignLeft);
    page_->addWidget(more_);
    page_->addStretch();
    connect(again_, &QPushButton::clicked, this, [this] { take(sample_); });
    retranslate();
}

void RowPane::retranslate()
{
    nameControl(again_, QStringLiteral("row_again"), tr("As the picked sample"),
                tr("Fills all fields from the picked sample again"));
    again_->setText(tr("As the picked sample"));
    more_->setText(tr("%1 more columns stay as they are in the picked sample.")
                       .arg(qsizetype(columns_.size()) - qsizetype(shown_.size())));
    more_->setVisible(columns_.size() > shown_.size());
}

QString RowPane::invitation() const
{
    return tr("These data take no row of numbers and words.");
}

void RowPane::build()
{
    delete fields_;
    fields_ = new QWidget(this);
    shown_.clear();
    touched_ = nullptr;
    auto* lines = new QVBoxLayout(fields_);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(theme_.px(2));
    for (std::size_t i = 0; i < std::min(columns_.size(), kMostFields); ++i) {
        auto* field = new RowField(columns_[i], theme_, fields_);
        lines->addWidget(field);
        shown_.push_back(field);
        connect(field, &RowField::edited, this, [this, field] {
            touched_ = field;
            emit changed();
        });
    }
    page_->insertWidget(1, fields_);
    retranslate();
}

void RowPane::setSubject(const std::shared_ptr<const Subject>& subject, std::int64_t row)
{
    const bool otherData = !subject_ || subject_->data != subject->data;
    const bool otherRow = otherData || row != row_;
    subject_ = subject;
    row_ = row;
    if (otherData) {
        columns_ = rowColumns(*subject);
        sample_ = {};
        bars_->clear();
        build();
        measure();
    }
    if (otherRow)
        fill();
}

/// Rows may lie on disk: they are read beside the window.
void RowPane::measure()
{
    measuring_.forget();
    measuring_.ask([subject = subject_, columns = columns_] { return endsOf(*subject->data, columns); },
                   [this](const Ends& ends) {
                       for (std::size_t i = 0; i < std::min(shown_.size(), ends.size()); ++i)
                           if (ends[i].first <= ends[i].second)
                               shown_[i]->setRange(ends[i].first, ends[i].second);
                   });
}

void RowPane::fill()
{
    filling_.forget();
    filling_.ask(
        [subject = subject_, columns = columns_, row = row_] {
            Filled filled;
            std::map<std::string, std::vector<double>> fields;
            for (const NewColumn& column : columns) {
                if (column.kind == NewColumn::Kind::text) {
                    filled.cells.push_back(textOf(*subject->data, column.field, row));
                    continue;
                }
                const auto [found, fresh] = fields.try_emplace(column.field);
                if (fresh)
                    found->second = rowOf(*subject->data, column.field, row);
                filled.cells.push_back(cellOf(column, found->second));
            }
            for (const PredictedOutput& output : outputsOf(*subject))
                filled.truths.push_back(truthOf(output, *subject->data, row));
            return filled;
        },
        [this](const Filled& filled) {
            sample_ = filled;
            take(sample_);
        });
}

void RowPane::take(const Filled& filled)
{
    for (std::size_t i = 0; i < std::min(shown_.size(), filled.cells.size()); ++i)
        shown_[i]->setCell(filled.cells[i]);
    untouched_ = cells();
    touched_ = nullptr;
    emit changed();
}

std::vector<std::string> RowPane::cells() const
{
    std::vector<std::string> cells = sample_.cells;
    for (std::size_t i = 0; i < std::min(shown_.size(), cells.size()); ++i)
        cells[i] = shown_[i]->cell();
    return cells;
}

std::optional<NewRows> RowPane::question() const
{
    const std::vector<std::string> all = cells();
    if (all.empty())
        return std::nullopt;
    NewRows rows;
    for (std::size_t i = 0; i < all.size(); ++i)
        rows.row.emplace_back(columns_[i].name, all[i]);
    return rows;
}

std::vector<Truth> RowPane::truths() const
{
    return !sample_.cells.empty() && cells() == untouched_ ? sample_.truths : std::vector<Truth>();
}

void RowPane::showAnswer(const std::shared_ptr<const Answered>& answered)
{
    for (RowField* field : shown_)
        field->showProblem({});
    bars_->showAnswer(*subject_, *answered);
}

void RowPane::showProblem(const QString& sentence)
{
    bars_->clear();
    for (RowField* field : shown_)
        field->showProblem(field == touched_ ? sentence : QString());
}

} // namespace loom::ui
