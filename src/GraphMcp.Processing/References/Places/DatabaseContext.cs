namespace GraphMcp.Processing.References.Places;

/// <summary>
/// Decides whether a word stands where only a database can be meant: an ordinary word (<c>titanic</c>) and a spelling without joints
/// (<c>postgresair</c>) count as references only there.
/// </summary>
/// <remarks>
/// These places count: the path of a database's URL; the value of a database's key, also where the key is the parent's (<c>database:</c>,
/// <c>name:</c>), the sibling's (<c>name: POSTGRES_DB</c>, <c>value:</c>) or the section's (<c>[databases]</c>); <c>DATABASE x</c>,
/// <c>USE x</c> and <c>\c x</c>; the database argument of a database client; <c>x.public.table</c>; the argument of a function and the label of a
/// block that are about databases; in text for people "database x" and "x database".
/// </remarks>
internal static class DatabaseContext
{
    private const string Quotes = "\"'`[\\";

    public static bool Holds(Surroundings place) =>
        ConnectionStrings.NamesDatabase(place)
        || IsValueOfDatabaseKey(place)
        || IsInStatement(place)
        || ClientArguments.NamesDatabase(place)
        || IsThreePartName(place)
        || IsArgumentOfDatabaseCall(place)
        || IsInDatabaseBlock(place);

    private static bool IsValueOfDatabaseKey(Surroundings place)
    {
        var key = place.Key();
        if (key.IsEmpty)
        {
            return IsListedUnderDatabases(place);
        }

        if (KeyWords.NamesDatabase(key))
        {
            return true;
        }

        return (key.EndsWith("name", StringComparison.OrdinalIgnoreCase) && key.Length == 4 && IsBelowDatabases(place))
            || (key.Equals("value", StringComparison.OrdinalIgnoreCase) && IsSiblingOfDatabaseName(place));
    }

    private static bool IsListedUnderDatabases(Surroundings place)
    {
        if (place.Spot.Bracket == '[')
        {
            return KeyWords.NamesDatabase(place.KeyOfBracket());
        }

        var isItem = place.Before.TrimEnd(Quotes).Trim() is "-";
        var isKey = place.Before.TrimEnd(Quotes).IsWhiteSpace() && place.After.TrimStart("\"' \t") is ['=' or ':', ..];
        return (isItem || isKey) && (IsBelowDatabases(place) || (isKey && IsInDatabaseSection(place)));
    }

    private static bool IsBelowDatabases(Surroundings place) =>
        place.Parents() is [var parent, ..]
        && KeyWords.IsAboutDatabases(parent.AsSpan(0, parent.AsSpan().IndexOf('#') is >= 0 and var end ? end : parent.Length));

    /// <summary>Tells whether the last section header above is about databases (pgbouncer's <c>[databases]</c>).</summary>
    private static bool IsInDatabaseSection(Surroundings place)
    {
        if (place.Format is not ("ini" or "toml"))
        {
            return false;
        }

        for (var line = place.LineNumber - 1; line > 0 && line > place.LineNumber - 200; line--)
        {
            if (place.LineText(line) is ['[', .., ']'] header)
            {
                return KeyWords.IsAboutDatabases(header);
            }
        }

        return false;
    }

    private static bool IsSiblingOfDatabaseName(Surroundings place)
    {
        var sibling = place.LineText(place.LineNumber - 1).TrimStart("- ");
        var colon = sibling.IndexOf(':');
        return colon > 0
            && sibling[..colon].Trim("\"' ") is "name" or "key"
            && KeyWords.NamesDatabase(sibling[(colon + 1)..].Trim("\"', "));
    }

    /// <summary>Tells whether the words before say it: <c>DATABASE [IF [NOT] EXISTS] x</c>, <c>USE x</c>, <c>\c x</c>.</summary>
    private static bool IsInStatement(Surroundings place)
    {
        var reader = new BackwardReader(place.Before);
        reader.Skip(Quotes + "*");
        if (!reader.Skip(" \t"))
        {
            return IsFollowedByDatabaseWord(place);
        }

        if (reader.Take(@"\c") || reader.Take(@"\connect"))
        {
            return true;
        }

        var word = reader.TakeWord();
        if (word.Equals("exists", StringComparison.OrdinalIgnoreCase))
        {
            reader.Skip(" \t");
            word = reader.TakeWord();
            reader.Skip(" \t");
            word = word.Equals("not", StringComparison.OrdinalIgnoreCase) ? reader.TakeWord() : word;
            reader.Skip(" \t");
            word = reader.TakeWord();
        }

        if (word.Equals("database", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        var isUse = word.Equals("use", StringComparison.OrdinalIgnoreCase) && reader.Rest.TrimEnd("\"'` \t") is "" or [.., ';' or '('];
        return (isUse && !IsForPeople(place)) || IsFollowedByDatabaseWord(place);
    }

    /// <summary>Tells whether a text for people says "x database" or "x db".</summary>
    private static bool IsFollowedByDatabaseWord(Surroundings place)
    {
        if (!IsForPeople(place))
        {
            return false;
        }

        var rest = place.After.TrimStart("\"'`* ");
        return rest.StartsWith("database", StringComparison.OrdinalIgnoreCase)
            || (rest.StartsWith("db", StringComparison.OrdinalIgnoreCase) && !(rest.Length > 2 && char.IsLetterOrDigit(rest[2])));
    }

    private static bool IsForPeople(Surroundings place) =>
        place.Format is "markdown" or "text" || place.Spot.Place == Lexing.LexicalPlace.Comment;

    /// <summary>Tells whether the word is the first part of <c>x.public.table</c>; in SQL any schema will do.</summary>
    private static bool IsThreePartName(Surroundings place)
    {
        if (place.Before is [.., '.'])
        {
            return false;
        }

        var rest = place.After.TrimStart("\"`]");
        if (rest is not ['.', ..])
        {
            return false;
        }

        var parts = rest[1..];
        var length = 0;
        while (length < parts.Length && (Matching.Identifier.IsPart(parts[length]) || parts[length] is '"' or '`' or '[' or ']'))
        {
            length++;
        }

        var schema = parts[..length].Trim("\"`[]");
        var isSchema = schema.IsEmpty || schema is "public" or "dbo" || place.Format == "sql";
        return isSchema
            && length + 1 < parts.Length
            && parts[length] == '.'
            && (char.IsLetter(parts[length + 1]) || parts[length + 1] is '"' or '`' or '[' or '_');
    }

    /// <summary>Tells whether the word is the first argument of a function that is about databases: <c>getDatabase("x")</c>.</summary>
    private static bool IsArgumentOfDatabaseCall(Surroundings place)
    {
        var reader = new BackwardReader(place.Before);
        return reader.Skip(Quotes) && reader.Take("(") && KeyWords.NamesDatabase(reader.TakeWord()) && !IsForPeople(place);
    }

    /// <summary>Tells whether the word is the label of a block about databases, or a reference to one: <c>postgresql_database.x</c>.</summary>
    private static bool IsInDatabaseBlock(Surroundings place)
    {
        if (place.Format != "hcl")
        {
            return false;
        }

        var reader = new BackwardReader(place.Before);
        var isReference = reader.Take(".");
        var isLabel = !isReference && reader.Skip("\"") && reader.Skip(" \t") && reader.Skip("\"") && !reader.Rest.Contains('=');
        return (isReference || isLabel) && KeyWords.IsAboutDatabases(reader.TakeWord());
    }
}
