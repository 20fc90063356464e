#!/usr/bin/env bash
# No test depends on a clock: what measures time stands in tests/bench and tests/device and judges nothing in
# `./studio test`. Waiting for what has to come ends after kPatience, a limit of safety.
cd "$(dirname "$0")/../.." || exit 1
tests=$(find tests -name '*.cpp' -o -name '*.h' | grep -vE '^tests/(bench|device)/' | sort)
bad=""
refuse() { # PATTERN WHY
    local found
    found=$(grep -nE "$1" $tests /dev/null) && bad+="$2:"$'\n'"$found"$'\n'
}
refuse 'QElapsedTimer|QDeadlineTimer|steady_clock|system_clock|high_resolution_clock|clock_gettime|gettimeofday|getrusage|\btimes\(|\bstd::clock\b|rdtsc|QBENCHMARK|\.(elapsed|nsecsElapsed|hasExpired)\(' \
    'a clock in a test (measure it in tests/bench)'
refuse '(QVERIFY2?|QCOMPARE)\(.*(illiseconds|icroseconds|_seconds"|econds\(\)).* [<>]=? *[1-9]' 'a time is compared with a number'
refuse 'QTRY_[A-Z0-9]+\(' 'a wait of 5 seconds: use …_WITH_TIMEOUT(…, kPatience)'
refuse "(_WITH_TIMEOUT|qWaitFor|\.waitFor[A-Za-z]+|\.wait)\(.*[^a-zA-Z0-9_.'][0-9][0-9']{2,}\);" 'a short wait: its limit is kPatience'
if [ -n "$bad" ]; then
    printf '%s' "$bad"
    exit 1
fi
echo "no test depends on a clock"
