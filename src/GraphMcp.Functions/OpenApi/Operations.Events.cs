using GraphMcp.Workflows.Events;
using GraphMcp.Workflows.Webhooks;

namespace GraphMcp.Functions.OpenApi;

internal static partial class Operations
{
    private static Dictionary<string, Operation> Events() =>
        new(StringComparer.Ordinal)
        {
            ["GetWorkflowEvents"] = new(
                "Events",
                "Shows what happened, as a page or, where text/event-stream is accepted, as Server-Sent Events",
                Body.Of<EventPage>().Or("text/event-stream"),
                400,
                404
            )
            {
                Parameters =
                [
                    new("after", "Only events behind this sequence number.", "integer"),
                    new("type", "Only events of this type; `batch.*` takes a family."),
                    Top,
                    new("Last-Event-ID", "Where a stream goes on.", In: "header"),
                ],
            },
            ["EmitWorkflowEvent"] = new("Events", "Adds an event of the caller's own", Body.Texts("id"), 400, 404, 413, 415)
            {
                Status = 202,
                Request = Body.Of<EmitRequest>(),
            },
            ["GetDeadLetters"] = new(
                "Events",
                "Shows the events that no attempt could push",
                Body.Lists(("deadLetters", typeof(DeadLetter))),
                404
            ),
            ["RedeliverDeadLetters"] = new("Events", "Pushes the dead letters again", Body.Object(), 404),
        };
}
