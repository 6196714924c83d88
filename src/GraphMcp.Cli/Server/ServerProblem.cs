using System.Net;
using System.Text.Json;
using GraphMcp.Cli.Commands;

namespace GraphMcp.Cli.Server;

/// <summary>Turns what a server, or the way to it, says against a request into a line, a hint and an exit code.</summary>
internal static class ServerProblem
{
    /// <summary>Nobody answers.</summary>
    public static ServerException Unreachable(ServerAddress address, Exception error) =>
        new(
            ExitCodes.Unreachable,
            $"no server answers at {address.Url}: {error.Message.TrimEnd('.')}",
            "start one with `graphmcp serve`, or name another with --server",
            error
        );

    /// <summary>Somebody else answers.</summary>
    public static ServerException NotOurs(ServerAddress address, Exception? error = null) =>
        new(ExitCodes.Failed, $"what answers at {address.Url} is no graphmcp server", "name another with --server", error);

    /// <summary>The server answered with a problem.</summary>
    public static async Task<ServerException> OfAsync(
        HttpResponseMessage response,
        ServerAddress address,
        CancellationToken cancellationToken
    )
    {
        var detail = await DetailAsync(response, cancellationToken);
        return response.StatusCode switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => new ServerException(
                ExitCodes.Unauthorized,
                address.Key is null ? "the server wants a key" : "the server does not take the key",
                $"give the function key with --key, or better in {ServerAddress.KeyVariable}"
            ),
            HttpStatusCode.NotFound or HttpStatusCode.Gone => detail is null
                ? NotOurs(address)
                : new ServerException(ExitCodes.NotFound, detail, "`graphmcp list` shows the workflows"),
            HttpStatusCode.Conflict => new ServerException(ExitCodes.Conflict, detail ?? "the state does not allow it"),
            >= HttpStatusCode.BadRequest and < HttpStatusCode.InternalServerError => new ServerException(
                ExitCodes.WrongUsage,
                detail ?? $"the server refused the request ({(int)response.StatusCode})"
            ),
            >= HttpStatusCode.InternalServerError => new ServerException(
                ExitCodes.Failed,
                $"the server failed ({(int)response.StatusCode}): {detail ?? response.ReasonPhrase}"
            ),
            _ => NotOurs(address),
        };
    }

    private static async Task<string?> DetailAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        try
        {
            using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(cancellationToken));
            return problem.RootElement.Text("detail") is { Length: > 0 } detail ? PlainText.Of(detail) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
