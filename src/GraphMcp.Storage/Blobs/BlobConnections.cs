using Azure.Core;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;

namespace GraphMcp.Storage.Blobs;

/// <summary>Opens blob services by the connections that the host's configuration names.</summary>
/// <remarks>
/// A connection is, as function apps name them, a connection string, or a section with <c>blobServiceUri</c> (or <c>serviceUri</c>) and, for an identity
/// that is not the default one, <c>credential</c>, <c>clientId</c> and so on. Counted are all below <c>Storage</c>, <c>Inbox</c> and
/// <c>AzureWebJobsStorage</c>. A service of Azure's public cloud needs none: it is called as the default identity. No other host ever gets a token.
/// </remarks>
internal sealed class BlobConnections
{
    private const string PublicCloud = ".blob.core.windows.net";

    /// <summary>The connection that stands for the development account, where its ports are not the usual ones.</summary>
    private const string Development = "Azurite";

    private readonly BlobClientOptions _options;
    private readonly Lazy<TokenCredential> _identity = new(() => new DefaultAzureCredential());
    private readonly Lazy<BlobServiceClient> _development;
    private readonly Lazy<IReadOnlyList<BlobServiceClient>> _services;

    /// <summary>Reads the connections when the first place is opened.</summary>
    /// <param name="credentials">Makes the credentials that a section describes.</param>
    /// <param name="options">How services are called.</param>
    /// <param name="configuration">The host's configuration, or null.</param>
    public BlobConnections(AzureComponentFactory credentials, BlobClientOptions options, IConfiguration? configuration)
    {
        _options = options;
        _services = new(() => [.. Sections(configuration).Select(section => ClientOf(section, credentials)).OfType<BlobServiceClient>()]);
        _development = new(() => new BlobServiceClient(configuration?[Development] ?? "UseDevelopmentStorage=true", options));
    }

    /// <summary>Returns the container and the name, or prefix, that a URI stands for.</summary>
    /// <exception cref="NotSupportedException">The URI is wrong, or no connection leads there.</exception>
    public (BlobContainerClient Container, string Name) Find(string uri)
    {
        var parsed = BlobUri.Parse(uri, _services.Value.Select(service => service.Uri));
        return (ServiceOf(parsed.Service).GetBlobContainerClient(parsed.Container), parsed.Name);
    }

    /// <summary>Returns the place below a URI.</summary>
    /// <exception cref="NotSupportedException">The URI is wrong, or no connection leads there.</exception>
    public BlobPlace Open(string uri)
    {
        var (container, prefix) = Find(uri);
        return new BlobPlace(container, prefix.Length == 0 ? "" : prefix + "/");
    }

    private BlobServiceClient ServiceOf(Uri? address) =>
        address is null ? _development.Value
        : _services.Value.FirstOrDefault(service => SameService(service.Uri, address)) is { } configured ? configured
        : address.Scheme == Uri.UriSchemeHttps && address.Host.EndsWith(PublicCloud, StringComparison.OrdinalIgnoreCase)
            ? new BlobServiceClient(address, _identity.Value, _options)
        : throw new NotSupportedException(
            $"No connection leads to '{address}'. Without one only https://ACCOUNT{PublicCloud} is called; "
                + "for any other service set Storage__NAME to a connection string, or Storage__NAME__blobServiceUri to its address."
        );

    private static bool SameService(Uri one, Uri other) =>
        one.AbsoluteUri.TrimEnd('/').Equals(other.AbsoluteUri.TrimEnd('/'), StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<IConfigurationSection> Sections(IConfiguration? configuration) =>
        configuration is null
            ? []
            :
            [
                .. configuration.GetSection("Storage").GetChildren(),
                configuration.GetSection("Inbox"),
                configuration.GetSection("AzureWebJobsStorage"),
            ];

    private BlobServiceClient? ClientOf(IConfigurationSection section, AzureComponentFactory credentials) =>
        section.Value is { Length: > 0 } connection ? new BlobServiceClient(connection, _options)
        : (section["blobServiceUri"] ?? section["serviceUri"]) is { Length: > 0 } address
            ? new BlobServiceClient(new Uri(address), credentials.CreateTokenCredential(section), _options)
        : null;
}
