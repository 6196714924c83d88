using GraphMcp.Processing.Edits.Hcl;

namespace GraphMcp.Processing.Tests.Edits.Hcl;

public sealed class HclSyntaxCheckTests
{
    [Theory]
    [InlineData("")]
    [InlineData("# only a comment")]
    [InlineData("a = 1")]
    [InlineData("a = -1.5e3 /* x */ # y\r\nb = !true")]
    [InlineData("a = x.y[0].z[\"k\"].*.w[*].v[var.i]")]
    [InlineData("a = x.0.y")]
    [InlineData("a = cond ? \"x${y ? \"}\" : \"{\"}z\" : [1, 2,]")]
    [InlineData("a = \"$${x} %%{y} \\\" ${~ z ~} %{ if a }b%{ else }c%{ endif }%{ for k, v in m }${k}%{ endfor }\"")]
    [InlineData("a = { b = 1, \"c\" : 2\n (d) = 3\n e.f = 4 }")]
    [InlineData("a = [for x in y : x if x != null]\nb = {for k, v in m : k => v...}")]
    [InlineData("a = f(1, g(), x...)\nb = provider::ns::f(\n 1\n)")]
    [InlineData("a = (\n 1 +\n 2\n)\nb = a == 1 && !b || c >= 2")]
    [InlineData("a = <<EOF\n ${x} $ { } \"\nEOF\nb = <<-X\n  y\n  X\n")]
    [InlineData("f(x)[0].y = 1", false)]
    [InlineData("block label \"other\" { a = 1 }\nempty {}\nouter {\n  inner {\n  }\n}")]
    [InlineData("block {", false)]
    [InlineData("block }", false)]
    [InlineData("}", false)]
    [InlineData("a = [1 2]", false)]
    [InlineData("a = {b 1}", false)]
    [InlineData("a = {b = 1 c = 2}", false)]
    [InlineData("a =", false)]
    [InlineData("a = 1 b = 2", false)]
    [InlineData("a = 1 +\n2", false)]
    [InlineData("a = \"x\ny\"", false)]
    [InlineData("a = \"${x\"", false)]
    [InlineData("a = <<EOF\nx", false)]
    [InlineData("a = f(1", false)]
    [InlineData("a = (1", false)]
    [InlineData("/* x", false)]
    [InlineData("\"a\" = 1", false)]
    public void FindError_Text_TellsWhetherItIsHcl(string text, bool isValid = true) =>
        Assert.Equal(isValid, new HclSyntaxCheck().FindError("main.tf", text) is null);

    [Theory]
    [InlineData("a = ", '(')]
    [InlineData("a = ", '[')]
    [InlineData("a = ", '!')]
    [InlineData("", '{')]
    public void FindError_ManyLevels_IsAnErrorAndNoCrash(string start, char open) =>
        Assert.NotNull(new HclSyntaxCheck().FindError("main.tf", start + new string(open, 100_000)));

    [Fact]
    public void FindError_ErrorInTheThirdLine_NamesTheLineOnly()
    {
        var error = new HclSyntaxCheck().FindError("main.tf", "a = 1\nb = 2\nsecret = [\n");

        Assert.Equal("The HCL is not valid at line 4: a bracket is not closed.", error);
    }
}
