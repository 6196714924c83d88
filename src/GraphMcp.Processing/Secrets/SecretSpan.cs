namespace GraphMcp.Processing.Secrets;

/// <summary>Where a secret is in a line.</summary>
internal readonly record struct SecretSpan(int Start, int End)
{
    public bool Overlaps(int start, int end) => Start < end && start < End;
}
