using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.References;

/// <summary>Kind and activity by place. Each text holds one reference.</summary>
public sealed class PlaceTests
{
    [Theory]
    // Terraform
    [InlineData("a.tf", "resource \"aws_db_instance\" \"postgres_air\" {\n}", ReferenceKind.ResourceBlock)]
    [InlineData("a.tf", "x {\n  name = \"postgres_air\"\n}", ReferenceKind.Attribute)]
    [InlineData("a.tf", "x = [\"a\", \"postgres_air\"]", ReferenceKind.ListItem)]
    [InlineData("a.tf", "x = [\n  \"a\",\n  \"postgres_air\",\n]", ReferenceKind.ListItem)]
    [InlineData("a.tf", "x = { POSTGRES_AIR_URL = 1 }", ReferenceKind.EnvironmentKey)]
    [InlineData("a.tf", "x = <<-EOT\n  psql postgres_air\n  EOT\n", ReferenceKind.Attribute)]
    // YAML
    [InlineData("a.yaml", "postgres_air:\n  x: 1", ReferenceKind.MappingEntry)]
    [InlineData("a.yaml", "x: postgres_air", ReferenceKind.MappingEntry)]
    [InlineData("a.yaml", "x:\n  - postgres_air", ReferenceKind.ListItem)]
    [InlineData("a.yaml", "x: [a, postgres_air]", ReferenceKind.ListItem)]
    [InlineData("a.yaml", "x: {a: postgres_air}", ReferenceKind.MappingEntry)]
    [InlineData("a.yaml", "- name: POSTGRES_AIR_URL", ReferenceKind.EnvironmentKey)]
    [InlineData("a.yaml", "x: don't # 'a\ny: postgres_air", ReferenceKind.MappingEntry)]
    [InlineData("a.yaml", "x: \"a # postgres_air\"", ReferenceKind.MappingEntry)]
    [InlineData("a.yaml", "x: a#postgres_air", ReferenceKind.MappingEntry)]
    [InlineData("a.yaml", "url: postgres://h/postgres_air", ReferenceKind.ConnectionString)]
    // JSON
    [InlineData("a.json", "{\"postgres_air\": 1}", ReferenceKind.MappingEntry)]
    [InlineData("a.json", "[1, \"postgres_air\"]", ReferenceKind.ListItem)]
    [InlineData("a.json", "{\"a\": {\"x\": [1]}, \"b\": \"postgres_air\"}", ReferenceKind.MappingEntry)]
    [InlineData("a.json", "{\"a\": \"// postgres_air\"}", ReferenceKind.MappingEntry)]
    [InlineData("a.json", "{\"a\": \"Server=h;Database=postgres_air;\"}", ReferenceKind.ConnectionString)]
    // settings
    [InlineData("a.ini", "[postgres_air]", ReferenceKind.MappingEntry)]
    [InlineData("a.ini", "x = postgres_air", ReferenceKind.MappingEntry)]
    [InlineData("a.ini", "x = host=h dbname=postgres_air", ReferenceKind.ConnectionString)]
    [InlineData("a.ini", "x = a; Database=postgres_air", ReferenceKind.MappingEntry)]
    [InlineData("a.env", "POSTGRES_AIR_URL=x", ReferenceKind.EnvironmentKey)]
    [InlineData("a.env", "X='#postgres_air'", ReferenceKind.MappingEntry)]
    [InlineData("a.properties", "db.postgres_air.url=x", ReferenceKind.MappingEntry)]
    [InlineData("a.toml", "x = [\"postgres_air\"]", ReferenceKind.ListItem)]
    [InlineData("a.toml", "[databases.postgres_air]", ReferenceKind.MappingEntry)]
    [InlineData("a.xml", "<a>postgres_air</a>", ReferenceKind.MappingEntry)]
    // SQL
    [InlineData("a.sql", "CREATE DATABASE postgres_air;", ReferenceKind.SqlObject)]
    [InlineData("a.sql", "SELECT '--' FROM \"postgres_air\".\"flight\"", ReferenceKind.SqlObject)]
    [InlineData("a.sql", "SELECT '/* postgres_air'", ReferenceKind.SqlObject)]
    [InlineData("a.sql", "/*!40000 DROP DATABASE IF EXISTS postgres_air*/;", ReferenceKind.SqlObject)]
    [InlineData("a.sql", "SELECT 'it''s -- ' FROM postgres_air.t", ReferenceKind.SqlObject)]
    // shell and the like
    [InlineData("a.sh", "psql -d postgres_air", ReferenceKind.CliArgument)]
    [InlineData("a.sh", "pg_dump --dbname=postgres_air", ReferenceKind.CliArgument)]
    [InlineData("a.sh", "DB=postgres_air", ReferenceKind.StringLiteral)]
    [InlineData("a.sh", "export POSTGRES_AIR_URL=x", ReferenceKind.EnvironmentKey)]
    [InlineData("a.sh", "backup_postgres_air() {", ReferenceKind.Identifier)]
    [InlineData("a.sh", "echo $postgres_air_host", ReferenceKind.Identifier)]
    [InlineData("a.sh", "echo a#postgres_air", ReferenceKind.CliArgument)]
    [InlineData("a.sh", "echo '# postgres_air'", ReferenceKind.CliArgument)]
    [InlineData("a.sh", "x=${y#z} postgres_air", ReferenceKind.CliArgument)]
    [InlineData("a.sh", "cat <<EOF\ndon't\nEOF\npsql postgres_air", ReferenceKind.CliArgument)]
    [InlineData("Makefile", "a:\n\tpsql postgres_air", ReferenceKind.CliArgument)]
    [InlineData("Dockerfile", "ENV DB=postgres_air", ReferenceKind.MappingEntry)]
    [InlineData("Dockerfile", "RUN psql postgres_air", ReferenceKind.CliArgument)]
    [InlineData("Dockerfile", "COPY postgres_air.sql /", ReferenceKind.Other)]
    // code
    [InlineData("a.py", "from postgres_air import x", ReferenceKind.Import)]
    [InlineData("a.py", "x = postgres_air.y", ReferenceKind.Identifier)]
    [InlineData("a.py", "x = 'postgres_air'", ReferenceKind.StringLiteral)]
    [InlineData("a.py", "x = 'select 1 from postgres_air.flight'", ReferenceKind.SqlObject)]
    [InlineData("a.py", "x = os.environ['POSTGRES_AIR_URL']", ReferenceKind.EnvironmentKey)]
    [InlineData("a.py", "x = 'postgresql://h/postgres_air'", ReferenceKind.ConnectionString)]
    [InlineData("a.py", "x = f(\"\"\"\n# postgres_air\n\"\"\")", ReferenceKind.StringLiteral)]
    [InlineData("a.cs", "using PostgresAir.Client;", ReferenceKind.Import)]
    [InlineData("a.cs", "var x = \"http://h\"; Y.PostgresAir();", ReferenceKind.Identifier)]
    [InlineData("a.cs", "var x = @\"a\\\"; Y.PostgresAir(); // \"", ReferenceKind.Identifier)]
    [InlineData("a.cs", "var x = \"\"\"\n// postgres_air\n\"\"\";", ReferenceKind.StringLiteral)]
    [InlineData("a.js", "const x = `\n// postgres_air\n`;", ReferenceKind.StringLiteral)]
    [InlineData("a.rs", "fn f<'a>(x: &'a str) { PostgresAir }", ReferenceKind.Identifier)]
    [InlineData("a.csv", "1,postgres_air", ReferenceKind.Other)]
    [InlineData("a.zzz", "postgres_air", ReferenceKind.Other)]
    public void Scan_WhereItIsEvaluated_IsActiveAndOfItsKind(string path, string text, ReferenceKind kind)
    {
        var reference = Assert.Single(Scan.Text(path, text));

        Assert.Equal((kind, true), (reference.Kind, reference.IsActive));
    }

