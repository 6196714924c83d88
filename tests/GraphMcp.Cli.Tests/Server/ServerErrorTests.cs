using GraphMcp.Cli.Commands;
using GraphMcp.Cli.Tests.Fakes;

namespace GraphMcp.Cli.Tests.Server;

/// <summary>How it is told that a server does not do what it was asked.</summary>
public sealed class ServerErrorTests : IAsyncLifetime
{
    private const string Secret = "the-key-itself";
    private readonly CliFixture _cli = new();
    private FakeServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await FakeServer.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _cli.Dispose();
    }

    [Theory]
    [InlineData(404, ExitCodes.NotFound, "There is no workflow 'w'.")]
    [InlineData(410, ExitCodes.NotFound, "It was purged.")]
    [InlineData(409, ExitCodes.Conflict, "The workflow 'w' is Succeeded: it cannot be paused any more.")]
    [InlineData(400, ExitCodes.WrongUsage, "'state' must be one of …")]
    [InlineData(413, ExitCodes.WrongUsage, "The body is larger than …")]
    public async Task Command_ThatIsRefused_TellsWhyByItsExitCode(int status, int exitCode, string detail)
    {
        _server.OnProblem("POST /api/workflows/w/pause", status, detail);

        Assert.Equal(exitCode, await RunAsync("pause", "w"));

        Assert.StartsWith($"error: {detail}", _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }

    [Fact]
    public async Task Command_AtAServerThatFails_Fails()
    {
        _server.OnProblem("GET /api/workflows/w", 500, "Something went wrong.");

        Assert.Equal(ExitCodes.Failed, await RunAsync("status", "w"));
        Assert.Contains("the server failed (500): Something went wrong.", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithoutAKeyThatIsWanted_NamesTheKey()
    {
        _server.OnProblem("GET /api/workflows", 401, "A function key is needed.");

        Assert.Equal(ExitCodes.Unauthorized, await RunAsync("list"));
        Assert.Contains("the server wants a key", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("GRAPHMCP_KEY", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WithAKey_SendsItAndNeverShowsIt()
    {
        _server.OnProblem("GET /api/workflows", 401, "A function key is needed.");

        Assert.Equal(ExitCodes.Unauthorized, await RunAsync("list", "--key", Secret));

        Assert.Equal(Secret, Assert.Single(_server.Requests).Key);
        Assert.Contains("does not take the key", _cli.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, _cli.Error + _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_WhereNobodyListens_SaysSo()
    {
        var url = _server.Url;
        await _server.DisposeAsync();

        var exitCode = await _cli.RunAsync("list", "--server", url);

        Assert.Equal(ExitCodes.Unreachable, exitCode);
        Assert.StartsWith($"error: no server answers at {url}/api/", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("graphmcp serve", _cli.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(302, "")]
    [InlineData(404, "<html>")]
    public async Task Command_WhereSomebodyElseAnswers_SaysSo(int status, string body)
    {
        _server.On("GET /api/workflows", body, status, "text/html");

        Assert.Equal(ExitCodes.Failed, await RunAsync("list"));
        Assert.Contains("is no graphmcp server", _cli.Error, StringComparison.Ordinal);
    }

    private Task<int> RunAsync(params string[] arguments) => _cli.RunAsync([.. arguments, "--server", _server.Url]);
}
