namespace GraphMcp.Processing.Classification;

/// <summary>What a file was recognised as, how sure that is, and why.</summary>
/// <param name="Type">The source type.</param>
/// <param name="Format">
/// The syntax, which chooses the edit strategy and the syntax check: <c>hcl</c>, <c>yaml</c>, <c>json</c>, <c>ini</c>, <c>env</c>,
/// <c>properties</c>, <c>sql</c>, <c>shell</c>, <c>markdown</c>, <c>text</c>, <c>toml</c>, <c>xml</c>, <c>dockerfile</c>,
/// <c>makefile</c>, <c>code</c>, <c>data</c>, <c>binary</c> or <c>unknown</c>.
/// </param>
/// <param name="Language">The programming language where <paramref name="Type"/> is code (<c>python</c>, <c>csharp</c> …), else null.</param>
/// <param name="Confidence">From 0 (a guess) to 1 (certain).</param>
/// <param name="Evidence">What decided it, for a person (<c>extension .tf</c>, <c>shebang bash</c>).</param>
public sealed record SourceClassification(SourceType Type, string Format, string? Language, double Confidence, string Evidence);
