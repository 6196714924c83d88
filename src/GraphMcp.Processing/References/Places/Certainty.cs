using GraphMcp.Processing.References.Matching;

namespace GraphMcp.Processing.References.Places;

/// <summary>Decides how surely a match means the database.</summary>
/// <remarks>
/// Exact is the name as it was given; variant another spelling of it, or the name with known affixes. What is perhaps another thing is
/// possible: unknown affixes, words that a space or a dot parts, and an ordinary word or a spelling without joints outside of a database's context.
/// </remarks>
internal static class Certainty
{
    public static (ReferenceTier Tier, double Confidence) Of(DatabaseName database, Surroundings place)
    {
        var match = place.Match;
        if (match.Affixes >= AffixVerdict.Unsure || match.Spelling == Spelling.Doubtful)
        {
            return (ReferenceTier.Possible, 0.4);
        }

        if (match.Spelling == Spelling.Dotted && !(place.Format == "properties" && place.After.TrimStart() is ['=' or ':' or '.', ..]))
        {
            return (ReferenceTier.Possible, 0.4);
        }

        if ((database.IsOrdinaryWord || match.Spelling == Spelling.RunTogether) && !MeansDatabase(place))
        {
            return (ReferenceTier.Possible, 0.3);
        }

        var doubt = database.IsOrdinaryWord ? 0.1 : 0;
        return (match.Spelling, match.Affixes) switch
        {
            (Spelling.AsGiven, AffixVerdict.None) => (ReferenceTier.Exact, 1 - doubt),
            (_, AffixVerdict.None) => (ReferenceTier.Variant, 0.95 - doubt),
            (_, AffixVerdict.Database or AffixVerdict.Connection) => (ReferenceTier.Variant, 0.9 - doubt),
            _ => (ReferenceTier.Variant, 0.8 - doubt),
        };
    }

    private static bool MeansDatabase(Surroundings place) =>
        place.Match.Affixes switch
        {
            AffixVerdict.Database => true,
            AffixVerdict.Connection => IsVariableBesideConnection(place) || DatabaseContext.Holds(place),
            _ => DatabaseContext.Holds(place),
        };

    /// <summary>Tells whether a setting's key (<c>TITANIC_URL</c>) has a database's URL for its value.</summary>
    private static bool IsVariableBesideConnection(Surroundings place) => ConnectionStrings.HasDatabaseUrl(place.After);
}
