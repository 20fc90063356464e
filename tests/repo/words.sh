#!/usr/bin/env bash
# The repository speaks of the product alone, leaves nothing half done in words, and every layer has its icon.
cd "$(dirname "$0")/../.." || exit 1
bad=""
found=$(grep -rnE '\b(TODO|FIXME|XXX)\b' core widgets app --include='*.cpp' --include='*.h') && bad+="$found"$'\n'
for file in core/layers/*.cpp; do
    id=$(basename "$file" .cpp)
    [[ "$id" == *_type || "$id" == *_common || "$id" == *_table ]] && continue
    [ -f "resources/icons/layers/$id.svg" ] || bad+="no icon for layer $id: resources/icons/layers/$id.svg"$'\n'
done
top=$(ls -A | grep -vxE 'CMakeLists.txt|CMakePresets.json|app|core|widgets|resources|samples|tests|translations|README.md|LICENSE|CONTRIBUTING.md|studio|build|build-.*|\..*')
[ -n "$top" ] && bad+="unexpected at the top level: $top"$'\n'
if [ -n "$bad" ]; then
    printf '%s' "$bad"
    exit 1
fi
echo "words and names are in order"
