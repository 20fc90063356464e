#include "editor/physical_key.h"

#include <QAction>
#include <QKeyEvent>
#include <QWidget>

namespace loom::ui {

namespace {

/// Letters of the two-set Hangul layout, in the order of the Latin keys below.
constexpr char16_t kHangul[] = u"ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡㅃㅉㄸㄲㅆㅒㅖ";
constexpr char kLatin[] = "QWERTYUIOPASDFGHJKLZXCVBNMQWERTOP";

/// Keys of a PC keyboard by Linux key code; X11 and Wayland scan codes are 8 larger.
int keyOfScanCode(quint32 scan)
{
    constexpr quint32 kOffset = 8;
    struct Row {
        quint32 first;
        const char* keys;
    };
    constexpr Row kRows[] = {{2, "1234567890-="}, {16, "QWERTYUIOP[]"}, {30, "ASDFGHJKL;'"}, {44, "ZXCVBNM,./"}};
    if (scan <= kOffset)
        return 0;
    for (const Row& row : kRows)
        for (int i = 0; row.keys[i] != 0; ++i)
            if (scan - kOffset == row.first + quint32(i))
                return row.keys[i];
    return 0;
}

int keyOfHangul(char16_t letter)
{
    for (int i = 0; kHangul[i] != 0; ++i)
        if (kHangul[i] == letter)
            return kLatin[i];
    return 0;
}

} // namespace

bool isForeignKey(const QKeyEvent& event)
{
    constexpr int kLastLatin = 0xFF, kFirstSpecial = 0x01000000;
    const bool special = event.key() >= kFirstSpecial && event.key() != Qt::Key_unknown;
    return !special && (event.key() > kLastLatin || event.key() <= 0);
}

int physicalKey(const QKeyEvent& event)
{
    if (!isForeignKey(event))
        return event.key();
    if (const int key = keyOfScanCode(event.nativeScanCode()))
        return key;
    const QString text = event.text();
    if (const int key = text.isEmpty() ? 0 : keyOfHangul(text.front().unicode()))
        return key;
    constexpr int kLastUnicode = 0xFFFF;
    if (const int key = event.key() > 0 && event.key() <= kLastUnicode ? keyOfHangul(char16_t(event.key())) : 0)
        return key;
    return event.key();
}

bool triggerByPhysicalKey(QWidget* widget, const QKeyEvent& event)
{
    const QKeySequence keys(int(event.modifiers() & ~Qt::KeypadModifier) | physicalKey(event));
    QList<QAction*> actions = widget->actions();
    actions += widget->window()->findChildren<QAction*>();
    for (QAction* action : actions)
        if (action->isEnabled() && action->shortcuts().contains(keys)) {
            action->trigger();
            return true;
        }
    return false;
}

} // namespace loom::ui
