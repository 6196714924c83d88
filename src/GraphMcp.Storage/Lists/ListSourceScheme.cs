using GraphMcp.Storage.Globs;
using GraphMcp.Storage.Schemes;
using GraphMcp.Workflows.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace GraphMcp.Storage.Lists;

/// <summary>Opens the files that a list names as one source: <c>list:URI</c>.</summary>
/// <param name="files">Finds the list.</param>
/// <param name="services">Has the opener of the places that it names, which has this scheme itself, and who says which are allowed.</param>
internal sealed class ListSourceScheme(FileOpener files, IServiceProvider services) : ISourceScheme
{
    private const string Prefix = "list:";
    private const long MaxBytes = 64L << 20;

    /// <inheritdoc/>
    public string Form => $"{Prefix}URI of a {ListReader.Understood} file";

    /// <inheritdoc/>
    public bool Serves(string uri) => uri.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public void Check(string uri)
    {
        if (!ListReader.IsOne(uri))
        {
            throw new NotSupportedException($"'{uri}' is no list; expected a name that ends in {ListReader.Understood}.");
        }

        files.Check(uri[Prefix.Length..]);
    }

    /// <inheritdoc/>
    public async ValueTask<IFileSource> OpenAsync(SourceSpec source, CancellationToken cancellationToken)
    {
        Check(source.Uri);
        var uri = source.Uri[Prefix.Length..];
        var content = await ReadAsync(uri, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(source, ListReader.Read(uri, content), ListPlaces.BaseOf(uri), cancellationToken).ConfigureAwait(false);
        }
        catch (NotSupportedException error)
        {
            throw new NotSupportedException($"The list '{uri}' cannot be taken: {error.Message}", error);
        }
    }

    private async Task<IFileSource> OpenAsync(
        SourceSpec source,
        IEnumerable<ListedName> names,
        string root,
        CancellationToken cancellationToken
    )
    {
        var filter = new PathFilter(source.Include, source.Exclude);
        var places = new Dictionary<string, IFileSource>(StringComparer.Ordinal);
        var listed = new Dictionary<string, ListedFile>(StringComparer.Ordinal);
        var rules = services.GetService<IAllowedPlaces>();
        var allowed = new Dictionary<string, bool>(StringComparer.Ordinal);
        var opener = services.GetRequiredService<SourceOpener>();
        foreach (var line in names)
        {
            var (place, name, path) = ListPlaces.Of(line, root);
            RequireAllowed(line, place, name, rules, allowed);
            if (!places.TryGetValue(place, out var opened))
            {
                opened = places[place] = await opener.OpenAsync(new SourceSpec(place, [], []), cancellationToken).ConfigureAwait(false);
            }

            if (filter.Takes(path))
            {
                listed[path] = new ListedFile(path, opened, name);
            }
        }

        return new ListFileSource(new SortedList<string, ListedFile>(listed, StringComparer.Ordinal), places.Values);
    }

    /// <summary>A place is asked for once; where it is not allowed as a whole, each of its files is.</summary>
    private static void RequireAllowed(ListedName line, string place, string name, IAllowedPlaces? rules, Dictionary<string, bool> allowed)
    {
        if (!allowed.TryGetValue(place, out var isAllowed))
        {
            isAllowed = allowed[place] = rules?.Allows(place) ?? true;
        }

        if (!isAllowed && !rules!.Allows($"{place}/{string.Join('/', name.Split('/').Select(Uri.EscapeDataString))}"))
        {
            throw new NotSupportedException($"Line {line.Line}: '{line.Text}' lies outside the places that this server may use.");
        }
    }

    private async Task<byte[]> ReadAsync(string uri, CancellationToken cancellationToken)
    {
        try
        {
            var list = await files.FindAsync(uri, cancellationToken).ConfigureAwait(false);
            if (list.Size > MaxBytes)
            {
                throw new NotSupportedException($"The list '{uri}' has {list.Size} bytes; at most {MaxBytes} are read.");
            }

            await using var content = await list.OpenReadAsync(cancellationToken).ConfigureAwait(false);
            using var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken).ConfigureAwait(false);
            return copy.ToArray();
        }
        catch (FileNotFoundException error)
        {
            throw new DirectoryNotFoundException($"The list '{uri}' is not there.", error);
        }
    }
}
