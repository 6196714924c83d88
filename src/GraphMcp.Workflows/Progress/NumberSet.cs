using GraphMcp.Workflows.Batches;

namespace GraphMcp.Workflows.Progress;

/// <summary>A set of small numbers as bits, which stays small in an entity's state.</summary>
internal static class NumberSet
{
    // Every step's range of shards begins with a byte of its own.
    private const int BytesOfStep = ShardNumbers.MaxPages / 8;

    public static bool Contains(byte[] set, int number) => number / 8 < set.Length && (set[number / 8] & (1 << (number % 8))) != 0;

    public static byte[] With(byte[] set, int number)
    {
        var larger = new byte[Math.Max(set.Length, (number / 8) + 1)];
        set.CopyTo(larger, 0);
        larger[number / 8] |= (byte)(1 << (number % 8));
        return larger;
    }

    /// <summary>Returns how many numbers of one step's range of shards are in it.</summary>
    public static int CountOfStep(byte[] set, int step) => Count([.. set.Skip(step * BytesOfStep).Take(BytesOfStep)]);

    /// <summary>Returns the largest number; -1 when it is empty.</summary>
    public static int Max(byte[] set)
    {
        var last = Array.FindLastIndex(set, bits => bits != 0);
        return last < 0 ? -1 : (last * 8) + System.Numerics.BitOperations.Log2(set[last]);
    }

    public static int Count(byte[] set) => set.Sum(bits => System.Numerics.BitOperations.PopCount(bits));
}
