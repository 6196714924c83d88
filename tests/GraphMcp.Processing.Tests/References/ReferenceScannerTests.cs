using System.Text;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Files;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Tests.References;

public sealed class ReferenceScannerTests
{
    private static readonly ReferenceScanner Scanner = new(DatabaseName.Parse("postgres_air"));

    private static readonly string[] Signs =
    [
        "postgres_air",
        "\"",
        "'",
        "`",
        "#",
        "//",
        "/*",
        "*/",
        "--",
        "<<EOF\n",
        "EOF\n",
        "\n",
        "\\",
        "{",
        "}",
        "[",
        "]",
        "(",
        ")",
        "\"\"\"",
        "'''",
        "$",
        "=",
        ": ",
        "- ",
        " ",
        "if ",
        "==",
        "://",
        "password=",
        "<!--",
        "-->",
    ];

    private static readonly string[] Paths =
    [
        "a.tf",
        "a.yaml",
        "a.json",
        "a.sql",
        "a.sh",
        "a.py",
        "a.cs",
        "a.rb",
        "a.js",
        "a.xml",
        "a.md",
        "a.ini",
        "a.env",
        "a.toml",
        "Makefile",
        "Dockerfile",
        "a.ps1",
        "a.lua",
        "a.zzz",
        "a.rst",
    ];

    [Theory]
    [InlineData("a\r\nb postgres_air", 2, 3)]
    [InlineData("a\rb\n\tpostgres_air", 3, 2)]
    [InlineData("😀 é postgres_air", 1, 6)]
    [InlineData("postgres_air", 1, 1)]
    public void Scan_Position_CountsUtf16UnitsFromOne(string text, int line, int column)
    {
        var reference = Assert.Single(Scan.Text("a.csv", text));

        Assert.Equal((line, column, 12), (reference.Line, reference.Column, reference.Length));
    }

    [Fact]
    public void Scan_SeveralOnALine_AreInOrder()
    {
        var references = Scan.Text("a.env", "POSTGRES_AIR_URL=postgres://postgres-air/postgres_air\n");

        Assert.Equal([1, 29, 42], references.Select(each => each.Column));
        Assert.Equal(["POSTGRES_AIR_URL", "postgres-air", "postgres_air"], references.Select(each => each.Text));
    }

    [Fact]
    public void Scan_Context_IsTheMaskedTrimmedLine()
    {
        var reference = Scan.Text("a.env", "  URL=postgres://u:s3cr3t@h/postgres_air  \n")[0];

        Assert.Equal("URL=postgres://u:***@h/postgres_air", reference.Context);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(300)]
    [InlineData(1500)]
    [InlineData(5000)]
    public void Scan_LongLine_ContextHoldsTheReferenceAndNoSecret(int before)
    {
        var text = $"password='s3cr3t' {new string('x', before)} postgres_air {new string('y', 300)}";

        var reference = Assert.Single(Scan.Text("a.csv", text));

        Assert.True(reference.Context.Length <= 160);
        Assert.Contains("postgres_air", reference.Context);
        Assert.DoesNotContain("s3cr3t", reference.Context);
    }

    [Fact]
    public void Scan_SecretWhoseKeyIsOnTheLineAbove_IsMasked()
    {
        var reference = Assert.Single(Scan.Text("a.yaml", "- name: DB_PASSWORD\n  value: hunter2-postgres-air-x\n"));

        Assert.Equal("value: ***", reference.Context);
        Assert.Equal("postgres-air", reference.Text);
    }

