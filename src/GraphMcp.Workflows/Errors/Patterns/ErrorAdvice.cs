namespace GraphMcp.Workflows.Errors.Patterns;

/// <summary>What a person should do about errors.</summary>
public static class ErrorAdvice
{
    /// <summary>Returns the advice for a code, or for the class where the code is not known here.</summary>
    public static string For(string code, ErrorClass errorClass) =>
        code switch
        {
            ErrorCodes.DependencyUnavailable =>
                "Look at why the dependency does not answer (network, credentials, its own health), then resume the workflow.",
            ErrorCodes.SourceUnavailable =>
                "Bring the source's root back (a mount, a container, a moved folder), then resume the workflow.",
            ErrorCodes.AccessDenied => "Give this host's identity the permission that is missing, then resume the workflow or redrive it.",
            ErrorCodes.DiskFull => "Free space where the workspace or the output is, then resume the workflow.",
            ErrorCodes.NotSupported or ErrorCodes.InvalidConfiguration =>
                "Correct the configuration or the request that the message names; then resume, or start again.",
            ErrorCodes.UnknownPool => "Set a limit for the pool (Workflows:Pools in this host's configuration), then resume the workflow.",
            ErrorCodes.PoolBusy => "Nothing: the batch asks again. Raise the pool's limit if that takes too long.",
            ErrorCodes.Missing => "Nothing if the files were meant to go; else restore them and redrive the workflow.",
            ErrorCodes.Unreadable when errorClass != ErrorClass.Transient =>
                "Look at the permissions and the health of the files; redrive the workflow, or exclude them from the source.",
            ErrorCodes.ProcessorError or ErrorCodes.Unexpected when errorClass == ErrorClass.Bug =>
                "Report it to who made the processor, with an example; redrive the workflow once it is corrected.",
            ErrorCodes.Poison =>
                "Look at the files by hand: they make whatever touches them fail. Exclude them, or have the processor corrected and redrive.",
            ErrorCodes.OutOfMemory =>
                "Give the host more memory, or lower the largest file size or the batches in flight; then redrive the workflow.",
            _ => ForClass(errorClass),
        };

    private static string ForClass(ErrorClass errorClass) =>
        errorClass switch
        {
            ErrorClass.Transient => "It may have passed: redrive the workflow. If it comes back, look at the storage and the network.",
            ErrorClass.Configuration => "Set right what the message names, then resume the workflow or redrive it.",
            ErrorClass.Poison => "Look at the files by hand, exclude them, or redrive the workflow once the processor can take them.",
            ErrorClass.Bug => "Report it with an example; redrive the workflow once it is corrected.",
            _ => "Look at the examples: trying again will not help. Correct or exclude the files, then redrive the workflow.",
        };
}
