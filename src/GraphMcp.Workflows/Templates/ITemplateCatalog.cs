using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>The templates that a host knows.</summary>
public interface ITemplateCatalog
{
    /// <summary>Gets all templates by name.</summary>
    IReadOnlyList<WorkflowTemplate> All { get; }

    /// <summary>Returns a template.</summary>
    /// <exception cref="WorkflowRequestException">There is none of that name; the message lists those that there are.</exception>
    WorkflowTemplate GetTemplate(string name);
}
