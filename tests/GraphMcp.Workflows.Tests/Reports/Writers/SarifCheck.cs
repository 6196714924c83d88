using System.Text.Json.Nodes;

namespace GraphMcp.Workflows.Tests.Reports.Writers;

/// <summary>Checks what SARIF 2.1.0 requires of all that our writer writes: required properties, allowed names and values, and indexes.</summary>
internal static class SarifCheck
{
    private static readonly string[] Levels = ["none", "note", "warning", "error"];

    public static void Check(JsonNode log)
    {
        HasOnly(log, ["$schema", "version", "runs"], "version", "runs");
        Assert.Equal("2.1.0", (string?)log["version"]);
        foreach (var run in log["runs"]!.AsArray())
        {
            CheckRun(run!);
        }
    }

    private static void CheckRun(JsonNode run)
    {
        string[] known =
        [
            "tool",
            "automationDetails",
            "columnKind",
            "redactionTokens",
            "originalUriBaseIds",
            "properties",
            "invocations",
            "results",
        ];
        HasOnly(run, known, "tool");
        Assert.Equal("utf16CodeUnits", (string?)run["columnKind"]);
        var driver = run["tool"]!["driver"]!;
        HasOnly(driver, ["name", "version", "rules"], "name");
        var rules = driver["rules"]!.AsArray().Select(rule => CheckRule(rule!)).ToList();
        Assert.Equal(rules.Distinct(StringComparer.Ordinal), rules);
        CheckInvocation(run["invocations"]!.AsArray().Single()!);
        foreach (var result in run["results"]!.AsArray())
        {
            CheckResult(result!, rules);
        }

        var root = run["originalUriBaseIds"]!["%SRCROOT%"]!;
        HasOnly(root, ["uri", "description"]);
        Assert.True(root["uri"] is null || ((string)root["uri"]!).EndsWith('/'));
    }

    private static string CheckRule(JsonNode rule)
    {
        HasOnly(rule, ["id", "name", "shortDescription", "fullDescription", "help", "defaultConfiguration"], "id");
        foreach (var text in new[] { "shortDescription", "fullDescription", "help" })
        {
            HasOnly(rule[text]!, ["text"], "text");
            Assert.EndsWith(".", (string)rule[text]!["text"]!, StringComparison.Ordinal);
        }

        Assert.Contains((string)rule["defaultConfiguration"]!["level"]!, Levels);
        return (string)rule["id"]!;
    }

    private static void CheckInvocation(JsonNode invocation)
    {
        HasOnly(invocation, ["executionSuccessful", "startTimeUtc", "endTimeUtc", "toolExecutionNotifications"], "executionSuccessful");
        Assert.EndsWith("Z", (string)invocation["startTimeUtc"]!, StringComparison.Ordinal);
        foreach (var notification in invocation["toolExecutionNotifications"]!.AsArray())
        {
            HasOnly(notification!, ["level", "descriptor", "message", "locations"], "message");
            Assert.Contains((string)notification!["level"]!, Levels);
            CheckLocation(notification["locations"]![0]!);
        }
    }

    private static void CheckResult(JsonNode result, List<string> rules)
    {
        string[] known = ["ruleId", "ruleIndex", "level", "message", "locations", "partialFingerprints", "rank", "properties"];
        HasOnly(result, known, "message");
        Assert.Equal((string?)result["ruleId"], rules[(int)result["ruleIndex"]!]);
        Assert.Contains((string)result["level"]!, Levels);
        Assert.NotEmpty((string)result["message"]!["text"]!);
        Assert.All(result["partialFingerprints"]!.AsObject(), print => Assert.NotEmpty((string)print.Value!));
        CheckLocation(result["locations"]!.AsArray().Single()!);
        Assert.InRange((double?)result["rank"] ?? 0, 0, 100);
    }

    private static void CheckLocation(JsonNode location)
    {
        HasOnly(location, ["physicalLocation"], "physicalLocation");
        var place = location["physicalLocation"]!;
        HasOnly(place, ["artifactLocation", "region", "contextRegion"], "artifactLocation");
        Assert.True(Uri.IsWellFormedUriString((string)place["artifactLocation"]!["uri"]!, UriKind.Relative));
        if (place["region"] is { } region)
        {
            HasOnly(region, ["startLine", "startColumn", "endColumn", "snippet"], "startLine");
            Assert.True((int)region["startLine"]! >= 1);
            Assert.True(region["endColumn"] is null || (int)region["endColumn"]! > (int)region["startColumn"]!);
        }
    }

    private static void HasOnly(JsonNode node, string[] known, params string[] required)
    {
        var names = node.AsObject().Select(property => property.Key).ToArray();
        Assert.Empty(names.Except(known, StringComparer.Ordinal));
        Assert.Empty(required.Except(names, StringComparer.Ordinal));
    }
}
