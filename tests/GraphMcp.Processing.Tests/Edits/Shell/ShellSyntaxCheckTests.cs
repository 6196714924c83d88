using GraphMcp.Processing.Edits.Shell;

namespace GraphMcp.Processing.Tests.Edits.Shell;

public sealed class ShellSyntaxCheckTests
{
    private readonly ShellSyntaxCheck _check = new();

    [Theory]
    [InlineData("#!/bin/sh\nset -eu\necho \"${a:-\"b c\"}\" 'it''s' $'a\\'b' \"$(echo \"$(date)\")\" `date` $((1 + (2))) ${x:-{}}\n")]
    [InlineData("if a; then b; elif c; then d; else e; fi\n")]
    [InlineData("for ((i = 0; i < 3; i++)); do echo $i; done\nfor x; do echo $x; done\nselect x in a b\ndo break\ndone\n")]
    [InlineData("while read -r a; do echo; done < <(ls) 2>&1 | cat &\n")]
    [InlineData("case $x in (a|b) echo ;; *) ;& [c-d]*) esac\n")]
    [InlineData("f() { echo; }\nfunction g { echo; } > x\nh () (echo)\n")]
    [InlineData("cat <<A <<-'B' | sort\n$(not closed\nA\n\tx\n\tB\necho\n")]
    [InlineData("[[ $a =~ ^(x|y)$ && -n $b ]] && ((a++)) || { echo; }\n")]
    [InlineData("a=(1 2 # three\n  3)\ndeclare -A m=([a]=1 [b]=\"2 3\")\n")]
    [InlineData("echo \\\n  a \\\n  b # c\n! a | b && \\\n  c\n")]
    [InlineData("echo {a,b} }x a=b if then\n")]
    [InlineData("x=$(cat <<EOF\n)\nEOF\n)\n")]
    public void FindError_Script_HasNone(string script)
    {
        Assert.Null(_check.FindError("a.sh", script));
        Bash.AssertParses(script);
    }

    [Theory]
    [InlineData("if a; then b\n")]
    [InlineData("if a; then fi\n")]
    [InlineData("for x in a; do b; fi\n")]
    [InlineData("echo 'a\n")]
    [InlineData("echo \"$(a\"\n")]
    [InlineData("echo ${a\n")]
    [InlineData("cat <<A\na\n")]
    [InlineData("f() {\n")]
    [InlineData("f() {}\n")]
    [InlineData("case x in a) b\n")]
    [InlineData("a && \n")]
    [InlineData("a | | b\n")]
    [InlineData("( )\n")]
    [InlineData("a ) b\n")]
    [InlineData("done\n")]
    [InlineData("[[ a\n")]
    [InlineData("a >\n")]
    public void FindError_NoScript_SaysWhatIsWrong(string script)
    {
        Assert.StartsWith("Line ", _check.FindError("a.sh", script), StringComparison.Ordinal);
        Assert.True(!Bash.IsThere || !Bash.Parses(script), script);
    }
}
