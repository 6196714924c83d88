namespace GraphMcp.Workflows.Batches;

/// <summary>A file could not be read or processed; never leaves <see cref="FileRunner"/>.</summary>
internal sealed class FileFailedException(FileError error) : Exception(error.Message)
{
    public FileError Error => error;
}
