#include "editor/issues_panel.h"

#include "common/theme.h"
#include "document/document.h"
#include "editor/issue_card.h"
#include "editor/panel_parts.h"

#include <QEvent>
#include <QVBoxLayout>

namespace loom::ui {

IssuesPanel::IssuesPanel(Document* document, Theme* theme, QWidget* parent)
    : QScrollArea(parent)
    , document_(document)
    , theme_(theme)
{
    setObjectName(QStringLiteral("issuesPanel"));
    setFocusPolicy(Qt::NoFocus); // Tab goes to what is inside, which scrolls into sight
    connect(document, &Document::changed, this, &IssuesPanel::refresh);
    connect(theme, &Theme::changed, this, &IssuesPanel::rebuild);
    rebuild();
}

void IssuesPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        rebuild();
    QScrollArea::changeEvent(event);
}

void IssuesPanel::setFindings(From from, std::vector<Issue> findings)
{
    findings_[from] = std::move(findings);
    refresh();
}

std::vector<Issue> IssuesPanel::all() const
{
    std::vector<Issue> all = document_->issues();
    for (const auto& [from, findings] : findings_)
        all.insert(all.end(), findings.begin(), findings.end());
    return all;
}

void IssuesPanel::refresh()
{
    if (all() != shown_)
        rebuild();
}

void IssuesPanel::rebuild()
{
    const std::size_t before = shown_.size();
    shown_ = all();
    QVBoxLayout* page = freshPage(this, *theme_);
    if (shown_.empty())
        addWords(page, tr("Nothing is wrong: the network can be trained."));
    for (const Issue& issue : shown_) {
        auto* card = new IssueCard(issue, document_, theme_, true, widget());
        connect(card, &IssueCard::jumpRequested, this, &IssuesPanel::jumpRequested);
        page->addWidget(card);
    }
    page->addStretch();
    if (shown_.size() != before)
        emit countChanged(count());
}

} // namespace loom::ui
