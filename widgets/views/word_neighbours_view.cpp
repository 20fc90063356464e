#include "views/word_neighbours_view.h"

#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "plots/bar_chart.h"
#include "views/parts/node_box.h"
#include "views/parts/word_field.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStringListModel>
#include <QVBoxLayout>
#include <algorithm>

namespace loom::ui {

namespace {

constexpr int kMost = 15, kAnswers = 5;
constexpr double kBarUnits = 4.5, kMarginUnits = 8; ///< room that a lying bar, and what is around them all, needs

/// Signs that nobody sees are seen.
QString shownWord(const std::string& word)
{
    QString shown = QString::fromStdString(word);
    if (shown.trimmed().isEmpty())
        shown.replace(QLatin1Char(' '), QChar(0x2423)).replace(QLatin1Char('\n'), QChar(0x21B5));
    return shown;
}

} // namespace

WordNeighboursView::WordNeighboursView(const ViewContext& context, QWidget* parent)
    : View(context, "word_neighbours", parent)
    , layer_(new NodeBox)
    , layerWord_(new QLabel)
    , fieldWord_(new QLabel)
    , names_(new QStringListModel(this))
    , field_(new WordField(names_))
    , step_(new QLabel)
    , title_(new QLabel)
    , bars_(new BarChart(theme()))
    , said_(new QLabel)
    , question_(new QLabel)
    , answered_(new BarChart(theme()))
    , background_(this)
{
    layerWord_->setBuddy(layer_);
    fieldWord_->setBuddy(field_);
    field_->setObjectName(QStringLiteral("word"));
    step_->setObjectName(QStringLiteral("step"));
    step_->setProperty("role", "muted");
    for (QWidget* widget : std::initializer_list<QWidget*>{layerWord_, layer_, fieldWord_, field_})
        bar()->addWidget(widget);
    bar()->addStretch();
    bar()->addWidget(step_);
    title_->setObjectName(QStringLiteral("title"));
    auto* body = new QWidget;
    auto* lines = new QVBoxLayout(body);
    lines->setContentsMargins(0, 0, 0, 0);
    makeAnalogy(lines);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme().px(3));
    addColumn(columns, title_, bars_, "neighbours");
    addColumn(columns, question_, answered_, "answers");
    lines->addLayout(columns, 1);
    setContent(body);
    connect(layer_, &NodeBox::picked, this, [this](const QString& node) { pickNode(node.toStdString()); });
    connect(field_, &WordField::changed, this, [this] {
        if (const int number = field_->number(); number >= 0 && words_->words[std::size_t(number)] != word_)
            choose(number);
        showSaid();
    });
    connect(bars_, &BarChart::clicked, this, [this](int bar) { choose(found_.near[std::size_t(bar)].word); });
    connect(answered_, &BarChart::clicked, this, [this](int bar) { choose(found_.answers[std::size_t(bar)].word); });
    retranslate();
}

void WordNeighboursView::addColumn(QHBoxLayout* columns, QLabel* title, BarChart* chart, const char* name)
{
    title->setTextFormat(Qt::RichText);
    title->setWordWrap(true);
    chart->setObjectName(QLatin1String(name));
    chart->setReach(1);
    chart->installEventFilter(this);
    auto* column = new QWidget;
    auto* lines = new QVBoxLayout(column);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(0);
    lines->addWidget(title);
    lines->addWidget(chart, 1);
    columns->addWidget(column, 1);
}

void WordNeighboursView::makeAnalogy(QVBoxLayout* lines)
{
    auto* row = new FlowLayout;
    row->setSpacing(theme().px(2));
    for (int i = 0; i < 3; ++i) {
        three_[i] = new WordField(names_);
        three_[i]->setObjectName(QStringLiteral("analogy%1").arg(QChar('A' + i)));
        between_[i] = new QLabel;
        row->addWidget(three_[i]);
        row->addWidget(between_[i]);
        connect(three_[i], &WordField::changed, this, [this] {
            showSaid();
            lookUp();
        });
    }
    said_->setObjectName(QStringLiteral("said"));
    said_->setProperty("role", "muted");
    said_->setWordWrap(true);
    lines->addLayout(row);
    lines->addWidget(said_);
}

void WordNeighboursView::retranslate()
{
    layerWord_->setText(tr("Layer"));
    fieldWord_->setText(tr("Word"));
    bars_->setAccessibleName(tr("The nearest words and the cosine of the angle to each"));
    answered_->setAccessibleName(tr("Words that answer the analogy"));
    const QStringList fields{tr("a"), tr("b"), tr("c")}, between{tr("is to"), tr("as"), tr("is to …")};
    for (int i = 0; i < 3; ++i) {
        three_[i]->setPlaceholderText(fields[i]);
        three_[i]->setToolTip(tr("Three words ask where the way from a to b leads from c."));
        three_[i]->setAccessibleName(tr("Word %1 of the analogy").arg(fields[i]));
        between_[i]->setText(between[i]);
    }
    display();
}

void WordNeighboursView::forget()
{
    all_.reset();
    words_.reset();
    missing_ = false;
    names_->setStringList({});
    forgetTable();
}

void WordNeighboursView::forgetTable()
{
    background_.forget();
    table_.reset();
    found_ = {};
    step_->clear();
    display();
}

