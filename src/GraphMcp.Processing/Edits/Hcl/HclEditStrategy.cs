using GraphMcp.Processing.Edits.Structures;

namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Removes blocks, attributes, list items and object elements from Terraform and other files in HCL's native syntax.</summary>
/// <remarks>
/// <see cref="HclRules"/> says what may go. Nothing goes that something in the same file still refers to: what refers to it goes with it, in
/// one edit, or it stays. Other files of the module are not looked at: a reference there has the database in its name as a rule, and is then
/// found and judged there.
/// </remarks>
public sealed class HclEditStrategy : IEditStrategy
{
    /// <inheritdoc/>
    public string Name => "hcl";

    /// <inheritdoc/>
    public IReadOnlyCollection<string> Formats { get; } = ["hcl"];

    /// <inheritdoc/>
    public EditProposal Propose(EditRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.References.Any(reference => reference.IsActive))
        {
            return new EditProposal([], []);
        }

        try
        {
            return Propose(HclParser.Parse(request.Document.Text), request);
        }
        catch (InvalidSyntaxException)
        {
            return LeftReason.Unparsable.ForAll(request.References);
        }
    }

    private static EditProposal Propose(HclFile file, EditRequest request)
    {
        var (plan, left) = HclPlanner.Plan(file, request.References);
        var layout = new TextLayout(file.Text, file.Comments, request.References);
        return new EditProposal(new EditAssembler(layout, request.References).Assemble(new HclCutter(file, plan, layout).Cut()), left);
    }
}
