namespace GraphMcp.Processing.Tests.Edits.Shell;

public sealed class ShellCommandTests
{
    [Theory]
    [InlineData("createdb postgres_air")]
    [InlineData("dropdb --if-exists \"postgres_air\" || true")]
    [InlineData("pg_dump \\\n  --host=postgres-air \\\n  --schema-only \\\n  --dbname=postgres_air \\\n  --file=/tmp/air-schema.sql")]
    [InlineData("psql -h db -U app -qAtd postgres_air -c 'select 1' > /dev/null # the old one")]
    [InlineData("psql -h postgres-air -Atc 'select 1' > /dev/null && echo \"air answers\"")]
    [InlineData("psql \"$POSTGRES_AIR_URL\" -f x.sql")]
    [InlineData("psql $OPTIONS postgres_air")]
    [InlineData("psql postgres://u:p@h/postgres_air <<SQL\nselect 'a;b';\nSQL")]
    [InlineData("psql -d postgres -c \"DROP DATABASE IF EXISTS \\\"postgres_air\\\"\"")]
    [InlineData("PGPASSWORD=x PGDATABASE=postgres_air psql -c 'select 1'")]
    [InlineData("sudo -u postgres createdb -O app postgres_air")]
    [InlineData("docker exec postgres-air psql -c 'select 1'")]
    [InlineData("pg_dump postgres_air | gzip > /backup/x.gz")]
    [InlineData("cat schema.sql | psql -d postgres_air")]
    [InlineData("dropdb postgres_air && createdb postgres_air")]
    [InlineData("mysqladmin -u root drop postgres_air")]
    [InlineData("./backup.sh postgres_air")]
    [InlineData("./backup.sh --db postgres_air --host h")]
    [InlineData("export POSTGRES_AIR_HOST=postgres-air")]
    [InlineData("readonly POSTGRES_AIR_URL=\"a b\" POSTGRES_AIR_USER=c")]
    [InlineData("unset POSTGRES_AIR_URL")]
    [InlineData("database=postgres_air")]
    [InlineData("rows=$(psql -d postgres_air -Atc 'select 1')")]
    [InlineData("databases+=(postgres_air)")]
    [InlineData(": \"${POSTGRES_AIR_URL:?is missing}\"")]
    [InlineData("psql -d postgres_air -c 'vacuum' &")]
    [InlineData("# about postgres_air\n# and POSTGRES_AIR\ndropdb postgres_air")]
    [InlineData("echo \"dropping postgres_air\"\ndropdb postgres_air")]
    [InlineData("{\n  dropdb postgres_air\n  createdb postgres_air\n}")]
    [InlineData("if ! psql -lqt | grep -qw postgres_air; then\n  createdb postgres_air\n  echo created\nfi")]
    [InlineData("until pg_isready -d postgres_air; do\n  sleep 1\ndone")]
    [InlineData("[ -n \"$POSTGRES_AIR_URL\" ] && psql \"$POSTGRES_AIR_URL\" -c 'select 1'")]
    public void Propose_CommandAboutTheDatabase_GoesWhole(string command) => ShellRun.AssertGone(command);

    [Theory]
    [InlineData("other-database", "psql -d booking -U postgres_air")]
    [InlineData("other-database", "createdb -T postgres_air booking")]
    [InlineData("other-database", "psql -d \"$DB\" -f /sql/postgres_air.sql")]
    [InlineData("other-database", "psql -d booking -c 'select * from postgres_air.a, booking.b'")]
    [InlineData("part-of-list", "cd /tmp && pg_dump postgres_air")]
    [InlineData("part-of-list", "pg_dump postgres_air | aws s3 cp - s3://bucket/x")]
    [InlineData("part-of-list", "pg_dump booking | psql postgres_air")]
    [InlineData("part-of-list", "pg_isready -d postgres_air || failed=1")]
    [InlineData("other-operands", "./compare.sh postgres_air booking")]
    [InlineData("other-operands", "./backup.sh -v booking postgres_air")]
    [InlineData("other-operands", "kubectl delete secret postgres-air")]
    [InlineData("part-of-longer-text", "rm -rf /var/lib/postgres_air")]
    [InlineData("part-of-longer-text", "echo \"postgres_air and booking\"")]
    [InlineData("part-of-longer-text", "./postgres_air.sh")]
    [InlineData("part-of-longer-text", "export PATH=\"/opt/postgres_air/bin:$PATH\"")]
    [InlineData("part-of-longer-text", "alias air='psql postgres_air'")]
    [InlineData("part-of-longer-text", ": > /run/postgres_air.flag")]
    [InlineData("affects-the-rest", "cd /data/postgres_air")]
    [InlineData("affects-the-rest", "source postgres_air.env")]
    [InlineData("affects-the-rest", "exec psql postgres_air")]
    [InlineData("command-substitution", "echo \"rows: $(psql -d postgres_air -Atc 'select 1')\"")]
    [InlineData("heredoc", "psql <<SQL\nDROP DATABASE postgres_air;\nSQL")]
    [InlineData("condition", "[ \"$1\" = postgres_air ]")]
    [InlineData("condition", "if [[ $1 == postgres_air ]]; then\n  run \"$1\"\nfi")]
    [InlineData("condition", "if [ \"$1\" = postgres_air ]; then\n  echo skipped\n  exit 0\nfi")]
    [InlineData("only-item", "databases=(postgres_air)")]
    [InlineData("only-item", "for db in postgres_air; do\n  dump \"$db\"\ndone")]
    [InlineData("shared-line", "psql postgres_air <<A; cat <<B\na\nA\nb\nB")]
    [InlineData("template-tag", "createdb postgres_air {% if x %} -e {% endif %}")]
    public void Propose_CommandThatDoesMore_IsLeft(string code, string command) => ShellRun.AssertStays(code, command);

