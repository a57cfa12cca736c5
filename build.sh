#!/usr/bin/env bash
# The one way in for people and servers: ./build.sh --target=Run | Test | Benchmark | FailOver | Build | Publish
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
if ! command -v dotnet >/dev/null; then
    echo "The .NET SDK 10 is missing: https://dotnet.microsoft.com/download" >&2
    exit 1
fi
dotnet tool restore --verbosity quiet
exec dotnet cake build.cake "$@"