    [Theory]
    [InlineData("a.tf", "# postgres_air")]
    [InlineData("a.tf", "// postgres_air")]
    [InlineData("a.tf", "x = 1 /* a\npostgres_air */")]
    [InlineData("a.tf", "x = \"a\\\" # b\" # postgres_air")]
    [InlineData("a.yaml", "x: 1 # postgres_air")]
    [InlineData("a.yaml", "x: 'it''s' # postgres_air")]
    [InlineData("a.yaml", "run: |\n  # postgres_air\n")]
    [InlineData("a.json", "{} // postgres_air")]
    [InlineData("a.ini", "; postgres_air")]
    [InlineData("a.ini", "x = 1 # postgres_air")]
    [InlineData("a.env", "# postgres_air")]
    [InlineData("a.properties", "! postgres_air")]
    [InlineData("a.toml", "x = '''a\n''' # postgres_air")]
    [InlineData("a.xml", "<a><!-- postgres_air --></a>")]
    [InlineData("a.sql", "-- postgres_air")]
    [InlineData("a.sql", "# postgres_air")]
    [InlineData("a.sql", "/* a /* b */ postgres_air */")]
    [InlineData("a.sql", "SELECT 'a' -- postgres_air")]
    [InlineData("a.sh", "#!/bin/sh\n# postgres_air")]
    [InlineData("a.sh", "x=1 # postgres_air")]
    [InlineData("a.sh", "cat <<'EOF'\n# postgres_air\nEOF\n")]
    [InlineData("Makefile", "# postgres_air")]
    [InlineData("Dockerfile", "# postgres_air")]
    [InlineData("a.py", "x = '#' # postgres_air")]
    [InlineData("a.py", "def f():\n    \"\"\"Reads postgres_air.\"\"\"\n")]
    [InlineData("a.js", "/** postgres_air */")]
    [InlineData("a.cs", "var c = '\"'; // postgres_air")]
    [InlineData("a.rb", "=begin\npostgres_air\n=end\n")]
    [InlineData("a.lua", "--[[ a\npostgres_air ]]")]
    [InlineData("a.ps1", "<# postgres_air #>")]
    [InlineData("a.bat", "REM postgres_air")]
    [InlineData("a.hs", "{- a {- b -} postgres_air -}")]
    [InlineData("a.bicep", "// postgres_air")]
    [InlineData(".gitignore", "# postgres_air")]
    public void Scan_InComment_IsInactive(string path, string text)
    {
        var reference = Assert.Single(Scan.Text(path, text));

        Assert.Equal((ReferenceKind.Comment, false), (reference.Kind, reference.IsActive));
        Assert.NotEqual(ReferenceTier.Possible, reference.Tier);
    }

