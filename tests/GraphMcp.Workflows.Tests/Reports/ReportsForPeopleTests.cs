using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Batches;
using static GraphMcp.Workflows.Tests.Reports.HandMadeRun;

namespace GraphMcp.Workflows.Tests.Reports;

public sealed partial class ReportsForPeopleTests : IDisposable
{
    private const string Hostile = "<script>alert(1)</script>'\"><img src=x>|`*_[x](y)&amp;";

    private readonly ReportFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Html_HostileTexts_AreAllEncoded()
    {
        var file = File(Hostile + "\n.yaml", references: At(1, "postgres_air " + Hostile)) with
        {
            Findings = [new Finding(Hostile, Hostile, 1, "other")],
            Error = new FileError(Hostile, Hostile),
            State = FileState.Failed,
        };
        await _folder.Run.AddShardAsync([file]);
        await _folder.BuildAsync(_folder.Run.Request(finishedAt: Finished) with { WorkflowId = "run-1", Template = Hostile });
        var html = _folder.Text("report.html");
        Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Single(Script().Matches(html));
        Assert.Contains(Hostile, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_Page_AsksForNothingFromOutside()
    {
        await _folder.Run.AddShardAsync([File("a", references: At(1, "postgres_air"))]);
        await _folder.BuildAsync();
        var html = _folder.Text("report.html");
        Assert.DoesNotMatch("(?i)https?://|\\bsrc=|@import|url\\(", html);
        var script = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Script().Match(html).Groups["text"].Value)));
        Assert.Contains(
            $"script-src 'sha256-{WebUtility.HtmlEncode(script).Replace("+", "&#x2B;", StringComparison.Ordinal)}'",
            html,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Html_References_StandInTheirLinesAndAreMarked()
    {
        var file = File(
            "dir/a.yaml",
            references:
            [
                At(3, "url: ****@db/postgres_air # POSTGRES_AIR"),
                At(3, "url: ****@db/postgres_air # POSTGRES_AIR", "POSTGRES_AIR", ReferenceTier.Possible),
                At(1, "", "postgres_air") with
                {
                    Kind = ReferenceKind.Path,
                },
            ]
        );
        await _folder.Run.AddShardAsync([file]);
        await _folder.BuildAsync();
        var html = _folder.Text("report.html");
        Assert.Contains("<code>url: ****@db/<mark>postgres_air</mark> # <mark>POSTGRES_AIR</mark></code>", html, StringComparison.Ordinal);
        Assert.Contains("mapping entry, mapping entry (possible)", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"at\">path</span><code><mark>postgres_air</mark></code>", html, StringComparison.Ordinal);
        Assert.Contains("<span class=\"path\">dir/<b>a.yaml</b></span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Html_WhatNeedsAPerson_ComesBeforeTheFiles()
    {
        var finding = File("z.yaml", references: At(7, "x: postgres_air")) with
        {
            Findings = [new Finding("no-safe-edit", "Why.", 7, "mappingEntry")],
        };
        await _folder.Run.AddShardAsync([File("a.yaml", references: At(1, "postgres_air")), finding]);
        await _folder.BuildAsync();
        var html = _folder.Text("report.html");
        var first = html.IndexOf("z.yaml", StringComparison.Ordinal);
        Assert.True(first < html.IndexOf("a.yaml", StringComparison.Ordinal));
        Assert.Contains("<span class=\"at\">7</span><code>x: <mark>postgres_air</mark></code></span></li>", html, StringComparison.Ordinal);
        Assert.Contains("Why. <span class=\"count\">line 7</span></li>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_HostileTexts_StayInTheirCells()
    {
        var file = File(Hostile + "\n.yaml", references: At(1, "postgres_air")) with
        {
            Findings = [new Finding("code", Hostile + "\nnext", 1, "other")],
        };
        await _folder.Run.AddShardAsync([file]);
        await _folder.BuildAsync();
        var row = Assert.Single(_folder.Text("report.md").Split('\n'), line => line.Contains("alert", StringComparison.Ordinal));
        Assert.Equal(5, UnescapedPipe().Count(row));
        Assert.Contains("\\<script\\>", row, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_SmallRun_HasTotalsTypesFindingsAndChanges()
    {
        var edited = await _folder.Run.EditedAsync(File("a.sql", SourceType.Sql, At(1, "postgres_air")), "1\n2\n", "2\n");
        var finding = File("b.md", SourceType.Documentation) with { Findings = [new Finding("why", "Look.", 2, "prose")] };
        await _folder.Run.AddShardAsync([edited, finding]);
        await _folder.BuildAsync();
        var text = _folder.Text("report.md");
        Assert.Contains(
            "# decommission: Succeeded\n\n**1 references removed, 1 left for a person in 1 files**\n",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("| References | 1 |\n", text, StringComparison.Ordinal);
        Assert.Contains("| SQL | 1 | 1 | 1 | 1 | 0 | 1 | 0 |\n", text, StringComparison.Ordinal);
        Assert.Contains("| `b.md` | 2 | `why` | Look. |\n", text, StringComparison.Ordinal);
        Assert.Contains("| `a.sql` | yaml\\-entry | +0 −1 | 1 | 0 |\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Markdown_ManyFindings_TheTableIsCutAndSaysSo()
    {
        var findings = Enumerable.Range(1, 700).Select(line => new Finding("why", "Look.", line, "prose")).ToArray();
        await _folder.Run.AddShardAsync([File("a") with { Findings = findings }]);
        await _folder.Run.AddShardAsync([File("b") with { Findings = findings }]);
        await _folder.BuildAsync();
        var text = _folder.Text("report.md");
        Assert.Equal(1_000, text.Split('\n').Count(line => line.Contains("`why`", StringComparison.Ordinal)));
        Assert.Contains("And 400 more: report.json has them all.\n", text, StringComparison.Ordinal);
    }

    [GeneratedRegex("<script>(?<text>.*?)</script>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Script();

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.None, 10_000)]
    private static partial Regex UnescapedPipe();
}