    [Theory]
    [InlineData("db/postgres_air/a.sql", 4, ReferenceTier.Exact)]
    [InlineData("src/PostgresAirReader.cs", 5, ReferenceTier.Variant)]
    [InlineData("db/V001__create_postgres_air.sql", 17, ReferenceTier.Variant)]
    [InlineData("my_postgres_air.sql", 4, ReferenceTier.Possible)]
    public void ScanPath_PathWithTheName_IsAPathReference(string path, int column, ReferenceTier tier)
    {
        var reference = Assert.Single(Scanner.ScanPath(path));

        Assert.Equal((ReferenceKind.Path, 1, column, tier), (reference.Kind, reference.Line, reference.Column, reference.Tier));
        Assert.Equal((false, -1, ""), (reference.IsActive, reference.Offset, reference.Context));
    }

    [Fact]
    public void ScanPath_OtherPath_IsEmpty()
    {
        Assert.Empty(Scanner.ScanPath("db/postgres_air_2/a.sql"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("utf-32BE")]
    [InlineData("iso-8859-1")]
    public void MayContain_AnyEncoding_FindsTheName(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] With(string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

        Assert.True(Scanner.MayContain(With("é x POSTGRES-AIR_URL")));
        Assert.False(Scanner.MayContain(With("é x postgres and air")));
        Assert.False(Scanner.MayContain([]));
    }

    [Theory]
    [InlineData("iso-8859-1")]
    [InlineData("utf-16")]
    [InlineData("utf-32")]
    public void MayContain_NameAnywhereInALargeFile_IsFound(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        for (var before = 8_000; before < 33_000; before += before % 8_192 > 8_100 ? 1 : 61)
        {
            byte[] content =
            [
                .. encoding.GetPreamble(),
                .. encoding.GetBytes(new string('x', before) + " postgres_air" + new string('y', 9_000)),
            ];

            Assert.True(Scanner.MayContain(content));
        }
    }

    [Fact]
    public void Scan_SecretsBesideReferences_AreInNoPartOfTheResult()
    {
        string[] shapes =
        [
            "password: {0}-postgres-air",
            "DB_PASSWORD={0}_postgres_air_secret",
            "url: postgres://app:{0}@postgres-air/postgres_air",
            "url: postgres://app:{0}postgres_air@h/x",
            "x = \"host=postgres-air password={0} dbname=postgres_air\"",
            "{{\"name\": \"DB_PASSWORD\", \"value\": \"{0}postgres_air\"}}",
            "- name: API_TOKEN\n  value: {0}.postgres_air",
            "password: >-\n  {0} postgres_air",
            "psql -d postgres_air --password {0}",
            "PGPASSWORD='{0}' psql postgres_air",
            "<password>{0} postgres_air</password>",
            "# postgres_air: password={0}",
            "ALTER ROLE postgres_air_user PASSWORD '{0}';",
        ];
        var secret = Gen.String[Gen.Char["abcXYZ0123456789!%^*-_+~"], 6, 16].Where(text => char.IsLetterOrDigit(text[0]));
        var path = Gen.OneOf("a.yaml", "a.env", "a.sh", "a.json", "a.sql", "a.py", "a.md", "a.xml", "a.csv", "a.zzz");

        Gen.Select(Gen.OneOf(shapes), secret, path)
            .Sample(
                (shape, value, name) =>
                    Scan.Text(name, string.Format(null, shape, value)).All(each => !$"{each.Context} {each.Text}".Contains(value)),
                iter: 3_000
            );
    }

    [Fact]
    public void MayContain_AnyText_IsTrueWhereScanFinds()
    {
        Gen.String[Gen.Char["postgres_air-. \\PA2\n"], 0, 40]
            .Select(Gen.OneOf("postgres", "air", "Postgres", "_", "-", "Air", "AIR", "."), (text, word) => text + word)
            .Array[0, 4]
            .Select(string.Concat)
            .Sample(text =>
                Scanner.MayContain(Encoding.UTF8.GetBytes(text))
                || Scanner.Scan(TextDocument.FromText(text), SourceClassifier.Classify("a.csv")).Count == 0
            );
    }

    [Fact]
    public void Scan_PlantedAmongOtherText_FindsExactlyThePlanted()
    {
        var planted = Gen.OneOf(
            "postgres_air",
            "POSTGRES_AIR_URL",
            "postgres-air",
            "PostgresAir",
            "postgresAirConnection",
            "POSTGRES_AIR",
            "stg-postgres-air"
        );
        var nearMiss = Gen.OneOf(
            "postgres_air_2",
            "postgres_air2",
            "xpostgres_air",
            "postgres_airline",
            "my_postgres_air_2",
            "postgres",
            "air",
            "POSTGRES_AIRPORT"
        );
        var noise = Gen.String[Gen.Char["abc019 \t\"'=/*#\\{}[]().,;:é\r\n"], 0, 12];
        var separator = Gen.OneOf(" ", "\n", "\t", "\"", "'", "/", "(", ")", ",", ";", "=", "\r\n", "😀", " é ");
        var piece = Gen.Frequency(
            (3, Gen.Select(planted, word => (Word: word, IsPlanted: true))),
            (3, Gen.Select(nearMiss, word => (Word: word, IsPlanted: false)))
        );
        var path = Gen.OneOf("a.tf", "a.yaml", "a.json", "a.sql", "a.sh", "a.py", "a.cs", "a.md", "a.ini", "a.zzz");

        Gen.Select(Gen.Select(noise, separator, piece, separator).Array[0, 8], path)
            .Sample(
                (pieces, name) =>
                {
                    var text = new StringBuilder();
                    var expected = new List<(int Offset, string Text)>();
                    foreach (var (before, open, (word, isPlanted), close) in pieces)
                    {
                        text.Append(before).Append(open);
                        if (isPlanted)
                        {
                            expected.Add((text.Length, word));
                        }

                        text.Append(word).Append(close);
                    }

                    var found = Scanner.Scan(TextDocument.FromText(text.ToString()), SourceClassifier.Classify(name));
                    Assert.Equal(expected, found.Select(each => (each.Offset, each.Text)));
                },
                iter: 2_000
            );
    }

    [Fact]
    public void Scan_AnyText_DoesNotFailInAnySyntax()
    {
        var text = Gen.OneOf(Signs).Array[0, 30].Select(string.Concat);

        Gen.Select(text, Gen.OneOf(Paths))
            .Sample(
                (content, path) =>
                    Assert.All(Scan.Text(path, content), each => Assert.Equal("postgres_air", each.Text.ToLowerInvariant()[..12])),
                iter: 2_000
            );
    }

    [Theory]
    [InlineData("a.json", "{\"k\":\"postgres_air\",\"v\":1},")]
    [InlineData("a.js", "x='postgres_air',y=\"don't\";")]
    [InlineData("a.yaml", "- {k: postgres_air, v: 'a'}, ")]
    [InlineData("a.sql", "insert into postgres_air.t values ('a');")]
    [InlineData("a.md", "see postgres_air; ")]
    public void Scan_OneHugeLine_FindsAll(string path, string unit)
    {
        var count = 400_000 / unit.Length;

        var references = Scan.Text(path, string.Concat(Enumerable.Repeat(unit, count)));

        Assert.Equal(count, references.Count);
    }

    [Theory]
    [InlineData("a.rb", "x << postgres\n")]
    [InlineData("a.sh", "'\\''")]
    [InlineData("a.sql", "'")]
    [InlineData("a.cs", "/*")]
    [InlineData("a.py", "\"\"\"")]
    [InlineData("a.hs", "{- ")]
    [InlineData("a.csv", "postgres_airpostgres_air")]
    [InlineData("a.csv", "postgres")]
    [InlineData("a.txt", "- ")]
    public void Scan_WhatInvitesBacktracking_StaysLinear(string path, string unit)
    {
        var text = string.Concat(Enumerable.Repeat(unit, 1_000_000 / unit.Length)) + "\n postgres_air ";

        Assert.Contains(Scan.Text(path, text), each => each.Text == "postgres_air" && each.Offset == text.Length - 13);
    }
}
