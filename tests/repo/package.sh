#!/usr/bin/env bash
# package.sh BUILD_FOLDER: the packages of the built programs hold what they promise, depend on what they need, and work
# from where they are unpacked.
cd "$(dirname "$0")/../.." || exit 1
build=$(realpath "${1:-build}")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
bad=0
fail() {
    printf 'FAILED: %s\n' "$*"
    bad=1
}

# with_tool COMMAND…: it must succeed; where the tool is missing, that is said aloud.
with_tool() {
    if ! command -v "$1" >/dev/null; then
        printf 'NOT CHECKED, %s is missing: %s\n' "$1" "$*"
    elif ! "$@" >"$folder/log" 2>&1; then
        fail "$*"
        cat "$folder/log"
    fi
}

if ! cpack --config "$build/CPackConfig.cmake" -G "DEB;TGZ" -B "$folder" >"$folder/log" 2>&1; then
    cat "$folder/log"
    exit 1
fi
deb=$(ls "$folder"/netloom_*.deb)
tgz=$(ls "$folder"/netloom-*.tar.gz)
root=$folder/root
dpkg-deb -x "$deb" "$root" || exit 1
windows=$(grep -c '^NETLOOM_WINDOW:BOOL=ON' "$build/CMakeCache.txt")

# What it holds.
expected=(bin/loom share/man/man1/loom.1.gz share/doc/netloom/{copyright,LICENSE,changelog.gz})
for variant in avx2 avx512; do
    [ -f "$build/lib/netloom/libloom_$variant.so" ] && expected+=("lib/netloom/libloom_$variant.so")
done
# libloom_cuda.so is not in it, built or not: cuBLAS is no part of Debian.
while read -r sample; do expected+=("share/netloom/$sample"); done < <(find samples -type f)
[ "$windows" = 1 ] && expected+=(bin/netloom share/man/man1/netloom.1.gz share/applications/netloom.desktop
    share/mime/packages/netloom.xml share/metainfo/org.netloom.Netloom.metainfo.xml
    share/icons/hicolor/scalable/apps/netloom.svg)
difference=$(diff <(printf '%s\n' "${expected[@]}" | sort) <(cd "$root/usr" && find . -type f -printf '%P\n' | sort)) ||
    fail "the package holds other files than expected (< missing, > unexpected):"$'\n'"$difference"
strangers=$(dpkg-deb -c "$deb" | awk '$2 != "root/root" || ($1 !~ /^drwxr-xr-x/ && $1 !~ /^-rw[x-]r-[x-]r-[x-]/)')
[ -z "$strangers" ] || fail "owners or modes: $strangers"
[ "$(tar -tzf "$tgz" | grep -vc '/$')" -eq "${#expected[@]}" ] || fail "$(basename "$tgz") holds other files than the .deb"

# What it needs.
depends=$(dpkg-deb -f "$deb" Depends)
needed=(libc6 libstdc++6 zlib1g libpng16-16 libjpeg62-turbo libsqlite3-0)
[ "$windows" = 1 ] && needed+=(libzip4 libqt6core6 libqt6gui6 libqt6widgets6 libqt6svg6 libqcustomplot2.1)
for package in "${needed[@]}"; do
    [[ "$depends" == *"$package"* ]] || fail "it does not depend on $package: $depends"
done
[[ "$depends" != *cuda* && "$depends" != *cublas* ]] || fail "it depends on CUDA: $depends"
[[ "$depends" != *-dev* ]] || fail "it depends on packages for building: $depends"
[[ "$(dpkg-deb -f "$deb" Recommends)" == *dataset-fashion-mnist* ]] || fail "it does not recommend the pictures"

# How the desktop finds it.
if [ "$windows" = 1 ]; then
    desktop=$root/usr/share/applications/netloom.desktop
    with_tool desktop-file-validate "$desktop"
    with_tool appstreamcli validate-tree --no-net "$root"
    with_tool update-mime-database "$root/usr/share/mime"
    if [ -f "$root/usr/share/mime/globs" ]; then
        for type in $(sed -n 's/^MimeType=//p' "$desktop" | tr ';' ' '); do
            grep -q "^$type:\*\.loomz\?$" "$root/usr/share/mime/globs" || fail "no file name belongs to $type"
        done
    fi
    [ -f "$root/usr/share/icons/hicolor/scalable/apps/$(sed -n 's/^Icon=//p' "$desktop").svg" ] || fail "its icon is absent"
    [ -x "$root/usr/bin/$(sed -n 's/^Exec=\([a-z]*\).*/\1/p' "$desktop")" ] || fail "its program is absent"
fi
with_tool lintian --fail-on error --suppress-tags bogus-mail-host,bogus-mail-host-in-debian-changelog,initial-upload-closes-no-bugs "$deb"

# The programs work from there: an installed sample learns, its views are drawn, the manual knows every command.
cd "$folder" || exit 1
loom=$root/usr/bin/loom
"$loom" train "$root/usr/share/netloom/samples/houses.loom" --epochs 2 --out run --json >events || fail "loom train failed"
grep -q '"event": \?"end"' events || fail "the training has no end: $(cat events)"
for command in $("$loom" --help | sed -n '/^Commands:/,/^$/s/^  \([a-z]*\) .*/\1/p'); do
    zgrep -q "^.B $command$" "$root/usr/share/man/man1/loom.1.gz" || fail "the manual says nothing about loom $command"
done
version=$(dpkg-deb -f "$deb" Version)
[ "$("$loom" --version)" = "loom $version" ] || fail "loom --version is not $version"
mkdir unpacked && tar -xzf "$tgz" -C unpacked && [ "$(unpacked/*/bin/loom --version)" = "loom $version" ] ||
    fail "loom out of $(basename "$tgz") does not start"
if [ "$windows" = 1 ]; then
    [ "$("$root/usr/bin/netloom" --version)" = "netloom $version" ] || fail "netloom --version is not $version"
    QT_QPA_PLATFORM=offscreen XDG_CONFIG_HOME=$folder/config "$root/usr/bin/netloom" --report views run/project.loom \
        >/dev/null || fail "netloom --report failed"
    [ -s views/curves.png ] || fail "the report has no curves: $(ls views)"
fi
[ "$bad" = 0 ] && echo "the packages hold ${#expected[@]} files, need $(wc -w <<<"${depends//(*)/}") packages and work"
exit "$bad"
