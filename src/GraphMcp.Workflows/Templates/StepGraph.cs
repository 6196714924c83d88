namespace GraphMcp.Workflows.Templates;

/// <summary>Checks that a template's steps can be run: ids, dependencies, and the order that each kind of step needs.</summary>
internal static class StepGraph
{
    /// <summary>The most steps that a template may have: the state of all of them has to fit the custom status.</summary>
    internal const int MaxSteps = 16;

    // What a step of a kind reads, steps of these other kinds must have written.
    private static readonly Dictionary<StepKind, StepKind[]> Needs = new()
    {
        [StepKind.Process] = [StepKind.Plan],
        [StepKind.Verify] = [StepKind.Process],
        [StepKind.Apply] = [StepKind.Verify],
        [StepKind.Report] = [StepKind.Plan],
    };

    public static void Check(string file, IReadOnlyList<(TemplateStep Step, TemplateNode Node)> steps)
    {
        if (steps.Count is 0 or > MaxSteps)
        {
            throw new TemplateException(file, 1, $"A template has 1 to {MaxSteps} steps.");
        }

        CheckIds(file, steps);
        var byId = steps.ToDictionary(entry => entry.Step.Id, entry => entry.Step, StringComparer.Ordinal);
        foreach (var (step, node) in steps)
        {
            CheckDependencies(byId, step, node);
        }
    }

    private static void CheckIds(string file, IReadOnlyList<(TemplateStep Step, TemplateNode Node)> steps)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new HashSet<StepKind>();
        foreach (var (step, node) in steps)
        {
            if (!ids.Add(step.Id))
            {
                throw node.Error("id", $"The step id '{step.Id}' is used twice.");
            }

            if (!kinds.Add(step.Uses) && step.Uses != StepKind.Process)
            {
                throw node.Error("uses", $"A second step uses {Name(step.Uses)}; only process may be used more than once.");
            }
        }

        if (!kinds.Contains(StepKind.Process))
        {
            throw new TemplateException(file, 1, "No step uses process, so the template would do nothing.");
        }
    }

    private static void CheckDependencies(Dictionary<string, TemplateStep> byId, TemplateStep step, TemplateNode node)
    {
        foreach (var unknown in step.DependsOn.Where(id => !byId.ContainsKey(id)))
        {
            throw node.Error("dependsOn", $"The step '{step.Id}' depends on '{unknown}', which is no step.");
        }

        if (FindWayBack(byId, step) is { } circle)
        {
            throw node.Error("dependsOn", $"The step '{step.Id}' depends on itself ({string.Join(" → ", circle)}).");
        }

        CheckNeeds(byId, step, node);
    }

    private static void CheckNeeds(Dictionary<string, TemplateStep> byId, TemplateStep step, TemplateNode node)
    {
        var before = Before(byId, step);
        foreach (var needed in Needs.GetValueOrDefault(step.Uses, []).Where(kind => before.All(id => byId[id].Uses != kind)))
        {
            var message = $"The step '{step.Id}' uses {Name(step.Uses)}, so it must depend on a step that uses {Name(needed)}.";
            throw node.Error("dependsOn", message);
        }

        // A verification or a report beside a step that still writes would tell of a part only.
        var open = byId.Values.FirstOrDefault(other => other.Uses == StepKind.Process && !before.Contains(other.Id));
        if (step.Uses is StepKind.Verify or StepKind.Report && open is not null)
        {
            var message =
                $"The step '{step.Id}' uses {Name(step.Uses)}, so it must depend on every step that uses process, also '{open.Id}'.";
            throw node.Error("dependsOn", message);
        }
    }

    /// <summary>Returns the ids of the steps that a step comes behind, directly or by way of others.</summary>
    internal static HashSet<string> Before(Dictionary<string, TemplateStep> byId, TemplateStep step)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(step.DependsOn);
        while (open.TryPop(out var id))
        {
            foreach (var dependency in found.Add(id) && byId.TryGetValue(id, out var next) ? next.DependsOn : [])
            {
                open.Push(dependency);
            }
        }

        return found;
    }

    /// <summary>Returns the shortest way from a step over its dependencies back to it, or null where there is none.</summary>
    private static IReadOnlyList<string>? FindWayBack(Dictionary<string, TemplateStep> byId, TemplateStep step)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string[]>([
            [step.Id],
        ]);
        while (open.TryDequeue(out var way))
        {
            foreach (var next in byId.TryGetValue(way[^1], out var last) ? last.DependsOn : [])
            {
                if (next == step.Id)
                {
                    return [.. way, next];
                }

                if (seen.Add(next))
                {
                    open.Enqueue([.. way, next]);
                }
            }
        }

        return null;
    }

    private static string Name(StepKind kind) => kind.ToString().ToLowerInvariant();
}
