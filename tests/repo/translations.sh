#!/usr/bin/env bash
# Every text of the product has a Korean translation.
exec "$(dirname "$0")/../../translations/update.sh" --check
