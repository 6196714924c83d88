using CsCheck;
using GraphMcp.Workflows.Checkpoints;

namespace GraphMcp.Workflows.Tests.Checkpoints;

/// <summary>Numbers as ranges.</summary>
public sealed class NumberRangesTests
{
    [Theory]
    [InlineData(new int[0], "")]
    [InlineData(new[] { 7 }, "7")]
    [InlineData(new[] { 3, 1, 2, 0, 9, 5, 6, 9 }, "0-3,5-6,9")]
    public void Write_OfNumbers_IsShort(int[] numbers, string expected) => Assert.Equal(expected, NumberRanges.Write(numbers));

    [Fact]
    public void Read_OfWhatWasWritten_IsTheSameNumbers() =>
        Gen.Int[0, 60]
            .Array[0, 40]
            .Sample(numbers => numbers.Distinct().Order().SequenceEqual(NumberRanges.Read(NumberRanges.Write(numbers))));
}
