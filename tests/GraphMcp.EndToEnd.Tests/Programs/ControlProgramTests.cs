using System.Globalization;
using GraphMcp.EndToEnd.Tests.Architecture;
using GraphMcp.EndToEnd.Tests.Trees;

namespace GraphMcp.EndToEnd.Tests.Programs;

/// <summary>
/// Random programs of control against a real server that is really killed: in the end the books of every workflow balance. By hand with more
/// and longer ones: <c>GRAPHMCP_CHAOS_PROGRAMS=200 GRAPHMCP_CHAOS_MOVES=20 GRAPHMCP_CHAOS_SEED=1</c>; a failure names its seed.
/// </summary>
public sealed class ControlProgramTests(ITestOutputHelper log)
{
    private const int Files = 50;
    private const int BadEvery = 9;
    private static readonly Move[] Moves = Enum.GetValues<Move>();

    [Fact]
    public async Task Program_OfRandomMovesAndKills_LeavesBalancedBooks()
    {
        var first = Setting("GRAPHMCP_CHAOS_SEED", Random.Shared.Next());
        for (var seed = first; seed < first + Setting("GRAPHMCP_CHAOS_PROGRAMS", 3); seed++)
        {
            // Shown whatever happens; with a failure, the last one is the one that failed.
            log.WriteLine($"GRAPHMCP_CHAOS_SEED={seed} GRAPHMCP_CHAOS_PROGRAMS=1");
            await RunAsync(seed);
        }
    }

    private async Task RunAsync(int seed)
    {
        var random = new Random(seed);
        var parallel = random.Next(1, 4);
        using var folder = new TestFolder();
        WriteTree(folder["tree"]);
        AddProcessor(folder);
        await using var server = await MortalServer.StartAsync(folder.Path, "--plugins", "plugins", "--templates", "templates");
        var program = new ControlProgram(server, folder["tree"], parallel);
        await program.StartAsync();
        for (var number = Setting("GRAPHMCP_CHAOS_MOVES", 8); number > 0; number--)
        {
            // Every other move lets some work be done, so that what comes next falls into it.
            var move = number % 2 == 0 ? Move.Advance : random.GetItems(Moves, 1)[0];
            log.WriteLine($"  {move}");
            await program.PlayAsync(move);
        }

        var books = new Books(server, folder.Path, Files);
        foreach (var ended in await program.FinishAsync())
        {
            log.WriteLine($"  {ended.GetProperty("id").GetString()} {ended.GetProperty("state").GetString()}");
            await books.AssertBalancedAsync(ended);
        }
    }

    private static void WriteTree(string tree)
    {
        Directory.CreateDirectory(tree);
        for (var file = 0; file < Files; file++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"{(file % BadEvery == 0 ? "bad" : "good")}{file:D3}.txt");
            File.WriteAllText(Path.Combine(tree, name), name);
        }
    }

    /// <summary>Some of the files fail, so that there is something to redrive.</summary>
    private static void AddProcessor(TestFolder folder)
    {
        var output = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "GraphMcp.EndToEnd.Tests"), AppContext.BaseDirectory);
        TestFolder.Copy(new DirectoryInfo(Path.Combine(Repository.Root, "tests", "plugins", "Faulty", output)), folder["plugins/Faulty"]);
        Directory.CreateDirectory(folder["templates"]);
        File.WriteAllText(
            folder["templates/work.yaml"],
            """
            name: work
            steps:
              - {id: plan, uses: plan}
              - {id: work, processor: throws, dependsOn: plan}
              - {id: report, uses: report, dependsOn: work}

            """
        );
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;
}