void WordNeighboursView::refresh()
{
    if (!requireData(tr("Here you see which words the network holds most alike while it learns what they mean.")))
        return;
    if (!all_)
        all_ = wordRows(subject().project.graph, subject().data->fields());
    std::vector<std::string> nodes;
    std::ranges::transform(*all_, std::back_inserter(nodes), &WordRows::node);
    const std::string node = followNode(nodes);
    if (node.empty()) {
        wantNothing();
        showNotice(tr("No embedding of this network reads words, so no word has a row of numbers of its own."));
        return;
    }
    layer_->setNodes(subject(), nodes, node, false);
    setWords(*std::ranges::find(*all_, node, &WordRows::node));
    showContent();
    WatchRequest request;
    request.names = {tableOf(*words_)};
    request.perSecond = 4;
    want(request);
}

/// The word and those of the analogy stay where the layer knows them, too. To begin with, one that is not among the
/// most frequent, which stand first and keep company with all.
void WordNeighboursView::setWords(const WordRows& words)
{
    if (words_ && *words_ == words)
        return;
    forgetTable();
    words_ = std::make_shared<const WordRows>(words);
    QStringList names;
    for (const std::string& word : words.words)
        names << shownWord(word);
    names_->setStringList(names);
    const Result<std::int64_t> kept = numberOfWord(words, word_);
    choose(kept ? *kept : std::ssize(words.words) / 4);
}

void WordNeighboursView::choose(std::int64_t number)
{
    word_ = words_->words[std::size_t(number)];
    if (field_->number() != number)
        field_->setNumber(int(number));
    lookUp();
    display();
}

void WordNeighboursView::take(const Snapshot& snapshot)
{
    const auto found = words_ ? snapshot.tensors.find(tableOf(*words_)) : snapshot.tensors.end();
    missing_ = words_ && found == snapshot.tensors.end();
    if (found == snapshot.tensors.end())
        return forgetTable();
    table_ = std::make_shared<const Tensor>(found->second);
    tableStep_ = stepText(snapshot);
    found_.space.reset();
    lookUp();
}

std::vector<std::int64_t> WordNeighboursView::analogy() const
{
    std::vector<std::int64_t> numbers;
    for (const WordField* field : three_)
        if (const int number = field->number(); number >= 0)
            numbers.push_back(number);
    return numbers.size() == three_.size() ? numbers : std::vector<std::int64_t>();
}

/// Beside the window: a table may hold ten thousand words and more.
void WordNeighboursView::lookUp()
{
    background_.forget();
    if (!table_)
        return;
    const auto search = [words = words_, table = table_, space = found_.space, word = word_, three = analogy()] {
        Found found{space, word, {}, three, {}};
        if (!space)
            if (Result<Similarity> made = similarityOf(*words, *table))
                found.space = std::make_shared<const Similarity>(std::move(*made));
        const Result<std::int64_t> number = numberOfWord(*words, word);
        if (!found.space || !number)
            return found;
        found.near = found.space->nearest(*number, kMost);
        if (!three.empty())
            found.answers = found.space->analogy(three[0], three[1], three[2], kAnswers);
        return found;
    };
    background_.ask(search, [this, step = tableStep_](const Found& found) {
        found_ = found;
        step_->setText(step);
        display();
    });
}

/// As many as there is room for, each with its name.
void WordNeighboursView::showBars(BarChart& chart, const std::vector<LikeWord>& like) const
{
    const int room = (chart.height() - theme().px(kMarginUnits)) / theme().px(kBarUnits);
    const auto count = std::min(like.size(), std::size_t(std::clamp(room, 1, kMost)));
    QStringList names;
    std::vector<float> values;
    for (std::size_t i = 0; i < count; ++i) {
        names << names_->stringList().value(int(like[i].word));
        values.push_back(float(like[i].likeness));
    }
    chart.setValues(std::move(values));
    chart.setNames(names);
}

void WordNeighboursView::display()
{
    if (missing_)
        title_->setText(tr("The network in training does not have these weights: start training again."));
    else if (found_.near.empty())
        title_->clear();
    else
        title_->setText(tr("Nearest to <b>%1</b> (cosine)").arg(shownWord(found_.word).toHtmlEscaped()));
    question_->clear();
    if (!found_.three.empty()) {
        QStringList words;
        for (const std::int64_t number : found_.three)
            words << names_->stringList().value(int(number)).toHtmlEscaped();
        question_->setText(QStringLiteral("<b>%1</b> → <b>%2</b>, <b>%3</b> → …").arg(words[0], words[1], words[2]));
    }
    showBars(*bars_, found_.near);
    showBars(*answered_, found_.answers);
    showSaid();
}

QString WordNeighboursView::unknown(const WordField& field) const
{
    const Result<std::int64_t> number = numberOfWord(*words_, field.text().toStdString());
    return number ? QString() : coreText(number.error());
}

/// What is wrong with what was written.
void WordNeighboursView::showSaid()
{
    answered_->parentWidget()->setVisible(!found_.answers.empty() && found_.three == analogy());
    QString said;
    for (const WordField* field : {field_, three_[0], three_[1], three_[2]})
        if (said.isEmpty() && words_ && field->isUnknown())
            said = unknown(*field);
    said_->setText(said);
    said_->setVisible(!said.isEmpty());
}

bool WordNeighboursView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize) {
        showBars(*bars_, found_.near);
        showBars(*answered_, found_.answers);
    }
    return View::eventFilter(watched, event);
}

} // namespace loom::ui

namespace loom::view_types {

ui::ViewType word_neighbours_view()
{
    return {
        .id = "word_neighbours",
        .title = QT_TRANSLATE_NOOP("View", "Word neighbours"),
        .text = QT_TRANSLATE_NOOP("View",
                                  "Which words a network that reads words holds most alike, and what is to one word "
                                  "as a second is to a third."),
        .icon = "word_neighbours",
        .place = 82,
        .make = ui::makeView<ui::WordNeighboursView>,
    };
}

} // namespace loom::view_types
