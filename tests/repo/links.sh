#!/usr/bin/env bash
# links.sh BUILD_FOLDER: the programs start without CUDA and MPI, and a plug-in shows the loader nothing but its entry.
build=$(realpath "${1:-build}")
bad=0
programs=0
for program in "$build"/bin/{loom,netloom}; do
    [ -x "$program" ] || continue
    libraries=$(ldd "$program") && [[ "$libraries" == *libc.so* ]] || { echo "ldd $program: $libraries"; bad=1; }
    if strangers=$(grep -iE 'libcuda|loom_cuda|cublas|nvidia|nvrtc|libmpi|loom_mpi|open-(pal|rte)' <<<"$libraries"); then
        printf '%s needs CUDA or MPI:\n%s\n' "$program" "$strangers"
        bad=1
    fi
    programs=$((programs + 1))
done
[ "$programs" -gt 0 ] || { echo "no program in $build/bin"; bad=1; }
plugins=0
for plugin in "$build"/lib/netloom/*.so; do
    entry=loom_kernels
    [[ "$plugin" == */libloom_cuda.so ]] && entry=loom_device
    [[ "$plugin" == */libloom_mpi.so ]] && entry=loom_ranks
    # Unique symbols (u) are statics of the standard library's headers: the loader keeps one of each for all.
    shown=$(nm -D --defined-only "$plugin" | awk '$2 != "u" {print $3}')
    [ "$shown" = "$entry" ] || { printf '%s shows more than %s:\n%s\n' "$plugin" "$entry" "$shown"; bad=1; }
    plugins=$((plugins + 1))
done
[ "$bad" = 0 ] && echo "$programs programs need neither CUDA nor MPI, $plugins plug-ins show their entry only"
exit "$bad"
