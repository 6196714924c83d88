using System.Collections.Concurrent;
using GraphMcp.Processing.References;

namespace GraphMcp.Processing.Processors;

/// <summary>The scanners of the databases that workflows of this process look for.</summary>
internal sealed class ScannerCache
{
    /// <summary>More databases than one process looks for at a time: a limit against growing for ever.</summary>
    private const int Most = 256;

    private readonly ConcurrentDictionary<(string Name, bool? OrdinaryWord), (DatabaseName Database, ReferenceScanner Scanner)> _scanners =
        new();

    /// <summary>Returns the database that the parameters name, and its scanner.</summary>
    /// <exception cref="ArgumentException">The parameter <c>database</c> is missing or no valid name.</exception>
    public (DatabaseName Database, ReferenceScanner Scanner) For(ProcessorParameters parameters)
    {
        var key = (parameters.GetString("database"), parameters.GetBoolean("ordinaryWord"));
        if (_scanners.TryGetValue(key, out var known))
        {
            return known;
        }

        if (_scanners.Count >= Most)
        {
            _scanners.Clear();
        }

        return _scanners.GetOrAdd(
            key,
            static parts =>
            {
                var database = DatabaseName.Parse(parts.Name, parts.OrdinaryWord);
                return (database, new ReferenceScanner(database));
            }
        );
    }
}
