using GraphMcp.Processing.References;
using GraphMcp.Workflows.Serialization;

namespace GraphMcp.Workflows.Reports.Writers;

/// <summary>The rules that SARIF results name: one for each kind of reference, and one for what is about a whole file.</summary>
internal static class SarifRules
{
    /// <summary>The id of the rule for findings that are about no reference.</summary>
    public const string FindingId = "finding/file";

    private static readonly ReferenceKind[] Kinds = Enum.GetValues<ReferenceKind>();

    /// <summary>Gets all rules.</summary>
    public static IReadOnlyList<object> All { get; } =
    [
        .. Kinds.Select(kind =>
            Rule(IdOf(kind), $"{kind}Reference", $"The database is named: {ReportWording.Words(kind)}.", HelpFor(kind))
        ),
        Rule(
            FindingId,
            "FileFinding",
            "A file needs a person.",
            "What was found out about the file does not hold any more, or its edit could not be kept; the message says why. Look at the file, or run again."
        ),
    ];

    /// <summary>Gets the place of the rule for findings that are about no reference.</summary>
    public static int FindingIndex => Kinds.Length;

    /// <summary>Returns the id of the rule for a kind.</summary>
    public static string IdOf(ReferenceKind kind) => $"reference/{JsonNames.Of(kind)}";

    /// <summary>Returns the place of the rule for a kind.</summary>
    public static int IndexOf(ReferenceKind kind) => Array.IndexOf(Kinds, kind);

    private static object Rule(string id, string name, string what, string help) =>
        new
        {
            Id = id,
            Name = name,
            ShortDescription = new { Text = what },
            FullDescription = new { Text = $"{what} {help}" },
            Help = new { Text = help },
            DefaultConfiguration = new { Level = "error" },
        };

    private static string HelpFor(ReferenceKind kind) =>
        kind switch
        {
            ReferenceKind.ConnectionString =>
                "Whatever uses this connection fails once the database is gone: remove its user, or point it elsewhere.",
            ReferenceKind.EnvironmentKey => "Remove the variable and what reads it; look for the name in deployments that set it too.",
            ReferenceKind.ResourceBlock =>
                "Remove the block and what refers to it, then look at the plan before it is applied: it must destroy nothing else.",
            ReferenceKind.Attribute => "Remove the attribute, or its block where it cannot be without it.",
            ReferenceKind.MappingEntry => "Remove the entry; where its reader requires it, change the reader first.",
            ReferenceKind.ListItem => "Remove the item; where the list must not be empty, remove the list and its reader.",
            ReferenceKind.SqlObject => "Remove the statement, or move what it needs to another database first.",
            ReferenceKind.Import => "Remove the import and all that uses it.",
            ReferenceKind.CliArgument => "Remove the command where it serves this database only, else the argument.",
            ReferenceKind.Identifier => "Remove the code that this name stands for, then build and test.",
            ReferenceKind.StringLiteral => "See what the text is used for; where it reaches the database, remove its use.",
            ReferenceKind.Comment => "A comment does nothing; remove it where it misleads.",
            ReferenceKind.Prose => "Text for people: say that the database is retired, or remove it.",
            ReferenceKind.Annotation => "Written by this tool: it says that the database is retired.",
            ReferenceKind.Guard => "A check that refuses the database; it may go once nothing can reach it any more.",
            ReferenceKind.Path =>
                "The path names the database; no file is deleted by this tool: delete or rename it where it is of no use any more.",
            _ => "See what the name is used for here, and remove the use.",
        };
}
