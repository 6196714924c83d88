using GraphMcp.Processing.Edits.Text;

namespace GraphMcp.Processing.Tests.Edits.Text;

public sealed class MarkdownEditsTests
{
    private const string Marker = "<!-- graphmcp:decommissioned postgres_air: this passage describes a retired database. -->";

    [Fact]
    public void Propose_Document_MarksEveryTopLevelBlockThatNamesTheDatabase() =>
        AssertEdit(
            """
            # Skyhaven

            | service | database                             |
            |---------|--------------------------------------|
            | booking | `booking`                            |
            | search  | `flights`, until June `postgres_air` |

            ## The retirement of postgres_air

            It held flights.
            The follow-up `postgres_air_2` was never shipped.

            - one
            - two
              - PostgresAir

                  code

            Text
            1. goes to POSTGRES_AIR
            2. comes back

            """,
            $"""
            # Skyhaven

            {Marker}
            | service | database                             |
            |---------|--------------------------------------|
            | booking | `booking`                            |
            | search  | `flights`, until June `postgres_air` |

            {Marker}
            ## The retirement of postgres_air

            It held flights.
            The follow-up `postgres_air_2` was never shipped.

            {Marker}
            - one
            - two
              - PostgresAir

                  code

            Text
            {Marker}
            1. goes to POSTGRES_AIR
            2. comes back

            """
        );

    [Theory]
    [InlineData("```sh\npg_restore --dbname=postgres_air x\n\nmore\n```\n")]
    [InlineData("    indented postgres_air\n\n    more\n")]
    [InlineData("Setext postgres_air\n===\n")]
    [InlineData("> quoted\n>\n> postgres_air\n")]
    public void Propose_BlockAfterText_GetsOneMarkerBeforeIt(string block) =>
        AssertEdit($"Text.\n\n{block}\nText.\n", $"Text.\n\n{Marker}\n{block}\nText.\n");

    [Fact]
    public void Propose_FrontMatter_StaysFirst() =>
        AssertEdit(
            $"""
            ---
            title: Restore postgres_air
            ---
            # Restore postgres_air
            """,
            $"""
            ---
            title: Restore postgres_air
            ---
            {Marker}
            # Restore postgres_air
            """
        );

    [Fact]
    public void Propose_FrontMatterAlone_GetsItsMarkerBehind() =>
        AssertEdit("---\ntitle: postgres_air\n---\n\n# Other\n", $"---\ntitle: postgres_air\n---\n{Marker}\n\n# Other\n");

    [Fact]
    public void Propose_FrontMatterWithoutFinalLineEnding_KeepsItThatWay() =>
        AssertEdit("---\ntitle: postgres_air\n---", $"---\ntitle: postgres_air\n---\n{Marker}");

    [Fact]
    public void Propose_QuoteHtmlFootnoteAndDefinitions_AreMarkedWhereTheyStand() =>
        AssertEdit(
            """
            See [air][1] and the note[^n].

            > quoted
            > postgres_air
            lazily

            <details>
            <summary>postgres_air</summary>

            inside

            </details>

            [0]: http://example.com/booking
            [1]: http://example.com/postgres_air

            [^n]: about postgres_air
            """,
            $"""
            See [air][1] and the note[^n].

            {Marker}
            > quoted
            > postgres_air
            lazily

            {Marker}
            <details>
            <summary>postgres_air</summary>

            inside

            </details>

            {Marker}
            [0]: http://example.com/booking
            [1]: http://example.com/postgres_air

            {Marker}
            [^n]: about postgres_air
            """
        );

    [Fact]
    public void Propose_MarkersOfOtherDatabases_AreLookedThrough()
    {
        const string Other = "<!-- graphmcp:decommissioned booking: this passage describes a retired database. -->";
        AssertEdit($"{Other}\npostgres_air and booking\n", $"{Other}\n{Marker}\npostgres_air and booking\n");
        AssertEdit($"{Marker}\n{Other}\npostgres_air and booking\n", $"{Marker}\n{Other}\npostgres_air and booking\n");
    }

    [Fact]
    public void Propose_Comment_IsMarkedLikeAnyPassage() =>
        AssertEdit("<!-- postgres_air -->\n\ntext\n", $"{Marker}\n<!-- postgres_air -->\n\ntext\n");

    [Fact]
    public void Propose_Mdx_HasNoPlaceForAComment()
    {
        var run = DocumentRun.Of(new MarkdownEdits(), "markdown", "page.mdx", "About postgres_air.\n");
        Assert.Equal(run.Before, run.After);
        Assert.Equal(["no-place-for-marker"], run.LeftCodes);
    }

    private static void AssertEdit(string before, string after)
    {
        foreach (var ending in new[] { "\n", "\r\n" })
        {
            var run = DocumentRun.Of(new MarkdownEdits(), "markdown", "page.md", before.ReplaceLineEndings(ending));
            Assert.Equal(after.ReplaceLineEndings(ending), run.After);
            Assert.All(run.Proposal.Edits, edit => Assert.True(edit.Annotates));
            Assert.Empty(run.Proposal.Left);
        }
    }
}
