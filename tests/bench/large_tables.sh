#!/usr/bin/env bash
# Does an epoch take time in proportion to the rows of a table, in memory that does not grow? Makes CSV tables of 10
# columns, trains a small network on them and prints what the conversion, an epoch and the memory were. The time of an
# epoch is that of the clock, the last of three; the time of the processors holds all threads, and tells more where other
# programs run beside it.
#   tests/bench/large_tables.sh [BUILD [ROWS…]]        default: build 1000000 3000000 10000000
# Needs about 170 bytes of disk a row in $TMPDIR while it runs.
set -euo pipefail
cd "$(dirname "$0")/../.."
loom=$(realpath "${1:-build}")/bin/loom
shift || true
[ $# -gt 0 ] || set -- 1000000 3000000 10000000
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export XDG_CACHE_HOME=$folder/cache

table() { # ROWS: nine inputs, of which one holds words, and what they make together
    awk -v rows="$1" 'BEGIN {
        srand(7); split("north east south west", town, " ")
        print "a,b,c,d,e,f,g,h,town,y"
        for (i = 0; i < rows; ++i) {
            sum = 0; line = ""
            for (j = 1; j <= 8; ++j) { x = rand() * 20 - 10; sum += x * j; line = line sprintf("%.5f,", x) }
            t = int(rand() * 4) + 1
            printf "%s%s,%.4f\n", line, town[t], sum / 30 + t
        }
    }'
}
project() {
    cat <<'END'
{"format": 1, "title": "Large table", "seed": 7,
 "graph": {"nodes": [{"id": "in", "type": "input"},
                     {"id": "hidden", "type": "dense", "attributes": {"units": 32, "activation": "relu"}},
                     {"id": "out", "type": "dense", "attributes": {"units": 1}}],
           "edges": [["in", "hidden"], ["hidden", "out"]]},
 "data": {"source": {"type": "csv", "file": "table.csv"}, "transforms": [{"type": "standardize"}],
          "split": {"method": "ratio", "validation": 0.1}},
 "training": {"loss": "mse", "optimizer": {"type": "adam", "learning_rate": 0.001}, "batch_size": 256, "epochs": 3,
              "metrics": []}}
END
}
value() { # NAME FILE: the last value of that name among the events
    grep -o "\"$1\":[ ]*[0-9.e+-]*" "$2" | tail -1 | sed 's/.*:[ ]*//'
}
seconds() { date +%s.%N; }

project >"$folder/project.loom"
printf '%10s %9s %11s %10s %11s %15s %15s %9s\n' \
    rows "MB of CSV" "convert s" "epoch s" "us per row" "CPU us per row" "peak MB convert" "peak MB"
for rows in "$@"; do
    free=$(df --output=avail -B1 "$folder" | tail -1)
    [ "$free" -gt $((rows * 200)) ] || { echo "$rows rows need $((rows / 5000)) MB of disk in $folder"; exit 1; }
    table "$rows" >"$folder/table.csv"
    start=$(seconds)
    "$loom" train "$folder/project.loom" --steps 1 --json >"$folder/first.json"
    converted=$(awk -v a="$start" -v b="$(seconds)" 'BEGIN {printf "%.1f", b - a}')
    TIMEFORMAT='%U %S'
    { time "$loom" train "$folder/project.loom" --json >"$folder/train.json"; } 2>"$folder/used"
    epoch=$(value seconds <(grep '"epoch"' "$folder/train.json" | grep -v '"end"'))
    awk -v rows="$rows" -v bytes="$(stat -c %s "$folder/table.csv")" -v converted="$converted" -v epoch="$epoch" -v used="$(tail -1 "$folder/used")" \
        -v first="$(value peak_memory_bytes "$folder/first.json")" -v peak="$(value peak_memory_bytes "$folder/train.json")" \
        'BEGIN {
            split(used, cpu, " ")
            printf "%10d %9.0f %11.1f %10.2f %11.3f %15.3f %15.0f %9.0f\n", rows, bytes / 1e6, converted, epoch,
                   1e6 * epoch / rows, 1e6 * (cpu[1] + cpu[2]) / rows / 3, first / 1e6, peak / 1e6
        }'
    rm -rf "$folder/table.csv" "$XDG_CACHE_HOME"
done
