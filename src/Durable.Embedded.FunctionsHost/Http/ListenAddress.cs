using System.Net;
using Microsoft.AspNetCore.Http;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>Reads the URLs that a server is to listen at.</summary>
internal static class ListenAddress
{
    private const string Localhost = "localhost";

    /// <summary>Whether only this machine can reach a server there. A name other than localhost means every address to the server, as '*' does.</summary>
    public static bool IsLocal(string url)
    {
        var address = BindingAddress.Parse(url);
        return address.IsUnixPipe
            || address.IsNamedPipe
            || string.Equals(address.Host, Localhost, StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
    }

    /// <summary>A URL by which this machine reaches a server that listens there.</summary>
    public static string Reachable(string url)
    {
        var address = BindingAddress.Parse(url);
        var isAny = !IPAddress.TryParse(address.Host, out var ip) || ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any);
        return $"{address.Scheme}://{(isAny ? Localhost : address.Host)}:{address.Port}";
    }
}
