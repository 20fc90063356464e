#!/usr/bin/env bash
# Every C++ file has the format of .clang-format.
cd "$(dirname "$0")/../.." || exit 1
find core widgets app tests -name '*.cpp' -o -name '*.h' | sort > /tmp/netloom-format.$$
bad=$(xargs clang-format --dry-run -Werror --ferror-limit=1 < /tmp/netloom-format.$$ 2>&1 | grep -o '^[^:]*:[0-9]*' | sort -u)
count=$(wc -l < /tmp/netloom-format.$$)
rm -f /tmp/netloom-format.$$
if [ -n "$bad" ]; then
    printf 'not formatted (clang-format -i mends it):\n%s\n' "$bad"
    exit 1
fi
printf '%s files are formatted\n' "$count"
