using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.References;

/// <summary>An ordinary word counts only in a database context. Each text holds it once.</summary>
public sealed class OrdinaryWordTests
{
    [Theory]
    [InlineData("a.env", "URL=postgres://u:p@h:5432/titanic?x=1")]
    [InlineData("a.env", "URL=postgresql+psycopg://h/titanic")]
    [InlineData("a.env", "URL=jdbc:mysql://h:3306/titanic")]
    [InlineData("a.env", "URL=jdbc:oracle:thin:@h:1521:titanic")]
    [InlineData("a.env", "URL=mongodb+srv://h/titanic")]
    [InlineData("a.tf", "url = \"postgres://${var.user}@${var.host}/titanic\"")]
    [InlineData("a.env", "POSTGRES_DB=titanic")]
    [InlineData("a.env", "PGDATABASE=titanic")]
    [InlineData("a.ini", "dbname = titanic")]
    [InlineData("a.ini", "[databases]\ntitanic = host=h")]
    [InlineData("a.yaml", "database: titanic")]
    [InlineData("a.yaml", "database:\n  host: h\n  name: titanic")]
    [InlineData("a.yaml", "databases:\n  - titanic")]
    [InlineData("a.yaml", "databases: [a, titanic]")]
    [InlineData("a.yaml", "databases:\n  titanic:\n    host: h")]
    [InlineData("a.yaml", "- name: POSTGRES_DB\n  value: titanic")]
    [InlineData("a.json", "{\"database\": \"titanic\"}")]
    [InlineData("a.json", "{\"c\": \"Server=h;Initial Catalog=titanic;\"}")]
    [InlineData("a.tf", "resource \"postgresql_database\" \"titanic\" {\n}")]
    [InlineData("a.tf", "x = postgresql_database.titanic.name")]
    [InlineData("a.sql", "CREATE DATABASE titanic;")]
    [InlineData("a.sql", "DROP DATABASE IF EXISTS \"titanic\";")]
    [InlineData("a.sql", "CREATE DATABASE IF NOT EXISTS `titanic`;")]
    [InlineData("a.sql", "GRANT ALL ON DATABASE titanic TO x;")]
    [InlineData("a.sql", "USE titanic;")]
    [InlineData("a.sql", "\\c titanic")]
    [InlineData("a.sql", "\\connect titanic")]
    [InlineData("a.sql", "SELECT * FROM titanic.public.passenger")]
    [InlineData("a.sql", "SELECT * FROM [titanic].[dbo].[passenger]")]
    [InlineData("a.sql", "SELECT 1 WHERE datname = 'titanic'")]
    [InlineData("a.sh", "psql titanic")]
    [InlineData("a.sh", "psql -h h -U u titanic")]
    [InlineData("a.sh", "psql -d titanic")]
    [InlineData("a.sh", "pg_dump --dbname=titanic")]
    [InlineData("a.sh", "pg_dump -Fc \"titanic\" > x")]
    [InlineData("a.sh", "mysqldump --databases titanic")]
    [InlineData("a.sh", "sudo -u postgres createdb titanic")]
    [InlineData("a.py", "connect(dbname='titanic')")]
    [InlineData("a.py", "connect(database=\"titanic\")")]
    [InlineData("a.js", "client.getDatabase('titanic')")]
    [InlineData("a.md", "The `titanic` database is retired.")]
    [InlineData("a.md", "Our database titanic is retired.")]
    [InlineData("a.sql", "-- the titanic database")]
    public void Scan_InDatabaseContext_IsExact(string path, string text)
    {
        Assert.Equal(ReferenceTier.Exact, Scan.Tier(text, path, "titanic"));
    }

    [Theory]
    [InlineData("a.env", "TITANIC_DB=x")]
    [InlineData("a.env", "TITANIC_DATABASE_URL=x")]
    [InlineData("a.env", "TITANIC_DSN=x")]
    [InlineData("a.env", "TITANIC_URL=postgres://h/other")]
    [InlineData("a.yaml", "host: titanic-postgres.internal")]
    [InlineData("a.cs", "var x = new TitanicDbContext();")]
    [InlineData("a.sql", "create database TITANIC;")]
    public void Scan_AnotherSpellingInDatabaseContext_IsVariant(string path, string text)
    {
        Assert.Equal(ReferenceTier.Variant, Scan.Tier(text, path, "titanic"));
    }

    [Theory]
    [InlineData("a.md", "The titanic sank.")]
    [InlineData("a.csv", "1,titanic")]
    [InlineData("a.yaml", "name: titanic")]
    [InlineData("a.yaml", "ship: titanic")]
    [InlineData("a.env", "TITANIC_URL=https://h/api")]
    [InlineData("a.env", "URL=https://h/titanic")]
    [InlineData("a.env", "URL=postgres://titanic/other")]
    [InlineData("a.env", "URL=postgres://titanic:x@h/other")]
    [InlineData("a.env", "SHIP=titanic")]
    [InlineData("a.sh", "echo titanic")]
    [InlineData("a.sh", "psql -f titanic.sql")]
    [InlineData("a.sh", "psql -U titanic -d x")]
    [InlineData("a.sh", "echo x | grep titanic")]
    [InlineData("a.sql", "SELECT * FROM titanic")]
    [InlineData("a.sql", "SELECT titanic.id FROM x")]
    [InlineData("a.sql", "INSERT INTO x VALUES ('titanic')")]
    [InlineData("a.py", "import titanic")]
    [InlineData("a.py", "titanic = 1")]
    [InlineData("a.py", "titanic.public_key()")]
    [InlineData("a.tf", "resource \"aws_instance\" \"titanic\" {\n}")]
    [InlineData("a.md", "We use titanic metaphors.")]
    [InlineData("a.cs", "class TitanicPassenger { }")]
    public void Scan_Elsewhere_IsPossibleAndInactive(string path, string text)
    {
        var reference = Assert.Single(Scan.Text(path, text, "titanic"));

        Assert.Equal((ReferenceTier.Possible, false), (reference.Tier, reference.IsActive));
    }

    [Theory]
    [InlineData("titanic2")]
    [InlineData("titanics")]
    [InlineData("titanic_2")]
    public void Scan_AnotherWord_IsNoReference(string text)
    {
        Assert.Null(Scan.Tier(text, database: "titanic"));
    }

    [Fact]
    public void Scan_WordDeclaredAsNotOrdinary_CountsEverywhere()
    {
        Assert.Equal(ReferenceTier.Exact, Assert.Single(Scan.Text("a.csv", "1,titanic", "titanic", ordinaryWord: false)).Tier);
        Assert.Equal(ReferenceTier.Possible, Assert.Single(Scan.Text("a.csv", "1,postgres_air", ordinaryWord: true)).Tier);
    }

    [Theory]
    [InlineData("a.env", "URL=postgres://h/postgresair", ReferenceTier.Variant)]
    [InlineData("a.env", "X=postgresair", ReferenceTier.Possible)]
    [InlineData("a.env", "POSTGRESAIR_DB=x", ReferenceTier.Variant)]
    [InlineData("a.properties", "postgres.air.url=x", ReferenceTier.Variant)]
    [InlineData("a.sql", "SELECT 1 FROM postgres.air", ReferenceTier.Possible)]
    public void Scan_SpellingWithoutClearJoints_CountsOnlyInContext(string path, string text, ReferenceTier tier)
    {
        Assert.Equal(tier, Scan.Tier(text, path));
    }
}
