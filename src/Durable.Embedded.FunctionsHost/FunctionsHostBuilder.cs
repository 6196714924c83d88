using System.Reflection;
using System.Text.Json;
using Durable.Embedded.FunctionsHost.Blobs;
using Durable.Embedded.FunctionsHost.Discovery;
using Durable.Embedded.FunctionsHost.Http;
using Durable.Embedded.FunctionsHost.ManagementApi;
using Durable.Embedded.FunctionsHost.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.Azure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Durable.Embedded.FunctionsHost;

/// <summary>Makes a host that runs the functions of assemblies in this process, on the embedded engine.</summary>
public sealed class FunctionsHostBuilder
{
    /// <summary>The setting that holds the function key: <c>FunctionsHost:Key</c>, as an environment variable <c>FunctionsHost__Key</c>.</summary>
    public const string KeySetting = "FunctionsHost:Key";

    /// <summary>
    /// The setting that switches <see cref="EmbeddedHubOptions.StrictAzureFloor"/> on by <c>true</c>: <c>FunctionsHost:StrictAzureFloor</c>, as an environment
    /// variable <c>FunctionsHost__StrictAzureFloor</c>.
    /// </summary>
    public const string StrictAzureFloorSetting = "FunctionsHost:StrictAzureFloor";

    private readonly List<Type> _types = [];
    private Func<IServiceProvider, EmbeddedHubOptions>? _hub;
    private string[] _urls = [];
    private string? _key;
    private bool _isKeyRequired;
    private string? _hostJson;
    private bool _hasBlobTriggers;
    private readonly Dictionary<string, string> _blobFolders = new(StringComparer.OrdinalIgnoreCase);

    private FunctionsHostBuilder()
    {
        Configuration.AddEnvironmentVariables();
        Services.Configure<JsonSerializerOptions>(json => json.PropertyNameCaseInsensitive = true);
    }

    /// <summary>The services of the app. As on Azure, its <see cref="JsonSerializerOptions"/> read and write what passes through the hub.</summary>
    public IServiceCollection Services { get; } = new ServiceCollection();

    /// <summary>The configuration of the app; environment variables are in it.</summary>
    public ConfigurationManager Configuration { get; } = new();

    /// <summary>Begins a host.</summary>
    public static FunctionsHostBuilder Create() => new();

    /// <summary>Adds the functions of an assembly.</summary>
    public FunctionsHostBuilder AddFunctions(Assembly assembly)
    {
        ArgumentNullException.ThrowIfNull(assembly);
        _types.AddRange(assembly.GetTypes());
        return this;
    }

    /// <summary>Adds the functions of a class.</summary>
    public FunctionsHostBuilder AddFunctions(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        _types.Add(type);
        return this;
    }

    /// <summary>Keeps the durable state in the hub of that file.</summary>
    /// <param name="path">The hub's file; its folder must exist.</param>
    /// <param name="configure">
    /// Changes the options of the hub, which have the app's loggers, clock and JSON options, and the floor that <see cref="StrictAzureFloorSetting"/> sets.
    /// Default: they stay.
    /// </param>
    public FunctionsHostBuilder UseHub(string path, Func<EmbeddedHubOptions, EmbeddedHubOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _hub = services => OptionsOf(path, services) is var options && configure is not null ? configure(options) : options;
        return this;
    }

    /// <summary>Serves HTTP functions at these URLs. Default: none, no server is started.</summary>
    public FunctionsHostBuilder UseUrls(params string[] urls)
    {
        ArgumentNullException.ThrowIfNull(urls);
        _urls = urls;
        return this;
    }

