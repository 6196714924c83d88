using System.Xml.Linq;
using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Batches;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Reports.Writers;

namespace GraphMcp.Workflows.Tests.Reports.Writers;

public sealed class JUnitReportWriterTests
{
    [Fact]
    public async Task WriteAsync_FilesForAPerson_AreFailedCasesBySourceType()
    {
        var report = Documents.Of(
            FileOf("a.yaml", SourceType.Config, "one", "two"),
            FileOf("b.sql", SourceType.Sql),
            FileOf("c.sql", SourceType.Sql, "three"),
            FileOf("d.yaml", SourceType.Config) with
            {
                State = FileState.Failed,
                Error = new FileError("unreadable", "It cannot be read."),
            }
        );

        var suites = XDocument.Parse(await Documents.WriteAsync(new JUnitReportWriter(), report)).Root!;

        Assert.Equal(
            ("testsuites", "3", "3", "0", "61.5"),
            (suites.Name.LocalName, Of(suites, "tests"), Of(suites, "failures"), Of(suites, "errors"), Of(suites, "time"))
        );
        Assert.Equal(
            [("Config", "2"), ("SQL", "1")],
            suites.Elements("testsuite").Select(suite => (Of(suite, "name"), Of(suite, "tests")))
        );
        Assert.Equal(["a.yaml", "d.yaml", "c.sql"], suites.Descendants("testcase").Select(test => Of(test, "name")));
        var failures = suites.Descendants("failure").ToArray();
        Assert.Equal(["one", "unreadable", "three"], failures.Select(failure => Of(failure, "type")));
        Assert.Equal("2 findings, the first: Look at one.", Of(failures[0], "message"));
        Assert.Equal("a.yaml:7: one: Look at one.\na.yaml:7: two: Look at two.", failures[0].Value);
        Assert.Equal("d.yaml: unreadable: It cannot be read.", failures[1].Value);
    }

    [Fact]
    public async Task WriteAsync_NothingForAPerson_HasNoCase()
    {
        var suites = XDocument
            .Parse(await Documents.WriteAsync(new JUnitReportWriter(), Documents.Of(FileOf("b.sql", SourceType.Sql))))
            .Root!;

        Assert.Equal("0", Of(suites, "tests"));
        Assert.Empty(suites.Elements());
    }

    [Fact]
    public async Task WriteAsync_SeveralSteps_AreNamed()
    {
        var report = Documents.Of(FileOf("a.yaml", SourceType.Config, "one")) with { Steps = ["process", "more"] };

        var suites = XDocument.Parse(await Documents.WriteAsync(new JUnitReportWriter(), report)).Root!;

        Assert.Equal("a.yaml (process)", Of(suites.Descendants("testcase").Single(), "name"));
    }

    [Fact]
    public async Task WriteAsync_AnyText_IsWellFormed() =>
        await Gen.Select(Gen.String, Gen.String[Gen.Char, 0, 20])
            .SampleAsync(
                async (path, code) =>
                {
                    var report = Documents.Of(FileOf(path, SourceType.Code, code, "]]>", "<!--\u0000\uFFFE\uD800"));
                    var suites = XDocument.Parse(await Documents.WriteAsync(new JUnitReportWriter(), report)).Root!;
                    Assert.Single(suites.Descendants("failure"));
                },
                iter: 300
            );

    private static string? Of(XElement element, string attribute) => element.Attribute(attribute)?.Value;

    private static ReportFile FileOf(string path, SourceType type, params string[] findings) =>
        new()
        {
            Path = path,
            Step = "process",
            Classification = new SourceClassification(type, "text", Language: null, 1, "extension"),
            State = FileState.Processed,
            Findings = [.. findings.Select(code => new Finding(code, $"Look at {code}.", 7, "other"))],
        };
}
