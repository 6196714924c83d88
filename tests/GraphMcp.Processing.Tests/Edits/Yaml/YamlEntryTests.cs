using static GraphMcp.Processing.Tests.Edits.Yaml.YamlCase;

namespace GraphMcp.Processing.Tests.Edits.Yaml;

public sealed class YamlEntryTests
{
    [Fact]
    public void Propose_KeyNamesTheDatabase_RemovesTheEntryWithAllBelowIt() =>
        AssertEdited(
            """
            databases:
              orders:
                host: db1
              postgres_air:
                host: db2 # the old one
                port: 5432
                # replica: db3

              users:
                host: db4
            """,
            """
            databases:
              orders:
                host: db1

              users:
                host: db4
            """
        );

    [Fact]
    public void Propose_ValueIsTheDatabase_RemovesTheEntry() =>
        AssertEdited(
            """
            app:
              port: 80
              report_database: postgres_air
              level: info
            """,
            """
            app:
              port: 80
              level: info
            """
        );

    [Fact]
    public void Propose_MappingIsAConnection_RemovesTheWholeMapping() =>
        AssertEdited(
            """
            spring:
              datasource:
                url: jdbc:postgresql://db:5432/postgres_air
                username: app
                password: secret
              jpa:
                show-sql: true
            """,
            """
            spring:
              jpa:
                show-sql: true
            """
        );

    [Fact]
    public void Propose_WholeFileIsAConnection_IsLeft() =>
        AssertLeft(
            """
            host: db
            database: postgres_air
            user: app
            """,
            "whole-document"
        );

    [Fact]
    public void Propose_ValueSpansLines_RemovesAllOfThem() =>
        AssertEdited(
            """
            a: 1
            postgres_air_query: "select
              1
              from flight"
            postgres_air_script: |
              one

              two

            b: |
              kept
            """,
            """
            a: 1

            b: |
              kept
            """
        );

    [Fact]
    public void Propose_NameInsideBlockScalar_IsLeft() =>
        AssertLeft(
            """
            data:
              init.sh: |
                psql postgres_air
                echo done
            """,
            "inside-block-scalar"
        );

    [Fact]
    public void Propose_BlockScalarOfOneConnection_RemovesTheEntry() =>
        AssertEdited(
            """
            data:
              a: 1
              url: >-
                postgres://app@db/postgres_air
            """,
            """
            data:
              a: 1
            """
        );

    [Theory]
    [InlineData("a: |\n  x\npostgres_air: 1", "a: |\n  x\n")]
    [InlineData("a: |+\n  x\n\npostgres_air: 1\n\n\nb: 1\n", "a: |+\n  x\n\nb: 1\n")]
    public void Propose_EntryAfterBlockScalar_LeavesTheScalarsLineEndings(string before, string after) =>
        Assert.Equal(after, Run(before).Text);

    [Fact]
    public void Propose_LastEntryOfSettings_LeavesAnEmptyMapping() =>
        AssertEdited(
            """
            databases: # known ones
              # add more here
              postgres_air: yes
            port: 80
            """,
            """
            databases: {} # known ones
              # add more here
            port: 80
            """
        );

    [Fact]
    public void Propose_LastEntryOfWhatMayBeAbsent_RemovesTheParent() =>
        AssertEdited(
            """
            service:
              port: 80
              env:
                POSTGRES_AIR_URL: x
            """,
            """
            service:
              port: 80
            """
        );

    [Fact]
    public void Propose_OnlyEntryOfTheFile_LeavesAnEmptyMapping() =>
        AssertEdited(
            """
            # Settings
            postgres_air:
              port: 1
            """,
            """
            # Settings
            {}
            """
        );

    [Fact]
    public void Propose_FirstEntryAfterDash_MovesTheNextInItsPlace() =>
        AssertEdited(
            """
            services:
              - postgres_air_port: 1
                name: api
                port: 80
              - postgres_air_port: 2
                # about the port
                port: 81
            """,
            """
            services:
              - name: api
                port: 80
              -
                # about the port
                port: 81
            """
        );

    [Fact]
    public void Propose_FlowCollections_RemovesWithinTheBrackets() =>
        AssertEdited(
            """
            a: {orders: 1, postgres_air: 2}
            b: { postgres_air: 2, orders: 1 }
            c: [orders, postgres_air, users]
            d: {
              orders: 1,
              postgres_air: {x: 1},
            }
            e: [{name: postgres_air, port: 1}, {name: orders, port: 2}]
            """,
            """
            a: {orders: 1}
            b: { orders: 1 }
            c: [orders, users]
            d: {
              orders: 1,
            }
            e: [{name: orders, port: 2}]
            """
        );

    [Fact]
    public void Propose_PairInFlowSequence_RemovesTheItem() => AssertEdited("a: [b: 1, postgres_air: 2]", "a: [b: 1]");

    [Fact]
    public void Propose_ExplicitKey_IsLeft() =>
        AssertLeft(
            """
            ? postgres_air
            : 1
            """,
            "no-safe-edit"
        );

    [Theory]
    [InlineData("description: uses postgres_air and orders", "part-of-a-string")]
    [InlineData("if: github.ref == 'postgres_air'", "condition")]
    [InlineData("command: postgres_air", "command-argument")]
    [InlineData("image: acme/postgres_air:1", "required-entry")]
    [InlineData("name: postgres_air", "identity-in-use")]
    [InlineData("selector: {app: postgres-air}", "selector")]
    [InlineData("pattern: ^(postgres_air|orders)$", "part-of-a-string")]
    [InlineData("backup: s3://backups/postgres_air/daily", "part-of-a-string")]
    [InlineData("schema: schemas/postgres_air.json", "part-of-a-string")]
    [InlineData("url: postgres://postgres-air-host/orders", "part-of-a-string")]
    [InlineData("url: ${HOST}-postgres_air", "part-of-a-string")]
    public void Propose_NoSafeEdit_IsLeftWithItsReason(string entry, string code) => AssertLeft("a: 1\n" + entry, code);

    [Theory]
    [InlineData("url: postgres://${USER}:${PASSWORD}@db/postgres_air")]
    [InlineData("url: ${POSTGRES_AIR_URL:-none}")]
    [InlineData("url: ${{ secrets.POSTGRES_AIR_URL }}")]
    [InlineData("url: Server=db; Database=postgres_air; User Id=app")]
    [InlineData("url: host=db dbname=postgres_air")]
    [InlineData("url: 'postgres_air'")]
    [InlineData("url: postgres-air.internal:5432")]
    [InlineData("url: !!str postgres_air", "required-entry")]
    public void Propose_ValueIsAboutTheDatabaseAlone_RemovesTheEntry(string entry, params string[] left) =>
        AssertEdited("a: 1\n" + entry, left.Length == 0 ? "a: 1" : "a: 1\n" + entry, left);

    [Fact]
    public void Propose_BrokenYaml_IsLeft() => AssertLeft("a: [postgres_air\nb: 1", "does-not-parse");
}
