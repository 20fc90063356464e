#!/usr/bin/env bash
# The desktop file and the MIME type are valid.
cd "$(dirname "$0")/../.." || exit 1
desktop-file-validate resources/desktop/netloom.desktop || exit 1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/packages"
cp resources/desktop/netloom.xml "$folder/packages"
update-mime-database "$folder" || exit 1
grep -q '\*.loom$' "$folder/globs" && echo "desktop file and MIME type are valid"