    [Theory]
    [InlineData("a.md", "Use `postgres_air`.")]
    [InlineData("a.md", "```sql\nSELECT 1 FROM postgres_air.flight\n```")]
    [InlineData("a.rst", "postgres_air")]
    [InlineData("a.txt", "postgres://h/postgres_air")]
    public void Scan_InDocumentation_IsProse(string path, string text)
    {
        var reference = Assert.Single(Scan.Text(path, text));

        Assert.Equal((ReferenceKind.Prose, false), (reference.Kind, reference.IsActive));
    }

    [Theory]
    [InlineData("a.py", "if db == \"postgres_air\":\n    raise ValueError(db)\n")]
    [InlineData("a.py", "assert db != 'postgres_air'\n")]
    [InlineData("a.py", "FORBIDDEN = ['postgres_air']\n")]
    [InlineData("a.py", "retired_databases = (\n  'x',\n  'postgres_air',\n)\n")]
    [InlineData("a.yaml", "deny: [postgres_air]")]
    [InlineData("a.yaml", "blocklist:\n  - a\n  - postgres_air\n")]
    [InlineData("a.tf", "deny = [\"postgres_air\"]")]
    [InlineData("a.tf", "  condition = var.database != \"postgres_air\"")]
    [InlineData("a.json", "{\"decommissioned\": [\"postgres_air\"]}")]
    [InlineData("a.sh", "if [ \"$db\" = postgres_air ]; then\n  echo no >&2\n  exit 1\nfi")]
    [InlineData("a.sh", "[ \"$db\" = postgres_air ] && exit 1")]
    [InlineData("a.go", "if name == \"postgres_air\" {\n\treturn fmt.Errorf(\"retired\")\n}")]
    [InlineData("a.js", "if (db === 'postgres_air') throw new Error(db);")]
    [InlineData("a.java", "if (\"postgres_air\".equals(db)) {\n  throw new X();\n}")]
    [InlineData("a.sql", "IF current_database() = 'postgres_air' THEN\n  RAISE EXCEPTION 'no';\nEND IF;")]
    public void Scan_InGuard_IsInactive(string path, string text)
    {
        var reference = Assert.Single(Scan.Text(path, text));

        Assert.Equal((ReferenceKind.Guard, false), (reference.Kind, reference.IsActive));
    }

