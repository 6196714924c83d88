using System.Globalization;
using System.Text;
using GraphMcp.Workflows.Workspaces;

namespace GraphMcp.Workflows.Batches;

/// <summary>
/// The traces that attempts at a batch leave, by which a file that kills the process is found. A first attempt writes one empty file. An
/// attempt that finds traces of one that never ended marks each file before it touches it; a file that two such attempts had marked last
/// is poison.
/// </summary>
/// <remarks>
/// Processes die for other reasons, too, most likely at the same place of an attempt. So a file under suspicion is touched when all others
/// are done, and after a wait that is long beside the file: whoever is killed from outside twice was hardly twice at that file.
/// </remarks>
internal sealed class AttemptTraces
{
    private const int DeathsOfPoison = 2;
    private readonly IWorkspace workspace;
    private readonly string folder;
    private readonly Dictionary<string, int> deaths;

    private AttemptTraces(IWorkspace workspace, string folder, int attempt, bool followsDeath, Dictionary<string, int> deaths)
    {
        (this.workspace, this.folder, this.deaths) = (workspace, folder, deaths);
        (Attempt, MarksFiles) = (attempt, followsDeath);
    }

    /// <summary>Gets which attempt this is, from 1.</summary>
    public int Attempt { get; }

    /// <summary>Gets whether an earlier attempt vanished, so that files are marked, one at a time.</summary>
    public bool MarksFiles { get; }

    /// <summary>Begins an attempt.</summary>
    public static async Task<AttemptTraces> BeginAsync(IWorkspace workspace, string folder, CancellationToken cancellationToken)
    {
        var attempt = 1;
        while (!await workspace.CreateAsync(StartOf(folder, attempt), ReadOnlyMemory<byte>.Empty, cancellationToken))
        {
            attempt++;
        }

        return attempt == 1
            ? new AttemptTraces(workspace, folder, attempt, followsDeath: false, [])
            : await FollowAsync(workspace, folder, attempt, cancellationToken);
    }

    /// <summary>Returns whether the process died while it was at this file.</summary>
    public bool IsSuspect(string path) => deaths.ContainsKey(path);

    /// <summary>Returns whether a file has killed the process before.</summary>
    public bool IsPoison(string path) => deaths.GetValueOrDefault(path) >= DeathsOfPoison;

    /// <summary>Returns the numbers of the files in the order in which they are touched: those under suspicion last.</summary>
    public IEnumerable<int> OrderOf(IReadOnlyList<PlannedFile> files) =>
        Enumerable.Range(0, files.Count).OrderBy(index => deaths.GetValueOrDefault(files[index].Path));

    /// <summary>Marks the file that is touched next, if files are marked.</summary>
    public ValueTask MarkAsync(string path, CancellationToken cancellationToken) =>
        MarksFiles ? workspace.WriteAsync(MarkerOf(folder, Attempt), Encoding.UTF8.GetBytes(path), cancellationToken) : default;

    /// <summary>Takes the mark from the last file: what happens from now on is not its doing.</summary>
    public ValueTask UnmarkAsync(CancellationToken cancellationToken) => MarkAsync("", cancellationToken);

    /// <summary>Tells that this attempt did not vanish, though it committed nothing.</summary>
    public async ValueTask EndAsync() =>
        await workspace.CreateAsync(EndOf(folder, Attempt), ReadOnlyMemory<byte>.Empty, CancellationToken.None);

    private static async Task<AttemptTraces> FollowAsync(
        IWorkspace workspace,
        string folder,
        int attempt,
        CancellationToken cancellationToken
    )
    {
        var files = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var path in workspace.ListAsync(folder, cancellationToken))
        {
            files.Add(path);
        }

        var vanished = Enumerable.Range(1, attempt - 1).Where(earlier => !files.Contains(EndOf(folder, earlier))).ToList();
        var counted = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var marker in vanished.Select(earlier => MarkerOf(folder, earlier)).Where(files.Contains))
        {
            var path = Encoding.UTF8.GetString(await workspace.ReadAsync(marker, cancellationToken) ?? []);
            counted[path] = counted.GetValueOrDefault(path) + 1;
        }

        return new AttemptTraces(workspace, folder, attempt, followsDeath: vanished.Count > 0, counted);
    }

    private static string StartOf(string folder, int attempt) => $"{folder}/{Number(attempt)}.started";

    private static string MarkerOf(string folder, int attempt) => $"{folder}/{Number(attempt)}.current";

    private static string EndOf(string folder, int attempt) => $"{folder}/{Number(attempt)}.ended";

    private static string Number(int attempt) => attempt.ToString("D4", CultureInfo.InvariantCulture);
}