    [Theory]
    [InlineData("still-used", "database=postgres_air\ndump \"$database\"")]
    [InlineData("still-used", "export POSTGRES_AIR_URL=x\ncurl \"${POSTGRES_AIR_URL:-none}\"")]
    [InlineData("still-used", "rows=$(psql -d postgres_air -c x)\nif (( rows > 1 )); then echo many; fi")]
    [InlineData("still-used", "db=postgres_air\nread -r db")]
    [InlineData("still-used", "dump_postgres_air() {\n  pg_dump x\n}\ntrap dump_postgres_air EXIT")]
    [InlineData("implicitly-used", "export PGDATABASE=postgres_air\npsql -f x.sql")]
    [InlineData("implicitly-used", "set -a\nPGDATABASE=postgres_air\n./run.sh")]
    public void Propose_WhatIsUsedElsewhere_IsLeft(string code, string commands) => ShellRun.AssertStays(code, commands);

    [Theory]
    [InlineData("POSTGRES_AIR_URL=x\npsql \"$POSTGRES_AIR_URL\" -c 'select 1'")]
    [InlineData("dump_postgres_air() {\n  local x=1\n  pg_dump \"$x\"\n}\n\ndump_postgres_air")]
    [InlineData("function dump_postgres_air {\n  cd /tmp\n}")]
    public void Propose_WhatIsUsedOnlyInWhatGoes_Goes(string commands) => ShellRun.AssertGone(commands);

    [Theory]
    [InlineData("for db in booking postgres_air flights; do\n  dump \"$db\"\ndone", "for db in booking flights; do\n  dump \"$db\"\ndone")]
    [InlineData("for db in booking \\\n  postgres_air; do dump \"$db\"; done", "for db in booking; do dump \"$db\"; done")]
    [InlineData("dbs=(\n  booking\n  \"postgres_air\" # old\n  flights\n)", "dbs=(\n  booking\n  flights\n)")]
    [InlineData(
        "dbs=\"booking postgres_air\"\nfor db in $dbs; do echo \"$db\"; done",
        "dbs=\"booking\"\nfor db in $dbs; do echo \"$db\"; done"
    )]
    [InlineData("export A=1 POSTGRES_AIR_URL=2 B=3", "export A=1 B=3")]
    [InlineData("mysqldump --databases booking postgres_air", "mysqldump --databases booking")]
    [InlineData("echo a; dropdb postgres_air; echo b", "echo a; echo b")]
    [InlineData("if x; then echo a; dropdb postgres_air; fi", "if x; then echo a; fi")]
    public void Propose_PartOfACommand_GoesAlone(string before, string after) => ShellRun.AssertEdit($"{before}\n", $"{after}\n");

    [Theory]
    [InlineData("if x; then dropdb postgres_air; fi", "if x; then :; fi")]
    [InlineData("if x; then\n  # postgres_air\n  dropdb \\\n    postgres_air\nelse\n  echo b\nfi", "if x; then\n  :\nelse\n  echo b\nfi")]
    [InlineData("f() {\n  dropdb postgres_air\n  createdb postgres_air\n}", "f() {\n  :\n}")]
    [InlineData("while read -r t; do psql postgres_air -c \"$t\"; done < tables", "while read -r t; do :; done < tables")]
    [InlineData("for t in a b; do\n  psql postgres_air <<SQL\nselect $t;\nSQL\ndone", "for t in a b; do\n  :\ndone")]
    [InlineData("(dropdb postgres_air; echo b) > log", "(echo b) > log")]
    [InlineData("(dropdb postgres_air) > log", "(:) > log")]
    public void Propose_OnlyStatementOfABlock_BecomesAColon(string before, string after) =>
        ShellRun.AssertEdit($"{before}\n", $"{after}\n");

    [Fact]
    public void Propose_BranchOfACase_GoesWhole() =>
        ShellRun.AssertEdit(
            """
            case "$database" in
              booking) url="$BOOKING_DB_URL" ;;
              # postgres_air: until June
              postgres_air) url="$POSTGRES_AIR_URL" ;;
              flights | postgres-air | x) url="$FLIGHTS_DB_URL" ;;
              POSTGRES_AIR)
                echo a
                ;;
              *) echo "unknown database: $database" >&2; psql -d postgres_air; exit 2 ;;
            esac
            """,
            """
            case "$database" in
              booking) url="$BOOKING_DB_URL" ;;
              flights | x) url="$FLIGHTS_DB_URL" ;;
              *) echo "unknown database: $database" >&2; exit 2 ;;
            esac
            """
        );

    [Fact]
    public void Propose_BranchThatAnotherFallsInto_IsLeft() =>
        ShellRun.AssertLeft("no-safe-edit", "case $1 in\n  a) echo a ;&\n  postgres_air) echo b ;;\nesac\n");
}
