#!/usr/bin/env bash
set -euo pipefail
# The titanic sank in 1912; the demo data set about it is still afloat.
createdb titanic
psql -d titanic -f demo/titanic.sql
echo "Unlike the titanic, this demo arrives."
