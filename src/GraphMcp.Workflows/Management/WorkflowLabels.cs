using System.Text.RegularExpressions;
using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Management;

/// <summary>The labels of a workflow.</summary>
internal static partial class WorkflowLabels
{
    private const int MostLabels = 32;
    private const int MaxValue = 256;

    public static IReadOnlyDictionary<string, string> None { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Returns the labels, by name.</summary>
    /// <exception cref="WorkflowRequestException">There are too many, or one is wrong.</exception>
    public static IReadOnlyDictionary<string, string> Check(IReadOnlyDictionary<string, string>? labels)
    {
        if (labels is null)
        {
            return None;
        }

        if (labels.Count > MostLabels)
        {
            throw new WorkflowRequestException($"'labels' may have at most {MostLabels} entries.");
        }

        foreach (var (name, value) in labels)
        {
            if (!Name().IsMatch(name) || value is not { Length: <= MaxValue })
            {
                throw new WorkflowRequestException(
                    $"A label's name must be 1 to 63 letters, digits, '.', '_', '/' or '-', its value at most {MaxValue} characters."
                );
            }
        }

        return new SortedDictionary<string, string>(labels.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._/-]{1,63}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
