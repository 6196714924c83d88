namespace GraphMcp.Workflows.Tests.Doubles;

/// <summary>Lets doubles fail in one expression.</summary>
internal static class Throw
{
    public static void If(bool condition, Exception exception)
    {
        if (condition)
        {
            throw exception;
        }
    }
}
