namespace GraphMcp.Workflows.Progress;

/// <summary>A set of small numbers as bits, which stays small in an entity's state.</summary>
internal static class NumberSet
{
    public static bool Contains(byte[] set, int number) => number / 8 < set.Length && (set[number / 8] & (1 << (number % 8))) != 0;

    public static byte[] With(byte[] set, int number)
    {
        var larger = new byte[Math.Max(set.Length, (number / 8) + 1)];
        set.CopyTo(larger, 0);
        larger[number / 8] |= (byte)(1 << (number % 8));
        return larger;
    }

    public static int Count(byte[] set) => set.Sum(bits => System.Numerics.BitOperations.PopCount(bits));
}
