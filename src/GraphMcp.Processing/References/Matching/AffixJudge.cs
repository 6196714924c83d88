namespace GraphMcp.Processing.References.Matching;

/// <summary>Judges what the words around a name in one identifier mean.</summary>
/// <remarks>
/// Behind the name: a number or a qualifying word makes another database (<c>postgres_air_2</c>, <c>postgres_air_old</c>) unless a word for
/// a part of the database stands between (<c>postgres_air_host_1</c>); four digits or more may be a date and are unsure. Known words and
/// environments leave it the database; any other word is unsure. Before the name: known words leave it the database, all others are unsure;
/// a number at the start of all orders files and means nothing. An interpolation (<c>postgres_air_${env}</c>) counts by the words in it, one without known words is unsure.
/// </remarks>
internal static class AffixJudge
{
    private const int LongestDatabaseNumber = 3;

    /// <summary>Judges both sides together: the doubtful outweighs the known, the more telling known word outweighs the less telling.</summary>
    public static AffixVerdict Judge(IReadOnlyList<string> before, IReadOnlyList<string> behind)
    {
        var end = JudgeBehind(behind);
        return WithoutOrder(before).Select(JudgeKnown).Append(end).Aggregate(Combine);
    }

    /// <summary>Drops a number or version at the very start: it orders files (<c>V001__create_postgres_air</c>).</summary>
    private static IEnumerable<string> WithoutOrder(IReadOnlyList<string> words)
    {
        var isVersion = words is ["v", [>= '0' and <= '9', ..], ..];
        return words.Skip(isVersion ? 1 : 0).SkipWhile(word => char.IsDigit(word[0]));
    }

    private static AffixVerdict JudgeBehind(IReadOnlyList<string> words)
    {
        var verdict = AffixVerdict.None;
        var partOfDatabase = false;
        foreach (var word in words)
        {
            var isNumber = char.IsDigit(word[0]);
            if (isNumber || (!partOfDatabase && AffixWords.OtherDatabase.Contains(word)))
            {
                if (!partOfDatabase)
                {
                    return word.Length > LongestDatabaseNumber && isNumber ? AffixVerdict.Unsure : AffixVerdict.OtherDatabase;
                }

                continue;
            }

            // "postgres_air_db_2" is another database as much as "postgres_air_2", and so is "postgres_air_test_2".
            partOfDatabase |= AffixWords.Connection.Contains(word) || AffixWords.Accessory.Contains(word);
            verdict = Combine(verdict, JudgeKnown(word));
        }

        return verdict;
    }

    private static AffixVerdict JudgeKnown(string word)
    {
        if (AffixWords.Database.Contains(word))
        {
            return AffixVerdict.Database;
        }

        if (AffixWords.Connection.Contains(word))
        {
            return AffixVerdict.Connection;
        }

        return AffixWords.IsKnown(word) ? AffixVerdict.Accessory : AffixVerdict.Unsure;
    }

    private static AffixVerdict Combine(AffixVerdict one, AffixVerdict other)
    {
        if (one == AffixVerdict.None || other == AffixVerdict.None)
        {
            return one == AffixVerdict.None ? other : one;
        }

        var worst = (AffixVerdict)Math.Max((int)one, (int)other);
        return worst >= AffixVerdict.Unsure ? worst : (AffixVerdict)Math.Min((int)one, (int)other);
    }
}
