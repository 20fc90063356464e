#include "help_window.h"

#include "common/accessibility.h"
#include "common/theme.h"
#include "common/unbroken.h"
#include "help_pages.h"

#include <QEvent>
#include <QFont>
#include <QMimeData>
#include <QRegularExpression>
#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocumentFragment>
#include <QTextList>
#include <QVBoxLayout>

namespace loom::ui {
namespace {

/// What is copied goes into a terminal: it is as it was written.
class HelpText : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

protected:
    QMimeData* createMimeDataFromSelection() const override
    {
        const QTextDocumentFragment chosen = textCursor().selection();
        auto* data = new QMimeData;
        data->setHtml(asWritten(chosen.toHtml()));
        data->setText(asWritten(chosen.toPlainText()));
        return data;
    }
};

} // namespace

HelpWindow::HelpWindow(QWidget* window, const Theme& theme, const QString& page)
    : QDialog(window)
    , theme_(theme)
    , page_(page)
    , text_(new HelpText(this))
{
    constexpr double kWidth = 190, kHeight = 170; // units
    setAttribute(Qt::WA_DeleteOnClose);
    setObjectName(QStringLiteral("help_") + page + QStringLiteral("_window"));
    auto* lines = new QVBoxLayout(this);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->addWidget(text_);
    text_->setFrameShape(QFrame::NoFrame);
    text_->setOpenExternalLinks(true);
    text_->document()->setDocumentMargin(theme.px(5));
    resize(QSize(theme.px(kWidth), theme.px(kHeight)).boundedTo(window->size() * 9 / 10));
    connect(&theme, &Theme::changed, this, &HelpWindow::retranslate);
    retranslate();
}

void HelpWindow::open(QWidget* window, const Theme& theme, const QString& page)
{
    auto* there = window->findChild<HelpWindow*>(QStringLiteral("help_") + page + QStringLiteral("_window"));
    HelpWindow* shown = there ? there : new HelpWindow(window, theme, page);
    shown->show();
    shown->raise();
    shown->activateWindow();
}

void HelpWindow::retranslate()
{
    constexpr double kText = 14;
    const QString language = tr("en", "the code of this language: a page of help in it is shown");
    text_->document()->setDefaultFont(theme_.font(kText));
    for (const HelpPage& page : helpPages())
        if (page_ == QLatin1String(page.name) && language == QLatin1String(page.language))
            text_->setMarkdown(unbroken(QString::fromUtf8(page.text)));
    spaceOut();
    standUpright();
    const QString words = text_->toPlainText();
    setWindowTitle(words.section(QLatin1Char('\n'), 0, 0));
    nameControl(text_, QStringLiteral("help_text"), windowTitle());
    text_->setToolTip({});
}

/// Markdown comes without room between its paragraphs; lines of code and of a list stay together.
void HelpWindow::spaceOut()
{
    constexpr double kHeading = 5, kParagraph = 2.5; // units
    const auto together = [](const QTextBlock& block) {
        return block.textList() || block.blockFormat().nonBreakableLines();
    };
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next()) {
        const QTextBlock before = block.previous();
        if (!before.isValid() || (together(block) && together(before)))
            continue;
        QTextBlockFormat format = block.blockFormat();
        format.setTopMargin(theme_.px(format.headingLevel() > 0 ? kHeading : kParagraph));
        QTextCursor(block).setBlockFormat(format);
    }
}

/// Hangul has no italics: what is stressed so in the text is bold.
void HelpWindow::standUpright()
{
    static const QRegularExpression hangul(QStringLiteral("\\p{Hangul}"));
    QTextCharFormat stressed;
    stressed.setFontItalic(false);
    stressed.setFontWeight(QFont::Bold);
    QTextCursor cursor(text_->document());
    for (QTextBlock block = text_->document()->begin(); block.isValid(); block = block.next())
        for (auto at = block.begin(); !at.atEnd(); ++at) {
            const QTextFragment piece = at.fragment();
            if (!piece.charFormat().fontItalic() || !piece.text().contains(hangul))
                continue;
            cursor.setPosition(piece.position());
            cursor.setPosition(piece.position() + piece.length(), QTextCursor::KeepAnchor);
            cursor.mergeCharFormat(stressed);
            at = block.begin(); // pieces may have been joined
        }
}

void HelpWindow::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QDialog::changeEvent(event);
}

} // namespace loom::ui
