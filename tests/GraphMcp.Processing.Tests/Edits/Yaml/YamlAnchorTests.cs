using static GraphMcp.Processing.Tests.Edits.Yaml.YamlCase;

namespace GraphMcp.Processing.Tests.Edits.Yaml;

public sealed class YamlAnchorTests
{
    [Fact]
    public void Propose_AnchorUsedElsewhere_IsLeft() =>
        AssertLeft(
            """
            postgres_air: &shared
              port: 1
            orders:
              <<: *shared
            """,
            "anchor-in-use"
        );

    [Fact]
    public void Propose_AnchorBelowUsedElsewhere_IsLeft() =>
        AssertLeft(
            """
            postgres_air:
              pool: &pool {size: 1}
            orders:
              pool: *pool
            """,
            "anchor-in-use"
        );

    [Fact]
    public void Propose_AnchorAndAllAliasesGo_IsOneEdit()
    {
        const string Before = """
            postgres_air: &shared
              port: 1
            kept: 1
            postgres_air_replica:
              <<: *shared
            end: 1
            """;

        AssertEdited(Before, "kept: 1\nend: 1");
        Assert.Single(Run(Before).Proposal.Edits);
    }

    [Fact]
    public void Propose_AliasNamesTheDatabase_RemovesEntryAndAnchor() =>
        AssertEdited(
            """
            base: &postgres_air_defaults
              port: 1
            prod:
              level: info
              <<: *postgres_air_defaults
            """,
            """
            prod:
              level: info
            """
        );
}
