#pragma once

#include <QObject>
#include <QString>

class QWidget;

namespace loom::ui {

class SearchPlan;

/// The address of the setting that a field edits (`training.optimizer.learning_rate`); empty where the widget belongs
/// to no field, or to one of several layers at once.
QString settingPathOf(const QWidget* widget);

/// *Vary this* in the context menu of every field that edits a setting of the project, beside what the field itself
/// offers: whichever panel shows it, it needs to say no more than the address (property "path").
class VaryMenu : public QObject {
    Q_OBJECT
public:
    /// Acts on fields inside `window`.
    VaryMenu(SearchPlan* plan, QWidget* window);

signals:
    void added(const QString& path);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void open(QWidget* field, const QString& path, const QPoint& at);

    SearchPlan* plan_;
    QWidget* window_;
};

} // namespace loom::ui
