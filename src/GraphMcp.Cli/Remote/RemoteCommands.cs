using System.CommandLine;
using System.Text.Json;
using GraphMcp.Cli.Terminal;

namespace GraphMcp.Cli.Remote;

/// <summary>The commands that show and control the workflows of a server.</summary>
internal static class RemoteCommands
{
    public static IEnumerable<Command> Build(CliTerminal terminal) =>
        [
            List(terminal),
            Status(terminal),
            Steps(terminal),
            Batches(terminal),
            Events(terminal),
            Errors(terminal),
            Control(terminal, "pause", "Drains what is in flight and waits."),
            Stop(terminal),
            Set(terminal),
            Checkpoint(terminal),
            Checkpoints(terminal),
            Restore(terminal),
            Redrive(terminal),
            Purge(terminal),
        ];

    /// <summary>Returns the path of a workflow's resource.</summary>
    public static string Path(string id, string resource = "") => $"workflows/{Uri.EscapeDataString(id)}{resource}";

    private static Command List(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "list", "Lists a server's workflows.");
        var state = command.Text("--state", "STATE", "Only those in this state.");
        var template = command.Text("--template", "NAME", "Only those of this template.");
        var label = command.Text("--label", "NAME:VALUE", "Only those with this label.");
        var top = command.Text("--top", "N", "At most so many.");
        var token = command.Text("--token", "TOKEN", "Goes on where the list before ended.");
        return command.Does(
            async (server, view, result) =>
                view.WriteTable(
                    await server.SendAsync(
                        HttpMethod.Get,
                        $"workflows{Query(("state", result.GetValue(state)), ("template", result.GetValue(template)), ("label", result.GetValue(label)), ("top", result.GetValue(top)), ("token", result.GetValue(token)))}"
                    ),
                    "workflows",
                    "id",
                    "template",
                    "state",
                    "createdAt",
                    "finishedAt"
                )
        );
    }

    private static Command Status(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "status", "Shows how a workflow is.");
        var id = command.Id();
        return command.Does(
            async (server, view, result) =>
                view.WriteValues(
                    await server.SendAsync(HttpMethod.Get, Path(result.GetValue(id)!)),
                    "id",
                    "template",
                    "state",
                    "suspended",
                    "reason",
                    "waitsFor",
                    "currentStep",
                    "progress.filesPlanned",
                    "progress.processed",
                    "progress.skipped",
                    "progress.failed",
                    "progress.filesPerSecond",
                    "progress.eta",
                    "startedAt",
                    "finishedAt",
                    "elapsedSeconds",
                    "failure.message",
                    "output"
                )
        );
    }

    private static Command Steps(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "steps", "Lists the steps of a workflow, or shows one.");
        var id = command.Id();
        var step = new Argument<string?>("step") { Description = "The step's id.", Arity = ArgumentArity.ZeroOrOne };
        command.Command.Add(step);
        return command.Does(
            async (server, view, result) =>
            {
                var path = Path(result.GetValue(id)!, "/steps");
                if (result.GetValue(step) is { } name)
                {
                    var details = await server.SendAsync(HttpMethod.Get, $"{path}/{Uri.EscapeDataString(name)}");
                    view.WriteValues(
                        details,
                        "step.id",
                        "step.uses",
                        "status.state",
                        "attempts",
                        "durationSeconds",
                        "input",
                        "output",
                        "batches",
                        "failure.message"
                    );
                }
                else
                {
                    view.WriteTable(
                        await server.SendAsync(HttpMethod.Get, path),
                        "steps",
                        "id",
                        "state",
                        "startedAt",
                        "finishedAt",
                        "retries"
                    );
                }
            }
        );
    }

    private static Command Batches(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "batches", "Lists the batches of a workflow.");
        var id = command.Id();
        var step = command.Text("--step", "ID", "Only those of this step.");
        var top = command.Text("--top", "N", "At most so many.");
        var token = command.Text("--token", "TOKEN", "Goes on where the list before ended.");
        return command.Does(
            async (server, view, result) =>
                view.WriteTable(
                    await server.SendAsync(
                        HttpMethod.Get,
                        Path(
                            result.GetValue(id)!,
                            $"/batches{Query(("step", result.GetValue(step)), ("top", result.GetValue(top)), ("token", result.GetValue(token)))}"
                        )
                    ),
                    "batches",
                    "batchId",
                    "stepId",
                    "sourceType",
                    "state",
                    "files",
                    "processed",
                    "skipped",
                    "failed",
                    "durationMs"
                )
        );
    }

    private static Command Events(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "events", "Shows what happened in a workflow, a line an event.");
        var id = command.Id();
        var after = command.Text("--after", "N", "Only events behind this sequence number.");
        var type = command.Text("--type", "TYPE", "Only events of this type, or of a family as batch.*.");
        var follow = command.Flag("--follow", "Goes on until the workflow has ended.");
        return command.Does(
            async (server, view, result) =>
            {
                var reading = new RemoteEvents(server, Path(result.GetValue(id)!, "/events"), result.GetValue(type));
                await foreach (var happened in reading.ReadAsync(result.GetValue(after), result.GetValue(follow)))
                {
                    view.WriteEvent(happened);
                }
            }
        );
    }

    private static Command Errors(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "errors", "Shows a workflow's failures, grouped.");
        var id = command.Id();
        return command.Does(
            async (server, view, result) =>
                view.WriteTable(
                    await server.SendAsync(HttpMethod.Get, Path(result.GetValue(id)!, "/errors")),
                    "patterns",
                    "count",
                    "code",
                    "class",
                    "message",
                    "resolution",
                    "advice"
                )
        );
    }

    private static Command Control(CliTerminal terminal, string name, string description)
    {
        var command = new RemoteCommand(terminal, name, description);
        var id = command.Id();
        return command.Does((server, view, result) => AskAsync(server, view, result.GetValue(id)!, name));
    }

    /// <summary>Asks for a change of state, and shows the state then.</summary>
    public static async Task AskAsync(RemoteServer server, RemoteView view, string id, string request)
    {
        var answer = await server.SendAsync(HttpMethod.Post, Path(id, $"/{request}"));
        view.WriteLine(answer, $"{id}: {RemoteView.Of(answer, "state")}");
    }

    private static Command Stop(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "stop", "Drains what is in flight, reports what was done and ends.");
        var id = command.Id();
        var force = command.Flag("--force", "Ends at once: nothing is drained, no report is written.");
        return command.Does(
            (server, view, result) => AskAsync(server, view, result.GetValue(id)!, result.GetValue(force) ? "stop?force=true" : "stop")
        );
    }

    private static Command Set(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "set", "Changes a workflow while it runs.");
        var id = command.Id();
        var parallel = new Option<int?>("--max-parallel") { HelpName = "N", Description = "How many batches are in flight at once." };
        var count = new Option<int?>("--tolerate") { HelpName = "N", Description = "How many files may fail." };
        var percent = new Option<double?>("--tolerate-percent") { HelpName = "P", Description = "How many percent of the files may fail." };
        command.Command.Add(parallel);
        command.Command.Add(count);
        command.Command.Add(percent);
        return command.Does(
            async (server, view, result) =>
            {
                var (files, share) = (result.GetValue(count), result.GetValue(percent));
                var body = new Dictionary<string, object?>(StringComparer.Ordinal);
                if (result.GetValue(parallel) is { } number)
                {
                    body.Add("maxParallelBatches", number);
                }

                if (files is not null || share is not null)
                {
                    body.Add("toleratedFailures", new { count = files, percent = share });
                }

                var answer = await server.SendAsync(HttpMethod.Patch, Path(result.GetValue(id)!), body);
                view.WriteLine(answer, $"{result.GetValue(id)}: changed");
            }
        );
    }

    private static Command Checkpoint(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "checkpoint", "Saves a checkpoint of a workflow.");
        var id = command.Id();
        var label = command.Text("--label", "TEXT", "What it is called.");
        return command.Does(
            async (server, view, result) =>
            {
                var saved = await server.SendAsync(
                    HttpMethod.Post,
                    Path(result.GetValue(id)!, "/checkpoints"),
                    new { label = result.GetValue(label) }
                );
                view.WriteLine(saved, RemoteView.Of(saved, "id"));
            }
        );
    }

    private static Command Checkpoints(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "checkpoints", "Lists the checkpoints of a workflow.");
        var id = command.Id();
        return command.Does(
            async (server, view, result) =>
                view.WriteTable(
                    await server.SendAsync(HttpMethod.Get, Path(result.GetValue(id)!, "/checkpoints")),
                    "checkpoints",
                    "id",
                    "label",
                    "savedAt",
                    "state"
                )
        );
    }

    private static Command Restore(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "restore", "Starts a workflow that takes over what was finished at a checkpoint.");
        var id = command.Id("checkpoint", "The checkpoint's id.");
        var own = command.Text("--workflow-id", "ID", "The new workflow's id.");
        var changed = command.Flag("--changed-only", "Does files again whose content has changed since.");
        return command.Does(
            async (server, view, result) =>
            {
                var path = $"checkpoints/{Uri.EscapeDataString(result.GetValue(id)!)}/restore";
                var body = new { id = result.GetValue(own), changedOnly = result.GetValue(changed) };
                var started = await server.SendAsync(HttpMethod.Post, path, body);
                view.WriteLine(started, RemoteView.Of(started, "id"));
            }
        );
    }

    private static Command Redrive(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "redrive", "Starts a workflow that does again what failed in a finished one.");
        var id = command.Id();
        var own = command.Text("--workflow-id", "ID", "The new workflow's id.");
        return command.Does(
            async (server, view, result) =>
            {
                var started = await server.SendAsync(
                    HttpMethod.Post,
                    Path(result.GetValue(id)!, "/redrive"),
                    new { id = result.GetValue(own) }
                );
                view.WriteLine(started, RemoteView.Of(started, "id"));
            }
        );
    }

    private static Command Purge(CliTerminal terminal)
    {
        var command = new RemoteCommand(terminal, "purge", "Removes all of a finished workflow but its reports.");
        var id = command.Id();
        return command.Does(
            async (server, view, result) =>
                view.WriteLine(await server.SendAsync(HttpMethod.Delete, Path(result.GetValue(id)!)), $"{result.GetValue(id)}: purged")
        );
    }

    private static string Query(params (string Name, string? Value)[] values)
    {
        var given = values.Where(value => value.Value is not null).Select(value => $"{value.Name}={Uri.EscapeDataString(value.Value!)}");
        return string.Join('&', given) is { Length: > 0 } query ? $"?{query}" : "";
    }
}
