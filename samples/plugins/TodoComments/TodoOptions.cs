namespace TodoComments;

/// <summary>The plugin's options, bound from the configuration section <c>Plugins:TodoComments</c>.</summary>
public sealed class TodoOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Plugins:TodoComments";

    /// <summary>Gets or sets the words that are looked for, separated by commas; default TODO, FIXME and HACK.</summary>
    public string Words { get; set; } = "TODO,FIXME,HACK";

    /// <summary>Gets or sets the file to which progress is appended, a line of JSON each time; default none.</summary>
    public string? ProgressFile { get; set; }

    /// <summary>Gets the words.</summary>
    public IReadOnlyList<string> Marks => Words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
