#!/usr/bin/env bash
# Every text of the product has a Korean translation, and its quotation marks stand in pairs.
set -euo pipefail
cd "$(dirname "$0")/../.."
translations/update.sh --check
# A quotation mark that opens closes again; before a particle it stands within the field: “{name:”이}.
awk 'BEGIN { RS = "</translation>" }
     { sub(/.*<translation[^>]*>/, ""); words = $0; opened = gsub(/“/, ""); closed = gsub(/”/, "") }
     opened != closed { print "a quotation mark is left open: " words; bad = 1 }
     END { exit bad }' translations/netloom_ko.ts
