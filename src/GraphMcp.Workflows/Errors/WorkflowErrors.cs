namespace GraphMcp.Workflows.Errors;

/// <summary>Stub until the errors branch is merged.</summary>
public static class WorkflowErrors
{
    public static Exception ToFailure(Exception exception) => exception;
}
