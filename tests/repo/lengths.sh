#!/usr/bin/env bash
# No source file is longer than 400 lines, no test longer than 500.
cd "$(dirname "$0")/../.." || exit 1
bad=$(
    find core widgets app -name '*.cpp' -o -name '*.h' -o -name '*.cu' | xargs wc -l | awk '$1 > 400 && $2 != "total" {print $2 ": " $1 " lines, at most 400"}'
    find tests -name '*.cpp' -o -name '*.h' | xargs wc -l | awk '$1 > 500 && $2 != "total" {print $2 ": " $1 " lines, at most 500"}'
)
if [ -n "$bad" ]; then
    printf '%s\n' "$bad"
    exit 1
fi
echo "all files are short enough"
