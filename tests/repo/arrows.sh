#!/usr/bin/env bash
# Arrows between rooms run down only: a file includes its own room and the rooms below it.
cd "$(dirname "$0")/../.." || exit 1
declare -A below=(
    [base]="" [formula]="base" [tensor]="base" [kernels]="base tensor" [plan]="base tensor kernels"
    [graph]="base tensor kernels plan formula" [layers]="base tensor kernels plan graph formula"
    [optimizers]="base tensor kernels plan graph" [text]="base" [data]="base tensor text distributed"
    [distributed]="base tensor" [recommend]="base tensor text data"
    [train]="base tensor kernels plan graph layers optimizers data distributed recommend"
    [analysis]="base tensor kernels plan graph layers optimizers data recommend train formula"
    [project]="base tensor text kernels plan graph layers optimizers data recommend distributed train analysis"
    [tuning]="base tensor kernels plan graph layers optimizers data recommend distributed train analysis project"
    [course]="base tensor kernels plan graph layers optimizers data recommend train analysis project formula"
    [bench]="base tensor kernels plan graph layers optimizers data train analysis project"
)
core_rooms="${!below[*]}"
declare -A windows=(
    [common]="" [formula]="common" [plots]="common" [lab_views]="common plots" [document]="common"
    [workspace]="common document"
    [editor]="common document workspace" [views]="common document workspace formula plots lab_views"
    [course]="common document formula plots lab_views" [tuning]="common document plots formula lab_views views"
)
bad=""
check() { # folder room allowed
    local includes line target
    includes=$(grep -rnoE '#include "[a-z_]+/' --include='*.cpp' --include='*.h' "$1/$2" | sort -u)
    while read -r line; do
        [ -n "$line" ] || continue
        target=$(sed -E 's/.*"([a-z_]+)\/$/\1/' <<<"$line")
        [ "$target" = "$2" ] && continue
        [[ " $3 " == *" $target "* ]] || bad+="$line is above or beside room $2"$'\n'
    done <<<"$includes"
}
for room in $core_rooms; do
    [ -d "core/$room" ] && check core "$room" "${below[$room]}"
done
for room in "${!windows[@]}"; do
    [ -d "widgets/$room" ] && check widgets "$room" "${windows[$room]} $core_rooms"
done
qt=$(grep -rnE '#include <Q' core) && bad+="Qt in core: $qt"$'\n'
eigen=$(grep -rlE '#include <Eigen' core widgets app | grep -v '^core/kernels/baseline/') && bad+="Eigen outside kernels/baseline: $eigen"$'\n'
plot=$(grep -rlE '#include <qcustomplot' widgets app --include='*.h') && bad+="qcustomplot.h in a header: $plot"$'\n'
if [ -n "$bad" ]; then
    printf '%s' "$bad"
    exit 1
fi
echo "arrows run down only"
