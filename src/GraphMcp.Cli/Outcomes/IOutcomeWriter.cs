namespace GraphMcp.Cli.Outcomes;

/// <summary>Tells how a run ended.</summary>
internal interface IOutcomeWriter
{
    void Write(RunOutcome outcome);
}
