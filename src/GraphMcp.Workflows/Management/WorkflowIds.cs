using System.Buffers.Binary;
using System.Text.RegularExpressions;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Management;

/// <summary>The ids of workflows and of the instances that belong to them.</summary>
internal static partial class WorkflowIds
{
    // No vowels that make words, no look-alikes; in ASCII order, so that ids sort by the time of their start.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    /// <summary>Returns a new id that sorts behind those made before.</summary>
    public static string Create(TimeProvider clock, string prefix = "wf-")
    {
        var bits = BinaryPrimitives.ReadUInt128BigEndian(Guid.CreateVersion7(clock.GetUtcNow()).ToByteArray(bigEndian: true));
        return prefix
            + string.Create(
                26,
                bits,
                static (text, bits) =>
                {
                    for (var index = text.Length - 1; index >= 0; index--, bits >>= 5)
                    {
                        text[index] = Alphabet[(int)(bits & 31)];
                    }
                }
            );
    }

    /// <summary>Returns the id if it is one.</summary>
    /// <exception cref="WorkflowRequestException">It is not.</exception>
    public static string Check(string id) =>
        IsValid(id)
            ? id
            : throw new WorkflowRequestException("A workflow's id must be 1 to 100 letters, digits, '.', '_' or '-', and not only dots.");

    /// <summary>Returns whether a text can be a workflow's id.</summary>
    public static bool IsValid(string id) => Pattern().IsMatch(id);

    // An id becomes the name of a folder: "." and ".." would leave it.
    [GeneratedRegex(@"\A(?!\.+\z)[A-Za-z0-9._-]{1,100}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pattern();
}
