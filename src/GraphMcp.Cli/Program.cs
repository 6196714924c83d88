using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Hosting;
using GraphMcp.Cli.Terminal;
using GraphMcp.Workflows.Templates;

var app = new CommandLineApp(CliTerminal.OfThisProcess(), new EmbeddedRunHostFactory(), new TemplateCatalog(TemplateCatalog.BuiltIn()));
return await app.RunAsync(args);
