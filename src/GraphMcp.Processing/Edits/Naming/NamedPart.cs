namespace GraphMcp.Processing.Edits.Naming;

/// <summary>How a text names the database.</summary>
internal enum NamedPart
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>The text as a whole stands for the database: its name, a name made from it, a connection string to it.</summary>
    Whole,

    /// <summary>The name is a part of a text about something else or more: a path, a command, a sentence, another database's connection.</summary>
    Part,
}
