using CsCheck;
using GraphMcp.Processing.Classification;
using GraphMcp.Processing.Processors;
using GraphMcp.Processing.References;
using GraphMcp.Workflows.Reports;
using GraphMcp.Workflows.Reports.Writers;

namespace GraphMcp.Workflows.Tests.Reports.Writers;

public sealed class CsvReportWriterTests
{
    private const string Header =
        "path,step,sourceType,state,line,column,length,kind,tier,confidence,active,outcome,text,context,finding,message\r\n";

    [Fact]
    public async Task WriteAsync_References_AreARowEach()
    {
        var finding = new Finding("no-safe-edit", "'postgres_air' is left. Why, says this.", 3, "mappingEntry");
        var file = FileWith("a,b.yaml", Reference("db: \"postgres_air\"", finding), Reference("x")) with { Findings = [finding] };

        var csv = await Documents.WriteAsync(new CsvReportWriter(), Documents.Of(file));

        Assert.Equal(
            Header
                + "\"a,b.yaml\",process,config,processed,3,5,12,mappingEntry,exact,0.95,true,forPerson,postgres_air,"
                + "\"db: \"\"postgres_air\"\"\",no-safe-edit,\"'postgres_air' is left. Why, says this.\"\r\n"
                + "\"a,b.yaml\",process,config,processed,3,5,12,mappingEntry,exact,0.95,true,untouched,postgres_air,x,,\r\n",
            csv
        );
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\t=1")]
    [InlineData("\r=1")]
    [InlineData("=cmd|' /C calc'!A0,\"x\"")]
    public async Task WriteAsync_Formula_IsText(string formula)
    {
        var csv = await Documents.WriteAsync(new CsvReportWriter(), Documents.Of(FileWith(formula, Reference(formula))));

        var row = Rows(csv)[1];
        Assert.Equal(("'" + formula, "'" + formula), (row[0], row[13]));
    }

    [Fact]
    public async Task WriteAsync_AnyText_ReadsBackAsItWas() =>
        await Gen.Select(Gen.String, Gen.String[Gen.Char[",\"\r\n=+-@'\t ab"], 0, 12])
            .SampleAsync(
                async (path, context) =>
                {
                    path = WellFormed(path);
                    var csv = await Documents.WriteAsync(new CsvReportWriter(), Documents.Of(FileWith(path, Reference(context))));
                    var rows = Rows(csv);
                    Assert.Equal(2, rows.Count);
                    Assert.Equal((Safe(path), Safe(context)), (rows[1][0], rows[1][13]));
                },
                iter: 300
            );

    /// <summary>Lone surrogates cannot be told in UTF-8.</summary>
    private static string WellFormed(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Safe(string text) =>
        text.Length > 0 && "=+-@\t\r".Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>Reads RFC 4180 by its grammar: by hand, so that the writer's package is not its own judge.</summary>
    private static List<List<string>> Rows(string csv)
    {
        var rows = new List<List<string>>();
        for (var at = 0; at < csv.Length; )
        {
            var row = new List<string>();
            do
            {
                row.Add(ReadField(csv, ref at));
            } while (csv[at++] == ',');

            Assert.Equal(('\r', '\n'), (csv[at - 1], csv[at++]));
            rows.Add(row);
        }

        return rows;
    }

    private static string ReadField(string csv, ref int at)
    {
        var start = at;
        if (csv[at] != '"')
        {
            at = csv.IndexOfAny([',', '\r', '\n', '"'], at);
            return csv[start..at];
        }

        do
        {
            at = csv.IndexOf('"', at + 1) + 1;
        } while (csv[at] == '"');

        return csv[(start + 1)..(at - 1)].Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private static ReportFile FileWith(string path, params ReportReference[] references) =>
        new()
        {
            Path = path,
            Step = "process",
            Classification = new SourceClassification(SourceType.Config, "yaml", Language: null, 1, "extension"),
            State = FileState.Processed,
            References = references,
        };

    private static ReportReference Reference(string context, Finding? finding = null) =>
        new(
            3,
            5,
            12,
            ReferenceKind.MappingEntry,
            ReferenceTier.Exact,
            0.95,
            IsActive: true,
            "postgres_air",
            context,
            finding is null ? ReferenceOutcome.Untouched : ReferenceOutcome.ForPerson,
            finding
        );
}
