using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>What can be done with a command or statement that names the database.</summary>
/// <param name="IsGone">Whether it is about the database and nothing else.</param>
/// <param name="Code">Else why it stays, as a code.</param>
/// <param name="Reason">And as a sentence.</param>
internal sealed record ShellVerdict(bool IsGone, string Code, string Reason)
{
    public static readonly ShellVerdict Gone = new(IsGone: true, "", "");

    public static readonly ShellVerdict OtherDatabase = Left(
        "other-database",
        "The command works on another database and only mentions this one."
    );

    public static readonly ShellVerdict PartOfText = Left(
        "part-of-longer-text",
        "The name is only a part of a longer text (a path, a message, a command)."
    );

    public static readonly ShellVerdict OtherOperands = Left(
        "other-operands",
        "The command has other operands too; what it does to them is not known."
    );

    public static readonly ShellVerdict PartOfList = Left(
        "part-of-list",
        "The command is one of several in a list or pipeline that depend on each other."
    );

    public static readonly ShellVerdict Condition = Left(
        "condition",
        "The script asks for the database here; what it decides by that is for a person."
    );

    public static readonly ShellVerdict Unknown = Left(
        "no-safe-edit",
        "No edit is known here that surely leaves the rest of the script working."
    );

    /// <summary>Gets the parts that go where the rest stays.</summary>
    public IReadOnlyList<TextRange> Parts { get; init; } = [];

    /// <summary>Gets what is not defined anymore when it is gone.</summary>
    public IReadOnlyList<ShellDefinition> Defines { get; init; } = [];

    public static ShellVerdict Left(string code, string reason) => new(IsGone: false, code, reason);
}
