#include "editor/issue_card.h"

#include "base/issue.h"
#include "common/core_text.h"
#include "common/flow_layout.h"
#include "common/theme.h"
#include "document/document.h"
#include "document/node_name.h"
#include "editor/canvas/canvas_paint.h"
#include "editor/graph_edits.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

namespace loom::ui {

namespace {

QPixmap mark(const Issue& issue, const Theme& theme, double ratio)
{
    constexpr int kSide = 4;
    QPixmap pixmap(int(theme.px(kSide) * ratio), int(theme.px(kSide) * ratio));
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    const char* key = issue.severity == Severity::error ? "error"
        : issue.severity == Severity::warning           ? "warning"
                                                        : "muted";
    const double inset = theme.unit() / 2;
    drawBadge(painter, QRectF(inset, inset, theme.px(kSide) - 2 * inset, theme.px(kSide) - 2 * inset),
              theme.color(QLatin1String(key)), theme.color(QStringLiteral("panel")));
    return pixmap;
}

QString placeName(const Issue& issue, const Document& document)
{
    if (const Node* node = document.graph().find(issue.node))
        return nodeName(*node);
    if (issue.path.rfind("data.", 0) == 0)
        return IssueCard::tr("Data");
    return issue.path.rfind("training.", 0) == 0 ? IssueCard::tr("Training") : QString();
}

void mendIn(Document& document, const Repair& repair)
{
    Project project = document.project();
    if (mend(project, document.fields(), repair))
        document.editProject(project, coreText(repair.title), Change::structure);
}

} // namespace

IssueCard::IssueCard(const Issue& issue, Document* document, Theme* theme, bool withJump, QWidget* parent)
    : QFrame(parent)
{
    setObjectName(QStringLiteral("issueCard"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme->px(2), theme->px(2), theme->px(2), theme->px(2));
    row->setSpacing(theme->px(2));
    auto* icon = new QLabel(this);
    icon->setPixmap(mark(issue, *theme, devicePixelRatioF()));
    icon->setAccessibleName(issue.severity == Severity::error         ? tr("Error")
                                : issue.severity == Severity::warning ? tr("Warning")
                                                                      : tr("Note"));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout;
    row->addLayout(column, 1);
    auto* sentence = new QLabel(coreText(issue.sentence), this);
    sentence->setObjectName(QStringLiteral("issueSentence"));
    sentence->setTextFormat(Qt::PlainText);
    sentence->setWordWrap(true);
    sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(sentence);
    auto* buttons = new FlowLayout;
    buttons->setSpacing(theme->px(1));
    column->addLayout(buttons);
    for (const Repair& repair : issue.repairs) {
        auto* button = new QPushButton(coreText(repair.title), this);
        button->setObjectName(QStringLiteral("repairButton"));
        buttons->addWidget(button);
        // The edit rebuilds whatever holds this card, so it must outlive the click.
        connect(button, &QPushButton::clicked, this, [this, repair, document] {
            QTimer::singleShot(0, document, [document, repair] { mendIn(*document, repair); });
            emit repaired();
        });
    }
    const QString place = placeName(issue, *document);
    if (!withJump || place.isEmpty())
        return;
    auto* jump = new QPushButton(place, this);
    jump->setObjectName(QStringLiteral("jumpButton"));
    jump->setFlat(true);
    jump->setToolTip(tr("Go there"));
    buttons->addWidget(jump);
    const QString node = QString::fromStdString(issue.node), path = QString::fromStdString(issue.path);
    connect(jump, &QPushButton::clicked, this, [this, node, path] { emit jumpRequested(node, path); });
}

} // namespace loom::ui
