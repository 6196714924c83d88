namespace GraphMcp.Processing.References.Matching;

/// <summary>One place in a text that spells a name, judged by itself and the identifier it is part of, not yet by what stands around.</summary>
/// <param name="Start">Where the name itself starts.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IdentifierStart">Where the identifier starts that the name is a part of.</param>
/// <param name="IdentifierEnd">Where that ends.</param>
/// <param name="Spelling">How the name is written.</param>
/// <param name="Affixes">What the identifier says besides the name.</param>
internal readonly record struct NameMatch(
    int Start,
    int End,
    int IdentifierStart,
    int IdentifierEnd,
    Spelling Spelling,
    AffixVerdict Affixes
);
