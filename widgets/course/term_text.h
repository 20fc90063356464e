#pragma once

#include <QLabel>
#include <QTextDocument>

namespace loom::ui {

class Theme;

/// A lesson's text in which the first mention of each term leads to what it means: a quiet dotted line under the
/// word, by mouse and by Tab and Enter (`linkActivated` with "term:ID"). Links that the text itself has,
/// `[words](lab:ID)`, are underlined.
class TermText : public QLabel {
    Q_OBJECT
public:
    explicit TermText(Theme& theme, QWidget* parent = nullptr);

    /// What it is written in, whatever the style's labels have.
    void setTextFont(const QFont& font);
    /// The text with its numbers put in. Nothing happens where it is the same as before.
    void setMarkdown(const QString& markdown, const QString& language);
    /// Where the link stands in this widget; empty where there is none.
    QRect placeOf(const QString& link) const;
    /// As the text names them: "term:ID", "lab:ID".
    QStringList links() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layOut() const;
    void mark(const QString& language);
    void inkWrittenLinks();

    Theme& theme_;
    QFont textFont_;
    QString markdown_, language_;
    mutable QTextDocument document_; ///< as the label lays it out: the label tells nobody where its links are
};

} // namespace loom::ui
