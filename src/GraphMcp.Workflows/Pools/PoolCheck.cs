using GraphMcp.Processing.Processors;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Plugins;
using GraphMcp.Workflows.Templates;

namespace GraphMcp.Workflows.Pools;

/// <summary>Checks at a start that somebody defines every pool that a template's steps and their processors name.</summary>
internal sealed class PoolCheck(PoolLimits limits, ProcessorCatalog processors)
{
    /// <summary>Checks a template.</summary>
    /// <exception cref="WorkflowRequestException">It names a pool that neither itself nor this host's configuration gives a limit, or gives one that is none.</exception>
    public void Check(WorkflowTemplate template)
    {
        var own = template.Pools.Select(pool => (Name: PoolName.Check(pool.Key), Limit: PoolLimits.Check(pool.Value))).ToList();
        var known = own.Select(pool => pool.Name).Concat(limits.Configured.Keys).ToHashSet(StringComparer.Ordinal);
        foreach (var name in template.Steps.SelectMany(NamesOf).Select(PoolName.Check))
        {
            if (!known.Contains(name))
            {
                var all = known.Count == 0 ? "none" : string.Join(", ", known.Order(StringComparer.Ordinal));
                throw new WorkflowRequestException(
                    $"The template '{template.Name}' needs the pool '{name}', which nobody gives a limit (Workflows:Pools:{name}); known are {all}."
                );
            }
        }
    }

    /// <summary>Returns the pools in which a batch of a step takes a place.</summary>
    public static IEnumerable<string> NamesOf(TemplateStep? step, IFileProcessor? processor) =>
        new[] { step?.Pool, processor?.Pool }.OfType<string>();

    private IEnumerable<string> NamesOf(TemplateStep step) => NamesOf(step, step.Processor is { } name ? processors.Find(name) : null);
}
