#!/usr/bin/env bash
# Brings netloom_ko.ts and netloom_en.ts up to date with the sources: new texts appear as unfinished, vanished ones go.
# netloom_en.ts holds the plural forms only. With --check nothing is written; new or unfinished texts fail.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
lupdate=$(command -v lupdate6 || echo /usr/lib/qt6/bin/lupdate)
folder=translations
if [ "${1:-}" = --check ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    cp translations/*.ts "$folder"
fi
update() {
    "$lupdate" -silent -tr-function-alias QT_TR_NOOP+=TR -extensions cpp,h -locations none -no-obsolete \
        core widgets app/netloom -ts "$@" 2>/dev/null
}
update -source-language en -target-language ko "$folder/netloom_ko.ts"
update -source-language en -target-language en -pluralonly "$folder/netloom_en.ts"
if [ "${1:-}" = --check ]; then
    open=$(grep -c 'type="unfinished"' "$folder/netloom_ko.ts" || true)
    if [ "$open" -gt 0 ]; then
        echo "$open texts have no Korean translation:"
        grep -B3 'type="unfinished"' "$folder/netloom_ko.ts" | grep '<source>' | head -40
        exit 1
    fi
    echo "every text has its Korean translation"
fi
