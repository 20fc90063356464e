#pragma once

#include <QFrame>
#include <QString>
#include <string>
#include <vector>

class QLabel;
class QToolButton;

namespace loom {
struct LabOrigin;
}

namespace loom::ui {

class FormulaLabel;
class LabSession;
class Theme;

/// "Where does this come from?": the formula of a number with its live numbers; each leads to where that one comes
/// from, down to what the engine computed, what is held by hand and the data.
class OriginCard : public QFrame {
    Q_OBJECT
public:
    OriginCard(LabSession& session, Theme& theme, QWidget* parent);

    void showOrigin(const QString& address);
    /// The number that is explained now.
    QString address() const { return trail_.empty() ? QString() : QString::fromStdString(trail_.back()); }
    /// The words where there is no formula: what computed it.
    QString sourceWords() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void fill();
    void follow();
    void goOn(const QString& name);
    QString sourceOf(const std::string& address) const;
    QString rowsWords(const LabOrigin& origin) const;

    LabSession& session_;
    Theme& theme_;
    QLabel *title_, *source_;
    FormulaLabel* formula_;
    QToolButton *back_, *close_;
    std::vector<std::string> trail_; ///< of addresses, the present one last
};

} // namespace loom::ui
