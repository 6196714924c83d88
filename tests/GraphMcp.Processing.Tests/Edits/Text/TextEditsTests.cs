using GraphMcp.Processing.Edits.Text;

namespace GraphMcp.Processing.Tests.Edits.Text;

public sealed class TextEditsTests
{
    private const string Marker = "[graphmcp:decommissioned postgres_air] The next passage describes a retired database.";

    [Fact]
    public void Propose_PlainText_MarksEveryParagraphThatNamesTheDatabase() =>
        AssertEdit(
            "notes.txt",
            """
            ADR 12: split the database

            Status: accepted


            It grew to 4 TB. postgres_air has
            different owners.
              POSTGRES_AIR again

            postgres_air_2 stays.

              postgres-air
            """,
            $"""
            ADR 12: split the database

            Status: accepted


            {Marker}
            It grew to 4 TB. postgres_air has
            different owners.
              POSTGRES_AIR again

            postgres_air_2 stays.

            {Marker}
              postgres-air
            """
        );

    [Fact]
    public void Propose_ReStructuredText_MarksWithACommentBeforeTheOutermostBlock() =>
        AssertEdit(
            "guide.rst",
            """
            postgres_air
            ============

            Run::

                createdb booking

                createdb postgres_air

            Done.
            """,
            $"""
            .. {Marker}

            postgres_air
            ============

            .. {Marker}

            Run::

                createdb booking

                createdb postgres_air

            Done.
            """
        );

    [Theory]
    [InlineData("page.adoc", "// ")]
    [InlineData("page.tex", "% ")]
    [InlineData("page.org", "# ")]
    public void Propose_MarkedUpText_MarksWithAComment(string path, string comment) =>
        AssertEdit(path, "one\n\nabout postgres_air\n", $"one\n\n{comment}{Marker}\nabout postgres_air\n");

    [Fact]
    public void Propose_MarkersOfOtherDatabases_AreLookedThrough()
    {
        const string Other = "[graphmcp:decommissioned booking] The next passage describes a retired database.";
        AssertEdit("a.txt", $"{Other}\npostgres_air\n", $"{Marker}\n{Other}\npostgres_air\n");
        AssertEdit("a.txt", $"{Other}\n{Marker}\npostgres_air\n", $"{Other}\n{Marker}\npostgres_air\n");
    }

    private static void AssertEdit(string path, string before, string after)
    {
        foreach (var ending in new[] { "\n", "\r\n" })
        {
            var run = DocumentRun.Of(new TextEdits(), "text", path, before.ReplaceLineEndings(ending));
            Assert.Equal(after.ReplaceLineEndings(ending), run.After);
            Assert.Empty(run.Proposal.Left);
        }
    }
}
