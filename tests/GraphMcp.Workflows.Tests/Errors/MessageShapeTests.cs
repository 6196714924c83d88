using CsCheck;
using GraphMcp.Workflows.Errors.Patterns;

namespace GraphMcp.Workflows.Tests.Errors;

/// <summary>What messages of the same cause have in common.</summary>
public sealed class MessageShapeTests
{
    [Theory]
    [InlineData("Line 12, column 7: 3.5 is too much", "Line <n>, column <n>: <n> is too much")]
    [InlineData("The file 'a b.txt' is gone", "The file <text> is gone")]
    [InlineData("It isn't there, and can't be", "It isn't there, and can't be")]
    [InlineData("Cannot open /var/data/x-1.sql: gone", "Cannot open <path>: gone")]
    [InlineData(@"Cannot open C:\data\x.sql now", "Cannot open <path> now")]
    [InlineData("Cannot parse infra/prod/main.tf here", "Cannot parse <path> here")]
    [InlineData("Neither and/or both", "Neither and/or both")]
    [InlineData("GET https://host/a?b=c gave 503", "GET <path> gave <n>")]
    [InlineData("Lease 6f9619ff-8b86-d011-b42d-00c04fc964ff lost", "Lease <id> lost")]
    [InlineData("Blob 9f86d081884c7d65 at 0x7FFE", "Blob <hex> at <hex>")]
    [InlineData("deadline exceeded", "deadline exceeded")]
    [InlineData("", "")]
    public void Of_AMessage_ReplacesWhatDiffersFromFileToFile(string message, string shape) =>
        Assert.Equal(shape, MessageShape.Of(message));

    [Fact]
    public void Of_AShape_IsItself() =>
        Gen.String[
                Gen.Frequency(
                    (6, Gen.Char['a', 'h']),
                    (2, Gen.Char['0', '9']),
                    (3, Gen.Int[0, 12].Select(index => " '\"`/\\.:-<>xA"[index]))
                ),
                0,
                80
            ]
            .Sample(message => MessageShape.Of(MessageShape.Of(message)) == MessageShape.Of(message));

    [Fact]
    public void Of_MessagesThatDifferInTheirPartsOnly_IsTheSame()
    {
        var part = Gen.OneOf(
            Gen.Int.Positive.Select(number => ("number", $"{number}")),
            Gen.Guid.Select(id => ("id", $"{id}")),
            Gen.String[Gen.Char['a', 'z'], 1, 8].Array[2, 4].Select(names => ("path", "/" + string.Join('/', names))),
            Gen.String[Gen.Char[' ', '~'], 0, 20]
                .Select(text => ("text", $"\"{text.Replace('"', '_').Replace('=', '_').Replace(':', '_')}\""))
        );
        var pair = part.Array[1, 4].SelectMany(parts => part.Array[200].Select(pool => (parts, Others: Swap(parts, pool))));

        pair.Sample(messages => MessageShape.Of(Say(messages.parts)) == MessageShape.Of(Say(messages.Others)));
    }

    private static string Say((string Kind, string Text)[] parts) =>
        string.Join(" and ", parts.Select(part => $"the {part.Kind} {part.Text} failed"));

    private static (string Kind, string Text)[] Swap((string Kind, string Text)[] parts, (string Kind, string Text)[] pool) =>
        [.. parts.Select(part => pool.FirstOrDefault(other => other.Kind == part.Kind, part))];
}
