using System.Text;
using GraphMcp.Workflows.Errors;
using GraphMcp.Workflows.Inbox;
using GraphMcp.Workflows.Tests.Doubles;

namespace GraphMcp.Workflows.Tests.Inbox;

/// <summary>What is made of the blobs that land.</summary>
public sealed class InboxRequestsTests
{
    private readonly MemoryWorkspace _inbox = new();

    [Theory]
    [InlineData("decommission/a b.zip", "zip:https://x.blob.core.windows.net/inbox/decommission/a%20b.zip")]
    [InlineData("decommission/deep/er/x.tar.gz", "zip:https://x.blob.core.windows.net/inbox/decommission/deep/er/x.tar.gz")]
    [InlineData("decommission/X.TGZ", "zip:https://x.blob.core.windows.net/inbox/decommission/X.TGZ")]
    [InlineData("decommission/files.jsonl", "list:https://x.blob.core.windows.net/inbox/decommission/files.jsonl")]
    [InlineData("decommission/files.csv", "list:https://x.blob.core.windows.net/inbox/decommission/files.csv")]
    [InlineData("decommission/files.txt", "list:https://x.blob.core.windows.net/inbox/decommission/files.txt")]
    public async Task ReadAsync_OfAnArchiveOrAList_MakesItTheSource(string name, string source)
    {
        var request = await ReadAsync(Blob(name));

        Assert.Equal(("decommission", source), (request.Template, request.Source!.Uri));
    }

    [Theory]
    [InlineData("job.json", """{"source": "/tree", "parameters": {"database": "olddb"}, "apply": true}""")]
    [InlineData(
        "job.JSON",
        "\uFEFF{\"template\": \"decommission\", \"source\": \"/tree\", \"parameters\": {\"database\": \"olddb\"}, \"apply\": true}"
    )]
    [InlineData("job.yaml", "source: /tree\nparameters:\n  database: olddb\napply: true\n")]
    [InlineData("job.yml", "{source: /tree, parameters: {database: olddb}, apply: true}")]
    public async Task ReadAsync_OfARequest_TakesItAsItIs(string name, string text)
    {
        var request = await ReadAsync(Blob("decommission/" + name, text));

        Assert.Equal(("decommission", "/tree", true), (request.Template, request.Source!.Uri, request.Apply));
        Assert.Equal("olddb", request.Parameters!["database"].GetString());
    }

    [Theory]
    [InlineData("decommission/x.exe", "", "Nothing is known to do")]
    [InlineData("decommission/noextension", "", "Nothing is known to do")]
    [InlineData("x.zip", "", "It lies in no folder")]
    [InlineData("files.txt", "", "It lies in no folder")]
    [InlineData("decommission/a.json", "{", "not as expected")]
    [InlineData("decommission/a.json", "null", "empty")]
    [InlineData("decommission/a.json", "[]", "not as expected")]
    [InlineData("decommission/a.json", """{"colour": "red"}""", "colour")]
    [InlineData("decommission/a.json", """{"template": "inventory"}""", "lies in the folder of 'decommission'")]
    [InlineData("decommission/a.json", """{"id": "mine"}""", "'id'")]
    [InlineData("decommission/a.json", """{"idempotencyKey": "mine"}""", "'idempotencyKey'")]
    [InlineData("decommission/a.yaml", "a: [", "no YAML")]
    [InlineData("decommission/a.yaml", "a: &x 1\nb: *x\n", "alias")]
    [InlineData("decommission/a.yaml", "", "empty")]
    [InlineData("decommission/a.yaml", "colour: red", "colour")]
    public async Task ReadAsync_OfWhatCannotBeUnderstood_SaysWhatWasExpected(string name, string text, string expected)
    {
        var error = await Assert.ThrowsAsync<WorkflowRequestException>(() => ReadAsync(Blob(name, text)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_OfARequestThatIsTooLarge_IsRefusedWithoutReadingIt()
    {
        var error = await Assert.ThrowsAsync<WorkflowRequestException>(() =>
            ReadAsync(Blob("decommission/a.json") with { Size = 300_000 })
        );

        Assert.Contains("at most 262144", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_OfARequestThatIsGone_IsNoRejection() =>
        await Assert.ThrowsAsync<FileNotFoundException>(() => ReadAsync(Blob("decommission/a.json")));

    [Fact]
    public void IdOf_ABlob_IsTheSameForTheSameVersionOnly()
    {
        var blob = Blob("decommission/My job #1.json");

        var id = InboxIds.Of(blob);

        Assert.Matches("^My-job--1.json-[0-9a-f]{24}$", id);
        Assert.Equal(id, InboxIds.Of(blob with { Size = 9 }));
        Assert.NotEqual(id, InboxIds.Of(blob with { Version = "0x2" }));
        Assert.NotEqual(id, InboxIds.Of(blob with { Name = "inventory/My job #1.json" }));
        Assert.NotEqual(id, InboxIds.Of(blob with { Container = "https://y.blob.core.windows.net/inbox" }));
        Assert.Matches("^inbox-[0-9a-f]{24}$", InboxIds.Of(Blob("decommission/日本")));
        Assert.Matches("^[A-Za-z0-9._-]{1,100}$", InboxIds.Of(Blob("decommission/" + new string('x', 900) + ".zip")));
    }

    private Task<GraphMcp.Workflows.Management.WorkflowRequest> ReadAsync(InboxBlob blob) =>
        new InboxRequests(_inbox).ReadAsync(blob, TestContext.Current.CancellationToken);

    private InboxBlob Blob(string name, string? text = null)
    {
        if (text is not null)
        {
            _inbox.Files[name] = Encoding.UTF8.GetBytes(text);
        }

        var uri = "https://x.blob.core.windows.net/inbox/" + string.Join('/', name.Split('/').Select(Uri.EscapeDataString));
        return new InboxBlob("https://x.blob.core.windows.net/inbox", name, uri, "0x1", text?.Length ?? 0);
    }
}
