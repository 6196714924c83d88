using CsCheck;

namespace GraphMcp.Processing.Tests.Edits;

/// <summary>One structure of a generated document and what an edit must make of it.</summary>
/// <param name="Text">Its lines, with line endings.</param>
/// <param name="Expected">What must be left of it.</param>
internal sealed record Piece(string Text, string Expected)
{
    public static Piece Kept(string text) => new(text, text);

    public static Piece Gone(string text) => new(text, "");

    /// <summary>Generates documents of pieces; <c>#</c> in a piece becomes a number that no other piece has.</summary>
    public static Gen<IReadOnlyList<Piece>> Documents(params Piece[] pieces) =>
        Gen.Int[0, pieces.Length - 1]
            .Array[0, 14]
            .Select(chosen => (IReadOnlyList<Piece>)[.. chosen.Select((piece, index) => pieces[piece].Numbered(index))]);

    public static string TextOf(IEnumerable<Piece> document) => string.Concat(document.Select(piece => piece.Text));

    /// <summary>Returns the lines that must be there afterwards, without blank ones.</summary>
    public static IEnumerable<string> LinesExpectedOf(IEnumerable<Piece> document) =>
        LinesOf(string.Concat(document.Select(piece => piece.Expected)));

    public static IEnumerable<string> LinesOf(string text) =>
        text.Split('\n').Select(line => line.TrimEnd('\r')).Where(line => line.Trim().Length > 0);

    private Piece Numbered(int index) => new(Number(Text, index), Number(Expected, index));

    private static string Number(string text, int index) =>
        text.Replace("N#", $"N{index}", StringComparison.Ordinal).Replace("n#", $"n{index}", StringComparison.Ordinal);
}