    /// <summary>
    /// Sets the key that every caller of a function above anonymous, and of the management API, needs (header <c>x-functions-key</c>, or
    /// <c>code</c> in the query) once the host listens at more than loopback addresses. Default: the setting <see cref="KeySetting"/>.
    /// </summary>
    public FunctionsHostBuilder UseFunctionKey(string key)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        _key = key;
        return this;
    }

    /// <summary>Lets callers need the key at loopback addresses too, for example because a proxy lets others in. Default: there they need none.</summary>
    public FunctionsHostBuilder RequireFunctionKey()
    {
        _isKeyRequired = true;
        return this;
    }

    /// <summary>
    /// Lets blobs start functions: containers are looked at every second, and receipts in the hub tell what was taken. Default: no function is
    /// started by a blob. Connections are settings as on Azure, a connection string or a section with <c>blobServiceUri</c> and <c>queueServiceUri</c>.
    /// </summary>
    public FunctionsHostBuilder UseBlobTriggers()
    {
        _hasBlobTriggers = true;
        return this;
    }

    /// <summary>Lets blobs start functions, with a folder that stands for the containers of a connection: its files are the blobs.</summary>
    /// <param name="connection">The connection's name.</param>
    /// <param name="folder">The folder; where it is not there, nothing lands.</param>
    public FunctionsHostBuilder UseBlobFolder(string connection, string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(connection);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _blobFolders[connection] = Path.GetFullPath(folder);
        return UseBlobTriggers();
    }

    /// <summary>Reads the route prefix from this host.json. Default: the one beside the app; without one the prefix is <c>api</c>.</summary>
    public FunctionsHostBuilder UseHostJson(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        _hostJson = path;
        return this;
    }

    /// <summary>Finds the functions and checks them; nothing is opened yet.</summary>
    /// <exception cref="InvalidFunctionsException">Functions cannot be started as they are declared.</exception>
    /// <exception cref="InvalidOperationException">No hub was named.</exception>
    /// <exception cref="FunctionKeyMissingException">Other machines could reach the host, and it has no key.</exception>
    public EmbeddedFunctionsHost Build()
    {
        var hub = _hub ?? throw new InvalidOperationException($"Name a hub first: {nameof(UseHub)}.");
        var access = FunctionAccess.Of(_urls, _key ?? Configuration[KeySetting], _isKeyRequired);
        var hostJson = _hostJson is null ? HostJson.ReadBesideApp() : HostJson.Read(_hostJson);
        var errors = new FunctionErrors();
        var functions = new FunctionFinder(hostJson.RoutePrefix, errors).Find(_types).Where(IsEnabled).ToList();
        if (_hasBlobTriggers)
        {
            Services.AddLogging();
            Services.AddAzureClientsCore();
        }

        Services.AddSingleton<IHostLifetime, CallerLifetime>();
        var host = _urls is [] ? BuildWithoutServer() : HttpFunctions.BuildApp(Services, Configuration, _urls);
        try
        {
            ConstructorCheck.Report(functions, host.Services.GetRequiredService<IServiceProviderIsService>(), errors);
            errors.ThrowIfAny();
            var runtime = new FunctionsRuntime();
            var options = hub(host.Services);
            if (host is WebApplication app)
            {
                HttpFunctions.Map(app, functions, access, runtime);
                MapManagement(app, functions, access, runtime, options);
            }

            var blobs = _hasBlobTriggers ? BlobTriggersOf(functions, host.Services, runtime, options) : null;
            return new EmbeddedFunctionsHost(host, options, functions, runtime, access, blobs);
        }
        catch
        {
            host.Dispose();
            throw;
        }
    }

    private static void MapManagement(
        WebApplication app,
        IEnumerable<FunctionDescriptor> functions,
        FunctionAccess access,
        FunctionsRuntime runtime,
        EmbeddedHubOptions options
    )
    {
        var logger = options.LoggerFactory.CreateLogger(typeof(ManagementEndpoints).FullName!);
        var urls = new ManagementUrls(Path.GetFileNameWithoutExtension(options.Path), access.QueryString);
        var orchestrators = functions.Select(function => function.Trigger).OfType<FunctionTrigger.Orchestration>();
        new ManagementEndpoints(runtime, access, logger).Map(app, [.. orchestrators.Select(o => o.Name)], urls, options.TimeProvider);
    }

    /// <summary>As on Azure, <c>AzureWebJobs.NAME.Disabled</c> (or <c>AzureWebJobs__NAME__Disabled</c>) switches a function off.</summary>
    private bool IsEnabled(FunctionDescriptor function) =>
        !string.Equals(
            Configuration[$"AzureWebJobs.{function.Name}.Disabled"] ?? Configuration[$"AzureWebJobs:{function.Name}:Disabled"],
            bool.TrueString,
            StringComparison.OrdinalIgnoreCase
        );

    private BlobTriggers BlobTriggersOf(
        IEnumerable<FunctionDescriptor> functions,
        IServiceProvider services,
        FunctionsRuntime runtime,
        EmbeddedHubOptions options
    )
    {
        var stores = new BlobStores(
            Configuration,
            services.GetRequiredService<AzureComponentFactory>(),
            options.TimeProvider,
            _blobFolders
        );
        return new BlobTriggers(functions, stores, services, runtime, options.TimeProvider, options.LoggerFactory);
    }

    private EmbeddedHubOptions OptionsOf(string path, IServiceProvider services) =>
        new()
        {
            Path = path,
            DataConverter = new JsonDataConverter(services.GetRequiredService<IOptions<JsonSerializerOptions>>().Value),
            LoggerFactory = services.GetRequiredService<ILoggerFactory>(),
            TimeProvider = services.GetService<TimeProvider>() ?? TimeProvider.System,
            StrictAzureFloor = Configuration.GetValue<bool>(StrictAzureFloorSetting),
        };

    private IHost BuildWithoutServer()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddConfiguration(Configuration);
        foreach (var service in Services)
        {
            builder.Services.Add(service);
        }

        return builder.Build();
    }
}
