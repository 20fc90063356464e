#pragma once

#include "views/view_type.h"

#include <QMap>
#include <QWidget>

class QLabel;
class QStackedWidget;
class QToolButton;

namespace loom::ui {

/// A place for one view at a time; views are made when they are first shown. Beside others, and in a window of its
/// own, it has a head with the view's name.
class ViewSlot : public QWidget {
    Q_OBJECT
public:
    ViewSlot(const ViewContext& context, QWidget* parent = nullptr);

    /// Unknown ids keep the present view.
    void showView(const QString& id);
    QString viewId() const { return id_; }
    View* view() const;
    void setHeadVisible(bool visible);
    /// Its head shows that the list beside the stage acts on it.
    void setPicked(bool picked);

signals:
    void viewAsked(const QString& id);
    void closeAsked();
    void touched(); ///< pressed, or a part of it has got the focus

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();

    ViewContext context_;
    QWidget* head_;
    QLabel* name_;
    QToolButton* close_;
    QStackedWidget* pages_;
    QMap<QString, View*> views_;
    QString id_;
};

} // namespace loom::ui
