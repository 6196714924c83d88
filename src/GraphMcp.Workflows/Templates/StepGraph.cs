namespace GraphMcp.Workflows.Templates;

/// <summary>Checks that a template's steps can be run: ids, dependencies, and the order that each kind of step needs.</summary>
internal static class StepGraph
{
    /// <summary>The most steps that a template may have: the state of all of them has to fit the custom status.</summary>
    internal const int MaxSteps = 16;

    // What a step of a kind reads, a step of another kind must have written.
    private static readonly Dictionary<StepKind, StepKind> Needs = new()
    {
        [StepKind.Process] = StepKind.Plan,
        [StepKind.Verify] = StepKind.Process,
        [StepKind.Apply] = StepKind.Verify,
        [StepKind.Report] = StepKind.Plan,
    };

    public static void Check(string file, IReadOnlyList<(TemplateStep Step, long Line)> steps)
    {
        if (steps.Count is 0 or > MaxSteps)
        {
            throw new TemplateException(file, 1, $"A template has 1 to {MaxSteps} steps.");
        }

        CheckIds(file, steps);
        var byId = steps.ToDictionary(entry => entry.Step.Id, entry => entry.Step, StringComparer.Ordinal);
        foreach (var (step, line) in steps)
        {
            CheckDependencies(file, byId, step, line);
        }
    }

    private static void CheckIds(string file, IReadOnlyList<(TemplateStep Step, long Line)> steps)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var kinds = new HashSet<StepKind>();
        foreach (var (step, line) in steps)
        {
            if (!ids.Add(step.Id))
            {
                throw new TemplateException(file, line, $"The step id '{step.Id}' is used twice.");
            }

            if (!kinds.Add(step.Uses))
            {
                throw new TemplateException(file, line, $"A second step uses {Name(step.Uses)}; a template has at most one of each kind.");
            }
        }

        if (!kinds.Contains(StepKind.Process))
        {
            throw new TemplateException(file, 1, "No step uses process, so the template would do nothing.");
        }
    }

    private static void CheckDependencies(string file, Dictionary<string, TemplateStep> byId, TemplateStep step, long line)
    {
        foreach (var unknown in step.DependsOn.Where(id => !byId.ContainsKey(id)))
        {
            throw new TemplateException(file, line, $"The step '{step.Id}' depends on '{unknown}', which is no step.");
        }

        var before = Before(byId, step);
        if (before.Contains(step.Id))
        {
            throw new TemplateException(file, line, $"The step '{step.Id}' depends on itself, by way of others or directly.");
        }

        if (Needs.TryGetValue(step.Uses, out var needed) && !before.Any(id => byId[id].Uses == needed))
        {
            var message = $"The step '{step.Id}' uses {Name(step.Uses)}, so it must depend on a step that uses {Name(needed)}.";
            throw new TemplateException(file, line, message);
        }
    }

    private static HashSet<string> Before(Dictionary<string, TemplateStep> byId, TemplateStep step)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>(step.DependsOn);
        while (open.TryPop(out var id))
        {
            if (found.Add(id) && byId.TryGetValue(id, out var next))
            {
                foreach (var dependency in next.DependsOn)
                {
                    open.Push(dependency);
                }
            }
        }

        return found;
    }

    private static string Name(StepKind kind) => kind.ToString().ToLowerInvariant();
}
