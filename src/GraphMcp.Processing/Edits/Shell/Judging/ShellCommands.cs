using System.Collections.Frozen;
using GraphMcp.Processing.Edits.Shell.Syntax;

namespace GraphMcp.Processing.Edits.Shell.Judging;

/// <summary>What is known of commands by their names.</summary>
internal static class ShellCommands
{
    /// <summary>They define variables or take them back; each operand is one.</summary>
    public static readonly FrozenSet<string> Declarations = Names("export readonly declare typeset local unset alias unalias");

    /// <summary>They change how the rest of the script runs.</summary>
    public static readonly FrozenSet<string> Steering = Names(
        "cd pushd popd source . set shift trap eval exec exit return break continue read mapfile readarray wait shopt umask ulimit getopts builtin"
    );

    /// <summary>They ask something.</summary>
    public static readonly FrozenSet<string> Tests = Names("[ test");

    /// <summary>Behind <c>&amp;&amp;</c> or <c>||</c> they only report how the command before them went.</summary>
    public static readonly FrozenSet<string> Reports = Names("echo printf true : false exit return sleep");

    /// <summary>They only write a message.</summary>
    public static readonly FrozenSet<string> Messages = Names("echo printf");

    /// <summary>In a pipeline they only pass on what they read.</summary>
    public static readonly FrozenSet<string> Filters = Names(
        "cat gzip gunzip zcat pigz bzip2 bunzip2 xz unxz zstd sed awk grep egrep fgrep sort uniq head tail wc tr cut less more jq column fold pv"
    );

    /// <summary>What they run is named by the words behind them.</summary>
    public static readonly FrozenSet<string> Wrappers = Names(
        "sudo doas env command nohup time nice ionice timeout stdbuf setsid docker docker-compose podman kubectl oc gosu su-exec runuser xargs"
    );

    private static readonly FrozenSet<string> Builtins = Names(
        "let printf type hash jobs kill times command enable disown help history bg fg"
    );

    /// <summary>Returns true for a command that starts no program.</summary>
    public static bool IsBuiltin(string name) =>
        Builtins.Contains(name) || Declarations.Contains(name) || Steering.Contains(name) || Tests.Contains(name) || Reports.Contains(name);

    /// <summary>Returns the simple command's name, or an empty text where it has none that is known before it runs.</summary>
    public static string NameOf(string text, ShellCommand command) =>
        command is ShellSimpleCommand { Words: [var first, ..] } ? first.Inner(text).In(text).ToString() : "";

    /// <summary>Returns true for a simple command of one of these names that takes no other command's output.</summary>
    public static bool Is(FrozenSet<string> names, string text, ShellCommand command) =>
        command is ShellSimpleCommand simple
        && names.Contains(NameOf(text, command))
        && simple.Words.All(word => word.Substitutions.Count == 0)
        && simple.Assignments.Count == 0;

    private static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
