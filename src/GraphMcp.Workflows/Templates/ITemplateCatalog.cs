using GraphMcp.Workflows.Errors;

namespace GraphMcp.Workflows.Templates;

/// <summary>The templates that a host knows.</summary>
public interface ITemplateCatalog
{
    /// <summary>Gets all templates by name.</summary>
    IReadOnlyList<WorkflowTemplate> All { get; }

    /// <summary>Gets the files of the templates folder that cannot be used.</summary>
    IReadOnlyList<BrokenTemplate> Broken { get; }

    /// <summary>Returns a template.</summary>
    /// <exception cref="WorkflowRequestException">There is none of that name, or it is broken; the message lists those that there are, or says what is wrong.</exception>
    WorkflowTemplate GetTemplate(string name);
}
