namespace GraphMcp.Processing.Edits.Hcl;

/// <summary>Reads files in HCL's native syntax: Terraform, its variable files, Terragrunt, Packer, Nomad.</summary>
internal sealed class HclParser
{
    private readonly HclCursor _cursor;
    private readonly HclExpressionParser _expressions;

    private HclParser(string text)
    {
        _cursor = new HclCursor(text);
        _expressions = new HclExpressionParser(_cursor);
    }

    /// <summary>Returns the file.</summary>
    /// <exception cref="Structures.InvalidSyntaxException">The text is no HCL.</exception>
    public static HclFile Parse(string text)
    {
        var parser = new HclParser(text);
        var body = parser.ParseBody();
        return parser._cursor.IsAtEnd
            ? new HclFile(text, body, parser._cursor.Comments)
            : throw parser._cursor.Error("a closing brace has no opening one");
    }

    private HclBody ParseBody()
    {
        _cursor.Enter();
        var body = new HclBody();
        var start = _cursor.At;
        for (_cursor.SkipBlanks(andLines: true); !_cursor.IsAtEnd && _cursor.Current != '}'; _cursor.SkipBlanks(andLines: true))
        {
            body.Adopt(ParseItem());
        }

        body.Span = new(start, _cursor.At);
        _cursor.Leave();
        return body;
    }

    private HclNode ParseItem()
    {
        var start = _cursor.At;
        var name = _cursor.TryName() ?? throw _cursor.Error("an attribute or a block is expected");
        var nameEnd = _cursor.At;
        _cursor.SkipBlanks();
        HclNode item =
            _cursor.Current == '=' && !_cursor.IsAt("==")
                ? ParseAttribute(new HclAttribute { Name = name, NameSpan = new(start, nameEnd) })
                : ParseBlock(new HclBlock { Type = name });
        item.Span = new(start, _cursor.At);
        ExpectEndOfItem();
        return item;
    }

    private HclAttribute ParseAttribute(HclAttribute attribute)
    {
        _cursor.Expect("=", "after an attribute's name");
        attribute.Adopt(_expressions.Parse(acrossLines: false));
        return attribute;
    }

    private HclBlock ParseBlock(HclBlock block)
    {
        for (; _cursor.Current != '{'; _cursor.SkipBlanks())
        {
            block.Labels.Add(ParseLabel());
        }

        _cursor.Expect("{", "after a block's labels");
        block.Adopt(ParseBody());
        _cursor.Expect("}", "after a block's content");
        return block;
    }

    private string ParseLabel()
    {
        if (_cursor.Current != '"')
        {
            return _cursor.TryName() ?? throw _cursor.Error("a label, an opening brace or an equals sign is expected");
        }

        var label = _expressions.ParseQuoted();
        return label.Content.In(_cursor.Text).ToString();
    }

    private void ExpectEndOfItem()
    {
        _cursor.SkipBlanks();
        if (!_cursor.IsAtEnd && !_cursor.IsAtLineEnd && _cursor.Current != '}')
        {
            throw _cursor.Error("a new line is expected after an attribute or a block");
        }
    }
}
