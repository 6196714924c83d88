using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Edits.Structures;

/// <summary>Why a reference stays: a stable code and one sentence for a person.</summary>
internal sealed record LeftReason(string Code, string Reason)
{
    public static readonly LeftReason Unparsable = new("does-not-parse", "The file does not parse, so no edit of it can be proved safe.");

    public static readonly LeftReason Template = new(
        "template",
        "The file is a template whose control lines are no part of the format's syntax, so no edit of it can be proved safe."
    );

    public static readonly LeftReason PartOfAString = new(
        "part-of-a-string",
        "The name is one part of a longer string, and what the rest of it would mean without the name is not known."
    );

    public static readonly LeftReason InsideBlockScalar = new(
        "inside-block-scalar",
        "The name stands in a block of text with a syntax of its own (a script, a file), which is not edited from outside."
    );

    public static readonly LeftReason InsideHeredoc = new(
        "inside-heredoc",
        "The name stands in a heredoc with a syntax of its own (a script, a policy), which is not edited from outside."
    );

    public static readonly LeftReason RequiredEntry = new(
        "required-entry",
        "The entry belongs to something that is not about the database alone and may not work without it."
    );

    public static readonly LeftReason IdentityInUse = new(
        "identity-in-use",
        "The entry names something that may be about more than the database, so neither it nor its name can simply go."
    );

    public static readonly LeftReason CommandArgument = new(
        "command-argument",
        "The name is an argument of a command that would do something else without it."
    );

    public static readonly LeftReason Condition = new(
        "condition",
        "The name decides a condition, and removing it would change when the rest applies."
    );

    public static readonly LeftReason Selector = new(
        "selector",
        "The name selects other resources, and without it the selector would match others."
    );

    public static readonly LeftReason AnchorInUse = new(
        "anchor-in-use",
        "The structure defines an anchor that is used elsewhere in the file."
    );

    public static readonly LeftReason StillReferenced = new(
        "still-referenced",
        "The structure is referred to by a part of the file that cannot be removed safely."
    );

    public static readonly LeftReason OnlyItem = new(
        "only-item-of-required-list",
        "It is all that is left in a list or a mapping that may not become empty."
    );

    public static readonly LeftReason WholeDocument = new(
        "whole-document",
        "The whole file is about the database; files are deleted by a person."
    );

    public static readonly LeftReason CountOrForEach = new(
        "count-or-for-each",
        "The name decides how many of something there are, and which, so removing it would destroy or rename the others."
    );

    public static readonly LeftReason StateOperation = new(
        "state-operation",
        "The block tells Terraform what to do with its state, which a person has to decide."
    );

    public static readonly LeftReason NoSafeEdit = new("no-safe-edit", "No edit is known here that would surely leave the rest as it is.");

    /// <summary>Returns what is left when this is the reason.</summary>
    public LeftReference For(Reference reference) => new(reference, Code, Reason);

    /// <summary>Returns the proposal that leaves every active reference for this reason.</summary>
    public EditProposal ForAll(IEnumerable<Reference> references) =>
        new([], [.. references.Where(reference => reference.IsActive).Select(For)]);
}
