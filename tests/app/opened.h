#pragma once

#include "patience.h"
#include "workspace/file_flow.h"

#include <QTest>

#include <memory>
#include <optional>

/// Opens a file and waits for it: whether it was opened.
inline bool opens(loom::ui::FileFlow& files, const QString& file)
{
    const auto answer = std::make_shared<std::optional<bool>>();
    return files.openFile(file, [answer](bool opened) { *answer = opened; })
        && QTest::qWaitFor([&] { return answer->has_value(); }, kPatience) && **answer;
}

/// Waits until what was begun to be read or written is done.
inline bool settles(const loom::ui::FileFlow& files)
{
    return QTest::qWaitFor([&] { return !files.isBusy(); }, kPatience);
}
