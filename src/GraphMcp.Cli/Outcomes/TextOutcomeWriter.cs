using GraphMcp.Cli.Progress;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Management;
using GraphMcp.Workflows.Reports;

namespace GraphMcp.Cli.Outcomes;

/// <summary>Writes the outcome for a person; the last line says what was achieved, or how to go on.</summary>
internal sealed class TextOutcomeWriter(CliTerminal terminal) : IOutcomeWriter
{
    public void Write(RunOutcome outcome)
    {
        var status = outcome.Status;
        if (status.Failure is { } failure)
        {
            terminal.WriteError($"{failure.Code}: {failure.Message}");
        }

        terminal.Output.WriteLine($"{status.Template} {status.Id}: {ProgressText.State(status.State)}");
        foreach (var line in Files(Outputs.Of(outcome)).Concat(Sentences(outcome)))
        {
            terminal.Output.WriteLine(line);
        }
    }

    private static IEnumerable<string> Files(Outputs outputs) => outputs.Files.Select(path => $"  {DisplayPath.Of(path)}");

    private static IEnumerable<string> Sentences(RunOutcome outcome)
    {
        if (outcome.Totals is { } totals)
        {
            yield return Counts(totals);
            if (outcome.ResumeCommand is null)
            {
                yield return LastLine.Of(outcome.Status.Template, totals);
            }
        }

        if (outcome.ResumeCommand is not null)
        {
            yield return $"paused after {ProgressText.Files(outcome.Status.Progress)}; go on with";
            yield return $"  {outcome.ResumeCommand}";
        }
    }

    private static string Counts(ReportTotals totals) =>
        string.Join(
            ", ",
            $"{ProgressText.Number(totals.Files)} files in {ProgressText.Number(totals.Batches)} batches: {ProgressText.Number(totals.Processed)} processed",
            $"{ProgressText.Number(totals.Skipped)} skipped",
            $"{ProgressText.Number(totals.Failed)} failed"
        );
}
