using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Tests.Fakes;

namespace GraphMcp.Cli.Tests.Commands;

/// <summary>Folders of templates and plugins on the command line.</summary>
public sealed class ExtensionTests
{
    [Fact]
    public async Task Templates_OfAFolderWithBrokenOnes_ListsAllAndFails()
    {
        using var cli = new CliFixture();
        var folder = cli.WriteTemplates();

        var exitCode = await cli.RunAsync("templates", "--templates", folder);

        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.Contains("\ngood             A good one.\n", cli.Output, StringComparison.Ordinal);
        Assert.Equal(
            [
                $"broken: {folder}/bad.yaml(2): 'steps' must be a list in A template.",
                $"broken: {folder}/own.yaml: The name 'inventory' is that of a built-in template, too; choose another.",
            ],
            cli.Error.TrimEnd('\n').Split('\n')
        );
    }

    [Fact]
    public async Task Run_ATemplateOfAFolder_IsStartedOnAHostWithTheFolders()
    {
        using var cli = new CliFixture();
        var (templates, plugins) = (cli.WriteTemplates(), cli.Folder.Folder("plugins"));

        await cli.RunAsync("run", "good", "--source", cli.Source, "--out", cli.Out, "--templates", templates, "--plugins", plugins);

        Assert.Equal("good", cli.Manager.Started!.Template);
        Assert.Equal((templates, plugins), (cli.Hosts.Opened[^1].Templates, cli.Hosts.Opened[^1].Plugins));
    }

    [Fact]
    public async Task Processors_OfAFolderWithABrokenPlugin_ListsTheRestAndFails()
    {
        using var cli = new CliFixture();
        var plugins = cli.Folder.Folder("plugins");
        cli.Folder.Folder("plugins/Broken");
        cli.Folder.File("plugins/Broken/Broken.dll", "no assembly");

        var exitCode = await cli.RunAsync("processors", "--plugins", plugins);

        Assert.Equal(ExitCodes.Failed, exitCode);
        Assert.StartsWith("decommission ", cli.Output, StringComparison.Ordinal);
        Assert.Equal("failed: Broken: It is no .NET assembly, or one for another platform.\n", cli.Error);
    }
}
