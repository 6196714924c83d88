namespace GraphMcp.Workflows.Plugins;

/// <summary>Why a plugin cannot be taken; the message is for a person.</summary>
internal sealed class PluginException(string message, Exception? innerException = null) : Exception(message, innerException);
