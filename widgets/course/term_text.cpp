#include "course/term_text.h"

#include "common/theme.h"
#include "course/symbols.h"
#include "course/terms.h"

#include <QEvent>
#include <QPainter>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextCursor>
#include <QTextLayout>
#include <functional>
#include <set>

namespace loom::ui {
namespace {

constexpr double kLine = 0.3, kGap = 0.6; // units: width of the dots, room between letters and them

bool isTerm(const QString& link)
{
    return link.startsWith(QLatin1String("term:"));
}

/// Each part of each line that belongs to a link, in the document's coordinates.
void forEachPiece(const QTextDocument& document, const std::function<void(const QString&, const QRectF&)>& visit)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment piece = at.fragment();
            if (!piece.charFormat().isAnchor())
                continue;
            const int begin = piece.position() - block.position(), end = begin + piece.length();
            for (int i = 0; i < block.layout()->lineCount(); ++i) {
                const QTextLine line = block.layout()->lineAt(i);
                const int from = std::max(begin, line.textStart());
                const int to = std::min(end, line.textStart() + line.textLength());
                if (from >= to)
                    continue;
                const double left = line.cursorToX(from), right = line.cursorToX(to);
                visit(piece.charFormat().anchorHref(),
                      QRectF(left, line.y(), right - left, line.ascent()).translated(block.layout()->position()));
            }
        }
}

} // namespace

TermText::TermText(Theme& theme, QWidget* parent)
    : QLabel(parent)
    , theme_(theme)
{
    setTextFormat(Qt::RichText);
    setWordWrap(true);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    document_.setDocumentMargin(0);
}

void TermText::setTextFont(const QFont& font)
{
    textFont_ = font;
    setFont(font);
    mark(language_);
}

void TermText::setMarkdown(const QString& markdown, const QString& language)
{
    if (markdown == markdown_ && language == language_)
        return;
    markdown_ = markdown;
    language_ = language;
    mark(language);
}

/// Marked in the document, not in the Markdown: there a link inside of emphasis ends it.
void TermText::mark(const QString& language)
{
    document_.setHtml(richFromMarkdown(markdown_, textFont_));
    std::set<std::string> seen;
    for (QTextBlock block = document_.begin(); block.isValid(); block = block.next()) {
        const std::string text = block.text().toStdString();
        for (const TermMention& mention : mentionsIn(text, language.toStdString(), courseTerms())) {
            if (seen.contains(mention.term->id))
                continue;
            const auto letters = [&](std::size_t bytes) {
                return int(QString::fromUtf8(text.data(), qsizetype(bytes)).size());
            };
            QTextCursor cursor(block);
            cursor.setPosition(block.position() + letters(mention.begin));
            cursor.setPosition(block.position() + letters(mention.begin + mention.length), QTextCursor::KeepAnchor);
            if (cursor.charFormat().isAnchor())
                continue; // it leads somewhere already
            QTextCharFormat format;
            format.setAnchor(true);
            format.setAnchorHref(QStringLiteral("term:") + QString::fromStdString(mention.term->id));
            format.setForeground(theme_.color(QStringLiteral("text")));
            cursor.mergeCharFormat(format);
            seen.insert(mention.term->id);
        }
    }
    inkWrittenLinks();
    // HTML knows no dotted line: the dots are painted, and the link's own line goes.
    static const QRegularExpression link(QStringLiteral("(<a href=\"term:[a-z0-9_]+\"><span style=\")"));
    setText(document_.toHtml().replace(link, QStringLiteral("\\1text-decoration: none;")));
    // Without a link there is nothing to stop at on the way with Tab.
    setTextInteractionFlags(links().empty() ? Qt::NoTextInteraction
                                            : Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
}

/// Those of the text itself keep their line and have the theme's ink.
void TermText::inkWrittenLinks()
{
    QTextCharFormat ink;
    ink.setForeground(theme_.color(QStringLiteral("text")));
    for (QTextBlock block = document_.begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment piece = at.fragment();
            if (!piece.charFormat().isAnchor() || isTerm(piece.charFormat().anchorHref()))
                continue;
            QTextCursor cursor(block);
            cursor.setPosition(piece.position());
            cursor.setPosition(piece.position() + piece.length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(ink);
        }
}

void TermText::layOut() const
{
    document_.setDefaultFont(font());
    document_.setTextWidth(contentsRect().width());
    (void)document_.size(); // lines are made when somebody asks
}

QRect TermText::placeOf(const QString& link) const
{
    layOut();
    QRect place;
    forEachPiece(document_, [&](const QString& href, const QRectF& piece) {
        if (href == link)
            place = place.united(piece.toAlignedRect());
    });
    return place.translated(contentsRect().topLeft());
}

QStringList TermText::links() const
{
    QStringList found;
    layOut();
    forEachPiece(document_, [&](const QString& href, const QRectF&) {
        if (!found.contains(href))
            found << href;
    });
    return found;
}

void TermText::paintEvent(QPaintEvent* event)
{
    QLabel::paintEvent(event);
    layOut();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(contentsRect().topLeft());
    QPen pen(theme_.color(QStringLiteral("muted")), theme_.px(1) * kLine);
    pen.setCapStyle(Qt::RoundCap);
    pen.setDashPattern({0.1, 2.4});
    painter.setPen(pen);
    const double gap = theme_.px(1) * kGap;
    forEachPiece(document_, [&](const QString& href, const QRectF& piece) {
        if (!isTerm(href))
            return;
        painter.drawLine(QPointF(piece.left(), piece.bottom() + gap), QPointF(piece.right(), piece.bottom() + gap));
    });
}

void TermText::changeEvent(QEvent* event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        mark(language_);
}

} // namespace loom::ui
