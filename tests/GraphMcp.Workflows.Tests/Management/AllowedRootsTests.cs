using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Management;
using Microsoft.Extensions.Options;

namespace GraphMcp.Workflows.Tests.Management;

/// <summary>Places that no folder of this machine is; folders are tested where there are some.</summary>
public sealed class AllowedRootsTests
{
    [Theory]
    [InlineData("https://acct.blob.core.windows.net/sources/team")]
    [InlineData("https://acct.blob.core.windows.net/sources/team/")]
    [InlineData("HTTPS://ACCT.blob.core.windows.net:443/sources/team/a/b")]
    [InlineData("https://acct.blob.core.windows.net/sources/te%61m/a%20b")]
    [InlineData("https://acct.blob.core.windows.net/sources/other/../team/x")]
    [InlineData("azurite:sources")]
    [InlineData("azurite:sources/any/thing")]
    [InlineData("zip:https://acct.blob.core.windows.net/sources/team/a.zip")]
    [InlineData("list:azurite:sources/list.txt")]
    [InlineData("git+https://git.example/team/repo.git?ref=main#folder")]
    [InlineData("zip:file:///data/a.zip")]
    [InlineData("git+file:///data/repo?ref=main")]
    public void Check_OfAPlaceInside_LetsItPass(string uri) => Assert.Null(Record.Exception(() => Check(uri)));

    [Theory]
    [InlineData("https://acct.blob.core.windows.net/sources")]
    [InlineData("https://acct.blob.core.windows.net/sources/teams")]
    [InlineData("https://acct.blob.core.windows.net/sources/Team")]
    [InlineData("https://acct.blob.core.windows.net/sources//team")]
    [InlineData("https://acct.blob.core.windows.net/sources/team/../other")]
    [InlineData("https://acct.blob.core.windows.net/sources/team/%2e%2e/other")]
    [InlineData("https://acct.blob.core.windows.net/sources/team/%2e%2e%2fother")]
    [InlineData("https://acct.blob.core.windows.net/sources/team/..%5Cother")]
    [InlineData("https://acct.blob.core.windows.net/sources/team?sv=1&sig=x")]
    [InlineData("https://acct.blob.core.windows.net/sources/team#x")]
    [InlineData("https://me:secret@acct.blob.core.windows.net/sources/team")]
    [InlineData("https://acct.blob.core.windows.net:8443/sources/team")]
    [InlineData("http://acct.blob.core.windows.net/sources/team")]
    [InlineData("https://acct.blob.core.windows.net.example/sources/team")]
    [InlineData("https://other.blob.core.windows.net/sources/team")]
    [InlineData("azurite:sources-not/x")]
    [InlineData("azurite:sources/../workspace/x")]
    [InlineData("azurite:sources/%2E%2E/workspace/x")]
    [InlineData("azurite:workspace/requests")]
    [InlineData("zip:azurite:workspace/a.zip")]
    [InlineData("zip:file:///data/../etc/a.zip")]
    [InlineData("zip:file:///data/%2e%2e/etc/a.zip")]
    [InlineData("zip:zip:file:///etc/a.zip")]
    [InlineData("git+https://git.example/other/repo")]
    [InlineData("git+file:///etc?x=/data")]
    public void Check_OfAPlaceOutside_IsRefused(string uri) =>
        Assert.Equal(AllowedRoots.Code, Assert.Throws<WorkflowRequestException>(() => Check(uri)).Code);

    [Fact]
    public void Check_OfTheHostsOwnOutput_LetsItPass()
    {
        Roots().Check("azurite:sources/tree", "azurite:results/w");

        Assert.Throws<WorkflowRequestException>(() => Roots().Check("azurite:results/w", "azurite:results/w"));
    }

    private static void Check(string uri) => Roots().Check(LocationUri.Of(uri, "source.uri"), "azurite:results/w");

    private static AllowedRoots Roots() =>
        new(
            Options.Create(
                new WorkflowOptions
                {
                    Workspace = "azurite:workspace",
                    Output = "azurite:results",
                    AllowedRoots =
                    [
                        "https://acct.blob.core.windows.net/sources/team/",
                        "azurite:sources",
                        "azurite:workspace",
                        "git+https://git.example/team",
                        "/data",
                    ],
                }
            )
        );
}
