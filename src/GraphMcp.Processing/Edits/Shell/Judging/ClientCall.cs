using GraphMcp.Processing.Edits.Shell.Syntax;
using GraphMcp.Processing.Edits.Spans;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>A client's arguments, told apart.</summary>
internal sealed class ClientCall
{
    private readonly string _text;
    private readonly DatabaseClient _client;
    private readonly List<TextRange> _databaseOptions = [];
    private readonly List<ShellWord> _operands = [];
    private bool _takesSeveral;

    public ClientCall(string text, DatabaseClient client, IReadOnlyList<ShellWord> arguments)
    {
        (_text, _client) = (text, client);
        for (var index = 0; index < arguments.Count; index++)
        {
            index += Take(arguments[index], index + 1 < arguments.Count ? arguments[index + 1] : null) ? 1 : 0;
        }
    }

    /// <summary>Gets the databases that the call works on.</summary>
    public IReadOnlyList<TextRange> Databases =>
        _takesSeveral ? [.. _operands.Select(word => word.Range)]
        : _databaseOptions.Count > 0 ? _databaseOptions
        : DatabaseOperand is { } operand ? [operand.Range]
        : [];

    /// <summary>Gets the operands where each of them is a database, so that one of them may go.</summary>
    public IReadOnlyList<TextRange> List => _takesSeveral ? [.. _operands.Select(word => word.Range)] : [];

    /// <summary>Gets the hosts to connect to.</summary>
    public List<TextRange> Hosts { get; } = [];

    /// <summary>Gets the SQL that is given as an argument.</summary>
    public List<TextRange> Statements { get; } = [];

    /// <summary>Gets whether more SQL comes from a file.</summary>
    public bool ReadsFile { get; private set; }

    /// <summary>An unquoted variable before the operand may hold options.</summary>
    private ShellWord? DatabaseOperand
    {
        get
        {
            if (_client.DatabaseOperand < 0)
            {
                return null;
            }

            var operands = _operands.Skip(_client.DatabaseOperand).ToArray();
            var certain = Array.Find(operands, word => _text[word.Range.Start] != '$');
            return certain ?? operands.FirstOrDefault();
        }
    }

    /// <summary>Takes one argument; returns true when the next word is its value.</summary>
    private bool Take(ShellWord word, ShellWord? next)
    {
        var inner = word.Inner(_text);
        var argument = inner.In(_text);
        if (argument.StartsWith("--", StringComparison.Ordinal))
        {
            return TakeLong(inner, next);
        }

        if (argument is ['-', _, ..])
        {
            return TakeShort(inner, next);
        }

        _operands.Add(word);
        return false;
    }

    private bool TakeLong(TextRange inner, ShellWord? next)
    {
        var argument = inner.In(_text);
        var equals = argument.IndexOf('=');
        if (equals >= 0)
        {
            AddOption(argument[2..equals].ToString(), Quotes.Strip(_text, inner with { Start = inner.Start + equals + 1 }));
            return false;
        }

        var name = argument[2..].ToString();
        _takesSeveral |= name is "databases";
        if (next is null || !DatabaseClient.IsLongWithValue(name))
        {
            return false;
        }

        AddOption(name, next.Inner(_text));
        return true;
    }

    /// <summary>Takes <c>-d x</c>, <c>-dx</c> and <c>-qAtd x</c>.</summary>
    private bool TakeShort(TextRange inner, ShellWord? next)
    {
        for (var at = inner.Start + 1; at < inner.End; at++)
        {
            _takesSeveral |= _text[at] == 'B' && _client.DatabaseLetter == '\0';
            if (!_client.ValueLetters.Contains(_text[at], StringComparison.Ordinal))
            {
                continue;
            }

            var isGlued = at + 1 < inner.End;
            if (isGlued || next is not null)
            {
                AddOption(_text[at].ToString(), isGlued ? Quotes.Strip(_text, inner with { Start = at + 1 }) : next!.Inner(_text));
            }

            return !isGlued;
        }

        return false;
    }

    private void AddOption(string name, TextRange value)
    {
        if (_client.NamesDatabase(name))
        {
            _databaseOptions.Add(value);
        }
        else if (name is "h" or "host" or "S")
        {
            Hosts.Add(value);
        }
        else if (name is "c" or "command" or "e" or "execute" or "Q" or "q" or "query")
        {
            Statements.Add(value);
        }
        else
        {
            ReadsFile |= name is "f" or "file" or "i";
        }
    }
}
