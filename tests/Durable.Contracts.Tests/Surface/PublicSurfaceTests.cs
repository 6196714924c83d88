using Microsoft.DurableTask;

namespace Durable.Contracts.Tests.Surface;

public sealed class PublicSurfaceTests
{
    private static readonly string Contracts = typeof(TaskName).Assembly.Location;

    [Fact]
    public void Contracts_EveryPublicTypeAndMember_IsPublishedSo() =>
        Assert.Empty(SurfaceDrift.Find(AssemblySurface.Read(Contracts), PublishedSurface.Load()));

    [Fact]
    public void Published_EveryType_IsDeclared()
    {
        var declared = AssemblySurface.Read(Contracts).Select(type => type.Name);

        Assert.Empty(PublishedSurface.Load().Keys.Except(declared, StringComparer.Ordinal));
    }

    [Fact]
    public void Find_TypeThatIsNotPublished_NamesIt()
    {
        var type = new PublicType("A.B", "class A.B", []);

        Assert.Equal("A.B is not published.", Assert.Single(SurfaceDrift.Find([type], PublishedSurface.Parse(["class A.C"]))));
    }

    [Fact]
    public void Find_OtherDeclarationAndOtherMember_NamesBoth()
    {
        var type = new PublicType("A.B<T>", "class A.B<T>", ["  void M(int a)", "  void N()"]);

        Assert.Equal(
            [
                "A.B<T> is declared as 'class A.B<T>', published as 'sealed class A.B<T> : A.C<T>'.",
                "A.B<T> has 'void M(int a)', which is not published so.",
            ],
            [.. SurfaceDrift.Find([type], PublishedSurface.Parse(["sealed class A.B<T> : A.C<T>", "  void M(int b)", "  void N()"]))]
        );
    }

    [Theory]
    [InlineData("readonly record struct A.B : System.IEquatable<A.B>", "A.B")]
    [InlineData("sealed class A.B : System.Attribute  [targets 12, Inherited=False]", "A.B")]
    [InlineData("static class A.class.B", "A.class.B")]
    [InlineData("interface A.B<in TKey, out TValue> : A.C", "A.B<in TKey, out TValue>")]
    public void Parse_Declaration_FindsTheName(string declaration, string name) =>
        Assert.Equal(name, Assert.Single(PublishedSurface.Parse([declaration])).Key);

    [Fact]
    public void Read_TypeWithEveryKindOfMember_WritesTheFormatOfTheLists()
    {
        var type = AssemblySurface.Read(typeof(Specimen<>).Assembly.Location).Single(type => type.Name is $"{Here}Specimen<T>");

        Assert.Equal(
            $"abstract class {Here}Specimen<T> : System.Attribute, System.IDisposable  [targets 4, Inherited=False]",
            type.Declaration
        );
        Assert.Equal(
            [
                "  abstract T Item { get; protected set; }",
                "  const int Limit = 3",
                "  event System.EventHandler Changed",
                "  override string ToString()",
                "  protected Specimen(string[] names)",
                "  protected static readonly System.Collections.Generic.IReadOnlyList<int?> Numbers",
                "  sealed override int GetHashCode()",
                "  static bool Try<TKey : struct>(out long found, double by = 1.5, System.Threading.CancellationToken token = null, params TKey[] keys)",
                "  virtual string Text { get; init; }",
                "  void Dispose()",
            ],
            type.Members
        );
    }

    private const string Here = "Durable.Contracts.Tests.Surface.";
}