    [Theory]
    [InlineData("a.py", "if db == \"postgres_air\":\n    connect(db)\n")]
    [InlineData("a.py", "if db == \"postgres_air\":\n    connect(db)\nelse:\n    raise X\n")]
    [InlineData("a.py", "connect('postgres_air')\nraise X\n")]
    [InlineData("a.yaml", "allow: [postgres_air]")]
    [InlineData("a.yaml", "retired_url: postgres://h/postgres_air")]
    [InlineData("a.sh", "if [ \"$db\" = postgres_air ]; then\n  exit 0\nfi")]
    [InlineData("a.yaml", "blocked_by: postgres_air")]
    [InlineData("a.sh", "psql postgres_air || exit 1")]
    public void Scan_NearAGuard_IsActive(string path, string text)
    {
        Assert.True(Assert.Single(Scan.Text(path, text)).IsActive);
    }

    [Theory]
    [InlineData(
        "a.md",
        "x\n\n<!-- graphmcp:decommissioned postgres_air: this passage. -->\nAbout postgres_air\nand postgres_air.\n\nNew.\n",
        3
    )]
    [InlineData("a.md", "<!-- graphmcp:decommissioned postgres_air: x -->\n```\npostgres_air\n\npostgres_air\n```\n", 3)]
    [InlineData("a.txt", "[graphmcp:decommissioned postgres_air] x\nAbout postgres_air\n", 2)]
    [InlineData("a.rst", ".. [graphmcp:decommissioned postgres_air] x\n\nAbout postgres_air\n", 2)]
    [InlineData("a.yaml", "# graphmcp:decommissioned postgres_air\n", 1)]
    [InlineData("a.sh", "psql postgres_air # graphmcp:decommissioned\n", 1)]
    [InlineData("a.cs", "/* GraphMcp:Decommissioned\n postgres_air */\n", 1)]
    public void Scan_InAnnotation_IsInactive(string path, string text, int count)
    {
        var references = Scan.Text(path, text);

        Assert.Equal(count, references.Count);
        Assert.All(references, each => Assert.Equal((ReferenceKind.Annotation, false), (each.Kind, each.IsActive)));
    }

    [Theory]
    [InlineData("a.md", "<!-- graphmcp:decommissioned postgres_air: x -->\nA\n\npostgres_air\n", ReferenceKind.Prose)]
    [InlineData("a.md", "<!-- graphmcp:decommissioned other_db: x -->\npostgres_air\n", ReferenceKind.Prose)]
    [InlineData("a.yaml", "# graphmcp:decommissioned\nx: postgres_air\n", ReferenceKind.MappingEntry)]
    public void Scan_OutsideOfAnAnnotation_KeepsItsKind(string path, string text, ReferenceKind kind)
    {
        Assert.Equal(kind, Scan.Text(path, text)[^1].Kind);
    }
}
