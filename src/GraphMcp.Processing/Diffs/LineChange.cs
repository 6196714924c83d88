using System.Runtime.InteropServices;

namespace GraphMcp.Processing.Diffs;

/// <summary>A run of lines that became another run of lines; either may be empty.</summary>
/// <param name="BeforeStart">The first removed line, from 0.</param>
/// <param name="BeforeCount">The removed lines.</param>
/// <param name="AfterStart">The first added line, from 0.</param>
/// <param name="AfterCount">The added lines.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LineChange(int BeforeStart, int BeforeCount, int AfterStart, int AfterCount)
{
    /// <summary>Gets the line behind the removed ones.</summary>
    public int BeforeEnd => BeforeStart + BeforeCount;

    /// <summary>Gets the line behind the added ones.</summary>
    public int AfterEnd => AfterStart + AfterCount;
}
