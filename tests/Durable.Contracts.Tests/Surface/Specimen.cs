#pragma warning disable CA1000, CA1710, CA1816, MA0056 // it shows what may be declared, not what should be
namespace Durable.Contracts.Tests.Surface;

/// <summary>One member of every kind, for the reader of public surfaces.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class Specimen<T> : Attribute, IDisposable
{
    public const int Limit = 3;

    protected static readonly IReadOnlyList<int?> Numbers = [];

    protected Specimen(string[] names)
    {
        Text = names[0];
    }

    public event EventHandler? Changed;

    public abstract T Item { get; protected set; }

    public virtual string Text { get; init; }

    public static bool Try<TKey>(out long found, double by = 1.5, CancellationToken token = default, params TKey[] keys)
        where TKey : struct
    {
        found = keys.Length;
        return by > 1 && !token.IsCancellationRequested;
    }

    public void Dispose() => Changed?.Invoke(this, EventArgs.Empty);

    public override string ToString() => Text;

    public sealed override int GetHashCode() => 0;
}
