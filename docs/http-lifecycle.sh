#!/usr/bin/env bash
# Runs a whole life of workflows against a `graphmcp serve` of its own and prints each call and its answer as Markdown.
#   docs/http-lifecycle.sh            to standard output
#   docs/http-lifecycle.sh --write    into docs/http.md, between its markers
# Needs curl and jq, and a built src/GraphMcp.Cli. Only the server's address and folder are written as http://127.0.0.1:7071 and /srv.
set -euo pipefail
cd "$(dirname "$0")/.."
repository=$PWD
command=${GRAPHMCP:-"dotnet $repository/src/GraphMcp.Cli/bin/embedded/Debug/net10.0/graphmcp.dll"}
folder=$(mktemp -d)
server=
finish() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    [ -z "$server" ] || wait "$server" 2>/dev/null || true
    rm -rf "$folder"
}
trap finish EXIT

cp -r samples/airline "$folder/platform"
(cd "$folder" && exec $command serve --urls http://127.0.0.1:0 --out out >server.txt 2>server-errors.txt) &
server=$!
for _ in $(seq 600); do
    grep -q '^listening' "$folder/server.txt" && break
    sleep 0.1
done
cat >"$folder/start.json" <<BODY
{
  "id": "retire-air",
  "template": "decommission",
  "parameters": { "database": "postgres_air" },
  "source": { "uri": "$folder/platform" },
  "batches": { "maxFiles": 1 },
  "maxParallelBatches": 1,
  "labels": { "team": "data", "ticket": "4711" }
}
BODY
url=$(sed -n 's/^listening on \([^ ]*\).*/\1/p' "$folder/server.txt")

hide() { sed -e "s|$url|http://127.0.0.1:7071|g" -e "s|$folder|/srv|g" -e 's/\r$//'; }

# Prints a call as a reader would type it, and what it prints.
call() {
    printf '```console\n$ %s\n' "$1"
    local typed=${1//http:\/\/127.0.0.1:7071/$url}
    # awk ends the last line where the answer does not.
    (cd "$folder" && bash -c "${typed//\/srv/$folder}") | hide | awk 1
    printf '```\n\n'
}

# Waits until a workflow is in a state; no part of the transcript.
await() {
    for _ in $(seq 1200); do
        [ "$(curl -s "$url/api/workflows/$1" | jq -r .state)" = "$2" ] && return 0
        sleep 0.05
    done
    echo "$1 never was $2" >&2
    return 1
}

api=http://127.0.0.1:7071/api
json="-H 'content-type: application/json'"

transcript() {
    echo "Printed by \`docs/http-lifecycle.sh\`: a server in \`/srv\`, with the sample tree in \`/srv/platform\`."
    echo
    echo "### Is it there, and what can it do?"
    echo
    call "curl -s $api/health"
    call "curl -s $api/health/ready"
    call "curl -s $api/openapi.json | jq -r '.paths | keys[]'"

    echo "### Start"
    echo
    call "cat start.json"
    call "curl -si $api/workflows $json -H 'idempotency-key: ticket-4711' -d @start.json"
    curl -s -X POST "$url/api/workflows/retire-air/pause" >/dev/null

    echo "The same request with the same key is the same workflow; without the key the id is taken:"
    echo
    call "curl -s $api/workflows $json -H 'idempotency-key: ticket-4711' -d @start.json | jq -c '{id, state}'"
    call "curl -s $api/workflows $json -d '{\"id\": \"retire-air\", \"template\": \"inventory\", \"source\": {\"uri\": \"/srv/platform\"}}' | jq ."

    echo "### Pause, change, look around"
    echo
    await retire-air Paused
    call "curl -s -X POST $api/workflows/retire-air/pause"
    call "curl -s -X PATCH $api/workflows/retire-air $json -d '{\"maxParallelBatches\": 2, \"toleratedFailures\": {\"percent\": 2}}'"
    call "curl -s $api/workflows/retire-air | jq '{state, steps, progress: (.progress | {filesPlanned, processed, batchesDone}), maxParallelBatches, toleratedFailures, labels}'"
    call "curl -s '$api/workflows?label=team:data&state=Paused' | jq ."
    call "curl -s $api/workflows/retire-air/steps | jq -c '.steps[]'"
    call "curl -s '$api/workflows/retire-air/batches?top=2' | jq ."

    echo "Whoever has the ETag of a status is told when nothing has changed:"
    echo
    call "etag=\$(curl -si $api/workflows/retire-air | sed -n 's/^ETag: //p' | tr -d '\\r'); curl -si $api/workflows/retire-air -H \"if-none-match: \$etag\""

    echo "### A checkpoint, and on"
    echo
    call "curl -s $api/workflows/retire-air/checkpoints $json -d '{\"label\": \"before the rest\"}' | jq ."
    checkpoint=$(curl -s "$url/api/workflows/retire-air/checkpoints" | jq -r '.checkpoints[0].id')
    call "curl -s -X POST $api/workflows/retire-air/resume"
    await retire-air Succeeded 2>/dev/null || await retire-air PartiallySucceeded

    echo "### What happened"
    echo
    call "curl -s '$api/workflows/retire-air/events?top=3' | jq ."
    call "curl -sN '$api/workflows/retire-air/events?type=step.*' -H 'accept: text/event-stream' | head -n 12"
    call "curl -s $api/workflows/retire-air/errors | jq ."
    call "curl -s $api/workflows/retire-air | jq '{state, totals}'"
    call "curl -s $api/workflows/retire-air/report -H 'accept: text/markdown' | head -n 12"
    call "curl -s '$api/workflows/retire-air/report?format=patch' | head -n 12"

    echo "### Once more"
    echo
    call "curl -s $api/checkpoints/$checkpoint/restore $json -d '{\"id\": \"retire-air-2\"}'"
    call "curl -s $api/workflows/retire-air/redrive $json -d '{\"id\": \"retire-air-3\"}'"
    await retire-air-2 Succeeded 2>/dev/null || await retire-air-2 PartiallySucceeded
    await retire-air-3 Succeeded 2>/dev/null || await retire-air-3 PartiallySucceeded
    call "curl -s '$api/workflows?top=2' | jq '{ids: [.workflows[].id], next}'"

    echo "### Stop"
    echo
    call "curl -s $api/workflows $json -d '{\"id\": \"later\", \"template\": \"inventory\", \"source\": {\"uri\": \"/srv/platform\"}, \"startAt\": \"2999-01-01T00:00:00Z\"}' | jq '{id, state}'"
    call "curl -s -X POST '$api/workflows/later/stop?force=true'"
    call "curl -s -X POST $api/workflows/later/pause | jq ."

    echo "### What is refused"
    echo
    call "curl -s $api/workflows $json -d '{\"template\": \"inventory\", \"colour\": \"red\"}' | jq ."
    call "curl -s $api/workflows $json -d '{\"template\": \"inventory\", \"source\": {\"uri\": \"/srv/platform/../../etc\"}}' | jq ."
    call "curl -s $api/workflows -d '{\"template\": \"inventory\"}' | jq ."
    call "curl -s '$api/workflows?state=Sleeping' | jq ."
    call "curl -si -X PUT $api/workflows/retire-air"

    echo "### Purge"
    echo
    call "curl -s -X DELETE $api/workflows/later"
    call "curl -s $api/workflows/later | jq ."
}

if [ "${1:-}" = --write ]; then
    transcript >"$folder/transcript.md"
    {
        sed '/<!-- lifecycle -->/q' docs/http.md
        echo
        cat "$folder/transcript.md"
        sed -n '/<!-- \/lifecycle -->/,$p' docs/http.md
    } >"$folder/http.md"
    cp "$folder/http.md" docs/http.md
else
    transcript
fi
