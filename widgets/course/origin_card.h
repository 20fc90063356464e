#pragma once

#include <QFrame>
#include <QString>
#include <string>
#include <vector>

class QLabel;
class QLayout;
class QScrollArea;
class QToolButton;

namespace loom {
struct LabOrigin;
}

namespace loom::ui {

class FormulaLabel;
class LabSession;
class Theme;

/// "Where does this come from?": the formula of a number with its live numbers, or what else gave it; each leads to
/// where that one comes from, down to what the engine computed, what is held by hand and the data. Of a long sum the
/// largest terms are shown; a click on the name of all others shows more of them.
class OriginCard : public QFrame {
    Q_OBJECT
public:
    OriginCard(LabSession& session, Theme& theme, QWidget* parent);

    /// Where the card stands; it stays within its parent.
    void showOrigin(const QString& address, const QPoint& at);
    /// The number that is explained now.
    QString address() const { return trail_.empty() ? QString() : QString::fromStdString(trail_.back()); }
    /// The words below the formula, or in its place: what gave the number. Plain text.
    QString sourceWords() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void dress();
    void fit();
    void goOn(const QString& name);
    void goTo(const std::string& address);
    QString wordsOf(const LabOrigin& origin) const;
    QString rowsWords(const LabOrigin& origin) const;

    LabSession& session_;
    Theme& theme_;
    QLabel *title_, *source_;
    FormulaLabel* formula_;
    QToolButton *back_, *close_;
    QScrollArea* scroll_; ///< formula and source: of a long sum more than the page is high
    QLayout* head_;
    std::vector<std::string> trail_; ///< of addresses, the present one last
    std::size_t shown_; ///< terms of a long sum
    std::string written_; ///< the formula that stands there
};

} // namespace loom::ui
