using GraphMcp.Cli.Outcomes;

namespace GraphMcp.Cli.Runs;

/// <summary>What <c>graphmcp resume</c> was asked to do; where neither folder nor hub is given, the default folder counts.</summary>
internal sealed record ResumeArguments(string? WorkflowId, string? Output, string? Hub, string? Plugins, RunPresentation Presentation);
