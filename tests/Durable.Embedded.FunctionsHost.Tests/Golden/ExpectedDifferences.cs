using System.Text.Json.Nodes;

namespace Durable.Embedded.FunctionsHost.Tests.Golden;

/// <summary>The one place that says where this host answers otherwise than the recorded one, how, and why.</summary>
internal static class ExpectedDifferences
{
    private const string Problem = "application/problem+json";

    private const string NamesTypes =
        "The recorded host version loses a failure's type and what caused it; newer ones, and this host, do not.";
    private const string Refuses = "What cannot be read is refused with the valid values: ignored, it would ask for something else.";

    /// <summary>By step: why, and what is expected instead.</summary>
    public static IReadOnlyDictionary<string, (string Reason, Func<GoldenAnswer, GoldenAnswer> Expected)> ByStep { get; } =
        new Dictionary<string, (string, Func<GoldenAnswer, GoldenAnswer>)>
        {
            ["status of Catches with history"] = (
                NamesTypes,
                answer =>
                    answer.But([
                        .. Named("output"),
                        .. Named("historyEvents/2/Result"),
                        ("historyEvents/1/FailureDetails", Invalid("boom", "inner")),
                    ])
            ),
            ["status of UnknownActivity with history"] = (
                NamesTypes,
                answer =>
                    answer.But(
                        ("output", "ActivityTaskNotFound"),
                        ("historyEvents/1/FailureDetails", GoldenAnswer.Any),
                        ("historyEvents/2/Result", "ActivityTaskNotFound")
                    )
            ),
            ["status of Retries with history"] = (
                NamesTypes,
                answer =>
                    answer.But(new[] { 1, 4, 7 }.Select(i => ($"historyEvents/{i}/FailureDetails", (JsonNode?)Invalid("again", "inner"))))
            ),
            ["status of Parent with history"] = (
                NamesTypes,
                answer => answer.But(("historyEvents/2/FailureDetails/InnerFailure", Invalid("boom", "inner")))
            ),
            ["status of Fails with history"] = (
                NamesTypes,
                answer =>
                    answer.But(
                        ("historyEvents/1/FailureDetails", Invalid("boom", "inner")),
                        ("historyEvents/2/FailureDetails/InnerFailure", Invalid("boom", "inner"))
                    )
            ),
            ["status of Again with history"] = (
                "The engine counts generations; a real host loses the number when an orchestration continues as new.",
                answer => answer.But(("historyEvents/0/Generation", 2))
            ),
            ["status of Sleeps with history"] = (
                "A timer never fires early here.",
                answer => answer.But(("output", "slept"), ("historyEvents/3/Result", "slept"))
            ),
            ["start with malformed JSON"] = (
                "The caller is at fault, not the host.",
                answer =>
                    answer.With(
                        400,
                        new JsonObject
                        {
                            ["Message"] = "Invalid JSON content",
                            ["ExceptionMessage"] = GoldenAnswer.Any,
                            ["ExceptionType"] = GoldenAnswer.Any,
                        }
                    )
            ),
            ["start an id that runs"] = (
                "A conflict is the callers', not an error of the host.",
                answer => answer.With(409, ProblemOf(409, "The instance exists and has not ended."), Problem)
            ),
            ["delete a running one"] = (
                "What runs is not purged, as newer hosts have it.",
                answer => answer.With(412, ProblemOf(412, "The instance has not ended."), Problem)
            ),
            ["list, misspelt status"] = (Refuses, answer => answer.With(400, ProblemOf(400, "The request is not valid."), Problem)),
            ["list, bad date"] = (Refuses, answer => answer.With(400, ProblemOf(400, "The request is not valid."), Problem)),
        };

    private static IEnumerable<(string, JsonNode?)> Named(string result) =>
        [($"{result}/ErrorType", "System.InvalidOperationException"), ($"{result}/Is", true)];

    private static JsonObject Invalid(string message, string inner) =>
        Failure("System.InvalidOperationException", message, Failure("System.FormatException", inner, null));

    private static JsonObject Failure(string type, string message, JsonObject? inner) =>
        new()
        {
            ["ErrorType"] = type,
            ["ErrorMessage"] = message,
            ["InnerFailure"] = inner,
            ["IsNonRetriable"] = false,
            ["Properties"] = null,
        };

    private static JsonObject ProblemOf(int status, string title) =>
        new()
        {
            ["type"] = GoldenAnswer.Any,
            ["title"] = title,
            ["status"] = status,
            ["detail"] = GoldenAnswer.Any,
        };
}
