using System.Globalization;
using System.Text;
using System.Xml;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>Writes report.junit.xml: a failed test case for each file that needs a person, by source type.</summary>
public sealed class JUnitReportWriter : IReportWriter
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Async = true,
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
        CloseOutput = false,
    };

    /// <inheritdoc/>
    public string FileName => ReportFileNames.JUnit;

    /// <inheritdoc/>
    public async Task WriteAsync(ReportDocument report, Stream output, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        // A suite says first how many cases it has; the files are read again for each, so that not all of them are in memory.
        var suites = await CountAsync(report, cancellationToken);
        await using var xml = XmlWriter.Create(output, Settings);
        await xml.WriteStartDocumentAsync();
        await StartAsync(
            xml,
            "testsuites",
            [("name", $"graphmcp {report.Template}"), .. Counts(suites.Values.Sum()), ("time", Seconds(report))]
        );
        foreach (var (type, cases) in suites)
        {
            var started = report.StartedAt.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
            await StartAsync(xml, "testsuite", [("name", ReportWording.Title(type)), .. Counts(cases), ("timestamp", started)]);
            await foreach (var file in report.FilesAsync(cancellationToken))
            {
                if (file.SourceType == type && NeedsPerson(file))
                {
                    await WriteCaseAsync(xml, file, report.Steps.Count > 1);
                }
            }

            await xml.WriteEndElementAsync();
        }

        await xml.WriteEndElementAsync();
    }

    private static async Task<SortedDictionary<SourceType, int>> CountAsync(ReportDocument report, CancellationToken cancellationToken)
    {
        var cases = new SortedDictionary<SourceType, int>();
        await foreach (var file in report.FilesAsync(cancellationToken))
        {
            if (NeedsPerson(file))
            {
                cases[file.SourceType] = cases.GetValueOrDefault(file.SourceType) + 1;
            }
        }

        return cases;
    }

    /// <summary>Every case is of a file that needs a person, and so a failure.</summary>
    private static (string Name, string Value)[] Counts(int cases)
    {
        var count = cases.ToString(CultureInfo.InvariantCulture);
        return [("tests", count), ("failures", count), ("errors", "0"), ("skipped", "0")];
    }

    private static string Seconds(ReportDocument report) =>
        report.FinishedAt is { } finished
            ? (finished - report.StartedAt).TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)
            : "0";

    private static bool NeedsPerson(ReportFile file) => file.Findings.Count > 0 || file.State == FileState.Failed;

    private static async Task WriteCaseAsync(XmlWriter xml, ReportFile file, bool hasSeveralSteps)
    {
        var name = hasSeveralSteps ? $"{file.Path} ({file.Step})" : file.Path;
        var className = "graphmcp." + ReportWording.Title(file.SourceType);
        await StartAsync(xml, "testcase", ("name", name), ("classname", className), ("file", file.Path), ("time", "0"));
        var lines = Lines(file).ToList();
        var message = lines.Count == 1 ? lines[0].Message : $"{lines.Count} findings, the first: {lines[0].Message}";
        await StartAsync(xml, "failure", ("type", lines[0].Code), ("message", message));
        await xml.WriteStringAsync(string.Join('\n', lines.Select(line => XmlText.Of(line.Text))));
        await xml.WriteEndElementAsync();
        await xml.WriteEndElementAsync();
    }

    private static IEnumerable<(string Code, string Message, string Text)> Lines(ReportFile file)
    {
        if (file is { State: FileState.Failed, Error: { } error })
        {
            yield return (error.Code, error.Message, $"{file.Path}: {error.Code}: {error.Message}");
        }

        foreach (var finding in file.Findings)
        {
            var text = string.Create(CultureInfo.InvariantCulture, $"{file.Path}:{finding.Line}: {finding.Code}: {finding.Message}");
            yield return (finding.Code, finding.Message, text);
        }
    }

    private static async Task StartAsync(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        await xml.WriteStartElementAsync(prefix: null, name, ns: null);
        foreach (var (attribute, value) in attributes)
        {
            await xml.WriteAttributeStringAsync(prefix: null, attribute, ns: null, XmlText.Of(value));
        }
    }
}
