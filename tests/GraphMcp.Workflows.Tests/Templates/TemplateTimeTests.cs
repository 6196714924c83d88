using CsCheck;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Tests.Templates;

/// <summary>Spans of time as text.</summary>
public sealed class TemplateTimeTests
{
    [Theory]
    [InlineData("0", 0)]
    [InlineData("30", 30_000)]
    [InlineData("0.25", 250)]
    [InlineData("30s", 30_000)]
    [InlineData("5m", 300_000)]
    [InlineData("5ms", 5)]
    [InlineData("1h30m", 5_400_000)]
    [InlineData("2d1ms", 172_800_001)]
    public void Parse_ATime_IsRead(string text, long milliseconds) =>
        Assert.Equal(TimeSpan.FromMilliseconds(milliseconds), TemplateTime.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("-1")]
    [InlineData("1s1m")]
    [InlineData("1 h")]
    [InlineData("1e3")]
    [InlineData("5m\n")]
    [InlineData("99999999999999999999s")]
    [InlineData("99999999999999999999")]
    public void Parse_NoTime_IsNull(string text) => Assert.Null(TemplateTime.Parse(text));

    [Fact]
    public void Write_AnyTime_IsReadAgain() =>
        Gen.Long[0, (long)TimeSpan.FromDays(900).TotalMilliseconds]
            .Select(milliseconds => TimeSpan.FromMilliseconds(milliseconds))
            .Sample(time => Assert.Equal(time, TemplateTime.Parse(TemplateTime.Write(time))));
}
